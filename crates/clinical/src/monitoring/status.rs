//! How a date stands today.

use super::{Due, Mark, PlanItem};
use chrono::NaiveDate;

/// How one date of a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Ticked as done on this day.
    Done(NaiveDate),
    /// Ticked as missed: it is still asked for.
    Missed,
    /// Its last day has passed and nothing was ticked.
    Overdue,
    /// Today is one of its days.
    Due,
    /// Its first day lies ahead.
    Coming,
}

/// How a date stands on the day `today`.
///
/// What is due by a day without an earliest day is due from the beginning.
pub fn status(planned: &PlanItem, today: NaiveDate) -> Status {
    match planned.mark {
        Some(Mark::Done(day)) => return Status::Done(day),
        Some(Mark::Missed) => return Status::Missed,
        None => {}
    }
    let begins = match planned.due {
        Due::On(day) => day,
        Due::By { earliest, .. } => earliest.unwrap_or(NaiveDate::MIN),
        Due::Span { from, .. } => from,
    };
    if planned.due.last_day() < today {
        Status::Overdue
    } else if begins <= today {
        Status::Due
    } else {
        Status::Coming
    }
}
