//! The plan as it was last on screen.

use std::{cell::RefCell, rc::Rc};
use waymark_clinical::monitoring::Plan;
use waymark_clinical::visit::PlanEntry;

/// The plan as it was last on screen: remembered while the visit lasts, so that dates that an
/// answer on another page changed can be named. It is no part of the visit and stands in no
/// file. Each visit has its own; copies of the state share it.
#[derive(Clone, Debug, Default)]
pub struct LastShown(Rc<RefCell<Option<(PlanEntry, Plan)>>>);

impl PartialEq for LastShown {
    fn eq(&self, other: &LastShown) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl LastShown {
    /// Remembers the plan that is on screen.
    pub fn keep(&self, entry: &PlanEntry, plan: &Plan) {
        self.0.replace(Some((entry.clone(), plan.clone())));
    }

    /// The plan last on screen, when the entry asked for the same then.
    pub fn of(&self, entry: &PlanEntry) -> Option<Plan> {
        match &*self.0.borrow() {
            Some((kept, plan)) if kept.asks_for_the_same(entry) => Some(plan.clone()),
            _ => None,
        }
    }
}
