//! From a schedule and a first day to a plan.

use super::change::{Changes, MoveProblem};
use super::courses::{CourseDays, Treatment, treatment};
use super::results::{latest, of_kind};
use super::series::{Series, day_in_calendar};
use super::{ClosedDay, Due, LeftOut, Mark, OpenDays, Plan, PlanItem, PlanProblem, WhyLeftOut};
use crate::calendar::after;
use chrono::NaiveDate;
use waymark_evidence::{
    Anchor, ItemKind, Place, Regimen, ResultIs, Rule, Schedule, ScheduleItem, Step, Then, When,
};

/// Whether a rule holds for the person: none when that is not known.
type Applies<'a> = dyn Fn(&'static Rule) -> Option<bool> + 'a;

/// The plan of a schedule from its first treatment day.
///
/// Courses that a document leaves to the clinician are not planned.
///
/// # Errors
/// [`PlanProblem`] when the schedule cannot be put on dates.
pub fn plan(
    schedule: &'static Schedule,
    start: NaiveDate,
    applies: &Applies<'_>,
    include_unverified: bool,
) -> Result<Plan, PlanProblem> {
    plan_with_extra_courses(schedule, start, applies, include_unverified, 0)
}

/// The plan with so many of the courses that the document leaves to the clinician.
///
/// # Errors
/// [`PlanProblem`] when the schedule cannot be put on dates, or allows fewer such courses.
pub fn plan_with_extra_courses(
    schedule: &'static Schedule,
    start: NaiveDate,
    applies: &Applies<'_>,
    include_unverified: bool,
    extra_courses: u8,
) -> Result<Plan, PlanProblem> {
    let changes = Changes {
        extra_courses,
        ..Changes::default()
    };
    plan_with_changes(schedule, start, applies, include_unverified, &changes)
}

/// The plan after everything that was changed and ticked.
///
/// A date that was moved by hand and no longer fits (because treatment moved, say) goes
/// back to the rule of the schedule; what was ticked as done is kept even when its date is
/// no longer asked for.
///
/// # Errors
/// [`PlanProblem`] when the schedule cannot be put on dates, or the changes break a limit
/// of the document.
pub fn plan_with_changes(
    schedule: &'static Schedule,
    start: NaiveDate,
    applies: &Applies<'_>,
    include_unverified: bool,
    changes: &Changes,
) -> Result<Plan, PlanProblem> {
    let start = day_in_calendar(start, None)?;
    let Treatment {
        courses,
        last_day,
        open_ended,
        stopped,
        met,
    } = treatment(schedule, start, changes)?;
    let mut plan = Plan {
        schedule,
        start,
        courses,
        last_treatment_day: last_day,
        open_ended,
        stopped,
        results: changes.results.clone(),
        met,
        extra_courses: changes.extra_courses,
        birth_plan: changes.birth_plan,
        end: last_day,
        items: Vec::new(),
        without_dates: Vec::new(),
        left_out: Vec::new(),
    };
    // Items that stand one after the other often share their rule: its dates are made once.
    let mut made: Option<(&When, Vec<Dated>)> = None;
    for item in schedule.items {
        if let Some(why) = left_out(item, applies, include_unverified) {
            plan.left_out.push(LeftOut { item, why });
        } else if is_without_dates(item, changes) {
            plan.without_dates.push(item);
        } else {
            let known = made.take().filter(|(when, _)| **when == item.when);
            let own = match known {
                Some((_, dates)) => dates,
                None => dates(&plan, item)?,
            };
            plan.add(item, &own, changes)?;
            made = Some((&item.when, own));
        }
    }
    Ok(plan)
}

/// Whether the document asks for an item now, without a day. What it asks for after a result
/// holds as long as the latest result of that test is of the kind.
fn is_without_dates(item: &ScheduleItem, changes: &Changes) -> bool {
    match &item.when {
        When::NoDates => true,
        When::AfterResult {
            result,
            after: None,
        } => latest(result.measure, &changes.results, NaiveDate::MIN)
            .is_some_and(|latest| of_kind(result, &changes.results).contains(&latest)),
        _ => false,
    }
}

/// Why an item is not planned; none when it is.
fn left_out(
    item: &'static ScheduleItem,
    applies: &Applies<'_>,
    include_unverified: bool,
) -> Option<WhyLeftOut> {
    let applies = item.only_if.as_ref().map_or(Some(true), applies);
    match applies {
        Some(false) => Some(WhyLeftOut::DoesNotApply),
        // A question about an item that stays hidden would lead nowhere.
        _ if item.proof.verification.hidden_by_default() && !include_unverified => {
            Some(WhyLeftOut::Unverified)
        }
        None => Some(WhyLeftOut::NotKnown),
        Some(true) => None,
    }
}

