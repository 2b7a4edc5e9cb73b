//! How long it takes to answer every definition and every option of one visit, with the
//! sets of changes, and what the slowest single parts cost.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use waymark_clinical::criteria::{Context, change, findings};
use waymark_clinical::facts::{self, Facts};
use waymark_clinical::logic::Truth;
use waymark_clinical::options::{OptionAnswer, options};
use waymark_clinical::visit::{Answer, Entries, MedicineEntry, RelapseEntry, ScanEntry};
use waymark_evidence::{GateKind, Phenotype, Region};
use waymark_evidence_pack::pack;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// Two relapses to the day, one scan: most is known.
fn plain() -> Facts {
    visit(&["2026-03-10", "2026-08-04"], Answer::Yes)
}

/// Five relapses, some to the month, none judged: most is open.
fn open() -> Facts {
    visit(
        &["2024-12", "2025-06", "2025-11", "2026-03-10", "2026-08-04"],
        Answer::NotKnown,
    )
}

fn visit(relapses: &[&str], known: Answer) -> Facts {
    let entries = Entries {
        age_years: "31".into(),
        phenotype: Some(Phenotype::RelapsingRemitting),
        edss: "2.5".into(),
        relapses: (1..)
            .zip(relapses)
            .map(|(row, date)| RelapseEntry {
                row,
                date: (*date).into(),
                disabling: known,
                ..Default::default()
            })
            .collect(),
        every_relapse_listed: Answer::Yes,
        scans: vec![ScanEntry {
            row: 1,
            date: "2026-09-02".into(),
            gadolinium_lesions: if known == Answer::Yes {
                "2".into()
            } else {
                String::new()
            },
            ..Default::default()
        }],
        medicines: vec![MedicineEntry {
            row: 1,
            name: "glatiramer acetate".into(),
            start: "2025-01".into(),
            ..Default::default()
        }],
        every_medicine_listed: Answer::Yes,
        ..Default::default()
    };
    facts::read(&entries, today()).0
}

/// The number of sets that would change or settle the four answers of an option.
fn otherwise(answer: &OptionAnswer, facts: &Facts) -> usize {
    let decisive = answer
        .gates
        .iter()
        .filter(|gate| matches!(gate.gate.kind, GateKind::Licence | GateKind::Funding))
        .map(|gate| &gate.explained);
    decisive
        .chain(&answer.safe_to_start)
        .chain(&answer.practical_note)
        .map(|explained| match explained.truth {
            Truth::Unknown => change::settles(explained, facts).len(),
            _ => change::changes(explained).len(),
        })
        .sum()
}

fn one_visit(criterion: &mut Criterion) {
    for (name, facts) in [
        ("known", plain()),
        ("open", open()),
        ("empty", Facts::default()),
    ] {
        criterion.bench_function(
            &format!("definitions and options with all change sets, {name} visit"),
            |bencher| {
                bencher.iter(|| {
                    let facts = black_box(&facts);
                    let found = findings(pack(), facts, today());
                    let open = options(&Context::new(pack(), facts, today()), Region::Uk);
                    (
                        found.len(),
                        open.iter()
                            .map(|answer| otherwise(answer, facts))
                            .sum::<usize>(),
                    )
                });
            },
        );
        criterion.bench_function(&format!("definitions, {name} visit"), |bencher| {
            bencher.iter(|| findings(pack(), black_box(&facts), today()).len());
        });
    }
}

criterion_group!(benches, one_visit);
criterion_main!(benches);
