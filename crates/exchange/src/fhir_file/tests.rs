use super::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use waymark_clinical::facts;
use waymark_clinical::monitoring::{Due, plan as planned};
use waymark_clinical::visit::{Answer, Assay, JcVirusResult};
use waymark_evidence::Region;
use waymark_evidence_pack::pack;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn context(file_id: &str) -> Context<'_> {
    Context {
        file_id,
        app_version: "0.1.0",
        pack: pack(),
        today: today(),
        wording: Wording::Plain,
    }
}

/// A visit about the medicine of the tables, with a positive test.
fn visit(region: Region, index: &str) -> Visit {
    let medicine = pack().pml_tables.0[0].medicine.0;
    let mut visit = Visit {
        region,
        compared: vec![medicine.to_owned()],
        ..Visit::default()
    };
    visit.entries.jc_virus.result = Some(JcVirusResult::Positive);
    visit.entries.jc_virus.index = index.to_owned();
    visit.entries.jc_virus.assay = Some(Assay::Stratify);
    visit.entries.earlier_immunosuppressant = Answer::No;
    visit
}

fn text(visit: &Visit, plan: Option<&Plan>, file_id: &str) -> String {
    let (facts, _) = facts::read(&visit.entries, today());
    let contents = Contents {
        visit,
        facts: &facts,
        plan,
        earlier: &[],
    };
    write(&contents, &context(file_id))
}

fn bundle(visit: &Visit, plan: Option<&Plan>) -> Value {
    serde_json::from_str(&text(visit, plan, "6f2c")).unwrap()
}

fn of<'v>(bundle: &'v Value, kind: &str) -> Vec<&'v Value> {
    bundle["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["resource"])
        .filter(|resource| resource["resourceType"] == kind)
        .collect()
}

fn assessment<'v>(bundle: &'v Value, end: &str) -> &'v Value {
    of(bundle, "RiskAssessment")
        .into_iter()
        .find(|one| {
            let key = one["identifier"][0]["value"].as_str().unwrap();
            key.ends_with(end)
        })
        .unwrap()
}

#[test]
fn a_chance_is_a_percentage_and_its_rationale_says_the_same_in_people() {
    let bundle = bundle(&visit(Region::Eu, "1.8"), None);
    let prediction = |end: &str| &assessment(&bundle, end)["prediction"][0];
    let six_years = prediction("from-the-start/5");
    assert_eq!(six_years["probabilityDecimal"], json!(2.88));
    let rationale = six_years["rationale"].as_str().unwrap();
    assert!(
        rationale.starts_with("288 out of 10,000 people."),
        "{rationale}"
    );
    assert_eq!(prediction("within-band/5")["probabilityDecimal"], json!(1));
    assert_eq!(
        prediction("what-remains/2")["probabilityDecimal"],
        json!(2.77)
    );
    // Six years alone, five from the start, four to the end.
    assert_eq!(of(&bundle, "RiskAssessment").len(), 6 + 5 + 4);
}

#[test]
fn every_estimate_carries_its_mark_source_and_people() {
    let bundle = bundle(&visit(Region::Eu, "1.8"), None);
    for one in of(&bundle, "RiskAssessment") {
        let notes: Vec<&str> = one["note"]
            .as_array()
            .unwrap()
            .iter()
            .map(|note| note["text"].as_str().unwrap())
            .collect();
        assert!(notes.iter().any(|note| note.starts_with("In whom: ")));
        assert!(notes.iter().any(|note| note.starts_with("Source: ")));
        assert!(
            notes.contains(&mark(Verification::Provisional)),
            "{notes:?}"
        );
        assert_eq!(one["status"], "preliminary");
    }
}

#[test]
fn less_than_is_a_limit_and_no_number() {
    let bundle = bundle(&visit(Region::Us, "1.8"), None);
    let first = &assessment(&bundle, "within-band/0")["prediction"][0];
    assert_eq!(first.get("probabilityDecimal"), None);
    let range = &first["probabilityRange"];
    assert_eq!(range.get("low"), None);
    assert_eq!(range["high"]["value"], json!(0.1));
    assert_eq!(range["high"]["code"], "%");
    // The American cells may not be added up: four stretches of time, nothing else.
    assert_eq!(of(&bundle, "RiskAssessment").len(), 4);
}

