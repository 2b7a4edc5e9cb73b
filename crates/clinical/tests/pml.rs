//! The engine of PML over every state, against a small table written by hand from the
//! published documents as transcribed in `tests/oracles/pml_rows.csv`.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Months, NaiveDate};
use waymark_clinical::facts::JcVirusTest;
use waymark_clinical::pml::exposure::{Column, column_after, column_now};
use waymark_clinical::pml::retest::{Whom, retest};
use waymark_clinical::pml::{Refusal, over_all_time, over_bands, row, table, within_band};
use waymark_clinical::visit::{Answer, JcVirusResult};
use waymark_evidence::{
    Assay, Confirmation, Date, Decimal, List, PartialDate, PmlCell, PmlRow, PmlTable, Region, Str,
    Verification,
};
use waymark_evidence_pack::pack;

const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::NotKnown];
const ASSAYS: [Option<Assay>; 3] = [None, Some(Assay::Stratify), Some(Assay::ImmunoWell)];
const RESULTS: [Option<JcVirusResult>; 5] = [
    None,
    Some(JcVirusResult::NeverTested),
    Some(JcVirusResult::Negative),
    Some(JcVirusResult::Indeterminate),
    Some(JcVirusResult::Positive),
];
/// At and around each limit, and the ends of the scale.
const INDICES: [&str; 11] = [
    "0", "0.01", "0.2", "0.89", "0.9", "0.91", "1.49", "1.5", "1.51", "3", "99",
];

/// Cases out of 1,000 people, in each column.
type Cells = &'static [f64];

/// The European document: columns of 12 months.
mod europe {
    use super::Cells;
    pub const NEGATIVE: Cells = &[0.1];
    pub const NO_INDEX: Cells = &[0.1, 0.6, 2.0, 4.0, 5.0, 6.0];
    pub const TO_0_9: Cells = &[0.1, 0.1, 0.2, 0.4, 0.5, 0.6];
    pub const TO_1_5: Cells = &[0.1, 0.3, 0.8, 2.0, 2.0, 3.0];
    pub const ABOVE: Cells = &[0.2, 0.9, 3.0, 7.0, 8.0, 10.0];
    pub const IMMUNOSUPPRESSANT: Cells = &[0.3, 0.4, 4.0, 8.0, 8.0, 6.0];
}

/// The American document: columns of 24 months, no index; "less than 1" in the first.
mod america {
    use super::Cells;
    pub const NEGATIVE: Cells = &[0.1];
    pub const POSITIVE: Cells = &[1.0, 2.0, 4.0, 2.0];
    pub const IMMUNOSUPPRESSANT: Cells = &[1.0, 6.0, 7.0, 6.0];
}

/// What a state must give: decided top down, as a clinician reads the document.
fn expected(
    american: bool,
    test: &JcVirusTest,
    index: Option<&str>,
    immunosuppressant: Answer,
) -> Result<Cells, Refusal> {
    use JcVirusResult as R;
    let negative = if american {
        america::NEGATIVE
    } else {
        europe::NEGATIVE
    };
    match (test.result, test.too_soon, test.assay, immunosuppressant) {
        (None, ..) => Err(Refusal::ResultNotKnown),
        (Some(R::NeverTested), ..) => Err(Refusal::NeverTested),
        (_, Answer::Yes, ..) => Err(Refusal::TooSoon),
        (Some(R::Indeterminate), ..) => Err(Refusal::Indeterminate),
        (Some(R::Negative), ..) => Ok(negative),
        (_, _, Some(Assay::ImmunoWell), _) => Err(Refusal::OtherAssay),
        (_, _, None, _) if index.is_some() => Err(Refusal::AssayNotKnown),
        (_, _, _, Answer::NotKnown) => Err(Refusal::ImmunosuppressantNotKnown),
        (_, _, _, Answer::Yes) if american => Ok(america::IMMUNOSUPPRESSANT),
        (_, _, _, Answer::Yes) => Ok(europe::IMMUNOSUPPRESSANT),
        (_, _, _, Answer::No) if american => Ok(america::POSITIVE),
        (_, _, _, Answer::No) => Ok(match index {
            None => europe::NO_INDEX,
            Some("0" | "0.01" | "0.2" | "0.89" | "0.9") => europe::TO_0_9,
            Some("0.91" | "1.49" | "1.5") => europe::TO_1_5,
            Some(_) => europe::ABOVE,
        }),
    }
}

