//! From one medicine to another: two plans, with the tail of the first.

use crate::monitoring::{BurdenCount, Plan, PlanItem, PlanProblem, burden};
use chrono::NaiveDate;

/// Two plans side by side: the one that ends, with its tail, and the one that begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// The plan that was stopped, with its tail.
    pub ending: Plan,
    /// The plan that begins. Its tail runs from its own last dose.
    pub starting: Plan,
}

/// Joins a stopped plan and the plan after it. It says nothing about how long to wait
/// between the two: no schedule holds that yet.
///
/// # Errors
/// [`PlanProblem::StopBeforeStart`] when the first goes on, or when the second starts
/// before the last treatment day of the first.
pub fn switch(ending: Plan, starting: Plan) -> Result<Switch, PlanProblem> {
    if ending.open_ended || starting.start <= ending.last_treatment_day {
        return Err(PlanProblem::StopBeforeStart);
    }
    Ok(Switch { ending, starting })
}

impl Switch {
    /// Every date of both plans in order of time, the ending plan first within a day.
    pub fn dates(&self) -> Vec<(&Plan, &PlanItem)> {
        let of = |plan| move |planned| (plan, planned);
        let mut dates: Vec<(&Plan, &PlanItem)> = self
            .ending
            .items
            .iter()
            .map(of(&self.ending))
            .chain(self.starting.items.iter().map(of(&self.starting)))
            .collect();
        crate::order::by_key(&mut dates, |(_, planned)| planned.due.day());
        dates
    }

    /// What both ask of the person from one day up to, but not on, another.
    pub fn burden(&self, from: NaiveDate, until: NaiveDate) -> BurdenCount {
        burden(&self.ending, from, until) + burden(&self.starting, from, until)
    }
}