#[test]
fn a_refusal_has_a_reason_and_no_number() {
    let mut visit = visit(Region::Eu, "1.8");
    visit.entries.jc_virus.assay = Some(Assay::ImmunoWell);
    let bundle = bundle(&visit, None);
    let [one] = of(&bundle, "RiskAssessment")[..] else {
        panic!("one refusal");
    };
    assert_eq!(one.get("prediction"), None);
    assert!(
        one["note"][0]["text"]
            .as_str()
            .unwrap()
            .contains("another test")
    );
    assert!(!text(&visit, None, "6f2c").contains("probability"));
}

#[test]
fn a_medicine_that_is_not_considered_has_no_chances() {
    let mut visit = visit(Region::Eu, "1.8");
    visit.compared.clear();
    assert!(of(&bundle(&visit, None), "RiskAssessment").is_empty());
    visit
        .entries
        .medicines
        .push(waymark_clinical::visit::MedicineEntry {
            name: pack().pml_tables.0[0].medicine.0.to_owned(),
            start: "2025-01-11".into(),
            ..Default::default()
        });
    assert!(!of(&bundle(&visit, None), "RiskAssessment").is_empty());
}

#[test]
fn nothing_of_the_person_but_the_test_is_in_it() {
    let mut visit = visit(Region::Eu, "1.8");
    visit.entries.age_years = "31".to_owned();
    visit.entries.first_symptoms = "2019-07".into();
    visit.matters.worries = "Aunt Petronella".to_owned();
    let text = text(&visit, None, "6f2c");
    for personal in [
        "31\"",
        "2019-07",
        "Petronella",
        "gender",
        "birthDate",
        "\"name\":[",
    ] {
        assert!(!text.contains(personal), "{personal}");
    }
    let bundle = bundle(&visit, None);
    let [person] = of(&bundle, "Patient")[..] else {
        panic!("one person");
    };
    assert_eq!(person.as_object().unwrap().len(), 2, "a type and a text");
}

#[test]
fn the_same_visit_gives_the_same_text_and_another_file_other_identifiers() {
    let visit = visit(Region::Eu, "1.8");
    assert_eq!(text(&visit, None, "6f2c"), text(&visit, None, "6f2c"));
    let identifiers = |file_id: &str| -> BTreeSet<String> {
        let text = text(&visit, None, file_id);
        let parts = text.split("urn:uuid:").skip(1);
        parts.map(|rest| rest[..36].to_owned()).collect()
    };
    assert!(identifiers("6f2c").is_disjoint(&identifiers("6f2d")));
}

#[test]
fn references_point_to_entries_and_each_entry_stands_once() {
    let schedule = pack().schedules.0.first().unwrap();
    let plan = planned(schedule, today(), &|_| Some(true), true).unwrap();
    let text = text(&visit(Region::Eu, "1.8"), Some(&plan), "6f2c");
    let after = |name: &str| -> Vec<&str> {
        text.split(&format!("\"{name}\":\"urn:uuid:"))
            .skip(1)
            .map(|rest| &rest[..36])
            .collect()
    };
    let entries = after("fullUrl");
    let distinct: BTreeSet<_> = entries.iter().copied().collect();
    assert_eq!(entries.len(), distinct.len());
    for reference in after("reference") {
        assert!(distinct.contains(reference), "{reference} points nowhere");
    }
}

#[test]
fn no_date_of_any_schedule_is_lost_or_added() {
    for schedule in pack().schedules {
        let plan = planned(schedule, today(), &|_| Some(true), true).unwrap();
        let bundle = bundle(&Visit::default(), Some(&plan));
        let mut written: Vec<String> = Vec::new();
        for request in of(&bundle, "ServiceRequest") {
            let (item, _) = request["identifier"][0]["value"]
                .as_str()
                .unwrap()
                .split_once('/')
                .unwrap_or_default();
            if let Some(days) = request["occurrenceTiming"]["event"].as_array() {
                written.extend(days.iter().map(|day| format!("{item} {day}")));
            } else if let Some(period) = request.get("occurrencePeriod") {
                let end = period.get("end").unwrap_or(&period["start"]);
                written.push(format!("{item} {end}"));
            }
        }
        let mut expected: Vec<String> = plan
            .items
            .iter()
            .filter(|planned| !planned.only_if_stopped)
            .map(|planned| {
                let day = match planned.due {
                    // No end is certain.
                    Due::Span { from, .. } if planned.goes_on => from,
                    Due::Span { from, to } if !crate::icalendar_file::ends(&plan, to) => from,
                    due => due.last_day(),
                };
                format!("{} \"{day}\"", planned.item.id)
            })
            .collect();
        written.sort();
        expected.sort();
        assert_eq!(written, expected, "{}", schedule.id);
    }
}

