//! People drawn near the edges of every window.

use crate::draw::Draw;
use chrono::{Datelike, Days, Months, NaiveDate};
use waymark_clinical::facts::{Facts, LastDay, MedicineTaken, Relapse, Scan};
use waymark_clinical::visit::Answer;
use waymark_evidence::{PartialDate, Phenotype};
use waymark_evidence_pack::pack;

pub const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::NotKnown];

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Days on which month ends, leap days and plain days meet windows.
pub fn today(draw: &mut Draw) -> NaiveDate {
    day(draw.pick(&[
        "2026-11-22",
        "2024-02-29",
        "2025-02-28",
        "2025-03-01",
        "2027-03-31",
        "2024-12-31",
    ]))
}

/// A date not after `today`, mostly near the edge of a window or of the separation.
pub fn date(draw: &mut Draw, today: NaiveDate, near: Option<PartialDate>) -> PartialDate {
    let base = match (near, draw.below(3)) {
        (Some(near), 0 | 1) => near.earliest(),
        _ => today
            .checked_sub_months(Months::new(draw.pick(&[0, 3, 11, 12, 13, 23, 24, 25])))
            .unwrap(),
    };
    let days = draw.pick(&[0u64, 0, 1, 2, 15, 28, 29, 30, 31, 60]);
    let moved = if draw.one_in(2) {
        base + Days::new(days)
    } else {
        base - Days::new(days)
    };
    let moved = moved.min(today);
    match draw.below(8) {
        0..=4 => moved.into(),
        5 | 6 => PartialDate::new(moved.year(), Some(moved.month()), None).unwrap(),
        _ => PartialDate::new(moved.year(), None, None).unwrap(),
    }
}

pub fn relapses(draw: &mut Draw, today: NaiveDate, most: usize) -> Vec<Relapse> {
    let mut relapses: Vec<Relapse> = Vec::new();
    for row in 0..draw.below(most + 1) {
        let near = relapses.last().and_then(|relapse| relapse.date);
        relapses.push(Relapse {
            row: u32::try_from(row).unwrap(),
            date: if draw.one_in(12) {
                None
            } else {
                Some(date(draw, today, near))
            },
            disabling: draw.pick(&ANSWERS),
            on_medicine: draw.pick(&ANSWERS),
            counts_separately: draw.one_in(6),
        });
    }
    relapses
}

fn count(draw: &mut Draw) -> Option<u16> {
    draw.pick(&[None, Some(0), Some(1), Some(2), Some(8), Some(9)])
}

/// A whole person, most things of whom may not be known.
pub fn person(draw: &mut Draw, today: NaiveDate) -> Facts {
    let mut facts = Facts {
        age_years: draw.pick(&[
            None,
            Some(17),
            Some(18),
            Some(31),
            Some(50),
            Some(51),
            Some(56),
        ]),
        phenotype: draw.pick(&[
            None,
            Some(Phenotype::RelapsingRemitting),
            Some(Phenotype::RelapsingRemitting),
            Some(Phenotype::ClinicallyIsolated),
            Some(Phenotype::ActiveSecondaryProgressive),
            Some(Phenotype::PrimaryProgressive),
        ]),
        edss: draw
            .pick(&[None, Some("0"), Some("3.0"), Some("3.5"), Some("5.5")])
            .map(|score| score.parse().unwrap()),
        relapses: relapses(draw, today, 4),
        every_relapse_listed: draw.pick(&ANSWERS),
        every_medicine_listed: draw.pick(&ANSWERS),
        ..Default::default()
    };
    if draw.one_in(2) {
        facts.first_symptoms = Some(date(draw, today, None));
    }
    for row in 0..draw.below(3) {
        let near = facts.scans.last().and_then(|scan: &Scan| scan.date);
        facts.scans.push(Scan {
            row: u32::try_from(row).unwrap(),
            date: if draw.one_in(6) {
                None
            } else {
                Some(date(draw, today, near))
            },
            gadolinium_lesions: count(draw),
            t2_lesions: count(draw),
            new_or_enlarging_t2_lesions: count(draw),
            significant_t2_increase: draw.pick(&ANSWERS),
        });
    }
    for row in 0..draw.below(3) {
        let start = if draw.one_in(4) {
            None
        } else {
            Some(date(draw, today, None))
        };
        facts.medicines.push(MedicineTaken {
            row: u32::try_from(row).unwrap(),
            name: draw
                .pick(&["", "Tysabri", "natalizumab", "another"])
                .to_owned(),
            start,
            stop: match draw.below(4) {
                0 => LastDay::NotKnown,
                1 => LastDay::On(date(draw, today, start)),
                _ => LastDay::GoesOn,
            },
        });
    }
    for judgement in pack().judgements {
        facts
            .judgements
            .insert(judgement.id.0.to_owned(), draw.pick(&ANSWERS));
    }
    facts
}
