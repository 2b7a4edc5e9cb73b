//! Results of tests on which a schedule depends: how they are read, and which kind they are.

use crate::calendar::after;
use crate::facts::Wrong;
use crate::visit::ResultEntry;
use chrono::NaiveDate;
use waymark_evidence::{Decimal, Measure, OnResult, ResultIs, ResultUnit};

/// A result that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestResult {
    /// What was measured.
    pub measure: Measure,
    /// The number, in its unit.
    pub value: Decimal,
    /// Its unit.
    pub unit: ResultUnit,
    /// The day of the sample or examination.
    pub day: NaiveDate,
}

impl TestResult {
    /// Whether the laboratory places it below its range.
    pub fn is_below_range(&self) -> bool {
        self.unit == ResultUnit::LaboratoryRange && self.value < Decimal::new(1, 0)
    }
}

/// A rule of the schedule that a result met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Met {
    /// The rule.
    pub rule: &'static OnResult,
    /// The result that met it.
    pub result: TestResult,
    /// The last day on which a course that waits may begin; none when none waits.
    pub latest: Option<NaiveDate>,
}

/// 10⁹ cells a litre above this is a number of another unit: a hundred thousand cells in a
/// cubic millimetre.
const MOST_BILLIONS: Decimal = Decimal::new(100, 0);

/// What is entered for a result below the range of the laboratory, and for one inside it.
pub const IN_RANGE: [&str; 2] = ["below", "inside"];

/// A whole.
const HUNDRED_PERCENT: Decimal = Decimal::new(100, 0);

impl ResultEntry {
    /// The result.
    ///
    /// # Errors
    /// What is wrong with it: the date, the number, or the unit. Cells of a cubic millimetre
    /// are counted, so a number with decimals is of another unit.
    pub fn read(&self) -> Result<TestResult, Wrong> {
        if !self.measure.units().contains(&self.unit) {
            return Err(Wrong::UnitOfAnotherTest);
        }
        let value = match self.unit {
            // A number says nothing here without the range of its laboratory.
            ResultUnit::LaboratoryRange => (0..)
                .zip(IN_RANGE)
                .find(|(_, entered)| *entered == self.value)
                .map(|(place, _)| Decimal::new(place, 0)),
            _ => self.value.trim().replace(',', ".").parse().ok(),
        };
        let value = value.ok_or(Wrong::NotAResult)?;
        if value < Decimal::new(0, 0) {
            return Err(Wrong::NotAResult);
        }
        match self.unit {
            ResultUnit::PerMm3 if value.places() > 0 => return Err(Wrong::CellsAreCounted),
            ResultUnit::BillionPerLitre if value > MOST_BILLIONS => {
                return Err(Wrong::TooManyCells);
            }
            ResultUnit::Percent if value > HUNDRED_PERCENT => return Err(Wrong::NotAResult),
            _ => {}
        }
        let day = match self.date.read()? {
            None => return Err(Wrong::NeedsTheDay),
            Some(date) => date.exact().ok_or(Wrong::NeedsTheDay)?,
        };
        Ok(TestResult {
            measure: self.measure,
            value,
            unit: self.unit,
            day,
        })
    }
}

/// Results in order of time; two of one day stay as entered.
pub fn sorted(results: impl Iterator<Item = TestResult>) -> Vec<TestResult> {
    let mut results: Vec<TestResult> = results.collect();
    crate::order::by_key(&mut results, |result| result.day);
    results
}

fn is(kind: &ResultIs, result: &TestResult) -> bool {
    kind.measure == result.measure && kind.holds(result.value, result.unit)
}

/// Every result of a kind, in order of time. `results` must be in order of time.
pub(super) fn of_kind(kind: &ResultIs, results: &[TestResult]) -> Vec<TestResult> {
    let mut found = Vec::new();
    // The first of the results of this kind without another between them.
    let mut since: Option<NaiveDate> = None;
    for result in results.iter().filter(|one| one.measure == kind.measure) {
        if !is(kind, result) {
            since = None;
            continue;
        }
        let before = since.is_some();
        let first = *since.get_or_insert(result.day);
        let lasting = kind
            .lasting
            .is_none_or(|length| result.day > after(first, length, 1));
        if lasting && (before || !kind.confirmed) {
            found.push(*result);
        }
    }
    found
}

/// The latest result of a measure up to a day, both included.
pub(super) fn latest(
    measure: Measure,
    results: &[TestResult],
    from: NaiveDate,
) -> Option<TestResult> {
    let of_measure = |one: &&TestResult| one.measure == measure && one.day >= from;
    results.iter().rfind(of_measure).copied()
}
