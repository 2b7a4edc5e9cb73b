//! The plan on dates, and what it costs the person.

use super::problems;
use super::years::BesideReport;
use chrono::NaiveDate;
use serde::Serialize;
use waymark_clinical::criteria::{Context, explain};
use waymark_clinical::facts::{Field, Problem, Wrong};
use waymark_clinical::logic::Truth;
use waymark_clinical::monitoring::change::Changes;
use waymark_clinical::monitoring::{
    BurdenCount, ClosedDay, CourseDays, Due, Plan, PlanItem, PlanProblem, WhyLeftOut, burden,
    burden_of_whole_plan, plan_with_changes, start_of_plan, years_after,
};
use waymark_clinical::visit::{PlanEntry, Visit};
use waymark_evidence::{Date, InForce, Provenance, Rule, Schedule};

/// A plan.
#[derive(Serialize)]
pub struct PlanReport {
    start: Date,
    items: Vec<ItemReport>,
    last_treatment_day: Date,
    end: Date,
    /// Treatment goes on beyond the plan.
    open_ended: bool,
    courses: Vec<CourseReport>,
    /// Ids of what the document asks for without an interval.
    without_dates: Vec<&'static str>,
    left_out: Vec<LeftOutReport>,
    /// Rules of the schedule that a result met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    on_results: Vec<MetReport>,
}

#[derive(Serialize)]
struct MetReport {
    id: &'static str,
    result_of: Date,
    /// The last day on which a course that waits may begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Date>,
}

#[derive(Serialize)]
struct ItemReport {
    id: &'static str,
    ordinal: u16,
    of: u16,
    due: DueReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    course: Option<u16>,
    /// Only if treatment ends on the last planned day.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    only_if_stopped: bool,
    /// The day of the schedule, when it was brought to a working day.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<Date>,
    /// It falls on a closed day, and no working day lies inside what the document allows.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    on_a_closed_day: bool,
    /// The time since the date before is by so many days longer than the schedule counts.
    #[serde(skip_serializing_if = "is_none")]
    longer_by: u8,
    /// It goes on past its last day, until a result.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    goes_on: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn is_none(days: &u8) -> bool {
    *days == 0
}

#[derive(Serialize)]
#[serde(untagged)]
enum DueReport {
    On {
        on: Date,
    },
    By {
        by: Date,
        lead_named: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        earliest: Option<Date>,
    },
    Span {
        from: Date,
        to: Date,
    },
}

#[derive(Serialize)]
struct CourseReport {
    ordinal: u16,
    first: Date,
    last: Date,
}

#[derive(Serialize)]
struct LeftOutReport {
    id: &'static str,
    why: &'static str,
}

impl From<Due> for DueReport {
    fn from(due: Due) -> Self {
        match due {
            Due::On(on) => DueReport::On { on: Date(on) },
            Due::By {
                latest,
                lead_named,
                earliest,
            } => DueReport::By {
                by: Date(latest),
                lead_named,
                earliest: earliest.map(Date),
            },
            Due::Span { from, to } => DueReport::Span {
                from: Date(from),
                to: Date(to),
            },
        }
    }
}

impl From<&PlanItem> for ItemReport {
    fn from(planned: &PlanItem) -> Self {
        ItemReport {
            id: planned.item.id.0,
            ordinal: planned.ordinal,
            of: planned.of,
            due: planned.due.into(),
            course: planned.course,
            only_if_stopped: planned.only_if_stopped,
            counted: match planned.closed_day {
                Some(ClosedDay::Brought { counted }) => Some(Date(counted)),
                _ => None,
            },
            on_a_closed_day: planned.closed_day == Some(ClosedDay::Stays),
            longer_by: planned.longer_by,
            goes_on: planned.goes_on,
        }
    }
}

impl From<&CourseDays> for CourseReport {
    fn from(course: &CourseDays) -> Self {
        CourseReport {
            ordinal: course.ordinal,
            first: Date(course.first),
            last: Date(course.last),
        }
    }
}

