//! How far a treatment has come, in columns of a published table.

use crate::facts::{Facts, LastDay};
use chrono::{Datelike, NaiveDate};
use waymark_evidence::{Pack, PartialDate, PmlTable};

/// Where a person stands in the columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Not on the medicine.
    NotStarted,
    /// On it, or perhaps on it, but the dates are not known well enough to tell the column.
    StartNotKnown,
    /// In this column, counted from 0.
    In(usize),
    /// On it for longer than the table covers: no estimate.
    BeyondTheTable,
}

/// The column after so many complete months of treatment.
///
/// The first month of treatment is month 1, so 12 complete months are the start of month 13.
pub fn column_after(table: &PmlTable, complete_months: u16) -> Column {
    let month = complete_months.saturating_add(1);
    table
        .bands
        .iter()
        .position(|band| (band.from..=band.to).contains(&month))
        .map_or(Column::BeyondTheTable, Column::In)
}

/// Complete calendar months from a day to today; none when that day is still to come.
pub fn complete_months(from: NaiveDate, today: NaiveDate) -> Option<u16> {
    let months = (today.year() - from.year()) * 12 + i32::try_from(today.month0()).ok()?
        - i32::try_from(from.month0()).ok()?
        - i32::from(today.day() < from.day());
    (from <= today)
        .then(|| u16::try_from(months).ok())
        .flatten()
}

/// The column of a treatment that goes on since `start`; none: on it, start not known.
///
/// A start known to the month or year may point to two columns: then it is not known which.
pub fn column_now(table: &PmlTable, start: Option<PartialDate>, today: NaiveDate) -> Column {
    let Some(start) = start else {
        return Column::StartNotKnown;
    };
    let column = |day| complete_months(day, today).map(|months| column_after(table, months));
    match (column(start.earliest()), column(start.latest().min(today))) {
        (Some(longest), Some(shortest)) if longest == shortest => longest,
        (None, _) => Column::NotStarted,
        _ => Column::StartNotKnown,
    }
}

/// The column of this person: of the course of the table's medicine that goes on, by any of
/// its names.
pub fn column_of(pack: &'static Pack, table: &PmlTable, facts: &Facts, today: NaiveDate) -> Column {
    let Some(medicine) = pack.medicine(&table.medicine) else {
        return Column::NotStarted;
    };
    let is_it = |name: &str| {
        std::iter::once(medicine.generic.0)
            .chain(medicine.brands.iter().map(|brand| brand.0))
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    let courses = || facts.medicines.iter().filter(|taken| is_it(&taken.name));
    if let Some(taken) = courses().find(|taken| taken.stop == LastDay::GoesOn) {
        return column_now(table, taken.start, today);
    }
    // A last day that cannot be read may be still to come.
    if courses().any(|taken| taken.stop == LastDay::NotKnown) {
        return Column::StartNotKnown;
    }
    Column::NotStarted
}
