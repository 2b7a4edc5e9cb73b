//! The schedules of the evidence, from every day of a leap cycle.

use crate::schedules::{day, on};
use std::collections::BTreeSet;
use waymark_clinical::monitoring::{
    BurdenCount, Plan, Time, burden_of_whole_plan, by_day, goes_on_after_the_end, plan, tail_end,
    years_after,
};
use waymark_evidence::{Burden, Schedule, Step, StepUnit};
use waymark_evidence_pack::pack;

fn whole(schedule: &'static Schedule, start: &str) -> Plan {
    plan(schedule, day(start), &|_| Some(true), true).unwrap()
}

fn scheduled(id: &str) -> &'static Schedule {
    pack().schedule(id).unwrap()
}

#[test]
fn every_schedule_can_be_planned_and_loses_nothing() {
    for schedule in pack().schedules {
        for start in day("2027-01-01")
            .iter_days()
            .take_while(|start| *start < day("2031-01-01"))
        {
            let plan = plan(schedule, start, &|_| Some(true), true)
                .unwrap_or_else(|problem| panic!("{} from {start}: {problem}", schedule.id));
            let planned: BTreeSet<_> = plan.items.iter().map(|planned| planned.item.id).collect();
            let asked = |item: &&waymark_evidence::ScheduleItem| {
                // Without a result or a planned pregnancy, what is counted from it is not asked for.
                !matches!(
                    item.when,
                    waymark_evidence::When::AfterResult { .. }
                        | waymark_evidence::When::BeforeBirthPlan { .. }
                )
            };
            for item in schedule.items.iter().filter(asked) {
                let undated = plan.without_dates.iter().any(|other| other.id == item.id);
                assert!(
                    undated || planned.contains(&item.id),
                    "{}: {}",
                    schedule.id,
                    item.id
                );
            }
            let listed: usize = by_day(&plan).iter().map(|group| group.items.len()).sum();
            assert_eq!(listed, plan.items.len());
        }
    }
}

#[test]
fn the_foundation_case_holds_for_the_schedule_of_the_evidence() {
    let Some(schedule) = pack().schedule("alemtuzumab-eu") else {
        panic!("the evidence has no schedule \"alemtuzumab-eu\"");
    };
    let plan = whole(schedule, "2027-01-11");
    assert_eq!(plan.end, day("2032-01-13"));
    assert_eq!(plan.last_treatment_day, day("2028-01-13"));
    assert!(!plan.open_ended);
    let tests = on(&plan, "full-blood-count");
    assert_eq!((tests.len(), tests[60].as_str()), (61, "2032-01-13"));
    let thyroid = on(&plan, "thyroid");
    assert_eq!((thyroid.len(), thyroid[20].as_str()), (21, "2032-01-13"));
    let burden = burden_of_whole_plan(&plan);
    assert_eq!(burden.infusions, 8);
    // One before treatment, sixty-one after.
    assert_eq!(burden.urine_pots, 62);
}

#[test]
fn mitoxantrone_is_never_planned_beyond_its_lifetime_limit() {
    // Doses of 12 mg for each square metre; the limit of each region in the same unit.
    for (id, limit, doses) in [("mitoxantrone-us", 140, 11), ("mitoxantrone-eu", 72, 6)] {
        let Some(schedule) = pack().schedule(id) else {
            panic!("the evidence has no schedule \"{id}\"");
        };
        let plan = whole(schedule, "2027-03-01");
        assert_eq!(plan.courses.len(), doses, "{id}");
        assert!(12 * plan.courses.len() <= limit, "{id}");
        assert!(!plan.open_ended, "{id}");
    }
}

#[test]
fn a_transplantation_counts_a_stay_in_hospital_and_no_live_vaccine_for_24_months() {
    let Some(schedule) = pack().schedule("ahsct") else {
        panic!("the evidence has no schedule \"ahsct\"");
    };
    // At first everything that was not read is hidden: the stay is not.
    let shown = plan(schedule, day("2027-03-01"), &|_| Some(true), false).unwrap();
    let burden = burden_of_whole_plan(&shown);
    assert_eq!((burden.hospital_stays, burden.hospital_days), (1, 0));
    assert!(shown.left_out.len() > 10);
    let all = whole(schedule, "2027-03-01");
    assert_eq!(on(&all, "vaccines-again"), ["2027-09-01"]);
    assert_eq!(on(&all, "live-vaccines-not-before"), ["2029-03-01"]);
}

