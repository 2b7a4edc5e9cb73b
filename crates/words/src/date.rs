//! Dates in words.

use crate::catalogue;
use chrono::{Datelike, NaiveDate, Weekday};
use waymark_evidence::PartialDate;

/// "4 August 2026".
pub fn long(day: NaiveDate) -> String {
    catalogue::date::long(day.day().into(), month_name(day), &year(day.year()))
}

/// "Monday 11 January 2027".
pub fn with_weekday(day: NaiveDate) -> String {
    catalogue::date::with_weekday(weekday_name(day), &long(day))
}

/// "January 2027".
pub fn month_and_year(day: NaiveDate) -> String {
    catalogue::date::month_and_year(month_name(day), &year(day.year()))
}

/// "4 August 2026", "August 2026" or "2026": no more than is known.
pub fn partial(date: PartialDate) -> String {
    match (date.exact(), date.month()) {
        (Some(day), _) => long(day),
        (None, Some(_)) => month_and_year(date.earliest()),
        (None, None) => year(date.year()),
    }
}

/// The days from one to another, sharing what they have in common: "11 to 15 January
/// 2027", "30 January to 3 February 2027", "30 December 2026 to 3 January 2027", or one
/// day alone. The order of the two arguments does not matter.
pub fn range(one_end: NaiveDate, other_end: NaiveDate) -> String {
    let (first, last) = (one_end.min(other_end), one_end.max(other_end));
    if first == last {
        long(first)
    } else if first.year() != last.year() {
        catalogue::date::days(&long(first), &long(last))
    } else if first.month() != last.month() {
        catalogue::date::days_of_year(
            &day_and_month(first),
            &day_and_month(last),
            &year(first.year()),
        )
    } else {
        let (first_day, last_day) = (first.day().into(), last.day().into());
        catalogue::date::days_of_month(first_day, last_day, month_name(first), &year(first.year()))
    }
}

/// Adds a day in words to a text: the slot `{day:date}`.
pub fn push(text: &mut String, day: NaiveDate) {
    text.push_str(&long(day));
}

/// Adds a partial date in words to a text: the slot `{day:partial}`.
pub fn push_partial(text: &mut String, date: PartialDate) {
    text.push_str(&partial(date));
}

/// The name of the month of a day: "January".
pub fn month_name(day: NaiveDate) -> &'static str {
    match day.month() {
        1 => catalogue::date::january(),
        2 => catalogue::date::february(),
        3 => catalogue::date::march(),
        4 => catalogue::date::april(),
        5 => catalogue::date::may(),
        6 => catalogue::date::june(),
        7 => catalogue::date::july(),
        8 => catalogue::date::august(),
        9 => catalogue::date::september(),
        10 => catalogue::date::october(),
        11 => catalogue::date::november(),
        _ => catalogue::date::december(),
    }
}

/// The name of the day of the week: "Monday".
pub fn weekday_name(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => catalogue::date::monday(),
        Weekday::Tue => catalogue::date::tuesday(),
        Weekday::Wed => catalogue::date::wednesday(),
        Weekday::Thu => catalogue::date::thursday(),
        Weekday::Fri => catalogue::date::friday(),
        Weekday::Sat => catalogue::date::saturday(),
        Weekday::Sun => catalogue::date::sunday(),
    }
}

fn day_and_month(day: NaiveDate) -> String {
    catalogue::date::day_and_month(day.day().into(), month_name(day))
}

/// A year has no thousands mark.
fn year(year: i32) -> String {
    year.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse::<PartialDate>().unwrap().exact().unwrap()
    }

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(long(day("2026-08-04")), "4 August 2026");
        assert_eq!(with_weekday(day("2027-01-11")), "Monday 11 January 2027");
        assert_eq!(month_and_year(day("2032-01-13")), "January 2032");
    }

    #[test]
    fn a_partial_date_says_no_more_than_is_known() {
        for (date, text) in [
            ("2026-08-04", "4 August 2026"),
            ("2026-08", "August 2026"),
            ("2026", "2026"),
        ] {
            assert_eq!(partial(date.parse().unwrap()), text);
        }
    }

    #[test]
    fn a_range_shares_month_and_year() {
        for (first, last, text) in [
            ("2027-01-11", "2027-01-15", "11 to 15 January 2027"),
            ("2027-01-30", "2027-02-03", "30 January to 3 February 2027"),
            (
                "2026-12-30",
                "2027-01-03",
                "30 December 2026 to 3 January 2027",
            ),
            (
                "2026-01-11",
                "2027-01-11",
                "11 January 2026 to 11 January 2027",
            ),
            ("2027-01-11", "2027-01-11", "11 January 2027"),
        ] {
            assert_eq!(range(day(first), day(last)), text);
            assert_eq!(range(day(last), day(first)), text);
        }
    }

    #[test]
    fn months_and_weekdays_have_their_english_names() {
        let months: Vec<_> = (1..=12)
            .map(|month| month_name(NaiveDate::from_ymd_opt(2026, month, 1).unwrap()))
            .collect();
        assert_eq!(
            months.join(" "),
            "January February March April May June July August September October November December"
        );
        let week: Vec<_> = (4..=10)
            .map(|date| weekday_name(NaiveDate::from_ymd_opt(2027, 1, date).unwrap()))
            .collect();
        assert_eq!(
            week.join(" "),
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
        );
    }
}
