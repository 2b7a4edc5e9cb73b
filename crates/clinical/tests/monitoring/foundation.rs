//! The case of the foundation: start on Monday 11 January 2027.

use crate::schedules::{TWO_COURSES, by, day, dues, on, planned, span};
use waymark_clinical::monitoring::{BurdenCount, Plan, burden, burden_of_whole_plan};

fn case() -> Plan {
    planned(&TWO_COURSES, "2027-01-11")
}

#[test]
fn treatment_is_five_days_and_a_year_later_three() {
    let plan = case();
    assert_eq!(
        on(&plan, "drip"),
        [
            "2027-01-11",
            "2027-01-12",
            "2027-01-13",
            "2027-01-14",
            "2027-01-15",
            "2028-01-11",
            "2028-01-12",
            "2028-01-13",
        ]
    );
    assert_eq!(plan.last_treatment_day, day("2028-01-13"));
    assert_eq!(plan.end, day("2032-01-13"));
    assert!(!plan.open_ended);
    let courses: Vec<_> = plan.courses.iter().map(|c| (c.ordinal, c.days())).collect();
    assert_eq!(courses, [(1, 5), (2, 3)]);
}

#[test]
fn days_within_a_course_are_counted_from_its_first_day() {
    let plan = case();
    assert_eq!(
        on(&plan, "steroid"),
        [
            "2027-01-11",
            "2027-01-12",
            "2027-01-13",
            "2028-01-11",
            "2028-01-12",
            "2028-01-13",
        ]
    );
    // The second course has no fifth day.
    assert_eq!(
        on(&plan, "platelets"),
        ["2027-01-13", "2027-01-15", "2028-01-13"]
    );
}

#[test]
fn every_month_has_its_test_and_the_last_is_48_months_after_the_last_day() {
    let plan = case();
    for id in ["blood", "urine"] {
        let days = on(&plan, id);
        // Sixty months, and the last day of the tail two days later: the course had three days.
        assert_eq!(days.len(), 61);
        assert_eq!(days[..3], ["2027-02-11", "2027-03-11", "2027-04-11"]);
        assert_eq!(days[58..], ["2031-12-11", "2032-01-11", "2032-01-13"]);
    }
}

#[test]
fn every_third_month_has_its_thyroid_test_and_the_last_is_on_the_same_day() {
    let days = on(&case(), "thyroid");
    assert_eq!(days.len(), 21);
    assert_eq!(days[..2], ["2027-04-11", "2027-07-11"]);
    assert_eq!(days[18..], ["2031-10-11", "2032-01-11", "2032-01-13"]);
}

#[test]
fn sheets_lie_two_weeks_before_the_tests_and_cover_the_same_end() {
    let days = on(&case(), "sheet");
    assert_eq!(days.len(), 61);
    assert_eq!(days[..3], ["2027-01-28", "2027-02-25", "2027-03-28"]);
    assert_eq!(days[58..], ["2031-11-27", "2031-12-28", "2032-01-13"]);
}

#[test]
fn what_comes_before_treatment_says_whether_the_lead_is_named() {
    let plan = case();
    assert_eq!(dues(&plan, "blood-before"), [by("2027-01-10", false)]);
    assert_eq!(dues(&plan, "vaccine"), [by("2026-11-30", true)]);
}

#[test]
fn protection_lies_around_each_course() {
    let plan = case();
    assert_eq!(
        dues(&plan, "antiviral"),
        [
            span("2027-01-11", "2027-02-15"),
            span("2028-01-11", "2028-02-13"),
        ]
    );
    assert_eq!(
        dues(&plan, "diet"),
        [
            span("2026-12-28", "2027-02-15"),
            span("2027-12-28", "2028-02-13"),
        ]
    );
}

#[test]
fn ordinals_run_through_both_courses() {
    let plan = case();
    let drips: Vec<_> = plan
        .items
        .iter()
        .filter(|planned| planned.item.id == "drip")
        .map(|planned| (planned.ordinal, planned.of, planned.course))
        .collect();
    assert_eq!(drips.first(), Some(&(1, 8, Some(1))));
    assert_eq!(drips.get(5), Some(&(6, 8, Some(2))));
    assert_eq!(drips.last(), Some(&(8, 8, Some(2))));
}

#[test]
fn the_whole_burden_shares_needles_and_visits() {
    // Needles: 1 vaccine, 1 before (blood and thyroid together), 61 later (21 of them
    // with the thyroid test), 3 on treatment days. Visits: 1, 1 and 61.
    assert_eq!(
        burden_of_whole_plan(&case()),
        BurdenCount {
            needles: 66,
            urine_pots: 62,
            visits: 63,
            infusions: 8,
            scans: 0,
            hospital_days: 8,
            hospital_stays: 0,
            sheets: 61,
        }
    );
}

#[test]
fn two_years_leave_out_the_day_on_which_the_third_begins() {
    // Monthly tests 11 February 2027 to 11 December 2028: 23. Sheets to 28 December 2028: 24.
    assert_eq!(
        burden(&case(), day("2027-01-11"), day("2029-01-11")),
        BurdenCount {
            needles: 26,
            urine_pots: 23,
            visits: 23,
            infusions: 8,
            scans: 0,
            hospital_days: 8,
            hospital_stays: 0,
            sheets: 24,
        }
    );
}
