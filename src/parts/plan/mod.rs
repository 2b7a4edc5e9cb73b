//! The plan of the visit, and the parts that show it on screen and on paper.

pub mod burden;
pub mod change;
pub mod date_actions;
mod documents;
pub mod earlier;
pub mod fhir;
pub mod list;
pub mod month;
pub mod next;
pub mod open_days;
pub mod results;
mod run;
pub mod save;
pub mod timeline;
pub mod undated;

use crate::visit::Session;
use chrono::NaiveDate;
use waymark_clinical::criteria::{Explained, explain};
use waymark_clinical::facts::Wrong;
use waymark_clinical::logic::Truth;
use waymark_clinical::monitoring::change::Changes;
use waymark_clinical::monitoring::{
    Due, Mark, Plan, PlanProblem, plan_with_changes, start_of_plan,
};
use waymark_clinical::visit::PlanEntry;
use waymark_evidence::{Medicine, Region, Rule, Schedule, ScheduleItem};

/// A plan with what it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The medicine.
    pub medicine: &'static Medicine,
    /// The plan.
    pub plan: Plan,
}

/// What the visit plans.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// Nothing.
    Nothing,
    /// An option that the evidence does not know.
    NotInEvidence(String),
    /// An option without a schedule in the region.
    NoSchedule(&'static Medicine),
    /// A first treatment day is missing.
    NoStart(&'static Medicine),
    /// The first treatment day cannot be used.
    WrongStart(&'static Medicine, Wrong),
    /// The schedule cannot be put on dates from that day.
    Problem(&'static Medicine, PlanProblem),
    /// A plan.
    Made(Box<Made>),
}

impl Chosen {
    /// The medicine, when the evidence knows it.
    pub fn medicine(&self) -> Option<&'static Medicine> {
        match self {
            Chosen::Nothing | Chosen::NotInEvidence(_) => None,
            Chosen::NoSchedule(medicine)
            | Chosen::NoStart(medicine)
            | Chosen::WrongStart(medicine, _)
            | Chosen::Problem(medicine, _) => Some(medicine),
            Chosen::Made(made) => Some(made.medicine),
        }
    }

    /// The plan.
    pub fn made(&self) -> Option<&Made> {
        match self {
            Chosen::Made(made) => Some(made),
            _ => None,
        }
    }
}

/// The schedule of a medicine in force in a region.
pub fn schedule(session: &Session, medicine: &str, region: Region) -> Option<&'static Schedule> {
    session.derived.pack().schedules.0.iter().find(|schedule| {
        schedule.medicine == medicine
            && schedule.in_force.until.is_none()
            && schedule.regions.contains(&region)
    })
}

/// What the visit plans, on dates where that is possible.
pub fn chosen(session: &Session) -> Chosen {
    chosen_with(session, &session.visit().plan)
}

/// What the visit would plan with this entry.
pub fn chosen_with(session: &Session, entry: &PlanEntry) -> Chosen {
    let visit = session.visit();
    let name = entry.medicine.trim();
    if name.is_empty() {
        return Chosen::Nothing;
    }
    let Some(medicine) = session.derived.pack().medicine(name) else {
        return Chosen::NotInEvidence(name.to_owned());
    };
    let Some(schedule) = schedule(session, name, visit.region) else {
        return Chosen::NoSchedule(medicine);
    };
    let start = match start_of_plan(entry, session.today()) {
        Ok(Some(start)) => start,
        Ok(None) => return Chosen::NoStart(medicine),
        Err(wrong) => return Chosen::WrongStart(medicine, wrong),
    };
    let applies = applies(session);
    let changes = entry.read_changes();
    match plan_with_changes(schedule, start, &applies, visit.show_unverified, &changes) {
        Ok(plan) => Chosen::Made(Box::new(Made { medicine, plan })),
        Err(problem) => Chosen::Problem(medicine, problem),
    }
}

/// Whether a rule holds for the person; none when that is not known.
fn applies(session: &Session) -> impl Fn(&'static Rule) -> Option<bool> {
    |rule| match explain(&session.derived.context(), rule).truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    }
}

/// A plan of each compared option that has a schedule, each from the same first day: what
/// they ask of the person can be counted side by side. None where there is no schedule, or
/// none of it can be put on dates.
pub fn of_compared(session: &Session, start: NaiveDate) -> Vec<(&'static Medicine, Option<Plan>)> {
    let visit = session.visit();
    let applies = applies(session);
    // Counted on the same days as the plan itself.
    let open = Changes {
        open_days: visit.plan.days.read(),
        ..Changes::default()
    };
    session
        .derived
        .compared(visit)
        .into_iter()
        .map(|medicine| {
            let plan = schedule(session, &medicine.id, visit.region).and_then(|schedule| {
                plan_with_changes(schedule, start, &applies, visit.show_unverified, &open).ok()
            });
            (medicine, plan)
        })
        .collect()
}

/// For whom an item is, answered; none when it is for everyone.
pub fn for_whom(session: &Session, item: &'static ScheduleItem) -> Option<Explained> {
    item.only_if
        .as_ref()
        .map(|rule| explain(&session.derived.context(), rule))
}

/// Items whose latest day before treatment has passed.
pub fn passed(plan: &Plan, today: NaiveDate) -> Vec<(&'static ScheduleItem, NaiveDate)> {
    // The last day is that of the document, not the working day before it.
    plan.items
        .iter()
        .filter(|planned| matches!(planned.due, Due::By { .. }))
        .filter(|planned| {
            planned.counted_day() < today && !matches!(planned.mark, Some(Mark::Done(_)))
        })
        .map(|planned| (planned.item, planned.counted_day()))
        .collect()
}
