//! The chance of PML on natalizumab, from published tables only.
//!
//! A table is shown whole with the matching row marked; nothing is interpolated,
//! extrapolated or scaled. When the person's test does not fit a row, the answer is a
//! [`Refusal`] with its reason, never a neighbouring number.

pub mod exposure;
pub mod immunosuppressant;
pub mod lines;
pub mod retest;

use crate::effects::Shown;
use crate::facts::JcVirusTest;
use crate::visit::{Answer, JcVirusResult};
use waymark_evidence::{
    Decimal, Pack, PmlMeasure, PmlRow, PmlStratum, PmlTable, Region, Verification,
};

/// Why no row of a table is this person's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// It is not known whether a test was done, or what it showed.
    ResultNotKnown,
    /// Never tested.
    NeverTested,
    /// The laboratory could not tell.
    Indeterminate,
    /// The sample was taken too soon after plasma exchange or immunoglobulin.
    TooSoon,
    /// Positive: whether an immunosuppressant was taken decides the row, and is not known.
    ImmunosuppressantNotKnown,
    /// Positive: the assay is not known, and indices of assays are not one scale.
    AssayNotKnown,
    /// The result is from another assay than the table's.
    OtherAssay,
    /// The table has no such row.
    NoSuchRow,
}

/// The table in force for a region: its own, or none.
pub fn table(pack: &'static Pack, region: Region) -> Option<&'static PmlTable> {
    pack.pml_tables
        .0
        .iter()
        .find(|table| table.in_force.until.is_none() && table.regions.contains(&region))
}

/// The row of the table for a person, from the test and from earlier immunosuppressants, those
/// among the listed medicines included.
///
/// # Errors
/// [`Refusal`] when the test points to no row.
pub fn row_of(
    pack: &'static Pack,
    table: &'static PmlTable,
    facts: &crate::facts::Facts,
) -> Result<&'static PmlRow, Refusal> {
    row(
        table,
        &facts.jc_virus,
        immunosuppressant::earlier(pack, facts),
    )
}

/// The row of the table that this person's test points to.
///
/// # Errors
/// [`Refusal`] when the test points to no row.
pub fn row(
    table: &'static PmlTable,
    test: &JcVirusTest,
    earlier_immunosuppressant: Answer,
) -> Result<&'static PmlRow, Refusal> {
    let find = |wanted: &dyn Fn(PmlStratum) -> bool| {
        table
            .rows
            .0
            .iter()
            .find(|row| wanted(row.stratum))
            .ok_or(Refusal::NoSuchRow)
    };
    match test.result {
        None => return Err(Refusal::ResultNotKnown),
        Some(JcVirusResult::NeverTested) => return Err(Refusal::NeverTested),
        Some(_) if test.too_soon == Answer::Yes => return Err(Refusal::TooSoon),
        Some(JcVirusResult::Indeterminate) => return Err(Refusal::Indeterminate),
        // A negative result counts whatever the assay: the other one finds antibodies more
        // often, so its negatives are negative here too (UK consensus of 2025, in the pack).
        Some(JcVirusResult::Negative) => {
            return find(&|stratum| stratum == PmlStratum::Negative);
        }
        Some(JcVirusResult::Positive) => {}
    }
    match test.assay {
        Some(assay) if assay != table.assay => return Err(Refusal::OtherAssay),
        None if test.index.is_some() => return Err(Refusal::AssayNotKnown),
        _ => {}
    }
    match earlier_immunosuppressant {
        Answer::NotKnown => Err(Refusal::ImmunosuppressantNotKnown),
        Answer::Yes => find(&|stratum| stratum == PmlStratum::EarlierImmunosuppressant),
        Answer::No => {
            let has_bands = table
                .rows
                .iter()
                .any(|row| matches!(row.stratum, PmlStratum::Index { .. }));
            match test.index {
                Some(index) if has_bands => find(&|stratum| match stratum {
                    PmlStratum::Index { above, at_most } => {
                        above.is_none_or(|limit| index > limit)
                            && at_most.is_none_or(|limit| index <= limit)
                    }
                    _ => false,
                }),
                _ => find(&|stratum| stratum == PmlStratum::PositiveWithoutIndex),
            }
        }
    }
}

/// A chance computed from cells of one row, with the cells it was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// The table.
    pub table: &'static PmlTable,
    /// The row.
    pub row: &'static PmlRow,
    /// First and last band used, counted from 0, both included.
    pub bands: (usize, usize),
    /// The chance, unrounded, between 0 and 1.
    pub value: f64,
    /// Rounded once, out of 10,000 people.
    pub shown: Shown,
}

