//! Whether one of some medicines is taken now, or was not long ago.

use super::answer::{Context, known_medicine};
use crate::calendar::after;
use crate::facts::{LastDay, MedicineTaken};
use crate::logic::Truth;
use crate::visit::Answer;
use chrono::NaiveDate;
use waymark_evidence::{List, PartialDate, Step, Str};

/// The medicine behind an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TookEvidence {
    /// The medicine of the list that decided, by its id; none when none did.
    pub medicine: Option<Str>,
    /// Its last day.
    pub last_day: Option<LastDay>,
    /// Whether the list of medicines is complete and every name in it is known.
    pub all_known: bool,
}

/// The truth, with the medicine behind it.
pub(super) fn took(
    context: &Context<'_>,
    medicines: &'static List<Str>,
    within: Option<Step>,
) -> (Truth, TookEvidence) {
    let facts = context.facts;
    let mut all_known = facts.every_medicine_listed == Answer::Yes;
    let mut best = (Truth::False, None, None);
    for taken in &facts.medicines {
        let Some(id) = known_medicine(context.pack, &taken.name) else {
            // Another spelling of one of them, perhaps.
            all_known = false;
            continue;
        };
        if !medicines.contains(&id) {
            continue;
        }
        let truth = still(context, taken, within);
        if best.1.is_none() || best.0.or(truth) != best.0 {
            best = (truth, Some(id), Some(taken.stop));
        }
    }
    let (truth, medicine, last_day) = best;
    let truth = if all_known {
        truth
    } else {
        truth.or(Truth::Unknown)
    };
    (
        truth,
        TookEvidence {
            medicine,
            last_day,
            all_known,
        },
    )
}

/// Whether the medicine is still taken, or was so long ago at most.
fn still(context: &Context<'_>, taken: &MedicineTaken, within: Option<Step>) -> Truth {
    if taken
        .start
        .is_some_and(|start| start.earliest() > context.today)
    {
        return Truth::False;
    }
    let Some(within) = within else {
        return Truth::True;
    };
    let holds = |last_day: NaiveDate| context.today <= end(last_day, within);
    match taken.stop {
        LastDay::GoesOn => Truth::True,
        LastDay::NotKnown => Truth::Unknown,
        LastDay::On(date) => match (holds(date.earliest()), holds(date.latest())) {
            (first, last) if first == last => first.into(),
            _ => Truth::Unknown,
        },
    }
}

/// The last day on which a medicine with this last day counts as taken so long ago at most.
fn end(last_day: NaiveDate, within: Step) -> NaiveDate {
    after(last_day, within, 1)
}

/// Days after today on which an answer may differ, if nothing else happens.
pub(super) fn days_of_change(context: &Context<'_>, within: Step, days: &mut Vec<NaiveDate>) {
    let last_days = context
        .facts
        .medicines
        .iter()
        .filter_map(|taken| match taken.stop {
            LastDay::On(date) => Some(date),
            LastDay::GoesOn | LastDay::NotKnown => None,
        });
    for date in last_days.flat_map(|date: PartialDate| [date.earliest(), date.latest()]) {
        days.extend(end(date, within).succ_opt());
    }
}
