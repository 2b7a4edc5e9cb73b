//! Today, by the clock of this computer.

use chrono::NaiveDate;

/// Today's date in local time. The last day of the calendar if the clock is unreadable,
/// so that the evidence then counts as out of date, never as fresh.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(0);
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or(NaiveDate::MAX)
}

/// Now in universal time, to the second, for the stamp of an exported file.
pub fn now() -> chrono::NaiveDateTime {
    let seconds = js_sys::Date::now() / 1000.0;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "seconds since 1970 fit for ages"
    )]
    let seconds = seconds as i64;
    chrono::DateTime::from_timestamp(seconds, 0)
        .map(|time| time.naive_utc())
        .unwrap_or_default()
}
