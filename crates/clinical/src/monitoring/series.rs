//! Dates that come again and again, and the limits of the calendar.

use super::PlanProblem;
use crate::calendar::after;
use chrono::{Datelike, NaiveDate};
use waymark_evidence::{Step, Str};

/// The years that a date of four digits can name, as everywhere else in a visit.
const YEARS: core::ops::RangeInclusive<i32> = 1000..=9999;

/// This day, if it can be written; [`after`] stops at the ends of its calendar.
pub(super) fn day_in_calendar(day: NaiveDate, item: Option<Str>) -> Result<NaiveDate, PlanProblem> {
    if YEARS.contains(&day.year()) {
        Ok(day)
    } else {
        Err(PlanProblem::OutsideTheCalendar { item })
    }
}

/// A series that covers its end.
pub(super) struct Series {
    /// The dates are counted from this day, and none lies before it.
    pub(super) anchor: NaiveDate,
    /// Interval.
    pub(super) every: Step,
    /// Every regular date is so much earlier.
    pub(super) shifted_back: Option<Step>,
    /// No date lies before this day.
    pub(super) not_before: NaiveDate,
    /// The last date.
    pub(super) end: NaiveDate,
}

impl Series {
    /// The k-th regular date: k intervals after the anchor, each counted from the anchor
    /// and never from the date before it.
    fn regular(&self, k: u16) -> NaiveDate {
        let day = after(self.anchor, self.every, k.into());
        self.shifted_back.map_or(day, |shift| after(day, shift, -1))
    }

    /// Every date in order, and whether it is a regular one. Regular dates strictly before
    /// the end, then the end itself.
    ///
    /// A regular date shortly before the end stays: without it, the time to the end would be
    /// longer than the interval, and a stop would take a test back that was due before it.
    pub(super) fn dates(&self, item: Str) -> Result<Vec<(NaiveDate, bool)>, PlanProblem> {
        let item = Some(item);
        if self.every.count == 0 {
            return Err(PlanProblem::NoInterval { item });
        }
        let mut dates: Vec<NaiveDate> = Vec::new();
        let mut beyond = None;
        for k in 1..=u16::MAX {
            let day = self.regular(k);
            if day >= self.end {
                beyond = Some(day);
                break;
            }
            // Two shifted dates can be clamped onto one day at the end of a month.
            if day >= self.anchor && day >= self.not_before && dates.last() != Some(&day) {
                dates.push(day);
            }
        }
        let beyond = beyond.ok_or(PlanProblem::TooManyDates { item })?;
        let mut dates: Vec<(NaiveDate, bool)> = dates.into_iter().map(|day| (day, true)).collect();
        if self.end >= self.anchor && self.end >= self.not_before {
            dates.push((self.end, beyond == self.end));
        }
        Ok(dates)
    }
}
