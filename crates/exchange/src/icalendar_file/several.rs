//! The plans of a visit in one file: that of the chosen medicine, and what those before it
//! still ask for.
//!
//! One calendar has one identifier and one revision, whatever was planned in it. The plan for
//! which its first file was made keeps the keys it had; those of another plan begin with its
//! medicine, so that no event of one ever replaces one of the other.

use super::{CalendarEvent, EventContext, events};
use waymark_clinical::monitoring::Plan;
use waymark_clinical::order;
use waymark_clinical::visit::{CalendarEntry, Visit};

/// The plans of a visit.
#[derive(Clone, Copy, Debug)]
pub struct Plans<'a> {
    /// That of the chosen medicine; none while it has no first day.
    pub present: Option<&'a Plan>,
    /// Those of medicines that were stopped, in order of time.
    pub earlier: &'a [Plan],
}

impl Plans<'_> {
    /// The medicine for which a first file of them is made: the chosen one, else the one that was
    /// stopped last; none where nothing is planned.
    pub fn made_for(&self) -> Option<&'static str> {
        let plan = self.present.or(self.earlier.last())?;
        Some(plan.schedule.medicine.0)
    }
}

/// The calendar file that the visit remembers for its plans. One that was made for another
/// medicine or region is none of theirs: its events are never replaced.
pub fn remembered(visit: &Visit) -> Option<&CalendarEntry> {
    let plan = &visit.plan;
    plan.calendar.as_ref().filter(|entry| {
        let of_earlier = plan.earlier.iter();
        entry.region == visit.region
            && (entry.medicine == plan.medicine.trim()
                || of_earlier
                    .into_iter()
                    .any(|one| one.medicine == entry.medicine))
    })
}

/// What the keys of each plan begin with, in order. `made_for` is the medicine of the first
/// file.
pub(crate) fn prefixes<'a>(plans: impl Iterator<Item = &'a Plan>, made_for: &str) -> Vec<String> {
    let mut before: Vec<&str> = Vec::new();
    let mut prefixes = Vec::new();
    for plan in plans {
        let medicine = plan.schedule.medicine.0;
        let times = before.iter().filter(|one| **one == medicine).count();
        before.push(medicine);
        prefixes.push(match times {
            0 if medicine == made_for => String::new(),
            0 => format!("{medicine}:"),
            _ => format!("{medicine}:{}:", times + 1),
        });
    }
    prefixes
}

/// The events of all plans, in order of time.
///
/// Of an earlier plan these are the dates after its last treatment day, and those before it
/// that the file saved last holds: what was in a calendar is not taken out because it is past.
pub fn all_events(
    plans: &Plans<'_>,
    saved: Option<&CalendarEntry>,
    context: &EventContext<'_>,
) -> Vec<CalendarEvent> {
    let made_for = saved.map_or_else(|| plans.made_for(), |entry| Some(entry.medicine.as_str()));
    let in_order = || plans.earlier.iter().chain(plans.present);
    let mut all = Vec::new();
    for (place, (plan, prefix)) in in_order()
        .zip(prefixes(in_order(), made_for.unwrap_or_default()))
        .enumerate()
    {
        let is_earlier = place < plans.earlier.len();
        for mut event in events(plan, context) {
            event.key.insert_str(0, &prefix);
            let known =
                || saved.is_some_and(|entry| entry.events.iter().any(|one| one.key == event.key));
            if !is_earlier || event.from > plan.last_treatment_day || known() {
                all.push(event);
            }
        }
    }
    // Stable: on one day the earlier plan comes first.
    order::by_key(&mut all, |event| event.from);
    all
}

#[cfg(test)]
mod tests {
    use super::super::{CalendarFile, Method, Part, write};
    use super::super::{Naming, difference, next_revision, part, saved};
    use super::*;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;
    use waymark_clinical::monitoring::change::Changes;
    use waymark_clinical::monitoring::plan_with_changes;
    use waymark_clinical::visit::{EarlierPlanEntry, PlanEntry};
    use waymark_evidence::Region;
    use waymark_evidence_pack::pack;

    const CONTEXT: EventContext<'static> = EventContext {
        naming: Naming::Neutral,
        revision: 0,
        pack_id: "pack",
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn planned(schedule: &str, start: &str, stopped: Option<&str>) -> Plan {
        let schedule = pack().schedule(schedule).unwrap();
        let changes = Changes {
            stopped: stopped.map(day),
            ..Changes::default()
        };
        plan_with_changes(schedule, day(start), &|_| Some(true), false, &changes).unwrap()
    }

    fn entry(medicine: &str, events: &[CalendarEvent]) -> CalendarEntry {
        CalendarEntry {
            id: "6f2c".to_owned(),
            medicine: medicine.to_owned(),
            region: Region::Eu,
            revision: 0,
            stamp_seconds: 7,
            events: saved(events),
            before: Vec::new(),
        }
    }

    fn keys(events: &[CalendarEvent]) -> BTreeSet<&str> {
        events.iter().map(|event| event.key.as_str()).collect()
    }

