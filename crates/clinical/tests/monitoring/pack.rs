//! The schedules of the evidence, from every day of a leap cycle.

use crate::schedules::{day, on};
use std::collections::BTreeSet;
use waymark_clinical::monitoring::{Plan, burden_of_whole_plan, by_day, plan};
use waymark_evidence::Schedule;
use waymark_evidence_pack::pack;

fn whole(schedule: &'static Schedule, start: &str) -> Plan {
    plan(schedule, day(start), &|_| Some(true), true).unwrap()
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
