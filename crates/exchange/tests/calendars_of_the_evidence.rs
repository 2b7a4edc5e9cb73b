//! The calendar of every schedule of the evidence, as it is handed out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use waymark_clinical::monitoring::{Due, Plan, plan};
use waymark_evidence::Schedule;
use waymark_evidence_pack::pack;
use waymark_exchange::icalendar_file::{
    CalendarFile, EventContext, Method, Naming, calendar_name, cancelled, events, write,
};

fn planned(schedule: &'static Schedule) -> Plan {
    let start = NaiveDate::from_ymd_opt(2027, 1, 11).unwrap();
    plan(schedule, start, &|_| Some(true), true).unwrap()
}

/// The file with its lines unfolded.
fn written(plan: &Plan, naming: Naming) -> String {
    let context = EventContext {
        naming,
        revision: 0,
        pack_id: &pack().id,
    };
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    write(&CalendarFile {
        plan_id: "6f2c",
        revision: 0,
        stamp: day.and_hms_opt(9, 0, 0).unwrap(),
        name: calendar_name(naming),
        method: Method::Publish,
        events: events(plan, &context),
    })
    .unwrap()
    .replace("\r\n ", "")
}

#[test]
fn every_schedule_can_be_handed_out_and_no_date_of_it_is_lost() {
    for schedule in pack().schedules {
        let plan = planned(schedule);
        let text = written(&plan, Naming::default());
        let in_file: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.trim_end().strip_prefix("DTSTART;VALUE=DATE:"))
            .collect();
        for planned in plan.items.iter().filter(|planned| !planned.only_if_stopped) {
            let day = match planned.due {
                Due::On(day) | Due::By { latest: day, .. } | Due::Span { from: day, .. } => day,
            };
            let day = day.to_string().replace('-', "");
            assert!(
                in_file.contains(day.as_str()),
                "{}: {} on {day} is missing",
                schedule.id,
                planned.item.id
            );
        }
    }
}

#[test]
fn a_date_that_holds_only_if_treatment_stops_is_in_no_file() {
    let schedule = pack().schedule("natalizumab-eu").unwrap();
    let plan = planned(schedule);
    let watch = plan
        .items
        .iter()
        .find(|planned| planned.item.id == "symptom-watch-ends")
        .unwrap();
    assert!(watch.only_if_stopped);
    let day = watch.due.day().to_string().replace('-', "");
    assert!(!written(&plan, Naming::default()).contains(&day));
}

/// Each event by its identifier: its revision, and whether it is cancelled.
fn revisions(text: &str) -> BTreeMap<String, (u32, bool)> {
    text.replace("\r\n ", "")
        .split("BEGIN:VEVENT")
        .skip(1)
        .map(|event| {
            let value = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
            let id = value("UID:").unwrap().trim_end().to_owned();
            let sequence = value("SEQUENCE:").unwrap().trim_end().parse().unwrap();
            (id, (sequence, event.contains("STATUS:CANCELLED")))
        })
        .collect()
}

#[test]
fn a_cancelling_file_names_the_same_events_with_a_higher_revision() {
    let context = EventContext {
        naming: Naming::default(),
        revision: 0,
        pack_id: &pack().id,
    };
    let plan = planned(pack().schedule("alemtuzumab-eu").unwrap());
    let all = events(&plan, &context);
    let file = |revision, method, events| CalendarFile {
        plan_id: "6f2c",
        revision,
        stamp: plan.start.and_hms_opt(9, 0, 0).unwrap(),
        name: calendar_name(Naming::default()),
        method,
        events,
    };
    let gone: Vec<_> = all[3..6]
        .iter()
        .map(|event| cancelled(&event.key, event.from))
        .collect();
    let first = write(&file(0, Method::Publish, all)).unwrap();
    let second = write(&file(1, Method::Cancel, gone)).unwrap();
    assert!(first.contains("METHOD:PUBLISH") && second.contains("METHOD:CANCEL"));
    assert!(!second.contains("BEGIN:VALARM"));
    let (published, taken_out) = (revisions(&first), revisions(&second));
    assert_eq!(taken_out.len(), 3);
    for (id, (revision, is_cancelled)) in taken_out {
        assert!(is_cancelled);
        assert!(
            revision > published[&id].0,
            "{id} was published with a lower revision"
        );
    }
    assert!(published.values().all(|(_, is_cancelled)| !is_cancelled));
}

#[test]
fn a_neutral_calendar_names_no_medicine() {
    let names: Vec<&str> = pack()
        .medicines
        .iter()
        .filter(|medicine| !medicine.brands.is_empty())
        .flat_map(|medicine| medicine.brands.iter().chain([&medicine.generic]))
        .map(|name| name.0)
        .collect();
    assert!(!names.is_empty());
    for schedule in pack().schedules {
        let text = written(&planned(schedule), Naming::default()).to_lowercase();
        for name in &names {
            assert!(
                !text.contains(&name.to_lowercase()),
                "{}: {name}",
                schedule.id
            );
        }
        assert!(!text.contains("sclerosis"), "{}", schedule.id);
    }
}

#[test]
fn the_same_plan_gives_the_same_file() {
    for schedule in pack().schedules {
        let plan = planned(schedule);
        assert_eq!(
            written(&plan, Naming::Neutral),
            written(&planned(schedule), Naming::Neutral)
        );
    }
}
