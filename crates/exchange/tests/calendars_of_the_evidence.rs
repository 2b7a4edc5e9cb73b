//! The calendar of every schedule of the evidence, as it is handed out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use chrono::NaiveDate;
use std::collections::BTreeSet;
use waymark_clinical::monitoring::{Due, Plan, plan};
use waymark_evidence::Schedule;
use waymark_evidence_pack::pack;
use waymark_exchange::icalendar_file::{
    CalendarFile, EventContext, Method, Naming, calendar_name, events, write,
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
        for planned in &plan.items {
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
