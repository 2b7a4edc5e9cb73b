//! Courses, doses at an interval, daily treatment.

use crate::schedules::{
    FIVE_AND_THREE, TWO_COURSES, day, days, dues, every, item, made, months, on, planned, span,
    weeks,
};
use waymark_clinical::monitoring::{Plan, plan_with_extra_courses};
use waymark_evidence::{Anchor, ItemKind, List, Regimen, ScheduleItem, When};

fn treatment(named: &'static [u8], courses: &'static [u8]) -> ScheduleItem {
    let when = When::OnTreatmentDays {
        days: List(named),
        courses: List(courses),
    };
    item("treatment", ItemKind::Treatment, &[], when)
}

fn with_extra(extra_courses: u8) -> Plan {
    plan_with_extra_courses(
        &TWO_COURSES,
        day("2027-01-11"),
        &|_| Some(true),
        false,
        extra_courses,
    )
    .unwrap()
}

#[test]
fn further_courses_are_planned_only_when_asked_for_and_move_the_end() {
    assert_eq!(with_extra(0), planned(&TWO_COURSES, "2027-01-11"));
    let three = with_extra(1);
    assert_eq!(
        on(&three, "drip")[8..],
        ["2029-01-11", "2029-01-12", "2029-01-13"]
    );
    assert_eq!(three.end, day("2033-01-13"));
    assert_eq!(on(&three, "blood").len(), 73);
    assert_eq!(with_extra(2).end, day("2034-01-13"));
}

#[test]
fn named_courses_only() {
    let schedule = made(FIVE_AND_THREE, vec![treatment(&[1], &[2])]);
    assert_eq!(
        on(&planned(schedule, "2027-01-11"), "treatment"),
        ["2028-01-11"]
    );
}

#[test]
fn a_dose_every_four_weeks_goes_on_to_the_last_dose_within_the_horizon() {
    let once = When::Once {
        anchor: Anchor::LastDose,
        after: months(6),
        until_after_last_dose: None,
    };
    let schedule = made(
        every(weeks(4)),
        vec![treatment(&[], &[]), item("scan", ItemKind::Scan, &[], once)],
    );
    let plan = planned(schedule, "2027-01-11");
    assert!(plan.open_ended);
    // 24 months are 731 days: 26 intervals of 28 days, the last dose on day 728.
    let doses = on(&plan, "treatment");
    assert_eq!(doses.len(), 27);
    assert_eq!(doses[..2], ["2027-01-11", "2027-02-08"]);
    assert_eq!(doses[26], "2029-01-08");
    assert_eq!(plan.last_treatment_day, day("2029-01-08"));
    assert_eq!(on(&plan, "scan"), ["2029-07-08"]);
    assert_eq!(plan.end, day("2029-07-08"));
}

#[test]
fn a_dose_on_the_horizon_belongs_to_the_plan() {
    let schedule = made(every(months(6)), vec![treatment(&[], &[])]);
    assert_eq!(
        on(&planned(schedule, "2027-08-31"), "treatment"),
        [
            "2027-08-31",
            "2028-02-29",
            "2028-08-31",
            "2029-02-28",
            "2029-08-31",
        ]
    );
}

#[test]
fn daily_treatment_is_one_span_and_its_first_day_is_a_day() {
    let schedule = made(Regimen::Daily, vec![treatment(&[], &[])]);
    let plan = planned(schedule, "2027-01-11");
    assert!(plan.open_ended);
    assert_eq!(dues(&plan, "treatment"), [span("2027-01-11", "2029-01-11")]);
    let first = made(Regimen::Daily, vec![treatment(&[1, 8], &[1])]);
    assert_eq!(
        on(&planned(first, "2027-01-11"), "treatment"),
        ["2027-01-11", "2027-01-18"]
    );
}

#[test]
fn once_after_the_first_dose() {
    let once = When::Once {
        anchor: Anchor::FirstDose,
        after: days(0),
        until_after_last_dose: None,
    };
    let schedule = made(
        FIVE_AND_THREE,
        vec![item("once", ItemKind::Check, &[], once)],
    );
    let plan = planned(schedule, "2027-01-11");
    assert_eq!(on(&plan, "once"), ["2027-01-11"]);
    // Treatment itself still bounds the plan.
    assert_eq!(plan.end, day("2028-01-13"));
}
