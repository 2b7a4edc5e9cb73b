//! A visit file that holds every field there is: the reader of the browser reads what `serde_json`
//! reads, field by field.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use std::collections::BTreeSet;
use waymark_clinical::visit::Visit;
use waymark_exchange::visit_file::load;

const VISIT: &str = r#"{
  "decision": "switch", "region": "uk",
  "entries": {
    "age_years": "31", "sex_at_birth": "female", "phenotype": "relapsing-remitting",
    "first_symptoms": "2019", "edss": "2.5",
    "relapses": [{"row": 4294967295, "date": "2026-03", "disabling": "yes", "on_medicine": "no", "counts_separately": true}],
    "every_relapse_listed": "yes",
    "scans": [{"row": 1, "date": "2026-09-02", "gadolinium_lesions": "2", "t2_lesions": "12", "new_or_enlarging_t2_lesions": "3", "significant_t2_increase": "not-known"}],
    "medicines": [{"row": 2, "name": "µ \"x\"", "start": "2024", "stop": "2026-01"}],
    "every_medicine_listed": "no",
    "jc_virus": {"result": "positive", "index": "1.8", "assay": "stratify", "date": "2026-09-15", "too_soon_after_plasma_exchange_or_immunoglobulin": "no"},
    "earlier_immunosuppressant": "no",
    "judgements": {"a": "yes", "b": "no"}, "conditions": {"c": "not-known"}
  },
  "matters": {"trade_offs": {"t": "alike"}, "worries": "w", "questions": "q", "pml_lines": {"person": 10, "clinician": 20}},
  "compared": ["natalizumab"], "not_for_me": ["alemtuzumab"],
  "plan": {
    "medicine": "alemtuzumab", "start": "2027-01-11", "under_way": true,
    "changes": {
      "extra_courses": 1, "treatment": [{"ordinal": 2, "to": "2028-02-01"}], "stopped": "2029-01-01", "birth_plan": "2029-09-01",
      "moved": [{"item": "blood", "ordinal": 65535, "to": "2027-02-01"}],
      "ticks": [{"item": "blood", "ordinal": 1, "done_on": "2027-03-01"}],
      "results": [{"measure": "alt", "value": "4", "unit": "times-upper-limit", "date": "2027-03-01"}]
    },
    "days": {"rule": "working-days", "closed": ["2027-12-25"]},
    "earlier": [{"medicine": "natalizumab", "start": "2024-01-01", "changes": {"stopped": "2026-09-01"}}],
    "calendar": {
      "id": "0123", "medicine": "alemtuzumab", "region": "uk", "revision": 3, "stamp_seconds": -86400,
      "events": [{"key": "blood/1", "day": "2027-02-11"}], "before": [{"key": "blood/1", "day": "2027-02-12"}]
    }
  },
  "show_unverified": true,
  "own_baselines": {
    "open": true,
    "relapses": {"group": "", "typed": "50", "months": ""},
    "people_with_relapse": {"group": "affirm/x/placebo", "typed": "", "months": ""},
    "worsening": {"group": "", "typed": "30", "months": "24"}
  }
}"#;

/// The names of all fields that the schema of visit files knows.
fn names(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(parts) => {
            for (key, value) in parts {
                if key == "properties"
                    && let Some(fields) = value.as_object()
                {
                    found.extend(fields.keys().cloned());
                }
                names(value, found);
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|one| names(one, found)),
        _ => {}
    }
}

#[test]
fn every_field_of_a_visit_is_read_as_serde_json_reads_it() {
    let file = format!(
        "{{\"format\": \"waymark-visit\", \"version\": 1, \"saved_on\": \"2026-11-22\", \"app_version\": \"0.1.0\", \
         \"pack\": \"0123456789ab\", \"shown\": [{{\"id\": \"i\", \"what\": \"w\", \"value\": \"v\"}}], \"visit\": {VISIT}}}"
    );
    let loaded = load(&file).unwrap();
    assert_eq!(loaded.visit, serde_json::from_str::<Visit>(VISIT).unwrap());
    assert_eq!(loaded.shown.len(), 1);

    // No field is forgotten here: every name of the schema stands in the file.
    let schema = include_str!("../../../docs/visit.schema.json");
    let mut known = BTreeSet::new();
    names(&serde_json::from_str(schema).unwrap(), &mut known);
    let missing: Vec<_> = known
        .iter()
        .filter(|name| !file.contains(&format!("\"{name}\":")))
        .collect();
    assert!(known.len() > 70 && missing.is_empty(), "{missing:?}");
}
