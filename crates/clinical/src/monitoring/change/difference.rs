//! What is different between two plans, each difference with its reason.

use crate::monitoring::{ClosedDay, Due, Mark, Plan, PlanItem};
use crate::sorted::Map;
use waymark_evidence::{Anchor, ScheduleItem, When};

/// What tells the dates of a plan apart: item id and ordinal.
pub type Key = (&'static str, u16);

/// Why a date is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It was moved by hand.
    ByHand,
    /// A move by hand was taken back, or no longer fits: the rule of the schedule holds.
    BackToTheRule,
    /// The first treatment day was moved.
    StartMoved,
    /// This course or dose was moved.
    TreatmentMoved {
        /// Course or dose, 1 for the first.
        ordinal: u16,
    },
    /// A course was added.
    CourseAdded,
    /// A course was taken back.
    CourseTakenBack,
    /// Treatment was stopped, or stopped on another day.
    Stopped,
    /// A stop was taken back.
    GoesOn,
    /// It was brought from a closed day to a working day.
    WorkingDay,
    /// It was on a working day beside its own; now it is as the schedule counts it.
    AsCounted,
    /// Results were added or taken back.
    Result,
    /// The day from which a pregnancy is planned is another.
    BirthPlan,
    /// The document of another region counts.
    OtherDocument,
    /// The answers about the person, or the values shown, are others.
    OtherAnswers,
}

/// A date that was added or cancelled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The date.
    pub planned: PlanItem,
    /// Why.
    pub reason: Reason,
}

/// A date that was moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// When it was due.
    pub from: Due,
    /// The date as it is now.
    pub planned: PlanItem,
    /// Why.
    pub reason: Reason,
}

/// What is different between two plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Dates that the first plan does not have.
    pub added: Vec<Entry>,
    /// Dates that both have, on other days.
    pub moved: Vec<Moved>,
    /// Dates that the second plan does not have.
    pub cancelled: Vec<Entry>,
}

impl Difference {
    /// Whether no date is different.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.moved.is_empty() && self.cancelled.is_empty()
    }
}

/// What is different in the plan `after`. Ticks are no difference of dates.
pub fn difference(before: &Plan, after: &Plan) -> Difference {
    let mut old: Map<Key, &PlanItem> = before.items.iter().map(|one| (key(one), one)).collect();
    let mut difference = Difference::default();
    for planned in &after.items {
        match old.remove(&key(planned)) {
            None => difference.added.push(Entry {
                planned: *planned,
                reason: reason(before, after, planned, None),
            }),
            Some(was) if was.due != planned.due => difference.moved.push(Moved {
                from: was.due,
                planned: *planned,
                reason: reason(before, after, planned, Some(was)),
            }),
            Some(_) => {}
        }
    }
    for was in before
        .items
        .iter()
        .filter(|was| old.contains_key(&key(was)))
    {
        difference.cancelled.push(Entry {
            planned: *was,
            reason: reason(before, after, was, None),
        });
    }
    difference
}

fn key(planned: &PlanItem) -> Key {
    (planned.item.id.0, planned.ordinal)
}

fn reason(before: &Plan, after: &Plan, planned: &PlanItem, was: Option<&PlanItem>) -> Reason {
    if before.schedule.id != after.schedule.id {
        return Reason::OtherDocument;
    }
    let by_hand_before = was.and_then(|was| was.moved_from).is_some();
    if planned.moved_from.is_some() && was.is_some() {
        return Reason::ByHand;
    }
    if by_hand_before && matches!(planned.mark, None | Some(Mark::Missed)) {
        return Reason::BackToTheRule;
    }
    let counts_from_the_start = counts_from_the_start(planned.item);
    if before.start != after.start && counts_from_the_start {
        return Reason::StartMoved;
    }
    if matches!(planned.item.when, When::BeforeBirthPlan { .. }) {
        return Reason::BirthPlan;
    }
    if before.results != after.results {
        return Reason::Result;
    }
    if before.stopped != after.stopped {
        return match after.stopped {
            Some(_) => Reason::Stopped,
            None => Reason::GoesOn,
        };
    }
    match before.extra_courses.cmp(&after.extra_courses) {
        core::cmp::Ordering::Less => return Reason::CourseAdded,
        core::cmp::Ordering::Greater => return Reason::CourseTakenBack,
        core::cmp::Ordering::Equal => {}
    }
    if before.start != after.start {
        return Reason::StartMoved;
    }
    // The schedule counts it to the same day: only the rule for closed days did this.
    if let Some(was) = was.filter(|was| was.counted_day() == planned.counted_day()) {
        return match (was.closed_day, planned.closed_day) {
            (_, Some(ClosedDay::Brought { .. })) => Reason::WorkingDay,
            (Some(ClosedDay::Brought { .. }), _) => Reason::AsCounted,
            _ => Reason::OtherAnswers,
        };
    }
    let first_moved = after.courses.iter().find(|course| {
        before
            .courses
            .iter()
            .any(|was| was.ordinal == course.ordinal && was.first != course.first)
    });
    match first_moved {
        Some(course) => Reason::TreatmentMoved {
            ordinal: course.ordinal,
        },
        None => Reason::OtherAnswers,
    }
}

fn counts_from_the_start(item: &ScheduleItem) -> bool {
    matches!(
        item.when,
        When::BeforeFirstDose { .. }
            | When::Series {
                from: Anchor::FirstDose,
                ..
            }
            | When::Once {
                anchor: Anchor::FirstDose,
                ..
            }
    )
}