/// A date of an item by its rule.
struct Dated {
    due: Due,
    course: Option<u16>,
    only_if_stopped: bool,
    /// The day on which it was done, as far as a result says so.
    done: Option<NaiveDate>,
    /// The result from which it is counted: it never lies before it.
    result: Option<NaiveDate>,
    /// It goes on past its last day, until a result.
    goes_on: bool,
}

impl Dated {
    fn new(due: Due, course: Option<u16>) -> Dated {
        Dated {
            due,
            course,
            only_if_stopped: false,
            done: None,
            result: None,
            goes_on: false,
        }
    }
}

impl Plan {
    fn add(
        &mut self,
        item: &'static ScheduleItem,
        dates: &[Dated],
        changes: &Changes,
    ) -> Result<(), PlanProblem> {
        let too_many = |_| PlanProblem::TooManyDates {
            item: Some(item.id),
        };
        let of = u16::try_from(dates.len()).map_err(too_many)?;
        let mut before = None;
        let mut brought_before = 0;
        self.items.reserve(dates.len());
        for (ordinal, (place, dated)) in (1..=of).zip(dates.iter().enumerate()) {
            let next = dates.get(place + 1).map(|next| next.due.day());
            let is_last = ordinal == of;
            let (by_rule, closed_day) =
                on_open_days(self, item, dated, is_last, before, &changes.open_days);
            let moved = changes
                .moved(item.id.0, ordinal)
                .filter(|day| *day != by_rule.day())
                .filter(|day| may_move(self, item, dated, is_last, *day, before, next).is_ok());
            let due = match moved {
                Some(day) => Due::On(day),
                None => by_rule,
            };
            // By how many days the time since the date before is longer than by the schedule.
            let earlier_by = match closed_day.filter(|_| moved.is_none()) {
                Some(ClosedDay::Brought { counted }) => (counted - due.day()).num_days(),
                _ => 0,
            };
            let longer_by = match (item.when, moved) {
                (When::Series { .. }, None) => u8::try_from(brought_before - earlier_by),
                _ => Ok(0),
            };
            brought_before = earlier_by;
            before = Some(due.day());
            self.end = self.end.max(due.last_day());
            self.items.push(PlanItem {
                item,
                ordinal,
                of,
                due,
                course: dated.course,
                only_if_stopped: dated.only_if_stopped && moved.is_none(),
                moved_from: moved.map(|_| by_rule.day()),
                closed_day: closed_day.filter(|_| moved.is_none()),
                longer_by: longer_by.unwrap_or(0),
                goes_on: dated.goes_on && moved.is_none(),
                mark: changes
                    .mark(item.id.0, ordinal)
                    .or(dated.done.map(Mark::Done)),
            });
        }
        // What was done is never lost, whatever is asked for now.
        for (ordinal, day) in changes.done_beyond(item.id.0, of) {
            self.items.push(PlanItem {
                item,
                ordinal,
                of,
                due: Due::On(day),
                course: None,
                only_if_stopped: false,
                moved_from: None,
                closed_day: None,
                longer_by: 0,
                goes_on: false,
                mark: Some(Mark::Done(day)),
            });
        }
        Ok(())
    }
}

