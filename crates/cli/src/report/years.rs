//! What each compared option asks of the person over the years: its plan from one first day
//! for all, and what of it is counted.

use super::plan::{CountReport, NoPlan, PlanReport, put_on_dates, schedule};
use serde::Serialize;
use waymark_clinical::criteria::Context;
use waymark_clinical::monitoring::change::Changes;
use waymark_clinical::monitoring::{Plan, TailEnd, Time, YEARS, tail_end, years_after};
use waymark_clinical::visit::Visit;
use waymark_evidence::{Date, Medicine, Step};

/// The compared options over the years.
#[derive(Serialize)]
pub(super) struct YearsReport {
    /// The first treatment day of every option: the one typed for the plan, else today.
    counted_from: Date,
    options: Vec<OptionReport>,
}

#[derive(Serialize)]
struct OptionReport {
    option: &'static str,
    /// The id of its schedule; null when the region has none.
    schedule: Option<&'static str>,
    /// Why there is no plan; null when there is one.
    no_plan: Option<String>,
    /// Empty without a plan.
    burden: Vec<BurdenReport>,
    /// What is due beside those years; null without a plan.
    beside: Option<BesideReport>,
    plan: Option<PlanReport>,
}

/// What is due from the first treatment day on, for so many years.
#[derive(Serialize)]
struct BurdenReport {
    years: u32,
    /// The day after the last.
    until: Date,
    #[serde(flatten)]
    count: CountReport,
}

impl OptionReport {
    fn new(option: &'static str, schedule: Option<&'static str>) -> OptionReport {
        OptionReport {
            option,
            schedule,
            no_plan: None,
            burden: Vec::new(),
            beside: None,
            plan: None,
        }
    }
}

/// What is due before the first treatment day and after the years that are counted.
#[derive(Serialize)]
pub(super) struct BesideReport {
    before_treatment: CountReport,
    /// After the longest of the counted years; null where nothing is due then, or treatment
    /// goes on.
    later: Option<FromReport>,
    /// What more is due if treatment that goes on stops on its last planned day; null where
    /// treatment has an end.
    if_stopped: Option<FromReport>,
    /// What comes last after the last treatment day; null when nothing is due after it.
    tail: Option<TailReport>,
}

#[derive(Serialize)]
struct FromReport {
    from: Date,
    #[serde(flatten)]
    count: CountReport,
}

#[derive(Serialize)]
struct TailReport {
    until: Date,
    /// Counted from the last treatment day; null where the schedule counts from another day.
    length: Option<Step>,
    /// Ids of what is due last.
    items: Vec<&'static str>,
}

impl From<&Plan> for BesideReport {
    fn from(plan: &Plan) -> Self {
        let times = Time::of(plan);
        let found = |time: Time| FromReport {
            from: Date(match time {
                Time::Later(years) => years_after(plan.start, years),
                _ => plan.last_treatment_day,
            }),
            count: time.burden(plan).into(),
        };
        let one = |wanted: fn(&Time) -> bool| times.iter().copied().find(wanted).map(found);
        BesideReport {
            before_treatment: Time::Before.burden(plan).into(),
            later: one(|time| matches!(time, Time::Later(_))),
            if_stopped: one(|time| *time == Time::IfStopped),
            tail: tail_end(plan).map(|TailEnd { length, items }| TailReport {
                until: Date(plan.end),
                length,
                items: items.iter().map(|item| item.id.0).collect(),
            }),
        }
    }
}

fn burdens(plan: &Plan) -> Vec<BurdenReport> {
    let counted = |years: u32| BurdenReport {
        years,
        until: Date(years_after(plan.start, years)),
        count: Time::Years(years).burden(plan).into(),
    };
    YEARS.into_iter().map(counted).collect()
}

/// Each option on dates, from the first day of the plan of the visit.
pub(super) fn report(
    context: &Context<'_>,
    visit: &Visit,
    options: &[&'static Medicine],
) -> YearsReport {
    let start = match visit.plan.start.read() {
        Ok(Some(typed)) => typed.earliest(),
        Ok(None) | Err(_) => context.today,
    };
    // Nothing that was moved or added in the plan of one option holds for another; the days on
    // which the hospital is closed do.
    let changes = Changes {
        open_days: visit.plan.days.read(),
        ..Changes::default()
    };
    let one = |option: &&'static Medicine| {
        let none = |schedule, why: NoPlan| OptionReport {
            no_plan: Some(why.to_string()),
            ..OptionReport::new(option.id.0, schedule)
        };
        let schedule = match schedule(context, visit, option.id.0) {
            Ok(schedule) => schedule,
            Err(why) => return none(None, why),
        };
        let id = Some(schedule.id.0);
        match put_on_dates(context, visit, schedule, start, &changes) {
            Ok(plan) => OptionReport {
                burden: burdens(&plan),
                beside: Some((&plan).into()),
                plan: Some((&plan).into()),
                ..OptionReport::new(option.id.0, id)
            },
            Err(why) => none(id, why),
        }
    };
    YearsReport {
        counted_from: Date(start),
        options: options.iter().map(one).collect(),
    }
}
