//! What an editor should look at, which does not stop the build.

use super::arithmetic::asymmetric;
use super::is_current;
use crate::date::Date;
use crate::decimal::Decimal;
use crate::pack::Pack;
use crate::record::{EffectKind, GateKind, Interval, Outcome, Provenance, Study, Verification};
use crate::text::Str;
use std::collections::BTreeSet;

/// A label whose date is further back than this is likely to have been replaced.
const LABEL_AGE_MONTHS: u32 = 24;

/// Things an editor should look at, each with its file.
pub fn warnings(pack: &Pack, today: Date) -> Vec<String> {
    let mut found = Vec::new();
    asymmetric_intervals(pack, &mut found);
    single_source_facts(pack, &mut found);
    old_labels(pack, today, &mut found);
    reviews_due(pack, today, &mut found);
    found
}

fn asymmetric_intervals(pack: &Pack, found: &mut Vec<String>) {
    let mut look =
        |place: String, kind: EffectKind, value: Option<Decimal>, interval: Option<&Interval>| {
            if let (Some(value), Some(interval)) = (value, interval)
                && kind != EffectKind::PercentLower
                && asymmetric(value, interval)
            {
                found.push(format!(
                    "{place}: {value} ({} to {}) is asymmetric on the log scale: a misprint?",
                    interval.low, interval.high
                ));
            }
        };
    for study in pack.studies {
        for outcome in study.outcomes {
            if let Some(effect) = &outcome.effect {
                let place = format!("studies/{}.toml, outcome {}", study.id, outcome.id);
                look(place, effect.kind, effect.value, effect.interval.as_ref());
            }
        }
    }
    for network in pack.networks {
        for result in network.results {
            let place = format!("networks/{}.toml, result {}", network.id, result.name);
            look(place, network.kind, result.value, result.interval.as_ref());
        }
    }
}

/// A result that decides a row of the comparison although its number was read in one place
/// only: one dossier row is one reading.
fn single_source_facts(pack: &Pack, found: &mut Vec<String>) {
    for study in pack.studies {
        for outcome in study.outcomes {
            let read = matches!(
                outcome.proof.verification,
                Verification::Read | Verification::ReadSecondary
            );
            if decides_a_row(pack, study, outcome) && read && outcome.proof.origin.len() == 1 {
                found.push(format!(
                    "studies/{}.toml, outcome {}: decides a row of the comparison and was read in one place only",
                    study.id, outcome.id
                ));
            }
        }
    }
}

fn decides_a_row(pack: &Pack, study: &Study, outcome: &Outcome) -> bool {
    !outcome.detail_only
        && pack
            .endpoint(&outcome.endpoint)
            .is_some_and(|endpoint| endpoint.row.is_some())
        && outcome
            .results
            .iter()
            .filter_map(|result| study.arm(&result.arm))
            .any(|arm| arm.medicine.is_some())
}

/// Documents behind a current rule (not a study or a funding decision), by their age.
fn old_labels(pack: &Pack, today: Date, found: &mut Vec<String>) {
    let Some(limit) = today
        .0
        .checked_sub_months(chrono::Months::new(LABEL_AGE_MONTHS))
    else {
        return;
    };
    let mut labels: BTreeSet<Str> = BTreeSet::new();
    for medicine in pack.medicines {
        for gate in medicine.gates {
            if is_current(&gate.in_force) && gate.kind != GateKind::Funding {
                labels.insert(gate.proof.source);
            }
        }
    }
    for schedule in pack.schedules {
        if is_current(&schedule.in_force) {
            labels.insert(schedule.proof.source);
            labels.extend(schedule.items.iter().map(|item| item.proof.source));
        }
    }
    for table in pack.pml_tables {
        if is_current(&table.in_force) {
            labels.insert(table.proof.source);
        }
    }
    for text in pack
        .regulations
        .iter()
        .flat_map(|regulations| regulations.texts)
    {
        if is_current(&text.in_force) {
            labels.insert(text.proof.source);
        }
    }
    for source in labels.iter().filter_map(|id| pack.source(id)) {
        if let Some(dated) = source.dated
            && dated.latest() < limit
        {
            found.push(format!(
                "sources/{}.toml: dated {dated}, older than two years, and a current rule rests on it: is there a newer text?",
                source.id
            ));
        }
    }
}

fn reviews_due(pack: &Pack, today: Date, found: &mut Vec<String>) {
    if today > pack.about.review_by {
        found.push(format!(
            "pack.toml: review was due {}",
            pack.about.review_by
        ));
    }
    for source in pack.sources {
        if today > source.review_by {
            found.push(format!(
                "sources/{}.toml: review was due {}",
                source.id, source.review_by
            ));
        }
    }
    for (place, proof) in proofs(pack) {
        if let Some(review_by) = proof.review_by
            && today > review_by
        {
            found.push(format!("{place}: review was due {review_by}"));
        }
    }
}

/// Every proof of the pack with its file and place.
fn proofs(pack: &Pack) -> Vec<(String, &Provenance)> {
    let mut all: Vec<(String, &Provenance)> =
        vec![("pack.toml".to_owned(), &pack.about.relapse_separation_proof)];
    for medicine in pack.medicines {
        let file = format!("medicines/{}.toml", medicine.id);
        all.push((file.clone(), &medicine.proof));
        for gate in medicine.gates {
            all.push((format!("{file}, gate {}", gate.id), &gate.proof));
        }
        for side in medicine.practical {
            all.push((format!("{file}, practical side {}", side.id), &side.proof));
        }
        for harm in medicine.harms {
            all.push((format!("{file}, harm {}", harm.id), &harm.proof));
        }
    }
    for study in pack.studies {
        let file = format!("studies/{}.toml", study.id);
        all.push((file.clone(), &study.proof));
        for outcome in study.outcomes {
            all.push((format!("{file}, outcome {}", outcome.id), &outcome.proof));
        }
    }
    for definition in pack.definitions {
        all.push((
            format!("definitions/{}.toml", definition.id),
            &definition.proof,
        ));
    }
    for schedule in pack.schedules {
        let file = format!("schedules/{}.toml", schedule.id);
        all.push((file.clone(), &schedule.proof));
        for item in schedule.items {
            all.push((format!("{file}, item {}", item.id), &item.proof));
        }
    }
    for table in pack.pml_tables {
        all.push((format!("pml/{}.toml", table.id), &table.proof));
    }
    for statement in pack.statements {
        all.push((
            format!("statements/{}.toml", statement.id),
            &statement.proof,
        ));
    }
    for regulations in pack.regulations {
        for text in regulations.texts {
            let place = format!("regulation/{}.toml, text {}", regulations.id, text.id);
            all.push((place, &text.proof));
        }
    }
    for network in pack.networks {
        all.push((format!("networks/{}.toml", network.id), &network.proof));
    }
    all
}