#[test]
fn the_evidence_and_the_program_are_named() {
    let bundle = bundle(&Visit::default(), None);
    let device = of(&bundle, "Device")[0];
    assert_eq!(device["version"][0]["value"], "0.1.0");
    assert_eq!(device["version"][1]["value"], pack().id.0);
    let note = of(&bundle, "CarePlan")[0]["note"][0]["text"]
        .as_str()
        .unwrap();
    assert!(note.contains(pack().id.0), "{note}");
}

#[test]
fn results_are_observations_with_units_and_a_stopped_plan_has_its_own() {
    use waymark_clinical::monitoring::change::Changes;
    use waymark_clinical::monitoring::plan_with_changes;
    use waymark_clinical::visit::{PlanChanges, ResultEntry};
    use waymark_evidence::{Measure, ResultUnit};

    let planned = |schedule: &str, start: &str, changes: &Changes| {
        let schedule = pack().schedule(schedule).unwrap();
        plan_with_changes(
            schedule,
            start.parse().unwrap(),
            &|_| Some(true),
            false,
            changes,
        )
        .unwrap()
    };
    let result = |measure, value: &str, unit, date: &str| ResultEntry {
        measure,
        value: value.to_owned(),
        unit,
        date: date.into(),
    };
    let low = [
        result(
            Measure::Lymphocytes,
            "0.19",
            ResultUnit::BillionPerLitre,
            "2027-04-12",
        ),
        result(
            Measure::Lymphocytes,
            "190",
            ResultUnit::PerMm3,
            "2027-04-26",
        ),
        result(
            Measure::Lymphocytes,
            "190",
            ResultUnit::PerMm3,
            "2027-04-26",
        ),
    ];
    let changes = PlanChanges {
        results: low.to_vec(),
        ..PlanChanges::default()
    };
    let earlier = [planned("fingolimod-eu", "2027-01-11", &changes.read())];
    let below = PlanChanges {
        results: vec![result(
            Measure::Platelets,
            "below",
            ResultUnit::LaboratoryRange,
            "2027-09-11",
        )],
        ..PlanChanges::default()
    };
    let present = planned("alemtuzumab-eu", "2027-08-09", &below.read());
    let visit = Visit::default();
    let (facts, _) = facts::read(&visit.entries, today());
    let contents = Contents {
        visit: &visit,
        facts: &facts,
        plan: Some(&present),
        earlier: &earlier,
    };
    let bundle: Value = serde_json::from_str(&write(&contents, &context("6f2c"))).unwrap();
    let observations = of(&bundle, "Observation");
    assert_eq!(observations.len(), 4);
    assert_eq!(
        observations[0]["valueQuantity"],
        serde_json::json!({"value": 0.19, "unit": "10⁹ per litre",
            "system": "http://unitsofmeasure.org", "code": "10*9/L"})
    );
    assert_eq!(observations[1]["valueQuantity"]["code"], "/mm3");
    assert_eq!(
        observations[3]["valueCodeableConcept"]["text"],
        "below the range of the laboratory"
    );
    assert!(observations[3].get("valueQuantity").is_none());
    let plans = of(&bundle, "CarePlan");
    assert_eq!(plans.len(), 2);
    assert_eq!(plans[0]["title"], "Still asked for after fingolimod");
    let of_plans: Vec<usize> = plans
        .iter()
        .map(|plan| plan["supportingInfo"].as_array().unwrap().len())
        .collect();
    assert_eq!(of_plans, [3, 1]);
    // The rule that stopped treatment is told, and of the earlier plan nothing before its end.
    assert!(plans[0]["note"].to_string().contains("Two very low counts"));
    let stopped = earlier[0].last_treatment_day.to_string();
    let of_earlier: Vec<&Value> = of(&bundle, "ServiceRequest")
        .into_iter()
        .filter(|one| {
            one["identifier"][0]["value"]
                .as_str()
                .unwrap()
                .starts_with("fingolimod:")
        })
        .collect();
    assert!(!of_earlier.is_empty());
    for one in of_earlier {
        let days = one["occurrenceTiming"]["event"].as_array();
        let last = days
            .and_then(|days| days.last())
            .unwrap_or(&one["occurrencePeriod"]["end"]);
        assert!(*last.as_str().unwrap() > *stopped, "{one}");
    }
    let urls: BTreeSet<_> = bundle["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["fullUrl"].as_str().unwrap())
        .collect();
    assert_eq!(urls.len(), bundle["entry"].as_array().unwrap().len());
}
