//! The calendar file (`.ics`): one all-day event for each date of a plan.
//!
//! What lives here: the writer of the format ([`write`], RFC 5545 with the publishing
//! method of RFC 5546), and the events of a plan ([`events`]) or of all plans of a visit
//! ([`all_events`]).
//!
//! What does not: choosing dates (`waymark_clinical::monitoring`) and words
//! (`words/en.toml`, section `calendar_file`).
//!
//! The format is written here and not by the library `icalendar`, which the tests use to
//! read it back. That library decides the order of properties and where a line is
//! folded, and brings a parser, time zones and random identifiers into the download;
//! calendar programs are touchy about exactly these things. Some drop every event after
//! an alarm that does not come last, some import only the first event without a stable
//! identifier, some refuse lines above 75 octets. So every line is written as decided:
//! - no recurrence rules: a bare monthly rule from day 29 to 31 silently loses visits;
//! - the identifier of an event is made from plan, item and ordinal, so that a later
//!   revision replaces it in programs that honour it; it holds nothing about the person;
//! - the time stamp is an argument, fixed for a revision: the same plan gives the same
//!   file;
//! - private, and not blocking time;
//! - the alarm stands last and rings before the day begins, because alarms after the
//!   start of an event are dropped by some programs.
//!
//! Calendar programs may still lose alarms or double events. The printed list is the
//! master, and every event says so.

mod line;
mod plan_events;
mod revision;
mod several;

pub(crate) use plan_events::ends;
pub use plan_events::{EventContext, Naming, calendar_name, cancelled, events};
pub use revision::{Difference, Part, difference, next_revision, part, saved};
pub(crate) use several::prefixes;
pub use several::{Plans, all_events, remembered};

use crate::identifier;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use core::fmt;
use core::num::NonZeroU16;

/// A calendar to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile<'a> {
    /// Made once for a plan, at random, on the device. Nothing about the person.
    pub plan_id: &'a str,
    /// 0 for the first file of a plan; one more with each change.
    pub revision: u32,
    /// When this revision was made, in universal time. Fixed for a revision.
    pub stamp: NaiveDateTime,
    /// Name of the calendar in programs that show one.
    pub name: &'a str,
    /// What calendar programs do with the events.
    pub method: Method,
    /// The events, in the order in which they are written.
    pub events: Vec<CalendarEvent>,
}

/// What calendar programs do with the events of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Adds them, and replaces those of an earlier revision.
    #[default]
    Publish,
    /// Takes them out: each event says so as well, with a higher revision.
    Cancel,
}

/// An event of one or more whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Tells the events of a plan apart and stays the same from revision to revision.
    pub key: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; the first day itself for an event of one day.
    pub to_inclusive: NaiveDate,
    /// What calendar programs show, also on a locked screen.
    pub summary: String,
    /// Shown when the event is opened.
    pub description: String,
    /// Reminder.
    pub alarm: Option<Alarm>,
}

/// A reminder before the first day of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Minutes before the midnight in which the day begins: 900 is 09:00 the day before.
    pub minutes_before_midnight: NonZeroU16,
}

/// Why a calendar cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The format has four digits for a year.
    YearOutOfRange {
        /// Key of the event.
        key: String,
    },
    /// The last day lies before the first.
    EndsBeforeItStarts {
        /// Key of the event.
        key: String,
    },
    /// Two events with one key would replace each other.
    KeyUsedTwice {
        /// The key.
        key: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::YearOutOfRange { key } => {
                write!(f, "event {key}: a calendar file holds the years 1 to 9999")
            }
            WriteError::EndsBeforeItStarts { key } => {
                write!(f, "event {key}: its last day lies before its first")
            }
            WriteError::KeyUsedTwice { key } => {
                write!(
                    f,
                    "event {key}: two events have this key and would replace each other"
                )
            }
        }
    }
}

impl core::error::Error for WriteError {}