    fn alone(plan: &Plan) -> Plans<'_> {
        Plans {
            present: Some(plan),
            earlier: &[],
        }
    }

    #[test]
    fn after_a_switch_both_tails_are_in_the_file_and_no_key_is_used_twice() {
        let first = planned("fingolimod-eu", "2027-01-11", None);
        let before = all_events(&alone(&first), None, &CONTEXT);
        let entry = entry("fingolimod", &before);
        let stopped = [planned("fingolimod-eu", "2027-01-11", Some("2027-04-20"))];
        let present = planned("alemtuzumab-eu", "2027-06-14", None);
        let plans = Plans {
            present: Some(&present),
            earlier: &stopped,
        };
        let now = all_events(&plans, Some(&entry), &CONTEXT);
        assert_eq!(keys(&now).len(), now.len());
        // The new plan whole, under keys of its own; the old tail under the keys it had.
        let of_present = now
            .iter()
            .filter(|event| event.key.starts_with("alemtuzumab:"));
        assert_eq!(of_present.count(), events(&present, &CONTEXT).len());
        let tail: Vec<_> = stopped[0].tail().collect();
        assert!(!tail.is_empty());
        let watch = now
            .iter()
            .find(|event| event.key == "infection-watch/1/last")
            .unwrap();
        assert_eq!(watch.from, day("2027-06-20"), "two months after the stop");
        // What was in the calendar before the stop stays; what lay after it is cancelled.
        let stop = stopped[0].last_treatment_day;
        for event in before.iter().filter(|event| event.from <= stop) {
            assert!(keys(&now).contains(event.key.as_str()), "{}", event.key);
        }
        let difference = difference(&entry, &saved(&now)).unwrap();
        assert!(!difference.gone.is_empty());
        for gone in &difference.gone {
            assert!(!gone.key.contains(':'), "{}", gone.key);
            assert!(gone.day.read().unwrap().unwrap().exact().unwrap() > stop);
        }
        // Saved once, nothing is different any more, and the file of the change stays.
        let after = next_revision(&entry, saved(&now), 9);
        assert_eq!(after.revision, 1);
        let again = all_events(&plans, Some(&after), &CONTEXT);
        assert_eq!(again, now);
        let written = |wanted| {
            let difference = super::super::difference(&after, &saved(&again));
            write(&CalendarFile {
                plan_id: &after.id,
                revision: after.revision,
                stamp: day("2027-04-21").and_hms_opt(0, 0, 0).unwrap(),
                name: "x",
                method: match wanted {
                    Part::Cancelled => Method::Cancel,
                    _ => Method::Publish,
                },
                events: part(wanted, again.clone(), difference.as_ref()).unwrap(),
            })
            .unwrap()
        };
        assert!(written(Part::New).contains("SEQUENCE:1"));
        assert!(written(Part::Cancelled).contains("STATUS:CANCELLED"));
    }

    #[test]
    fn a_tail_is_in_the_file_before_the_next_medicine_has_a_first_day() {
        let first = planned("fingolimod-eu", "2027-01-11", None);
        let before = all_events(&alone(&first), None, &CONTEXT);
        let entry = entry("fingolimod", &before);
        let stopped = [planned("fingolimod-eu", "2027-01-11", Some("2027-04-20"))];
        let waiting = Plans {
            present: None,
            earlier: &stopped,
        };
        assert_eq!(waiting.made_for(), Some("fingolimod"));
        let now = all_events(&waiting, Some(&entry), &CONTEXT);
        let watch = now
            .iter()
            .find(|event| event.key == "infection-watch/1/last");
        assert_eq!(watch.unwrap().from, day("2027-06-20"));
        let gone = difference(&entry, &saved(&now)).unwrap().gone;
        assert!(
            !gone.is_empty(),
            "what treatment asked for after the stop is cancelled"
        );
        // Its first day typed, the new plan comes beside it; nothing of the tail changes its key.
        let present = planned("alemtuzumab-eu", "2027-06-14", None);
        let both = Plans {
            present: Some(&present),
            earlier: &stopped,
        };
        let after = next_revision(&entry, saved(&now), 9);
        let later = all_events(&both, Some(&after), &CONTEXT);
        assert!(keys(&now).is_subset(&keys(&later)));
        // Without an earlier file the tail alone makes a first one.
        let alone = all_events(&waiting, None, &CONTEXT);
        assert!(!alone.is_empty());
        assert!(
            alone
                .iter()
                .all(|event| event.from > stopped[0].last_treatment_day)
        );
        let nothing = Plans {
            present: None,
            earlier: &[],
        };
        assert_eq!(all_events(&nothing, None, &CONTEXT), []);
    }

    #[test]
    fn a_medicine_taken_twice_has_keys_twice() {
        let stopped = [
            planned("natalizumab-eu", "2024-01-11", Some("2025-01-11")),
            planned("ocrelizumab-eu", "2025-03-13", Some("2026-03-13")),
        ];
        let present = planned("natalizumab-eu", "2027-01-11", None);
        let plans = Plans {
            present: Some(&present),
            earlier: &stopped,
        };
        let entry = entry("ocrelizumab", &[]);
        let now = all_events(&plans, Some(&entry), &CONTEXT);
        assert_eq!(keys(&now).len(), now.len());
        let of_present = now
            .iter()
            .filter(|event| event.key.starts_with("natalizumab:2:"));
        assert_eq!(of_present.count(), events(&present, &CONTEXT).len());
        // Nothing was saved of the past, so only what is still asked for is in the file.
        for event in now.iter().filter(|event| !event.key.contains(':')) {
            assert!(event.from > stopped[1].last_treatment_day, "{}", event.key);
        }
    }

    #[test]
    fn only_a_file_of_these_plans_is_remembered() {
        let mut visit = Visit {
            region: Region::Eu,
            plan: PlanEntry {
                medicine: "ocrelizumab".to_owned(),
                calendar: Some(entry("natalizumab", &[])),
                ..PlanEntry::default()
            },
            ..Visit::default()
        };
        assert_eq!(remembered(&visit), None, "another option was chosen");
        visit.plan.earlier.push(EarlierPlanEntry {
            medicine: "natalizumab".to_owned(),
            ..EarlierPlanEntry::default()
        });
        assert!(remembered(&visit).is_some());
        visit.region = Region::Us;
        assert_eq!(remembered(&visit), None, "other rules");
    }
}
