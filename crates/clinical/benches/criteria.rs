//! How long it takes to answer every definition and every option of one visit, with the
//! sets of changes, and what the slowest single parts cost.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use waymark_clinical::criteria::{Context, findings};
use waymark_clinical::facts::{self, Facts};
use waymark_clinical::options::options;
use waymark_clinical::visit::{Answer, Entries, MedicineEntry, RelapseEntry, ScanEntry};
use waymark_evidence::{Phenotype, Region};
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

fn one_visit(criterion: &mut Criterion) {
    for (name, facts) in [
        ("known", plain()),
        ("open", open()),
        ("empty", Facts::default()),
    ] {
        criterion.bench_function(
            &format!("definitions and options, {name} visit"),
            |bencher| {
                bencher.iter(|| {
                    let facts = black_box(&facts);
                    let found = findings(pack(), facts, today());
                    let open = options(&Context::new(pack(), facts, today()), Region::Uk);
                    (found.len(), open.len())
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
