//! The list by date.

use crate::schedules::{TWO_COURSES, by, day, planned, span};
use waymark_clinical::monitoring::{DayGroup, Due, by_day, next};

fn line(group: &DayGroup<'_>) -> (Due, Vec<(&'static str, u16)>) {
    let items = group
        .items
        .iter()
        .map(|planned| (planned.item.id.0, planned.ordinal))
        .collect();
    (group.when, items)
}

#[test]
fn the_days_of_a_course_are_one_line() {
    let plan = planned(&TWO_COURSES, "2027-01-11");
    let lines: Vec<_> = by_day(&plan).iter().map(line).collect();
    assert_eq!(
        lines[..6],
        [
            (by("2026-11-30", true), vec![("vaccine", 1)]),
            (span("2026-12-28", "2027-02-15"), vec![("diet", 1)]),
            (
                by("2027-01-10", false),
                vec![
                    ("blood-before", 1),
                    ("urine-before", 1),
                    ("thyroid-before", 1),
                ]
            ),
            (
                span("2027-01-11", "2027-01-15"),
                vec![
                    ("drip", 1),
                    ("drip", 2),
                    ("drip", 3),
                    ("drip", 4),
                    ("drip", 5),
                    ("steroid", 1),
                    ("steroid", 2),
                    ("steroid", 3),
                    ("platelets", 1),
                    ("platelets", 2),
                    ("antiviral", 1),
                ]
            ),
            (Due::On(day("2027-01-28")), vec![("sheet", 1)]),
            (Due::On(day("2027-02-11")), vec![("blood", 1), ("urine", 1)]),
        ]
    );
}

#[test]
fn a_test_on_a_treatment_day_keeps_its_own_line() {
    let plan = planned(&TWO_COURSES, "2027-01-11");
    let lines: Vec<_> = by_day(&plan).iter().map(line).collect();
    let tests = lines
        .iter()
        .position(|(when, _)| *when == Due::On(day("2028-01-11")))
        .unwrap();
    assert_eq!(
        lines[tests].1,
        [("blood", 12), ("urine", 12), ("thyroid", 4)]
    );
    assert_eq!(lines[tests + 1].0, span("2028-01-11", "2028-01-13"));
}

#[test]
fn every_item_stands_in_one_line_and_lines_are_in_order() {
    let plan = planned(&TWO_COURSES, "2028-02-29");
    let groups = by_day(&plan);
    let listed: usize = groups.iter().map(|group| group.items.len()).sum();
    assert_eq!(listed, plan.items.len());
    assert!(groups.is_sorted_by_key(|group| group.when.day()));
    assert_eq!(groups.last().unwrap().when, Due::On(plan.end));
}

#[test]
fn the_next_dates_begin_today() {
    let plan = planned(&TWO_COURSES, "2027-01-11");
    let dates = |today| -> Vec<Due> { next(&plan, day(today), 2).iter().map(|g| g.when).collect() };
    assert_eq!(
        dates("2027-01-11"),
        [span("2027-01-11", "2027-01-15"), Due::On(day("2027-01-28")),]
    );
    // What is left of the course.
    assert_eq!(dates("2027-01-13")[0], span("2027-01-13", "2027-01-15"));
    assert_eq!(dates("2027-01-15")[0], Due::On(day("2027-01-15")));
    assert_eq!(dates("2032-01-13"), [Due::On(day("2032-01-13"))]);
    assert_eq!(dates("2032-01-14"), []);
}
