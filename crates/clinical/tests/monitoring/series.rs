//! Series: month ends, leap days, and how the end is covered.

use crate::schedules::{ONE_DAY, TWO_COURSES, days, item, made, months, on, planned, until, weeks};
use waymark_evidence::{Anchor, ItemKind, Step, When};

/// The days of one series from 1 January 2027, the one treatment day.
fn series(when: When) -> Vec<String> {
    series_from("2027-01-01", when)
}

fn series_from(start: &str, when: When) -> Vec<String> {
    let schedule = made(ONE_DAY, vec![item("test", ItemKind::Blood, &[], when)]);
    on(&planned(schedule, start), "test")
}

#[test]
fn a_start_on_29_february_comes_back_to_the_29th() {
    let plan = planned(&TWO_COURSES, "2028-02-29");
    // The second course: 28 February, 1 and 2 March 2029.
    assert_eq!(
        on(&plan, "drip")[5..],
        ["2029-02-28", "2029-03-01", "2029-03-02"]
    );
    let blood = on(&plan, "blood");
    assert_eq!(blood.len(), 61);
    assert_eq!(blood[0], "2028-03-29");
    assert_eq!(blood[10..13], ["2029-01-29", "2029-02-28", "2029-03-29"]);
    assert_eq!(blood[58..], ["2033-01-29", "2033-02-28", "2033-03-02"]);
    let thyroid = on(&plan, "thyroid");
    assert_eq!(thyroid.len(), 21);
    assert_eq!(thyroid[18..], ["2032-11-29", "2033-02-28", "2033-03-02"]);
}

#[test]
fn a_start_on_the_31st_comes_back_to_the_31st() {
    let plan = planned(&TWO_COURSES, "2027-08-31");
    let blood = on(&plan, "blood");
    assert_eq!(blood.len(), 61);
    assert_eq!(
        blood[..7],
        [
            "2027-09-30",
            "2027-10-31",
            "2027-11-30",
            "2027-12-31",
            "2028-01-31",
            "2028-02-29",
            "2028-03-31",
        ]
    );
    assert_eq!(blood[58..], ["2032-07-31", "2032-08-31", "2032-09-02"]);
}

#[test]
fn months_after_the_last_day_are_clamped() {
    // 31 August 2027 and 18 months: 29 February 2028 would be 6, 28 February 2029 is 18.
    assert_eq!(
        series_from("2027-08-31", until(months(6), months(18))),
        ["2028-02-29", "2028-08-31", "2029-02-28",]
    );
}

#[test]
fn an_end_on_a_regular_date_is_that_date() {
    assert_eq!(
        series(until(days(10), days(20))),
        ["2027-01-11", "2027-01-21"]
    );
}

#[test]
fn a_date_half_an_interval_before_the_end_is_kept() {
    assert_eq!(
        series(until(days(10), days(25))),
        ["2027-01-11", "2027-01-21", "2027-01-26"]
    );
}

#[test]
fn a_date_shortly_before_the_end_is_kept_so_that_no_gap_is_longer_than_the_interval() {
    assert_eq!(
        series(until(days(10), days(24))),
        ["2027-01-11", "2027-01-21", "2027-01-25"]
    );
}

#[test]
fn a_series_shorter_than_its_interval_is_its_end() {
    assert_eq!(series(until(months(3), weeks(4))), ["2027-01-29"]);
}

fn shifted(every: Step, back: Step, end: Step) -> Vec<String> {
    series(When::Series {
        from: Anchor::FirstDose,
        every,
        shifted_back: Some(back),
        not_before: None,
        until_after_last_dose: end,
    })
}

#[test]
fn a_shifted_series_never_begins_before_the_first_dose() {
    // Two weeks and four: 18 December, 1, 15 and 29 January, 12 February.
    assert_eq!(
        shifted(weeks(2), weeks(4), weeks(6)),
        ["2027-01-01", "2027-01-15", "2027-01-29", "2027-02-12",]
    );
}

#[test]
fn shifted_dates_that_meet_at_a_month_end_are_one() {
    // 29, 30 and 31 March less a month are all 28 February.
    let days = shifted(days(1), months(1), days(90));
    assert_eq!(days.iter().filter(|day| *day == "2027-02-28").count(), 1);
    assert_eq!(days.last().unwrap(), "2027-04-01");
}

#[test]
fn a_series_after_the_last_dose_is_counted_from_it() {
    let when = When::Series {
        from: Anchor::LastDose,
        every: months(3),
        shifted_back: None,
        not_before: None,
        until_after_last_dose: months(6),
    };
    let schedule = made(
        crate::schedules::FIVE_AND_THREE,
        vec![item("test", ItemKind::Blood, &[], when)],
    );
    assert_eq!(
        on(&planned(schedule, "2027-01-11"), "test"),
        ["2028-04-13", "2028-07-13"]
    );
}
