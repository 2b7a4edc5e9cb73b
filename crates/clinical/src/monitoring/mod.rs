//! The monitoring calendar: what is due on which date, from a schedule of the evidence
//! and a first treatment day.
//!
//! Pure and deterministic: the same question gives the same plan, in the same order, with
//! the same ordinals, so that a calendar entry made from an item keeps its identity.
//! What a schedule asks for is never dropped silently: it is planned, listed without a
//! date ([`Plan::without_dates`]) or named with its reason ([`Plan::left_out`]).

mod burden;
pub mod change;
mod courses;
mod groups;
mod open_days;
mod planner;
mod problem;
pub mod results;
mod series;
mod start;
mod status;

pub use burden::{
    BurdenCount, TailEnd, Time, YEARS, burden, burden_of_whole_plan, goes_on_after_the_end,
    tail_end, years_after,
};
pub use courses::CourseDays;
pub use groups::{DayGroup, by_day, next};
pub use open_days::{ClosedDay, OpenDays};
pub use planner::{check_move, plan, plan_with_changes, plan_with_extra_courses};
pub use problem::PlanProblem;
pub use start::{LAST_YEAR_TO_START, start_of_plan, start_problem};
pub use status::{Status, status};

use chrono::NaiveDate;
use waymark_evidence::{ItemKind, Schedule, ScheduleItem};

/// A schedule on dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The schedule that was planned.
    pub schedule: &'static Schedule,
    /// First treatment day.
    pub start: NaiveDate,
    /// Treatment days, in order of time: each course, each dose at a fixed interval, or
    /// one long course of daily treatment.
    pub courses: Vec<CourseDays>,
    /// The last day on which treatment is planned.
    pub last_treatment_day: NaiveDate,
    /// Treatment has no last day of its own: the plan stops at the horizon of the
    /// schedule, not because treatment ends there.
    pub open_ended: bool,
    /// The day on which treatment was stopped; none while it goes on or ends by its rule.
    pub stopped: Option<NaiveDate>,
    /// How many of the courses that the document leaves to the clinician were added.
    pub extra_courses: u8,
    /// The day from which a pregnancy is planned; none when none is typed.
    pub birth_plan: Option<NaiveDate>,
    /// The latest due date; never before the last treatment day.
    pub end: NaiveDate,
    /// The results that were taken into account, in order of time.
    pub results: Vec<results::TestResult>,
    /// Rules of the schedule that a result met, and that changed treatment.
    pub met: Vec<results::Met>,
    /// Everything on a date, in the order of the schedule, each item in order of time.
    pub items: Vec<PlanItem>,
    /// What the document asks for without an interval.
    pub without_dates: Vec<&'static ScheduleItem>,
    /// What is not planned, and why.
    pub left_out: Vec<LeftOut>,
}

impl Plan {
    /// What is asked for after the last treatment day, once treatment was stopped or has ended
    /// by its rule.
    pub fn tail(&self) -> impl Iterator<Item = &PlanItem> {
        self.items.iter().filter(|planned| self.is_tail(planned))
    }

    /// Whether this date is one of them.
    pub fn is_tail(&self, planned: &PlanItem) -> bool {
        planned.item.kind != ItemKind::Treatment
            && !planned.only_if_stopped
            && planned.due.last_day() > self.last_treatment_day
    }
}

/// One item of a schedule on one date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanItem {
    /// What is due, and why.
    pub item: &'static ScheduleItem,
    /// Which of the dates of this item it is: 1 for the first.
    pub ordinal: u16,
    /// How many dates this item has in the plan.
    pub of: u16,
    /// When.
    pub due: Due,
    /// The course it belongs to (1 = first), for what happens on treatment days and
    /// around a course.
    pub course: Option<u16>,
    /// Treatment has no end of its own, and this date is due only if it ends on the last
    /// planned treatment day. It is a date of the planner, not one to put in a calendar.
    pub only_if_stopped: bool,
    /// The day that the schedule asks for, when the item was moved to another by hand.
    pub moved_from: Option<NaiveDate>,
    /// What became of it when the schedule counts it to a day on which the clinic is closed;
    /// none when it does not, or when dates stand as counted.
    pub closed_day: Option<ClosedDay>,
    /// The date before it of the same series was brought to an earlier working day: the time
    /// since then is by so many days longer than the schedule counts.
    pub longer_by: u8,
    /// Its last day is the earliest: it goes on until a result that was not entered yet.
    pub goes_on: bool,
    /// What was ticked.
    pub mark: Option<Mark>,
}

impl PlanItem {
    /// The day of the schedule, from which it may have been brought to a working day.
    pub fn counted_day(&self) -> NaiveDate {
        match self.closed_day {
            Some(ClosedDay::Brought { counted }) => counted,
            _ => self.due.day(),
        }
    }
}

/// What was ticked for one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Done on this day.
    Done(NaiveDate),
    /// Missed: it stays asked for.
    Missed,
}

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day.
    On(NaiveDate),
    /// On this day or earlier.
    By {
        /// The last day on which it may be done.
        latest: NaiveDate,
        /// The document names how long before treatment. Otherwise any day before the
        /// first treatment day will do, and `latest` is the day before it.
        lead_named: bool,
        /// The first day on which it may be done; none when the document names none.
        earliest: Option<NaiveDate>,
    },
    /// From one day to another, both included.
    Span {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
}

impl Due {
    /// The day under which it is listed and counted: the day itself, the latest day, or
    /// the first day of a span.
    pub fn day(self) -> NaiveDate {
        match self {
            Due::On(day) => day,
            Due::By { latest, .. } => latest,
            Due::Span { from, .. } => from,
        }
    }

    /// The last day on which it is due.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Due::On(day) => day,
            Due::By { latest, .. } => latest,
            Due::Span { to, .. } => to,
        }
    }
}

/// An item that is not in the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeftOut {
    /// The item.
    pub item: &'static ScheduleItem,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why an item is not in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyLeftOut {
    /// It is for other people.
    DoesNotApply,
    /// Whether it applies is not known: the question is open and must be asked.
    NotKnown,
    /// It was not read in a source, and such values are switched off.
    Unverified,
}
