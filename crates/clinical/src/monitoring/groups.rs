//! The items of a plan by date, as the list shows them.

use super::{Due, Plan, PlanItem};
use chrono::NaiveDate;
use waymark_evidence::{ItemKind, When};

/// Everything of one line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DayGroup<'a> {
    /// The date of the line: one day, a latest day, or a span. The consecutive treatment
    /// days of one course are one span.
    pub when: Due,
    /// What is due, in the order of the schedule and then of time.
    pub items: Vec<&'a PlanItem>,
}

/// The whole plan by date, in order of time.
///
/// What falls on a treatment day of a course of several days, or lasts from its first day,
/// stands with that course; everything else with its own date, and what is due *by* a day
/// apart from what is due *on* it.
pub fn by_day(plan: &Plan) -> Vec<DayGroup<'_>> {
    group(plan.items.iter())
}

/// The next `count` dates from `today` on, today included.
///
/// A span that has begun is no coming date. What is left of a course that has begun is.
pub fn next(plan: &Plan, today: NaiveDate, count: usize) -> Vec<DayGroup<'_>> {
    let mut groups = group(
        plan.items
            .iter()
            .filter(|planned| planned.due.day() >= today),
    );
    groups.truncate(count);
    groups
}

fn group<'a>(items: impl Iterator<Item = &'a PlanItem> + Clone) -> Vec<DayGroup<'a>> {
    let runs = runs(items.clone());
    let mut keyed: Vec<(Key, Due, &PlanItem)> = items
        .map(|planned| {
            let when = line(planned, &runs);
            (key(when), when, planned)
        })
        .collect();
    // Stable: within a line the order of the plan stays.
    crate::order::by_key(&mut keyed, |(key, ..)| *key);
    let mut groups: Vec<DayGroup<'a>> = Vec::new();
    for (_, when, planned) in keyed {
        match groups.last_mut() {
            Some(last) if last.when == when => last.items.push(planned),
            _ => groups.push(DayGroup {
                when,
                items: vec![planned],
            }),
        }
    }
    groups
}

/// Order of lines: by day; what must be done by it, what is done on it, what begins on it.
type Key = (NaiveDate, u8, NaiveDate);

fn key(when: Due) -> Key {
    let rank = match when {
        Due::By {
            lead_named: true, ..
        } => 0,
        Due::By {
            lead_named: false, ..
        } => 1,
        Due::On(_) => 2,
        Due::Span { .. } => 3,
    };
    (when.day(), rank, when.last_day())
}

/// Consecutive treatment days of one course.
struct Run {
    course: u16,
    from: NaiveDate,
    to: NaiveDate,
}

fn is_on_treatment_day(planned: &PlanItem) -> bool {
    matches!(planned.item.when, When::OnTreatmentDays { .. })
}

/// The runs of at least two days on which the medicine itself is given.
fn runs<'a>(items: impl Iterator<Item = &'a PlanItem>) -> Vec<Run> {
    let mut days: Vec<(u16, NaiveDate)> = items
        .filter(|planned| planned.item.kind == ItemKind::Treatment && is_on_treatment_day(planned))
        .filter_map(|planned| match planned.due {
            Due::On(day) => planned.course.map(|course| (course, day)),
            _ => None,
        })
        .collect();
    crate::order::distinct(&mut days);
    let mut runs: Vec<Run> = Vec::new();
    for (course, day) in days {
        match runs.last_mut() {
            Some(run) if run.course == course && run.to.succ_opt() == Some(day) => run.to = day,
            _ => runs.push(Run {
                course,
                from: day,
                to: day,
            }),
        }
    }
    runs.retain(|run| run.from < run.to);
    runs
}

/// The date of the line on which an item stands.
fn line(planned: &PlanItem, runs: &[Run]) -> Due {
    let Some(course) = planned.course else {
        return planned.due;
    };
    let run = runs.iter().find(|run| {
        run.course == course
            && match planned.due {
                Due::On(day) => run.from <= day && day <= run.to,
                Due::Span { from, .. } => run.from == from,
                Due::By { .. } => false,
            }
    });
    run.map_or(planned.due, |run| Due::Span {
        from: run.from,
        to: run.to,
    })
}