/// When an item is due by its rule once closed days are heeded, and what became of the date
/// when it was counted to one. `before` is the date before it of the same item.
fn on_open_days(
    plan: &Plan,
    item: &ScheduleItem,
    dated: &Dated,
    is_last: bool,
    before: Option<NaiveDate>,
    open: &OpenDays,
) -> (Due, Option<ClosedDay>) {
    let unchanged = (dated.due, None);
    // Nobody else is needed at home, and what holds only if treatment stops is no appointment.
    if !open.applies() || item.place == Place::Home || dated.only_if_stopped {
        return unchanged;
    }
    let counted = match dated.due {
        Due::On(day) => day,
        Due::By { latest, .. } => latest,
        Due::Span { .. } => return unchanged,
    };
    let course = plan
        .courses
        .iter()
        .find(|course| Some(course.ordinal) == dated.course);
    // A treatment day was brought with its whole course.
    if let (When::OnTreatmentDays { .. }, Some(course)) = (item.when, course)
        && let Some(first) = course.counted
    {
        let counted = first + (counted - course.first);
        return (dated.due, Some(ClosedDay::Brought { counted }));
    }
    if !open.is_closed(counted) {
        return unchanged;
    }
    let from = |anchor: NaiveDate| {
        let next = before.and_then(|before| before.succ_opt());
        next.map_or(anchor, |next| next.max(anchor))
    };
    let found = match item.when {
        // The document names no window for a dose of its own.
        _ if item.kind == ItemKind::Treatment => None,
        When::BeforeFirstDose { .. } | When::BeforeCourses { .. } => match dated.due {
            Due::By { earliest, .. } => {
                open.earlier(counted, from(earliest.unwrap_or(NaiveDate::MIN)))
            }
            _ => None,
        },
        // The end of a tail: watching may not end before it, and no gap becomes longer.
        When::Series {
            from: anchor,
            every,
            ..
        } if is_last && !plan.open_ended => {
            let gap_from = before.unwrap_or(anchored(plan, anchor));
            open.later(counted, after(gap_from, every, 1), ONE)
        }
        When::Series {
            from: anchor,
            not_before,
            ..
        } => {
            let anchor = anchored(plan, anchor);
            let begin = not_before.map_or(anchor, |wait| after(anchor, wait, 1));
            open.earlier(counted, from(begin))
        }
        When::Once {
            anchor: Anchor::LastDose,
            ..
        }
        | When::AfterCourses {
            from_last_day: true,
            ..
        } => open.later(counted, NaiveDate::MAX, ONE),
        When::Once {
            anchor: Anchor::FirstDose,
            ..
        } => open.earlier(counted, from(plan.start)),
        When::AfterCourses { .. } => open.earlier(
            counted,
            from(course.map_or(plan.start, |course| course.first)),
        ),
        When::AfterResult { .. } => {
            open.earlier(counted, from(dated.result.unwrap_or(NaiveDate::MIN)))
        }
        When::OnTreatmentDays { .. }
        | When::AroundEachCourse { .. }
        | When::BeforeBirthPlan { .. }
        | When::NoDates => None,
    };
    match (found, dated.due) {
        (
            Some(day),
            Due::By {
                lead_named,
                earliest,
                ..
            },
        ) => (
            Due::By {
                latest: day,
                lead_named,
                earliest,
            },
            Some(ClosedDay::Brought { counted }),
        ),
        (Some(day), _) => (Due::On(day), Some(ClosedDay::Brought { counted })),
        (None, due) => (due, Some(ClosedDay::Stays)),
    }
}

/// The day from which something is counted.
fn anchored(plan: &Plan, anchor: Anchor) -> NaiveDate {
    match anchor {
        Anchor::FirstDose => plan.start,
        Anchor::LastDose => plan.last_treatment_day,
    }
}

/// A single day.
const ONE: u8 = 1;

/// Whether a date of an item can be moved to a day, between the dates before and after it.
fn may_move(
    plan: &Plan,
    item: &ScheduleItem,
    dated: &Dated,
    is_last: bool,
    day: NaiveDate,
    before: Option<NaiveDate>,
    next: Option<NaiveDate>,
) -> Result<(), MoveProblem> {
    let anchor = match item.when {
        When::OnTreatmentDays { .. } | When::AroundEachCourse { .. } | When::NoDates => {
            return Err(MoveProblem::MovesWithTreatment);
        }
        When::AfterResult { .. } => dated.result,
        When::BeforeFirstDose { .. }
        | When::BeforeCourses { .. }
        | When::BeforeBirthPlan { .. } => None,
        When::Series { from: anchor, .. } | When::Once { anchor, .. } => Some(match anchor {
            Anchor::FirstDose => plan.start,
            Anchor::LastDose => plan.last_treatment_day,
        }),
        When::AfterCourses { from_last_day, .. } => plan
            .courses
            .iter()
            .find(|course| Some(course.ordinal) == dated.course)
            .map(|course| {
                if from_last_day {
                    course.last
                } else {
                    course.first
                }
            }),
    };
    if anchor.is_some_and(|anchor| day < anchor) {
        return Err(MoveProblem::BeforeItsAnchor);
    }
    if let Due::By {
        latest, earliest, ..
    } = dated.due
        && (day > latest || earliest.is_some_and(|earliest| day < earliest))
    {
        return Err(MoveProblem::OutsideItsWindow);
    }
    // The end of a tail, and a last day of protection, come from the document. In a treatment
    // that goes on the last date that is planned ends nothing, unless it holds if that stops.
    let ends_a_tail = match item.when {
        When::Series { .. } => is_last && (!plan.open_ended || dated.only_if_stopped),
        When::Once { anchor, .. } => anchor == Anchor::LastDose,
        When::AfterCourses { from_last_day, .. } => from_last_day,
        _ => false,
    };
    if ends_a_tail && day < dated.due.day() {
        return Err(MoveProblem::BeforeTheTailEnds);
    }
    if before.is_some_and(|before| day <= before) {
        return Err(MoveProblem::NotAfterTheDateBefore);
    }
    if next.is_some_and(|next| day >= next) {
        return Err(MoveProblem::NotBeforeTheNextDate);
    }
    Ok(())
}