impl From<&Plan> for PlanReport {
    fn from(plan: &Plan) -> Self {
        PlanReport {
            start: Date(plan.start),
            items: plan.items.iter().map(Into::into).collect(),
            last_treatment_day: Date(plan.last_treatment_day),
            end: Date(plan.end),
            open_ended: plan.open_ended,
            courses: plan.courses.iter().map(Into::into).collect(),
            without_dates: plan.without_dates.iter().map(|item| item.id.0).collect(),
            on_results: plan
                .met
                .iter()
                .map(|met| MetReport {
                    id: met.rule.id.0,
                    result_of: Date(met.result.day),
                    latest: met.latest.map(Date),
                })
                .collect(),
            left_out: plan
                .left_out
                .iter()
                .map(|left_out| LeftOutReport {
                    id: left_out.item.id.0,
                    why: match left_out.why {
                        WhyLeftOut::DoesNotApply => "does-not-apply",
                        WhyLeftOut::NotKnown => "not-known-whether-it-applies",
                        WhyLeftOut::Unverified => "unverified",
                    },
                })
                .collect(),
        }
    }
}

/// The plan that the visit asks for, or why there is none.
#[derive(Serialize)]
pub(super) struct ChosenPlanReport {
    medicine: String,
    schedule: Option<ScheduleReport>,
    /// Why there is no plan.
    no_plan: Option<String>,
    #[serde(skip)]
    start_problem: Option<Wrong>,
    plan: Option<PlanReport>,
    burden: Option<BurdenReport>,
    /// Plans of medicines that were stopped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<EarlierReport>,
    /// What the end of the calendar says.
    after_the_end: Option<&'static str>,
}

#[derive(Serialize)]
struct EarlierReport {
    schedule: &'static str,
    plan: PlanReport,
}

#[derive(Serialize)]
struct ScheduleReport {
    id: &'static str,
    document: &'static str,
    in_force: InForce,
    proof: Provenance,
}

#[derive(Serialize)]
struct BurdenReport {
    whole_plan: CountReport,
    #[serde(flatten)]
    beside: BesideReport,
    /// Years from the first treatment day.
    years: Vec<YearReport>,
}

#[derive(Serialize)]
struct YearReport {
    from: Date,
    /// The day after the last.
    until: Date,
    #[serde(flatten)]
    count: CountReport,
}

/// How often, over a range of days.
#[derive(Serialize)]
pub(super) struct CountReport {
    needles: u32,
    urine_pots: u32,
    visits: u32,
    infusions: u32,
    scans: u32,
    hospital_days: u32,
    hospital_stays: u32,
    sheets: u32,
}

impl From<BurdenCount> for CountReport {
    fn from(count: BurdenCount) -> Self {
        CountReport {
            needles: count.needles,
            urine_pots: count.urine_pots,
            visits: count.visits,
            infusions: count.infusions,
            scans: count.scans,
            hospital_days: count.hospital_days,
            hospital_stays: count.hospital_stays,
            sheets: count.sheets,
        }
    }
}

impl From<&Plan> for BurdenReport {
    fn from(plan: &Plan) -> Self {
        let year = |number: u32| years_after(plan.start, number);
        let years = (0..)
            .map(|number| (year(number), year(number + 1)))
            .take_while(|(from, _)| *from <= plan.end)
            .map(|(from, until)| YearReport {
                from: Date(from),
                until: Date(until),
                count: burden(plan, from, until).into(),
            })
            .collect();
        BurdenReport {
            whole_plan: burden_of_whole_plan(plan).into(),
            beside: plan.into(),
            years,
        }
    }
}