/// Every state of the test, with the text of its index.
fn states() -> Vec<(JcVirusTest, Option<&'static str>, Answer)> {
    let mut states = Vec::new();
    for result in RESULTS {
        for index in std::iter::once(None).chain(INDICES.map(Some)) {
            for assay in ASSAYS {
                for too_soon in ANSWERS {
                    for immunosuppressant in ANSWERS {
                        let index_value = index.map(|text| text.parse::<Decimal>().unwrap());
                        let test = JcVirusTest {
                            result,
                            index: index_value,
                            assay,
                            date: None,
                            too_soon,
                        };
                        states.push((test, index, immunosuppressant));
                    }
                }
            }
        }
    }
    states
}

fn regions() -> [(Region, bool); 3] {
    [(Region::Eu, false), (Region::Uk, false), (Region::Us, true)]
}

#[test]
fn every_state_gives_its_row_or_its_reason() {
    let mut rows = 0;
    for (region, american) in regions() {
        let table = table(pack(), region).unwrap();
        for (test, index, immunosuppressant) in states() {
            let expected = expected(american, &test, index, immunosuppressant);
            let found = row(table, &test, immunosuppressant).map(|row| {
                row.cells
                    .iter()
                    .map(|cell| cell.value.value())
                    .collect::<Vec<_>>()
            });
            assert_eq!(
                found,
                expected.map(<[f64]>::to_vec),
                "{region:?} {test:?} {index:?}"
            );
            rows += usize::from(found.is_ok());
        }
    }
    assert!(rows > 500, "{rows} states with a row");
}

#[test]
fn every_chance_of_every_row_by_hand_and_none_beyond_the_table() {
    for table in pack().pml_tables {
        let american = table.regions.contains(&Region::Us);
        for row in table.rows {
            for first in 0..12 {
                for last in 0..12 {
                    let found = over_bands(table, row, first, last).map(|chance| chance.value);
                    let cells = row.cells.0.get(first..=last.max(first)).unwrap_or_default();
                    let possible = first <= last
                        && row.cells.len() > 1
                        && !cells.is_empty()
                        && !(american && first != last)
                        && cells.iter().all(|cell| !cell.less_than);
                    assert_eq!(found.is_some(), possible, "{} {first}..={last}", row.id);
                    if let Some(found) = found {
                        let mut left = 1.0;
                        for cell in cells {
                            left -= left * cell.value.value() / 1000.0;
                        }
                        assert!(
                            (found - (1.0 - left)).abs() < 1e-12,
                            "{} {first} {last}",
                            row.id
                        );
                    }
                }
                let alone = within_band(table, row, first);
                assert_eq!(alone, over_bands(table, row, first, first));
            }
            let all = over_all_time(table, row).map(|chance| chance.value);
            let is_negative = row.id == "negative";
            assert_eq!(all.is_some(), is_negative);
            assert!(all.is_none_or(|all| (all - 0.0001).abs() < 1e-15));
        }
    }
}

#[test]
fn every_month_from_0_to_120_has_its_column_or_none() {
    for (region, american) in regions() {
        let table = table(pack(), region).unwrap();
        let (months, columns) = if american { (24, 4) } else { (12, 6) };
        let start = NaiveDate::from_ymd_opt(2020, 1, 31).unwrap();
        for month in 0_u16..=120 {
            let place = usize::from(month) / months;
            let expected = if place < columns {
                Column::In(place)
            } else {
                Column::BeyondTheTable
            };
            assert_eq!(
                column_after(table, month),
                expected,
                "{region:?} after {month}"
            );
            // From the 31st, a month is complete on the 31st, or on the first day after a
            // shorter month.
            let day = start + Months::new(month.into());
            let day = if chrono::Datelike::day(&day) == 31 {
                day
            } else {
                day.succ_opt().unwrap()
            };
            let whole = PartialDate::from(start);
            assert_eq!(
                column_now(table, Some(whole), day),
                expected,
                "{region:?} on {day}"
            );
            assert_eq!(column_now(table, None, day), Column::StartNotKnown);
        }
        let future = PartialDate::from(start + Months::new(1));
        assert_eq!(column_now(table, Some(future), start), Column::NotStarted);
    }
}

