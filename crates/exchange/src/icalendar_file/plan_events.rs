//! From a plan to the events of a calendar.
//!
//! Decided so that the calendar serves the person and not the schedule:
//! - Items of one visit group on one day are one event, as they are one visit. It carries
//!   the key of the first of them in the schedule, so that moving another of them to a
//!   day of its own leaves it where it is.
//! - What is due *by* a day is one event on the latest day, and its reminder comes a
//!   week earlier: on the day before, nothing can be arranged any more.
//! - What lasts from one day to another is an event on its first day and one on its last
//!   ("protective medicine: last day"), not a bar over months that hides everything else.
//!   Daily treatment without an end has no last day: the plan only stops looking ahead.
//! - Neutral names say nothing about the illness, in the description neither: calendars
//!   are shared and copied to servers. The medicine's name stands in the name of the
//!   document, so that is written only with full names; the id of the evidence stands
//!   always, and through it the version of the document can be found.

use super::{Alarm, CalendarEvent};
use chrono::NaiveDate;
use core::num::NonZeroU16;
use waymark_clinical::monitoring::{Due, Plan, PlanItem};
use waymark_clinical::order;
use waymark_clinical::sorted::Map;
use waymark_evidence::{ItemKind, Regimen, Str, Text};
use waymark_words::letters::capital;
use waymark_words::narrate::plan::closed_days;
use waymark_words::{Wording, calendar_file};

/// How events are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// "Blood test 7 of 60".
    #[default]
    Neutral,
    /// By what is done, and with the document of the schedule.
    Full(Wording),
}

/// What the events of a plan say beside its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventContext<'a> {
    /// How events are named.
    pub naming: Naming,
    /// Revision of the plan; people read it as version, counted from 1.
    pub revision: u32,
    /// Id of the evidence pack.
    pub pack_id: &'a str,
}

/// 09:00 on the day before.
const DAY_BEFORE: NonZeroU16 = NonZeroU16::new(15 * 60).unwrap();
/// 09:00 a week and a day before.
const WEEK_BEFORE: NonZeroU16 = NonZeroU16::new(7 * 24 * 60 + 15 * 60).unwrap();

/// The name of the calendar.
pub fn calendar_name(naming: Naming) -> &'static str {
    match naming {
        Naming::Neutral => calendar_file::neutral_name(),
        Naming::Full(_) => calendar_file::full_name(),
    }
}

/// The events of a plan, in order of time.
pub fn events(plan: &Plan, context: &EventContext<'_>) -> Vec<CalendarEvent> {
    let mut events = Vec::new();
    // A date that holds only if treatment ends where the planner stops looking ahead is no
    // date for a calendar: the list says so, and a calendar cannot.
    let fixed = plan.items.iter().filter(|planned| !planned.only_if_stopped);
    for together in together(fixed) {
        let Some(first) = together.first() else {
            continue;
        };
        let key = format!("{}/{}", first.item.id, first.ordinal);
        let named = name(&together, context.naming);
        let event =
            |key: String, day: NaiveDate, summary: String, before: NonZeroU16| CalendarEvent {
                key,
                from: day,
                to_inclusive: day,
                summary: capital(&summary),
                description: description(plan, &together, context),
                alarm: Some(Alarm {
                    minutes_before_midnight: before,
                }),
            };
        match first.due {
            Due::On(day) => events.push(event(key, day, named, DAY_BEFORE)),
            Due::By { latest, .. } => {
                events.push(event(
                    key,
                    latest,
                    calendar_file::by_this_day(&named),
                    WEEK_BEFORE,
                ));
            }
            Due::Span { from, to } if from == to => {
                events.push(event(key, from, named, DAY_BEFORE));
            }
            Due::Span { from, to } => {
                let begins = calendar_file::first_day(&named);
                events.push(event(format!("{key}/first"), from, begins, DAY_BEFORE));
                if ends(plan, to) {
                    let ends = match first.goes_on {
                        true => calendar_file::last_day_earliest(&named),
                        false => calendar_file::last_day(&named),
                    };
                    events.push(event(format!("{key}/last"), to, ends, DAY_BEFORE));
                }
            }
        }
    }
    // Stable: what falls on one day keeps the order of the schedule.
    order::by_key(&mut events, |event| event.from);
    events
}

