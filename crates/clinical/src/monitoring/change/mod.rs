//! Plan surgery: what happened to a plan, the plan after it, and what became different.
//!
//! The changes are a set, not a diary: each is kept once, the latest of a kind counts, and
//! planning from them again gives the same plan. Identifiers (item and ordinal) do not
//! depend on the changes, so a calendar can replace what moved and cancel what is gone.

mod difference;
mod switch;

pub use difference::{Difference, Entry, Key, Moved, Reason, difference};
pub use switch::{Switch, switch};

use super::results::TestResult;
use super::{Mark, OpenDays};
use crate::sorted::Map;
use chrono::NaiveDate;

/// Everything that was changed and ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many of the courses that the document leaves to the clinician were added.
    pub extra_courses: u8,
    /// Where a course or dose was moved to, by its ordinal. The first is the start itself.
    pub treatment: Map<u16, NaiveDate>,
    /// The day on which treatment was stopped.
    pub stopped: Option<NaiveDate>,
    /// The day from which a pregnancy is planned.
    pub birth_plan: Option<NaiveDate>,
    /// Where a date of an item was moved to, by item id and ordinal.
    pub items: Map<(String, u16), NaiveDate>,
    /// What was ticked, by item id and ordinal.
    pub marks: Map<(String, u16), Mark>,
    /// Results of tests on which the schedule depends, in order of time.
    pub results: Vec<TestResult>,
    /// Which days the clinic is open, and what happens to dates on others.
    pub open_days: OpenDays,
}

impl Changes {
    /// Where this date was moved to.
    pub fn moved(&self, item: &str, ordinal: u16) -> Option<NaiveDate> {
        if self.items.is_empty() {
            return None;
        }
        self.items.get(&(item.to_owned(), ordinal)).copied()
    }

    /// What was ticked for this date.
    pub fn mark(&self, item: &str, ordinal: u16) -> Option<Mark> {
        if self.marks.is_empty() {
            return None;
        }
        self.marks.get(&(item.to_owned(), ordinal)).copied()
    }

    /// What was done on dates of an item that it no longer has.
    pub(super) fn done_beyond(
        &self,
        item: &str,
        last: u16,
    ) -> impl Iterator<Item = (u16, NaiveDate)> {
        self.marks
            .iter()
            .filter(move |((id, ordinal), _)| id == item && *ordinal > last)
            .filter_map(|((_, ordinal), mark)| match mark {
                Mark::Done(day) => Some((*ordinal, *day)),
                Mark::Missed => None,
            })
    }
}

/// Why a date of an item cannot be moved to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoveProblem {
    /// The plan has no such date.
    NoSuchDate,
    /// It belongs to a treatment day: that must be moved.
    MovesWithTreatment,
    /// It lies before the day from which it is counted.
    BeforeItsAnchor,
    /// The document names a last or first day for it.
    OutsideItsWindow,
    /// Watching would end before the document says.
    BeforeTheTailEnds,
    /// It lies on or before the date before it of the same item.
    NotAfterTheDateBefore,
    /// It lies on or after the next date of the same item.
    NotBeforeTheNextDate,
}