/// Whether a date of the plan can be moved to a day.
///
/// # Errors
/// [`MoveProblem`] with the limit it would break.
pub fn check_move(plan: &Plan, planned: &PlanItem, day: NaiveDate) -> Result<(), MoveProblem> {
    let by_rule = dates(plan, planned.item).map_err(|_| MoveProblem::NoSuchDate)?;
    let place = usize::from(planned.ordinal).saturating_sub(1);
    let dated = by_rule.get(place).ok_or(MoveProblem::NoSuchDate)?;
    let other = |ordinal: u16| {
        plan.items
            .iter()
            .find(|other| other.item.id == planned.item.id && other.ordinal == ordinal)
            .map(|other| other.due.day())
    };
    let before = planned.ordinal.checked_sub(1).and_then(other);
    let next = by_rule.get(place + 1).map(|next| next.due.day());
    let is_last = place + 1 == by_rule.len();
    may_move(plan, planned.item, dated, is_last, day, before, next)
}

/// Every date of an item, in order.
fn dates(plan: &Plan, item: &ScheduleItem) -> Result<Vec<Dated>, PlanProblem> {
    let shifted = |day: NaiveDate, step: Step, times: i32| {
        day_in_calendar(after(day, step, times), Some(item.id))
    };
    let anchored = |anchor: Anchor| anchored(plan, anchor);
    let before = |day: NaiveDate, at_least: Option<Step>, not_earlier: Option<Step>| {
        Ok(Due::By {
            latest: shifted(day, at_least.unwrap_or(ONE_DAY), -1)?,
            lead_named: at_least.is_some(),
            earliest: not_earlier.map(|lead| shifted(day, lead, -1)).transpose()?,
        })
    };
    match item.when {
        When::BeforeFirstDose {
            at_least,
            not_earlier,
        } => Ok(vec![Dated::new(
            before(plan.start, at_least, not_earlier)?,
            None,
        )]),
        When::BeforeBirthPlan { at_least } => plan
            .birth_plan
            .map(|day| Ok(Dated::new(before(day, Some(at_least), None)?, None)))
            .into_iter()
            .collect(),
        When::BeforeCourses {
            courses,
            at_least,
            not_earlier,
        } => {
            let planned =
                chosen(&plan.courses, &courses).map(|course| (course.first, course.ordinal));
            // A course that waits may still begin: its tests are not lost.
            let waiting = plan.met.iter().filter_map(|met| match met.rule.then {
                Then::HoldCourse { course, .. } if courses.contains(&course) => {
                    Some((met.latest?, u16::from(course)))
                }
                _ => None,
            });
            planned
                .chain(waiting)
                .map(|(first, ordinal)| {
                    let due = before(first, at_least, not_earlier)?;
                    Ok(Dated::new(due, Some(ordinal)))
                })
                .collect()
        }
        When::AfterCourses {
            courses,
            after: step,
            from_last_day,
        } => chosen(&plan.courses, &courses)
            .map(|course| {
                let anchor = if from_last_day {
                    course.last
                } else {
                    course.first
                };
                let day = shifted(anchor, step, 1)?;
                Ok(Dated::new(Due::On(day), Some(course.ordinal)))
            })
            .collect(),
        When::OnTreatmentDays { days, courses } => {
            let mut dates = Vec::new();
            for course in chosen(&plan.courses, &courses) {
                on_days(plan, course, &days, &mut dates);
            }
            Ok(dates)
        }
        When::Series {
            from,
            every,
            shifted_back,
            not_before,
            until_after_last_dose,
        } => {
            let end = shifted(plan.last_treatment_day, until_after_last_dose, 1)?;
            let series = Series {
                anchor: anchored(from),
                every,
                shifted_back,
                not_before: not_before.map_or(Ok(anchored(from)), |begin| {
                    shifted(anchored(from), begin, 1)
                })?,
                end,
            };
            let from_the_last_dose = from == Anchor::LastDose;
            let dates = series
                .dates(item.id)?
                .into_iter()
                .map(|(day, is_regular)| Dated {
                    only_if_stopped: plan.open_ended
                        && (from_the_last_dose || !is_regular || day > plan.last_treatment_day),
                    ..Dated::new(Due::On(day), None)
                });
            Ok(dates.collect())
        }
        When::AroundEachCourse {
            before,
            after,
            until_result,
        } => {
            let next = plan.courses.iter().skip(1).map(|course| Some(course.first));
            plan.courses
                .iter()
                .zip(next.chain([None]))
                .map(|(course, next)| {
                    let from =
                        before.map_or(Ok(course.first), |lead| shifted(course.first, lead, -1))?;
                    let named = shifted(course.last, after, 1)?;
                    let reached = until_result.map(|kind| reached(plan, &kind, course.first, next));
                    let to = reached.flatten().map_or(named, |day| named.max(day));
                    Ok(Dated {
                        goes_on: reached == Some(None),
                        ..Dated::new(Due::Span { from, to }, Some(course.ordinal))
                    })
                })
                .collect()
        }
        When::Once {
            anchor,
            after,
            until_after_last_dose,
        } => {
            let day = shifted(anchored(anchor), after, 1)?;
            // A check of treatment that was stopped before it is no longer asked for, unless
            // the document goes on watching for a time.
            let watched = until_after_last_dose.unwrap_or(NO_TIME);
            let over = |stopped| day > crate::calendar::after(stopped, watched, 1);
            if anchor == Anchor::FirstDose && plan.stopped.is_some_and(over) {
                return Ok(Vec::new());
            }
            Ok(vec![Dated {
                only_if_stopped: plan.open_ended && anchor == Anchor::LastDose,
                ..Dated::new(Due::On(day), None)
            }])
        }
        When::AfterResult { result, after } => {
            let Some(length) = after else {
                return Ok(Vec::new());
            };
            let mut after = of_kind(&result, &plan.results);
            after.dedup_by_key(|result| result.day);
            after
                .into_iter()
                .map(|result| {
                    let day = shifted(result.day, length, 1)?;
                    // The next result of this test is what was asked for.
                    let next = plan
                        .results
                        .iter()
                        .find(|next| next.measure == result.measure && next.day > result.day);
                    Ok(Dated {
                        done: next.map(|next| next.day),
                        result: Some(result.day),
                        ..Dated::new(Due::On(day), None)
                    })
                })
                .collect()
        }
        When::NoDates => Ok(Vec::new()),
    }
}

