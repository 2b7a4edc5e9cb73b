//! From a schedule and a first day to a plan.

use super::courses::{CourseDays, Treatment, treatment};
use super::series::{Series, day_in_calendar};
use super::{Due, LeftOut, Plan, PlanItem, PlanProblem, WhyLeftOut};
use crate::calendar::after;
use chrono::NaiveDate;
use waymark_evidence::{Anchor, Regimen, Rule, Schedule, ScheduleItem, Step, When};

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
    let start = day_in_calendar(start, None)?;
    let Treatment {
        courses,
        last_day,
        open_ended,
    } = treatment(schedule, start, extra_courses)?;
    let mut plan = Plan {
        schedule,
        start,
        courses,
        last_treatment_day: last_day,
        open_ended,
        end: last_day,
        items: Vec::new(),
        without_dates: Vec::new(),
        left_out: Vec::new(),
    };
    for item in schedule.items {
        if let Some(why) = left_out(item, applies, include_unverified) {
            plan.left_out.push(LeftOut { item, why });
        } else if item.when == When::NoDates {
            plan.without_dates.push(item);
        } else {
            let dates = dates(&plan, item)?;
            plan.add(item, &dates)?;
        }
    }
    Ok(plan)
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

/// A date of an item, and the course it belongs to.
type Dated = (Due, Option<u16>);

impl Plan {
    fn add(&mut self, item: &'static ScheduleItem, dates: &[Dated]) -> Result<(), PlanProblem> {
        let of = u16::try_from(dates.len()).map_err(|_| PlanProblem::TooManyDates {
            item: Some(item.id),
        })?;
        for (ordinal, &(due, course)) in (1..=of).zip(dates) {
            self.end = self.end.max(due.last_day());
            self.items.push(PlanItem {
                item,
                ordinal,
                of,
                due,
                course,
            });
        }
        Ok(())
    }
}

/// Every date of an item, in order.
fn dates(plan: &Plan, item: &ScheduleItem) -> Result<Vec<Dated>, PlanProblem> {
    let shifted = |day: NaiveDate, step: Step, times: i32| {
        day_in_calendar(after(day, step, times), Some(item.id))
    };
    let anchored = |anchor: Anchor| match anchor {
        Anchor::FirstDose => plan.start,
        Anchor::LastDose => plan.last_treatment_day,
    };
    match item.when {
        When::BeforeFirstDose { at_least } => {
            let (lead, lead_named) = match at_least {
                Some(lead) => (lead, true),
                None => (ONE_DAY, false),
            };
            let latest = shifted(plan.start, lead, -1)?;
            Ok(vec![(Due::By { latest, lead_named }, None)])
        }
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
            until_after_last_dose,
        } => {
            let end = shifted(plan.last_treatment_day, until_after_last_dose, 1)?;
            let series = Series {
                anchor: anchored(from),
                every,
                shifted_back,
                end,
            };
            let dates = series.dates(item.id)?;
            Ok(dates.into_iter().map(|day| (Due::On(day), None)).collect())
        }
        When::AroundEachCourse { before, after } => plan
            .courses
            .iter()
            .map(|course| {
                let from =
                    before.map_or(Ok(course.first), |lead| shifted(course.first, lead, -1))?;
                let to = shifted(course.last, after, 1)?;
                Ok((Due::Span { from, to }, Some(course.ordinal)))
            })
            .collect(),
        When::Once { anchor, after } => {
            Ok(vec![(Due::On(shifted(anchored(anchor), after, 1)?), None)])
        }
        When::NoDates => Ok(Vec::new()),
    }
}

const ONE_DAY: Step = Step {
    count: 1,
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
        dates.push((span, Some(course.ordinal)));
        return;
    }
    let longest_named = named.iter().copied().max().map_or(course.days(), u32::from);
    dates.extend(
        (1..=longest_named)
            .filter(|number| named.is_empty() || named.iter().any(|day| u32::from(*day) == *number))
            .filter_map(|number| course.day(number))
            .map(|day| (Due::On(day), Some(course.ordinal))),
    );
}