#[test]
fn two_scans_of_one_visit_are_one_scan() {
    let plan = whole(scheduled("natalizumab-eu"), "2027-01-11");
    // Yearly from 2028 and half-yearly from 2029: three of the days hold both.
    assert_eq!(on(&plan, "mri-yearly").len(), 5);
    assert_eq!(on(&plan, "mri-higher-chance").len(), 7);
    assert_eq!(Time::Years(5).burden(&plan).scans, 7);
    // If it stops, both come once more, on the last treatment day.
    assert_eq!(Time::IfStopped.burden(&plan).scans, 1);
}

#[test]
fn no_schedule_counts_two_scans_on_one_day() {
    let mut days = 0;
    for schedule in pack().schedules {
        for start in day("2027-01-01").iter_days().take(366) {
            let plan = plan(schedule, start, &|_| Some(true), true).unwrap();
            let mut scans: Vec<_> = plan
                .items
                .iter()
                .filter(|planned| planned.item.burden.contains(&Burden::Scan))
                .map(|planned| (planned.due.day(), planned.item.visit, planned.item.id))
                .collect();
            scans.sort();
            for two in scans.windows(2).filter(|two| two[0].0 == two[1].0) {
                let group = two[0].1;
                assert!(
                    group.is_some() && group == two[1].1,
                    "{}: {two:?}",
                    schedule.id
                );
                days += 1;
            }
        }
    }
    assert!(days > 1_000, "{days} days with two scans");
}

#[test]
fn the_times_that_are_counted_hold_every_date_once() {
    let mut later = 0;
    for schedule in pack().schedules {
        for start in ["2027-01-11", "2027-08-31", "2028-02-29"] {
            let plan = whole(schedule, start);
            let times = Time::of(&plan);
            let apart: Vec<Time> = times
                .iter()
                .copied()
                .filter(|time| *time != Time::Years(2))
                .collect();
            for planned in &plan.items {
                let held = apart
                    .iter()
                    .filter(|time| time.holds(&plan, planned))
                    .count();
                // Treatment that goes on leaves the calendar where it ends.
                let beyond = plan.open_ended && planned.due.day() >= years_after(plan.start, 5);
                let once = held == 1 || (held == 0 && beyond);
                assert!(once, "{}: {} {held}", schedule.id, planned.item.id);
            }
            if !plan.open_ended {
                let all = apart.iter().map(|time| time.burden(&plan));
                let sum = all.fold(BurdenCount::default(), |sum, one| sum + one);
                assert_eq!(sum, burden_of_whole_plan(&plan), "{}", schedule.id);
                later += u32::from(times.contains(&Time::Later(5)));
            }
        }
    }
    assert!(later > 0);
}

/// How long after the last treatment day the last date is, and what it is.
fn last_of(id: &str) -> Option<(Option<Step>, Vec<&'static str>)> {
    let end = tail_end(&whole(scheduled(id), "2027-01-11"))?;
    Some((end.length, end.items.iter().map(|item| item.id.0).collect()))
}

#[test]
fn the_tail_is_as_long_as_its_last_date() {
    let step = |count, unit| Some(Step { count, unit });
    assert_eq!(
        last_of("natalizumab-eu"),
        Some((step(6, StepUnit::Months), vec!["symptom-watch-ends"]))
    );
    assert_eq!(
        last_of("alemtuzumab-us"),
        Some((
            step(48, StepUnit::Months),
            vec!["full-blood-count", "creatinine", "urine", "thyroid"]
        ))
    );
    // A span of treatment reaches beyond it.
    let fingolimod = last_of("fingolimod-eu");
    assert_eq!(
        fingolimod.map(|(length, _)| length),
        Some(step(2, StepUnit::Months))
    );
    assert_eq!(last_of("glatiramer-eu"), None);
}

#[test]
fn dates_after_the_end_are_those_counted_from_the_last_dose() {
    for (id, after) in [
        ("natalizumab-eu", true),
        ("alemtuzumab-us", true),
        ("fingolimod-eu", true),
        ("glatiramer-eu", false),
    ] {
        assert_eq!(goes_on_after_the_end(scheduled(id)), after, "{id}");
    }
}
