//! What each compared option asks of the person over the years: its plan from one first day
//! for all, and what of it is counted.

use super::plan::{CountReport, NoPlan, PlanReport, put_on_dates, schedule};
use chrono::{Months, NaiveDate};
use serde::Serialize;
use waymark_clinical::criteria::Context;
use waymark_clinical::monitoring::change::Changes;
use waymark_clinical::monitoring::{Plan, burden};
use waymark_clinical::visit::Visit;
use waymark_evidence::{Date, Medicine};

/// Lengths of time that are counted, in years from the first treatment day.
const YEARS: [u32; 2] = [2, 5];
const MONTHS_OF_A_YEAR: u32 = 12;

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
            plan: None,
        }
    }
}

fn burdens(plan: &Plan) -> Vec<BurdenReport> {
    let counted = |years: u32| {
        let until = plan
            .start
            .checked_add_months(Months::new(MONTHS_OF_A_YEAR * years))
            .unwrap_or(NaiveDate::MAX);
        BurdenReport {
            years,
            until: Date(until),
            count: burden(plan, plan.start, until).into(),
        }
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