/// Puts the chosen option of a visit on dates; none when none is chosen.
pub(super) fn chosen(context: &Context<'_>, visit: &Visit) -> Option<ChosenPlanReport> {
    let medicine = visit.plan.medicine.trim();
    if medicine.is_empty() {
        return None;
    }
    let mut report = ChosenPlanReport {
        medicine: medicine.to_owned(),
        schedule: None,
        no_plan: None,
        start_problem: None,
        plan: None,
        burden: None,
        earlier: Vec::new(),
        after_the_end: None,
    };
    for entry in &visit.plan.earlier {
        if let Ok(plan) = planned_entry(context, visit, &visit.plan.of_earlier(entry)) {
            report.earlier.push(EarlierReport {
                schedule: plan.schedule.id.0,
                plan: (&plan).into(),
            });
        }
    }
    let schedule = match schedule(context, visit, medicine) {
        Ok(schedule) => schedule,
        Err(why) => {
            report.no_plan = Some(why.to_string());
            return Some(report);
        }
    };
    report.schedule = Some(ScheduleReport {
        id: schedule.id.0,
        document: schedule.document.0,
        in_force: schedule.in_force,
        proof: schedule.proof,
    });
    report.after_the_end = Some(schedule.after_the_end.plain.0);
    match planned(context, visit) {
        Ok(plan) => {
            report.plan = Some((&plan).into());
            report.burden = Some((&plan).into());
        }
        Err(why) => {
            report.no_plan = Some(why.to_string());
            if let NoPlan::Start(wrong) = why {
                report.start_problem = Some(wrong);
            }
        }
    }
    Some(report)
}

/// Why a visit has no plan.
#[derive(Clone, Debug)]
pub enum NoPlan {
    /// No option is chosen.
    NoOption,
    /// The option has no schedule in the region.
    NoSchedule,
    /// No first treatment day.
    NoStart,
    /// The first treatment day cannot be used.
    Start(Wrong),
    /// The schedule cannot be put on dates.
    Problem(PlanProblem),
}

impl core::fmt::Display for NoPlan {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            NoPlan::NoOption => f.write_str("no-option-chosen"),
            NoPlan::NoSchedule => f.write_str("no-schedule-for-this-option-and-region"),
            NoPlan::NoStart => f.write_str("no-start"),
            NoPlan::Start(wrong) => f.write_str(problems::wrong(*wrong)),
            NoPlan::Problem(problem) => problem.fmt(f),
        }
    }
}

/// The plan of a visit, with everything that was changed and ticked.
pub fn planned(context: &Context<'_>, visit: &Visit) -> Result<Plan, NoPlan> {
    planned_entry(context, visit, &visit.plan)
}

/// The plan of one entry of a visit: the present one, or an earlier one.
pub fn planned_entry(
    context: &Context<'_>,
    visit: &Visit,
    entry: &PlanEntry,
) -> Result<Plan, NoPlan> {
    let schedule = schedule(context, visit, &entry.medicine)?;
    let start = match start_of_plan(entry, context.today) {
        Ok(Some(start)) => start,
        Ok(None) => return Err(NoPlan::NoStart),
        Err(wrong) => return Err(NoPlan::Start(wrong)),
    };
    put_on_dates(context, visit, schedule, start, &entry.read_changes())
}

/// A schedule on dates from a first treatment day, for the person of the visit.
pub(super) fn put_on_dates(
    context: &Context<'_>,
    visit: &Visit,
    schedule: &'static Schedule,
    start: NaiveDate,
    changes: &Changes,
) -> Result<Plan, NoPlan> {
    let applies = |rule: &'static Rule| match explain(context, rule).truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    };
    plan_with_changes(schedule, start, &applies, visit.show_unverified, changes)
        .map_err(NoPlan::Problem)
}

/// The schedule of a medicine in force in the region of the visit.
pub(super) fn schedule(
    context: &Context<'_>,
    visit: &Visit,
    medicine: &str,
) -> Result<&'static Schedule, NoPlan> {
    let medicine = medicine.trim();
    if medicine.is_empty() {
        return Err(NoPlan::NoOption);
    }
    let here = |schedule: &&Schedule| {
        schedule.medicine == medicine
            && schedule.in_force.until.is_none()
            && schedule.regions.contains(&visit.region)
    };
    let mut schedules = context.pack.schedules.0.iter();
    schedules.find(here).ok_or(NoPlan::NoSchedule)
}

impl ChosenPlanReport {
    /// What is wrong with the start as typed, as a problem of the entries.
    pub(super) fn start_problem(&self) -> Option<Problem> {
        self.start_problem.map(|wrong| Problem {
            field: Field::PlanStart,
            wrong,
        })
    }
}