impl Chance {
    /// The mark that goes with it.
    pub fn verification(&self) -> Verification {
        let confirmed = |band: usize| {
            self.row
                .cells
                .0
                .get(band)
                .is_some_and(|cell| cell.confirmed.is_some())
        };
        if (self.bands.0..=self.bands.1).all(confirmed) {
            Verification::Confirmed
        } else {
            self.table.proof.verification
        }
    }
}

/// Rare things are counted out of this many people.
const RARE: u32 = 10_000;

/// A chance between 0 and 1 as people out of 10,000, rounded once.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a chance lies between 0 and 1, so the product lies between 0 and 10,000"
)]
fn out_of_ten_thousand(chance: f64) -> Shown {
    let count = (chance * f64::from(RARE) + 1e-9).round() as u32;
    if count == 0 && chance > 0.0 {
        Shown::FewerThanOne { of: RARE }
    } else {
        Shown::OutOf {
            count: count.min(RARE),
            of: RARE,
        }
    }
}

/// The chance within one band for people without PML until then.
///
/// None when the row has one cell over all time, when the cell is printed as "less than",
/// or beyond the last band: no estimate.
pub fn within_band(table: &'static PmlTable, row: &'static PmlRow, band: usize) -> Option<Chance> {
    chained(table, row, band, band)
}

/// The chance from the start of band `first` to the end of band `last`, for people without
/// PML until then: 1 − ∏(1 − qᵢ).
///
/// None for tables whose cells may not be chained, and beyond the last band.
pub fn over_bands(
    table: &'static PmlTable,
    row: &'static PmlRow,
    first: usize,
    last: usize,
) -> Option<Chance> {
    if first != last && table.measure != PmlMeasure::ConditionalOnPmlFree {
        return None;
    }
    chained(table, row, first, last)
}

fn chained(
    table: &'static PmlTable,
    row: &'static PmlRow,
    first: usize,
    last: usize,
) -> Option<Chance> {
    if row.cells.len() != table.bands.len() || first > last {
        return None;
    }
    let cells = row.cells.0.get(first..=last)?;
    if cells.iter().any(|cell| cell.less_than) {
        return None;
    }
    let free: f64 = cells
        .iter()
        .map(|cell| 1.0 - cell.value.value() / f64::from(table.out_of))
        .product();
    let value = if first == last {
        cells.first()?.value.value() / f64::from(table.out_of)
    } else {
        1.0 - free
    };
    Some(Chance {
        table,
        row,
        bands: (first, last),
        value,
        shown: out_of_ten_thousand(value),
    })
}

/// The single cell of a row that is not split by time (a negative test).
pub fn over_all_time(table: &'static PmlTable, row: &'static PmlRow) -> Option<Chance> {
    let [cell] = row.cells.0 else { return None };
    if table.bands.len() == 1 {
        return None;
    }
    let value = cell.value.value() / f64::from(table.out_of);
    Some(Chance {
        table,
        row,
        bands: (0, 0),
        value,
        shown: out_of_ten_thousand(value),
    })
}