#[test]
fn a_year_alone_does_not_tell_between_two_columns() {
    let table = table(pack(), Region::Eu).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
    let column = |text: &str| column_now(table, Some(text.parse().unwrap()), today);
    assert_eq!(column("2025"), Column::StartNotKnown);
    assert_eq!(column("2026"), Column::In(0));
    assert_eq!(column("2025-05"), Column::In(1));
    assert_eq!(column("2025-06"), Column::StartNotKnown);
    assert_eq!(column("2015"), Column::BeyondTheTable);
}

#[test]
fn a_negative_or_low_result_is_old_after_the_interval_of_the_schedule() {
    let day = |text: &str| text.parse::<PartialDate>().unwrap().earliest();
    let table = table(pack(), Region::Eu).unwrap();
    let of = |result, index: Option<&str>, date: Option<&str>, today: &str| {
        let test = JcVirusTest {
            result: Some(result),
            index: index.map(|text| text.parse().unwrap()),
            assay: Some(Assay::Stratify),
            date: date.map(|text| text.parse().unwrap()),
            too_soon: Answer::No,
        };
        let row = row(table, &test, Answer::No).unwrap();
        retest(pack(), table, row, Region::Eu, &test, day(today))
            .map(|retest| (retest.whom, retest.is_due))
    };
    use JcVirusResult::{Negative, Positive};
    let sample = Some("2026-03-15");
    assert_eq!(
        of(Negative, None, sample, "2026-09-14"),
        Some((Whom::Negative, false))
    );
    assert_eq!(
        of(Negative, None, sample, "2026-09-15"),
        Some((Whom::Negative, true))
    );
    for low in ["0.9", "1.5"] {
        assert_eq!(
            of(Positive, Some(low), sample, "2026-09-15"),
            Some((Whom::LowIndex, true))
        );
    }
    assert_eq!(of(Positive, Some("1.51"), sample, "2030-09-15"), None);
    assert_eq!(of(Positive, None, sample, "2030-09-15"), None);
    assert_eq!(of(Negative, None, None, "2030-09-15"), None);
    // Of a month, the last day counts: nothing is called old that may not be.
    assert_eq!(
        of(Negative, None, Some("2026-03"), "2026-09-29"),
        Some((Whom::Negative, false))
    );
    assert_eq!(
        of(Negative, None, Some("2026-03"), "2026-09-30"),
        Some((Whom::Negative, true))
    );
}

#[test]
fn one_confirmed_cell_loses_its_mark_and_no_other() {
    let printed = table(pack(), Region::Eu).unwrap();
    let changed = confirmed(printed, "index-above-1-5", 1);
    for row in changed.rows {
        for first in 0..row.cells.len() {
            for last in first..row.cells.len() {
                let Some(chance) = over_bands(changed, row, first, last) else {
                    continue;
                };
                let is_it = row.id == "index-above-1-5" && (first, last) == (1, 1);
                let mark = if is_it {
                    Verification::Confirmed
                } else {
                    Verification::Provisional
                };
                assert_eq!(chance.verification(), mark, "{} {first} {last}", row.id);
            }
        }
    }
}

/// A copy of the table in which one cell was confirmed by a clinic.
fn confirmed(printed: &'static PmlTable, row: &str, band: usize) -> &'static PmlTable {
    let rows = printed.rows.iter().map(|one| {
        let cells = one.cells.iter().enumerate().map(|(place, cell)| PmlCell {
            confirmed: (one.id == row && place == band).then(|| Confirmation {
                role: Str("consultant neurologist"),
                on: Date(NaiveDate::from_ymd_opt(2027, 1, 15).unwrap()),
                document: Str("physician information"),
                at: Str("table 1"),
            }),
            ..*cell
        });
        PmlRow {
            cells: List(Vec::leak(cells.collect())),
            ..*one
        }
    });
    Box::leak(Box::new(PmlTable {
        rows: List(Vec::leak(rows.collect())),
        ..*printed
    }))
}