/// An event that is no longer asked for. Only its key and its day are known any more.
pub fn cancelled(key: &str, day: NaiveDate) -> CalendarEvent {
    CalendarEvent {
        key: key.to_owned(),
        from: day,
        to_inclusive: day,
        summary: capital(calendar_file::cancelled()),
        description: calendar_file::printed_list().to_owned(),
        alarm: None,
    }
}

/// Whether a span that reaches to this day really ends there.
pub(crate) fn ends(plan: &Plan, to: NaiveDate) -> bool {
    let goes_on = plan.open_ended && plan.schedule.regimen == Regimen::Daily;
    !(goes_on && to >= plan.last_treatment_day)
}

/// Items that are one event, each list in the order of the schedule.
fn together<'a>(items: impl Iterator<Item = &'a PlanItem>) -> Vec<Vec<&'a PlanItem>> {
    let mut lists: Vec<Vec<&PlanItem>> = Vec::new();
    let mut visits: Map<(Str, NaiveDate, bool), usize> = Map::new();
    for planned in items {
        let visit = match (planned.item.visit, planned.due) {
            (Some(visit), Due::On(day)) => (visit, day, false),
            (Some(visit), Due::By { latest, .. }) => (visit, latest, true),
            _ => {
                lists.push(vec![planned]);
                continue;
            }
        };
        let place = *visits.or_insert(visit, lists.len());
        match lists.get_mut(place) {
            Some(list) => list.push(planned),
            None => lists.push(vec![planned]),
        }
    }
    lists
}

/// What is due, with its number where there are several.
fn name(together: &[&PlanItem], naming: Naming) -> String {
    let mut names: Vec<&str> = Vec::new();
    for planned in together {
        let name = match naming {
            Naming::Neutral => neutral(planned.item.kind),
            Naming::Full(wording) => worded(&planned.item.what, wording),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let joined = names.into_iter().fold(String::new(), |some, another| {
        if some.is_empty() {
            another.to_owned()
        } else {
            calendar_file::and_also(&some, another)
        }
    });
    // All of one visit are counted by the first, as is their key.
    match together.first() {
        Some(first) if first.of > 1 => {
            calendar_file::numbered(&joined, first.ordinal.into(), first.of.into())
        }
        _ => joined,
    }
}

fn neutral(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Treatment => calendar_file::treatment(),
        ItemKind::Blood => calendar_file::blood(),
        ItemKind::Urine => calendar_file::urine(),
        ItemKind::Scan => calendar_file::scan(),
        ItemKind::SymptomSheet => calendar_file::symptom_sheet(),
        ItemKind::Vaccine => calendar_file::vaccine(),
        ItemKind::Protection => calendar_file::protection(),
        ItemKind::Check => calendar_file::check(),
    }
}

fn worded(text: &Text, wording: Wording) -> &'static str {
    match wording {
        Wording::Plain => text.plain.0,
        Wording::Clinical => text.clinical.0,
    }
}

fn description(plan: &Plan, together: &[&PlanItem], context: &EventContext<'_>) -> String {
    let version = u64::from(context.revision) + 1;
    // The day of the schedule, where the event stands on another: once, however many share it.
    let mut lines: Vec<String> = Vec::new();
    for planned in together {
        for line in closed_days(&[planned]) {
            let line = calendar_file::sentence(&line);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines.push(calendar_file::made_with(version, context.pack_id));
    if let Naming::Full(_) = context.naming {
        lines.push(calendar_file::document(&plan.schedule.document));
    }
    lines.push(calendar_file::printed_list().to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests;
