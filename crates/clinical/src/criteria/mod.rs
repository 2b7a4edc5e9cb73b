//! Definitions of active and highly active disease, answered for one person.
//!
//! Each answer ([`Finding`]) keeps the whole tree of the rule with the truth of every part
//! and the facts behind it ([`Explained`], [`Because`]), what would change or settle it
//! ([`change`]), and the day on which it changes by time alone.

mod answer;
pub mod change;
mod count;
mod jc_virus;
mod took;

pub(crate) use answer::known_medicine;
pub use answer::{Because, Context, Explained, RelapseEvidence, ScanQuestion, explain};
pub use took::TookEvidence;

use crate::facts::Facts;
use crate::logic::Truth;
use change::{Change, FactKey};
use chrono::NaiveDate;
use waymark_evidence::{Definition, Pack, Rule, Window};

/// The answer of one definition for one person on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The definition.
    pub definition: &'static Definition,
    /// Met, not met, cannot be determined.
    pub truth: Truth,
    /// The rule with the truth of each part.
    pub explained: Explained,
    /// Smallest sets of changes that would turn met into not met or the other way.
    /// Empty while it cannot be determined.
    pub changes: Vec<Vec<Change>>,
    /// Smallest sets of facts that, once known, settle an open answer either way.
    pub settles: Vec<Vec<FactKey>>,
    /// The first later day on which the answer differs if nothing else happens.
    pub changes_on: Option<(NaiveDate, Truth)>,
    /// The other reading of "in one year", when the document's words allow two.
    pub other_reading: Option<OtherReading>,
}

/// "In one year" read as the twelve months that end today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherReading {
    /// The answer in that reading.
    pub truth: Truth,
    /// The first later day on which that answer differs.
    pub changes_on: Option<(NaiveDate, Truth)>,
}

/// The longest window of relapses that a definition of the pack asks for, in months: the
/// time for which a person is asked whether every relapse is listed.
pub fn longest_window_months(pack: &Pack) -> u16 {
    count::longest_window_months(pack)
}

/// Answers every definition of the pack, in the order of the pack.
pub fn findings(pack: &'static Pack, facts: &Facts, today: NaiveDate) -> Vec<Finding> {
    pack.definitions
        .iter()
        .map(|definition| finding(pack, definition, facts, today))
        .collect()
}

/// Answers one definition.
pub fn finding(
    pack: &'static Pack,
    definition: &'static Definition,
    facts: &Facts,
    today: NaiveDate,
) -> Finding {
    let context = Context::new(pack, facts, today);
    let explained = explain(&context, &definition.logic);
    let truth = explained.truth;
    let mut two_readings = false;
    walk_through(pack, &definition.logic, &mut |rule| {
        two_readings |= matches!(rule, Rule::Relapses(count) if count.window == Window::AnySpan);
    });
    let other_reading = two_readings.then(|| {
        let context = context.with_window_ending_today();
        let truth = explain(&context, &definition.logic).truth;
        OtherReading {
            truth,
            changes_on: changes_on(&context, &definition.logic, truth),
        }
    });
    Finding {
        definition,
        truth,
        changes: if truth.is_known() {
            change::changes(&explained)
        } else {
            Vec::new()
        },
        settles: if truth.is_known() {
            Vec::new()
        } else {
            change::settles(&explained, facts)
        },
        changes_on: changes_on(&context, &definition.logic, truth),
        other_reading,
        explained,
    }
}

/// Calls `visit` on every rule, through the definitions it rests on.
fn walk_through(pack: &'static Pack, rule: &Rule, visit: &mut dyn FnMut(&Rule)) {
    rule.walk(&mut |part| {
        visit(part);
        if let Rule::Definition(id) = part
            && let Some(definition) = pack.definition(id)
        {
            walk_through(pack, &definition.logic, visit);
        }
    });
}

/// The first day after today on which the rule is answered differently than `now`, when no
/// fact changes, with the answer of that day.
pub fn changes_on(
    context: &Context<'_>,
    rule: &'static Rule,
    now: Truth,
) -> Option<(NaiveDate, Truth)> {
    let mut days: Vec<NaiveDate> = Vec::new();
    walk_through(context.pack, rule, &mut |part| {
        // A span that may lie anywhere in the past does not move with today.
        if let Rule::Relapses(count) = part
            && context.window(count) == Window::EndingToday
            && let Some(months) = count.months
        {
            count::days_of_change(context, months, &mut days);
        }
        if let Rule::Took {
            within: Some(within),
            ..
        } = part
        {
            took::days_of_change(context, *within, &mut days);
        }
    });
    days.retain(|day| *day > context.today);
    crate::order::distinct(&mut days);
    days.into_iter().find_map(|day| {
        let truth = explain(&context.on(day), rule).truth;
        (truth != now).then_some((day, truth))
    })
}

#[cfg(test)]
mod tests;
