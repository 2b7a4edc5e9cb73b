//! Entries that could not be used.

use serde::Serialize;
use waymark_clinical::facts::{Field, Problem, Wrong};

/// A field that counts as not known, and why.
#[derive(Serialize)]
pub(super) struct ProblemReport {
    /// Path in the visit; rows by their number.
    field: String,
    wrong: &'static str,
}

impl From<Problem> for ProblemReport {
    fn from(problem: Problem) -> Self {
        ProblemReport {
            field: field(problem.field),
            wrong: wrong(problem.wrong),
        }
    }
}

fn field(field: Field) -> String {
    match field {
        Field::Age => "entries.age_years".to_owned(),
        Field::FirstSymptoms => "entries.first_symptoms".to_owned(),
        Field::Edss => "entries.edss".to_owned(),
        Field::RelapseDate(row) => format!("entries.relapses[row={row}].date"),
        Field::ScanDate(row) => format!("entries.scans[row={row}].date"),
        Field::Gadolinium(row) => format!("entries.scans[row={row}].gadolinium_lesions"),
        Field::T2(row) => format!("entries.scans[row={row}].t2_lesions"),
        Field::NewT2(row) => format!("entries.scans[row={row}].new_or_enlarging_t2_lesions"),
        Field::MedicineName(row) => format!("entries.medicines[row={row}].name"),
        Field::MedicineStart(row) => format!("entries.medicines[row={row}].start"),
        Field::MedicineStop(row) => format!("entries.medicines[row={row}].stop"),
        Field::JcVirusIndex => "entries.jc_virus.index".to_owned(),
        Field::JcVirusDate => "entries.jc_virus.date".to_owned(),
        Field::PlanStart => "plan.start".to_owned(),
    }
}

pub(super) const fn wrong(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::NotADate => "not-a-date",
        Wrong::NoSuchMonth => "no-such-month",
        Wrong::NoSuchDay => "no-such-day",
        Wrong::InTheFuture => "in-the-future",
        Wrong::BeforeBirth => "before-birth",
        Wrong::StopBeforeStart => "stop-before-start",
        Wrong::NotACount => "not-a-count",
        Wrong::NotAnAge => "not-an-age",
        Wrong::NotAnEdss => "not-an-edss",
        Wrong::NotAnIndex => "not-an-index",
        Wrong::NotAResult => "not-a-result",
        Wrong::UnitOfAnotherTest => "unit-of-another-test",
        Wrong::CellsAreCounted => "cells-are-counted",
        Wrong::TooManyCells => "too-many-cells",
        Wrong::IndexWithoutPositive => "index-without-positive",
        Wrong::NotOutOfTenThousand => "not-out-of-ten-thousand",
        Wrong::NotABaseline => "not-a-baseline",
        Wrong::NotABaselineRate => "not-a-baseline-rate",
        Wrong::AmbiguousComma => "ambiguous-comma",
        Wrong::NotMonths => "not-months",
        Wrong::MoreNewThanTotal => "more-new-than-total",
        Wrong::MoreEnhancingThanTotal => "more-enhancing-than-total",
        Wrong::NoName => "no-name",
        Wrong::InThePast => "in-the-past",
        Wrong::NeedsTheDay => "needs-the-day",
        Wrong::TooFarAhead => "too-far-ahead",
    }
}
