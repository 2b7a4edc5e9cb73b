//! Calendar dates, whole and partial.

use chrono::{Datelike, Months, NaiveDate};
use core::fmt;
use core::str::FromStr;

/// A day of the Gregorian calendar, written `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

impl Date {
    /// The day with this year, month and day of the month.
    ///
    /// Meant for compiled tables, where a day that does not exist stops the build.
    #[allow(
        clippy::panic,
        reason = "evaluated while compiling the tables: a build error, never a run-time panic"
    )]
    pub const fn new(year: i32, month: u32, day: u32) -> Date {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Date(date),
            None => panic!("no such day"),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, DateError> {
        let partial: PartialDate = text.parse()?;
        partial.exact().map(Date).ok_or(DateError::NotADate)
    }
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2026`, `2026-11` or `2026-11-22`.
    NotADate,
    /// The month is not 1 to 12.
    NoSuchMonth,
    /// The month does not have that day.
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateError::NotADate => "not a date: write 2026, 2026-11 or 2026-11-22",
            DateError::NoSuchMonth => "there is no such month: write 01 to 12",
            DateError::NoSuchDay => "that month has no such day",
        })
    }
}

impl core::error::Error for DateError {}

/// A date of which only the year, or the year and month, may be known.
///
/// It stands for the interval of all days it may be; see [`PartialDate::earliest`]
/// and [`PartialDate::latest`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// A checked partial date. A day needs a month.
    ///
    /// # Errors
    /// [`DateError`] when there is no such month or day, or a year outside 1000 to 9999.
    pub const fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, DateError> {
        if year < 1000 || year > 9999 {
            return Err(DateError::NotADate);
        }
        match (month, day) {
            (None, Some(_)) => return Err(DateError::NotADate),
            (Some(month), None) => {
                if month < 1 || month > 12 {
                    return Err(DateError::NoSuchMonth);
                }
            }
            (Some(month), Some(day)) => {
                if month < 1 || month > 12 {
                    return Err(DateError::NoSuchMonth);
                }
                if NaiveDate::from_ymd_opt(year, month, day).is_none() {
                    return Err(DateError::NoSuchDay);
                }
            }
            (None, None) => {}
        }
        Ok(PartialDate { year, month, day })
    }

    /// For compiled tables: a date that does not exist stops the build.
    #[allow(
        clippy::panic,
        reason = "evaluated while compiling the tables: a build error, never a run-time panic"
    )]
    pub const fn table(year: i32, month: Option<u32>, day: Option<u32>) -> Self {
        match PartialDate::new(year, month, day) {
            Ok(date) => date,
            Err(_) => panic!("no such date"),
        }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }
    /// The month, 1 to 12, when known.
    pub const fn month(self) -> Option<u32> {
        self.month
    }
    /// The day of the month, when known.
    pub const fn day(self) -> Option<u32> {
        self.day
    }

    /// The day itself, when it is known to the day.
    pub fn exact(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }

    /// The first day it may be.
    pub fn earliest(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .unwrap_or(NaiveDate::MIN)
    }

    /// The last day it may be.
    pub fn latest(self) -> NaiveDate {
        let first = self.earliest();
        let span = match (self.month, self.day) {
            (Some(_), Some(_)) => return first,
            (Some(_), None) => 1,
            (None, _) => 12,
        };
        first
            .checked_add_months(Months::new(span))
            .and_then(|next| next.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        PartialDate {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        date.0.into()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, DateError> {
        fn number(part: &str, digits: usize) -> Result<u32, DateError> {
            if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(DateError::NotADate);
            }
            part.parse().map_err(|_| DateError::NotADate)
        }
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateError::NotADate);
        }
        PartialDate::new(
            i32::try_from(year).map_err(|_| DateError::NotADate)?,
            month,
            day,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_stands_for_all_its_days() {
        let february: PartialDate = "2028-02".parse().unwrap();
        assert_eq!(
            february.earliest(),
            NaiveDate::from_ymd_opt(2028, 2, 1).unwrap()
        );
        assert_eq!(
            february.latest(),
            NaiveDate::from_ymd_opt(2028, 2, 29).unwrap()
        );
        assert_eq!(february.exact(), None);
    }

    #[test]
    fn a_year_stands_for_all_its_days() {
        let year: PartialDate = "2026".parse().unwrap();
        assert_eq!(
            year.latest(),
            NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()
        );
    }

    #[test]
    fn impossible_dates_are_refused_by_kind() {
        assert_eq!(
            "2026-02-30".parse::<PartialDate>(),
            Err(DateError::NoSuchDay)
        );
        assert_eq!(
            "2026-13".parse::<PartialDate>(),
            Err(DateError::NoSuchMonth)
        );
        for text in ["", "26", "2026-1", "2026-11-22-01", "+026", "2026-11-2x"] {
            assert_eq!(
                text.parse::<PartialDate>(),
                Err(DateError::NotADate),
                "{text}"
            );
        }
    }

    #[test]
    fn text_and_date_agree_both_ways() {
        for text in ["2026", "2026-11", "2026-11-22"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }
}
