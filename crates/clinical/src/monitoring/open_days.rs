//! Weekends and days on which the clinic is closed, and where a date goes that falls on one.
//!
//! The rule only uses what the document leaves open: a date with a last day comes earlier, a
//! date with a first day comes later, and nothing else moves. What stays on a closed day says
//! so ([`ClosedDay::Stays`]). Which days are closed is typed by the person: no list of
//! holidays is a fact here.

use super::courses::CourseDays;
use crate::calendar::after;
use crate::visit::DayRule;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;
use waymark_evidence::{ItemKind, Place, Schedule, Step, When};

/// So many days a date is brought at most. A limit of this calendar, not of a document: who
/// is closed for longer chooses another day by hand.
const FURTHEST: u64 = 7;

/// Which days a clinic is open, and what happens to a date on another day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDays {
    /// What happens to a date on a closed day.
    pub rule: DayRule,
    /// Closed days beside Saturdays and Sundays.
    pub closed: BTreeSet<NaiveDate>,
}

/// What the rule did with a date that the schedule counts to a closed day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClosedDay {
    /// It was brought to a working day.
    Brought {
        /// The day of the schedule.
        counted: NaiveDate,
    },
    /// No working day lies near enough inside what the document allows: it stays.
    Stays,
}

impl OpenDays {
    /// Whether dates are brought to working days.
    pub fn applies(&self) -> bool {
        self.rule == DayRule::WorkingDays
    }

    /// Whether nobody works on this day.
    pub fn is_closed(&self, day: NaiveDate) -> bool {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || self.closed.contains(&day)
    }

    /// The nearest working day before a closed one, not before `from`.
    pub(super) fn earlier(&self, day: NaiveDate, from: NaiveDate) -> Option<NaiveDate> {
        (1..=FURTHEST)
            .filter_map(|days| day.checked_sub_days(Days::new(days)))
            .take_while(|day| *day >= from)
            .find(|day| !self.is_closed(*day))
    }

    /// The nearest day after this one, not after `to`, from which so many days in a row are
    /// working days.
    pub(super) fn later(&self, day: NaiveDate, to: NaiveDate, length: u8) -> Option<NaiveDate> {
        (1..=FURTHEST)
            .filter_map(|days| day.checked_add_days(Days::new(days)))
            .take_while(|day| *day <= to)
            .find(|day| self.all_open(*day, length))
    }

    /// Whether so many days in a row are working days.
    pub(super) fn all_open(&self, first: NaiveDate, length: u8) -> bool {
        first
            .iter_days()
            .take(length.into())
            .all(|day| !self.is_closed(day))
    }

    /// Where a course begins that is counted to this day: never earlier, and not beyond the
    /// delay that the document allows.
    pub(super) fn course(
        &self,
        by_rule: NaiveDate,
        length: u8,
        delay_at_most: Option<Step>,
    ) -> NaiveDate {
        if !self.applies() || self.all_open(by_rule, length) {
            return by_rule;
        }
        let to = delay_at_most.map_or(NaiveDate::MAX, |delay| after(by_rule, delay, 1));
        self.later(by_rule, to, length).unwrap_or(by_rule)
    }

    /// When a dose is given that is counted to this day: never later, and only where the
    /// document names the shortest time since the dose before.
    pub(super) fn dose(
        &self,
        by_rule: NaiveDate,
        before: &CourseDays,
        no_sooner_than: Option<Step>,
    ) -> NaiveDate {
        let Some(gap) = no_sooner_than else {
            return by_rule;
        };
        if !self.applies() || !self.is_closed(by_rule) {
            return by_rule;
        }
        self.earlier(by_rule, after(before.first, gap, 1))
            .unwrap_or(by_rule)
    }
}

/// Whether the treatment itself needs somebody who works on that day.
pub(super) fn treated_at_a_clinic(schedule: &Schedule) -> bool {
    schedule.items.iter().any(|item| {
        item.kind == ItemKind::Treatment
            && item.place != Place::Home
            && matches!(item.when, When::OnTreatmentDays { .. })
    })
}