/// A printed cell in the frame of rare things.
pub fn cell_shown(table: &PmlTable, value: Decimal) -> Shown {
    out_of_ten_thousand(value.value() / f64::from(table.out_of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence::Assay;
    use waymark_evidence_pack::pack;

    fn eu() -> &'static PmlTable {
        table(pack(), Region::Eu).unwrap()
    }

    fn positive(index: Option<&str>, assay: Option<Assay>) -> JcVirusTest {
        JcVirusTest {
            result: Some(JcVirusResult::Positive),
            index: index.map(|text| text.parse().unwrap()),
            assay,
            ..Default::default()
        }
    }

    fn stratify(index: &str) -> JcVirusTest {
        positive(Some(index), Some(Assay::Stratify))
    }

    #[test]
    fn index_above_1_5_gives_the_three_different_answers() {
        let row = row(eu(), &stratify("1.8"), Answer::No).unwrap();
        let shown = |first, last| over_bands(eu(), row, first, last).unwrap().shown;
        assert_eq!(
            shown(5, 5),
            Shown::OutOf {
                count: 100,
                of: 10_000
            },
            "year six alone"
        );
        assert_eq!(
            shown(0, 5),
            Shown::OutOf {
                count: 288,
                of: 10_000
            },
            "six years together"
        );
        assert_eq!(
            shown(2, 5),
            Shown::OutOf {
                count: 277,
                of: 10_000
            },
            "after two years without"
        );
    }

    #[test]
    fn the_limits_belong_to_the_lower_band() {
        let id = |index: &str| row(eu(), &stratify(index), Answer::No).unwrap().id.0;
        assert_eq!(id("0.9"), id("0.4"));
        assert_ne!(id("0.9"), id("0.91"));
        assert_eq!(id("1.5"), id("0.91"));
        assert_ne!(id("1.5"), id("1.51"));
    }

    #[test]
    fn an_index_of_another_assay_is_refused() {
        let test = positive(Some("1.8"), Some(Assay::ImmunoWell));
        assert_eq!(row(eu(), &test, Answer::No), Err(Refusal::OtherAssay));
        assert_eq!(row(eu(), &test, Answer::Yes), Err(Refusal::OtherAssay));
        let test = positive(Some("1.8"), None);
        assert_eq!(row(eu(), &test, Answer::No), Err(Refusal::AssayNotKnown));
    }

    #[test]
    fn an_earlier_immunosuppressant_moves_to_its_own_row_whatever_the_index() {
        for index in ["0.5", "1.2", "3"] {
            let row = row(eu(), &stratify(index), Answer::Yes).unwrap();
            assert_eq!(row.stratum, PmlStratum::EarlierImmunosuppressant);
        }
        assert_eq!(
            row(eu(), &stratify("1.8"), Answer::NotKnown),
            Err(Refusal::ImmunosuppressantNotKnown)
        );
    }

    #[test]
    fn indeterminate_never_becomes_negative() {
        let results = [
            (None, Refusal::ResultNotKnown),
            (Some(JcVirusResult::NeverTested), Refusal::NeverTested),
            (Some(JcVirusResult::Indeterminate), Refusal::Indeterminate),
        ];
        for (result, refusal) in results {
            for immunosuppressant in [Answer::Yes, Answer::No, Answer::NotKnown] {
                let test = JcVirusTest {
                    result,
                    ..Default::default()
                };
                assert_eq!(row(eu(), &test, immunosuppressant), Err(refusal));
            }
        }
    }

    #[test]
    fn a_test_too_soon_after_plasma_exchange_is_not_used() {
        for result in [JcVirusResult::Negative, JcVirusResult::Positive] {
            let test = JcVirusTest {
                result: Some(result),
                too_soon: Answer::Yes,
                ..Default::default()
            };
            assert_eq!(row(eu(), &test, Answer::No), Err(Refusal::TooSoon));
        }
    }

    #[test]
    fn negative_is_about_1_out_of_10_000_and_not_zero() {
        let test = JcVirusTest {
            result: Some(JcVirusResult::Negative),
            ..Default::default()
        };
        let row = row(eu(), &test, Answer::NotKnown).unwrap();
        let chance = over_all_time(eu(), row).unwrap();
        assert_eq!(
            chance.shown,
            Shown::OutOf {
                count: 1,
                of: 10_000
            }
        );
    }

    #[test]
    fn beyond_the_table_there_is_no_estimate() {
        let row = row(eu(), &stratify("1.8"), Answer::No).unwrap();
        assert_eq!(within_band(eu(), row, 6), None);
        assert_eq!(over_bands(eu(), row, 0, 6), None);
    }

    #[test]
    fn the_american_table_is_another_document_and_is_not_chained() {
        let us = table(pack(), Region::Us).unwrap();
        assert_ne!(us.id, eu().id);
        let row = row(us, &stratify("1.8"), Answer::No).unwrap();
        assert_eq!(row.stratum, PmlStratum::PositiveWithoutIndex);
        assert_eq!(over_bands(us, row, 1, 2), None);
        assert!(within_band(us, row, 1).is_some());
        assert_eq!(within_band(us, row, 0), None, "printed as less than 1");
    }

    #[test]
    fn every_number_of_the_european_table_is_marked_provisional_until_confirmed() {
        let row = row(eu(), &stratify("1.8"), Answer::No).unwrap();
        let chance = within_band(eu(), row, 0).unwrap();
        assert_eq!(chance.verification(), Verification::Provisional);
    }

    /// Section B5 of the dossier: the columns agree with each other.
    #[test]
    fn columns_agree_with_the_published_cumulative_figures() {
        let sum = |stratum| {
            let row = eu().rows.iter().find(|row| row.stratum == stratum).unwrap();
            row.cells.iter().map(|cell| cell.value.value()).sum::<f64>()
        };
        assert!((sum(PmlStratum::PositiveWithoutIndex) - 17.7).abs() < 1e-9);
        assert!((sum(PmlStratum::EarlierImmunosuppressant) - 26.7).abs() < 1e-9);
    }
}
