//! Calendar arithmetic, in one place.
//!
//! Months are added to the first date, never step by step: 31 January plus one month is
//! 28 February, plus two months is **31** March. A day that does not exist is clamped to
//! the end of its month.

use chrono::{Days, Months, NaiveDate};
use waymark_evidence::{Step, StepUnit};

/// The date `times` steps after `start` (before it, when negative).
///
/// The last or first date of the calendar when the result lies outside it.
pub fn after(start: NaiveDate, step: Step, times: i32) -> NaiveDate {
    let count = u64::from(step.count) * u64::from(times.unsigned_abs());
    let days = match step.unit {
        StepUnit::Days => count,
        StepUnit::Weeks => count * 7,
        StepUnit::Months => {
            let months = Months::new(u32::try_from(count).unwrap_or(u32::MAX));
            return if times < 0 {
                start.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
            } else {
                start.checked_add_months(months).unwrap_or(NaiveDate::MAX)
            };
        }
    };
    if times < 0 {
        start
            .checked_sub_days(Days::new(days))
            .unwrap_or(NaiveDate::MIN)
    } else {
        start
            .checked_add_days(Days::new(days))
            .unwrap_or(NaiveDate::MAX)
    }
}

/// The first day of the window of so many months that ends on `end`, both included:
/// the same day so many months earlier, clamped to the end of its month.
pub fn window_start(end: NaiveDate, months: u16) -> NaiveDate {
    end.checked_sub_months(Months::new(u32::from(months)))
        .unwrap_or(NaiveDate::MIN)
}

/// The day on which a date falls out of a window of so many months that ends today.
pub fn leaves_window(date: NaiveDate, months: u16) -> NaiveDate {
    let mut day = date
        .checked_add_months(Months::new(u32::from(months)))
        .unwrap_or(NaiveDate::MAX);
    // Clamping makes some month ends last a few days longer than the plain sum.
    while window_start(day, months) <= date {
        match day.succ_opt() {
            Some(next) => day = next,
            None => return NaiveDate::MAX,
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    const MONTH: Step = Step {
        count: 1,
        unit: StepUnit::Months,
    };

    #[test]
    fn months_are_counted_from_the_start_not_from_a_clamped_date() {
        let start = day(2027, 1, 31);
        assert_eq!(after(start, MONTH, 1), day(2027, 2, 28));
        assert_eq!(after(start, MONTH, 2), day(2027, 3, 31));
        assert_eq!(after(start, MONTH, -2), day(2026, 11, 30));
    }

    #[test]
    fn weeks_and_days_are_exact() {
        let six_weeks = Step {
            count: 6,
            unit: StepUnit::Weeks,
        };
        assert_eq!(after(day(2027, 1, 11), six_weeks, -1), day(2026, 11, 30));
        let five_days = Step {
            count: 5,
            unit: StepUnit::Days,
        };
        assert_eq!(after(day(2027, 12, 29), five_days, 1), day(2028, 1, 3));
    }

    #[test]
    fn a_window_includes_today_and_the_same_day_a_year_earlier() {
        assert_eq!(window_start(day(2027, 3, 10), 12), day(2026, 3, 10));
        assert_eq!(leaves_window(day(2026, 3, 10), 12), day(2027, 3, 11));
    }

    #[test]
    fn the_end_of_february_is_clamped() {
        assert_eq!(window_start(day(2028, 2, 29), 12), day(2027, 2, 28));
        assert_eq!(leaves_window(day(2027, 2, 28), 12), day(2028, 3, 1));
        assert_eq!(leaves_window(day(2024, 2, 29), 12), day(2025, 3, 1));
    }
}
