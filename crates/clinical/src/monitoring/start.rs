//! Whether a typed day can be the first treatment day.

use crate::facts::Wrong;
use crate::visit::{DateText, PlanEntry};
use chrono::NaiveDate;

/// The last year in which a plan may start; a later one is a slip of the keyboard.
pub const LAST_YEAR_TO_START: i32 = 2099;

/// The first treatment day as typed; none when nothing was typed.
///
/// # Errors
/// What is wrong with it: no date, no day given, before `today`, or after the year
/// [`LAST_YEAR_TO_START`].
pub fn start_problem(start: &DateText, today: NaiveDate) -> Result<Option<NaiveDate>, Wrong> {
    let Some(typed) = start.read()? else {
        return Ok(None);
    };
    if typed.year() > LAST_YEAR_TO_START {
        return Err(Wrong::TooFarAhead);
    }
    if typed.latest() < today {
        return Err(Wrong::InThePast);
    }
    let day = typed.exact().ok_or(Wrong::NeedsTheDay)?;
    Ok(Some(day))
}

/// The first treatment day of a plan: it may lie in the past once treatment has begun.
///
/// # Errors
/// What is wrong with it, as [`start_problem`] says.
pub fn start_of_plan(plan: &PlanEntry, today: NaiveDate) -> Result<Option<NaiveDate>, Wrong> {
    let no_past = if plan.under_way {
        NaiveDate::MIN
    } else {
        today
    };
    start_problem(&plan.start, no_past)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str) -> Result<Option<NaiveDate>, Wrong> {
        start_problem(&text.into(), NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    #[test]
    fn today_and_later_days_are_taken() {
        for text in ["2026-11-22", "2027-01-11", "2028-02-29", "2099-12-31"] {
            assert_eq!(start(text).unwrap().unwrap().to_string(), text);
        }
        assert_eq!(start(""), Ok(None));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, wrong) in [
            ("2026-11-21", Wrong::InThePast),
            ("2026-10", Wrong::InThePast),
            ("2025", Wrong::InThePast),
            ("2026-11", Wrong::NeedsTheDay),
            ("2027", Wrong::NeedsTheDay),
            ("2027-02-29", Wrong::NoSuchDay),
            ("2027-13-01", Wrong::NoSuchMonth),
            ("27-01-11", Wrong::NotADate),
            ("2100-01-01", Wrong::TooFarAhead),
            ("soon", Wrong::NotADate),
        ] {
            assert_eq!(start(text), Err(wrong), "{text}");
        }
    }
}