/// The day of the first result of a kind since a course began, before the next one.
fn reached(
    plan: &Plan,
    kind: &ResultIs,
    since: NaiveDate,
    next: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let of_the_course = |day: &NaiveDate| *day >= since && next.is_none_or(|next| *day < next);
    let mut days = of_kind(kind, &plan.results).into_iter().map(|one| one.day);
    days.find(of_the_course)
}

const ONE_DAY: Step = Step {
    count: 1,
    unit: waymark_evidence::StepUnit::Days,
};

const NO_TIME: Step = Step {
    count: 0,
    unit: waymark_evidence::StepUnit::Days,
};

/// The named courses; every course when none is named.
fn chosen<'a>(courses: &'a [CourseDays], named: &'a [u8]) -> impl Iterator<Item = &'a CourseDays> {
    courses.iter().filter(|course| {
        named.is_empty()
            || named
                .iter()
                .any(|ordinal| u16::from(*ordinal) == course.ordinal)
    })
}

/// The named days of a course that it has; every day when none is named.
///
/// Daily treatment at home is one span: a date for every day would bury the others.
fn on_days(plan: &Plan, course: &CourseDays, named: &[u8], dates: &mut Vec<Dated>) {
    if named.is_empty() && plan.schedule.regimen == Regimen::Daily {
        let span = Due::Span {
            from: course.first,
            to: course.last,
        };
        dates.push(Dated::new(span, Some(course.ordinal)));
        return;
    }
    let longest_named = named.iter().copied().max().map_or(course.days(), u32::from);
    dates.extend(
        (1..=longest_named)
            .filter(|number| named.is_empty() || named.iter().any(|day| u32::from(*day) == *number))
            .filter_map(|number| course.day(number))
            .map(|day| Dated::new(Due::On(day), Some(course.ordinal))),
    );
}
