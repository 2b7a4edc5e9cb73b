//! The row of the published PML table, and the chances computed from it.

use super::comparison::ShownReport;
use chrono::NaiveDate;
use serde::Serialize;
use waymark_clinical::facts::Facts;
use waymark_clinical::pml::exposure::{Column, column_of};
use waymark_clinical::pml::retest::{Whom, retest};
use waymark_clinical::pml::{self, Chance, Refusal};
use waymark_evidence::{
    Date, MonthBand, Pack, PmlCell, PmlMeasure, PmlRow, PmlTable, Provenance, Region, Verification,
};

/// The table in force for the region, and this person's place in it.
#[derive(Serialize)]
pub(super) struct PmlReport {
    table: &'static str,
    medicine: &'static str,
    document: &'static str,
    measure: PmlMeasure,
    out_of: u32,
    bands: &'static [MonthBand],
    /// The row; null with the reason below when the test points to none.
    row: Option<RowReport>,
    refused: Option<&'static str>,
    /// The column of a treatment that goes on.
    treatment: TreatmentReport,
    /// When a result of this row is repeated; null: no rule asks for it, or no date is known.
    retest: Option<RetestReport>,
    proof: Provenance,
}

#[derive(Serialize)]
struct TreatmentReport {
    status: &'static str,
    /// Counted from 0.
    band: Option<usize>,
}

impl From<Column> for TreatmentReport {
    fn from(column: Column) -> Self {
        let (status, band) = match column {
            Column::NotStarted => ("not-started", None),
            Column::StartNotKnown => ("start-not-known", None),
            Column::In(band) => ("in-band", Some(band)),
            Column::BeyondTheTable => ("beyond-the-table", None),
        };
        TreatmentReport { status, band }
    }
}

#[derive(Serialize)]
struct RetestReport {
    /// Low index: the rule holds only from a later time of treatment on.
    whom: &'static str,
    every: String,
    due: Date,
    /// The result is older than that today.
    is_due: bool,
}

#[derive(Serialize)]
struct RowReport {
    id: &'static str,
    label: &'static str,
    /// As printed, out of `out_of` people.
    cells: &'static [PmlCell],
    /// Within each band, for people without PML until then; null: no estimate.
    within_band: Vec<Option<ChanceReport>>,
    /// From the start of treatment to the end of each band; null: no estimate.
    from_the_start: Vec<Option<ChanceReport>>,
    /// From the start of each band to the end of the table, for people without PML until
    /// then; null: no estimate.
    what_remains: Vec<Option<ChanceReport>>,
    /// For a row that is not split by time.
    over_all_time: Option<ChanceReport>,
}

#[derive(Serialize)]
struct ChanceReport {
    /// Unrounded, between 0 and 1.
    chance: f64,
    shown: ShownReport,
    verification: Verification,
}

impl From<Chance> for ChanceReport {
    fn from(chance: Chance) -> Self {
        ChanceReport {
            chance: chance.value,
            shown: chance.shown.into(),
            verification: chance.verification(),
        }
    }
}

/// None when no table of the evidence applies in the region.
pub(super) fn report(
    pack: &'static Pack,
    facts: &Facts,
    region: Region,
    today: NaiveDate,
) -> Option<PmlReport> {
    let table = pml::table(pack, region)?;
    let row = pml::row_of(pack, table, facts);
    Some(PmlReport {
        table: table.id.0,
        medicine: table.medicine.0,
        document: table.document.0,
        measure: table.measure,
        out_of: table.out_of,
        bands: table.bands.0,
        treatment: column_of(pack, table, facts, today).into(),
        retest: row
            .ok()
            .and_then(|row| retest(pack, table, row, region, &facts.jc_virus, today))
            .map(|retest| RetestReport {
                whom: match retest.whom {
                    Whom::Negative => "negative",
                    Whom::LowIndex => "low-index",
                },
                every: retest.every.to_string(),
                due: Date(retest.due),
                is_due: retest.is_due,
            }),
        row: row.ok().map(|row| report_row(table, row)),
        refused: row.err().map(refusal),
        proof: table.proof,
    })
}

fn report_row(table: &'static PmlTable, row: &'static PmlRow) -> RowReport {
    let bands = 0..table.bands.len();
    let last = table.bands.len().saturating_sub(1);
    let chances = |of: &dyn Fn(usize) -> Option<Chance>| {
        bands.clone().map(|band| of(band).map(Into::into)).collect()
    };
    RowReport {
        id: row.id.0,
        label: row.label.clinical.0,
        cells: row.cells.0,
        within_band: chances(&|band| pml::within_band(table, row, band)),
        from_the_start: chances(&|band| pml::over_bands(table, row, 0, band)),
        what_remains: chances(&|band| pml::over_bands(table, row, band, last)),
        over_all_time: pml::over_all_time(table, row).map(Into::into),
    }
}

const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::ResultNotKnown => "result-not-known",
        Refusal::NeverTested => "never-tested",
        Refusal::Indeterminate => "indeterminate",
        Refusal::TooSoon => "too-soon-after-plasma-exchange-or-immunoglobulin",
        Refusal::ImmunosuppressantNotKnown => "earlier-immunosuppressant-not-known",
        Refusal::AssayNotKnown => "assay-not-known",
        Refusal::OtherAssay => "other-assay",
        Refusal::NoSuchRow => "no-such-row",
    }
}