/// Writes a calendar file.
///
/// # Errors
/// [`WriteError`] when an event cannot be written: rather no file than one with an event
/// missing.
pub fn write(file: &CalendarFile<'_>) -> Result<String, WriteError> {
    let mut seen = waymark_clinical::sorted::Set::new();
    let mut text = String::new();
    line::push(&mut text, "BEGIN:VCALENDAR");
    line::push(&mut text, "VERSION:2.0");
    line::push(&mut text, "PRODID:-//Waymark//Waymark//EN");
    line::push(&mut text, "CALSCALE:GREGORIAN");
    let method = match file.method {
        Method::Publish => "METHOD:PUBLISH",
        Method::Cancel => "METHOD:CANCEL",
    };
    line::push(&mut text, method);
    line::push_text(&mut text, "X-WR-CALNAME", file.name);
    for event in &file.events {
        if !seen.insert(event.key.as_str()) {
            return Err(WriteError::KeyUsedTwice {
                key: event.key.clone(),
            });
        }
        push_event(&mut text, file, event)?;
    }
    line::push(&mut text, "END:VCALENDAR");
    Ok(text)
}

fn push_event(
    text: &mut String,
    file: &CalendarFile<'_>,
    event: &CalendarEvent,
) -> Result<(), WriteError> {
    if event.to_inclusive < event.from {
        return Err(WriteError::EndsBeforeItStarts {
            key: event.key.clone(),
        });
    }
    let out_of_range = || WriteError::YearOutOfRange {
        key: event.key.clone(),
    };
    let start = date(event.from).ok_or_else(out_of_range)?;
    // The end of a whole-day event is the first day that no longer belongs to it.
    let end = event
        .to_inclusive
        .succ_opt()
        .and_then(date)
        .ok_or_else(out_of_range)?;
    let stamp_day = date(file.stamp.date()).ok_or_else(out_of_range)?;
    line::push(text, "BEGIN:VEVENT");
    line::push(
        text,
        &format!("UID:{}", identifier::of(file.plan_id, &event.key)),
    );
    line::push(text, &format!("SEQUENCE:{}", file.revision));
    let (hour, minute, second) = (file.stamp.hour(), file.stamp.minute(), file.stamp.second());
    line::push(
        text,
        &format!("DTSTAMP:{stamp_day}T{hour:02}{minute:02}{second:02}Z"),
    );
    line::push(text, &format!("DTSTART;VALUE=DATE:{start}"));
    line::push(text, &format!("DTEND;VALUE=DATE:{end}"));
    line::push_text(text, "SUMMARY", &event.summary);
    line::push_text(text, "DESCRIPTION", &event.description);
    if file.method == Method::Cancel {
        line::push(text, "STATUS:CANCELLED");
    }
    line::push(text, "TRANSP:TRANSPARENT");
    line::push(text, "CLASS:PRIVATE");
    if let Some(alarm) = event.alarm
        && file.method == Method::Publish
    {
        line::push(text, "BEGIN:VALARM");
        line::push(text, "ACTION:DISPLAY");
        line::push_text(text, "DESCRIPTION", &event.summary);
        line::push(text, &format!("TRIGGER:{}", trigger(alarm)));
        line::push(text, "END:VALARM");
    }
    line::push(text, "END:VEVENT");
    Ok(())
}

/// `20270111`; none outside the years that four digits can say.
fn date(day: NaiveDate) -> Option<String> {
    (1..=9999)
        .contains(&day.year())
        .then(|| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day()))
}

/// `-PT15H`, `-PT15H30M` or `-PT30M`.
fn trigger(alarm: Alarm) -> String {
    let minutes = alarm.minutes_before_midnight.get();
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("-PT{minutes}M"),
        (hours, 0) => format!("-PT{hours}H"),
        (hours, minutes) => format!("-PT{hours}H{minutes}M"),
    }
}

#[cfg(test)]
mod tests;
