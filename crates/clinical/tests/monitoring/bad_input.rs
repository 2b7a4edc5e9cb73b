//! Far dates and broken schedules: an answer, never a panic.

use crate::schedules::{
    FIVE_AND_THREE, ONE_DAY, TWO_COURSES, day, days, every, item, made, months, planned, until,
};
use chrono::NaiveDate;
use waymark_clinical::monitoring::{Plan, PlanProblem, plan, plan_with_extra_courses};
use waymark_evidence::{Course, ItemKind, List, Regimen, Schedule, Str, When};

fn refused(schedule: &'static Schedule, start: NaiveDate) -> PlanProblem {
    plan(schedule, start, &|_| Some(true), false).unwrap_err()
}

fn one(when: When) -> &'static Schedule {
    made(ONE_DAY, vec![item("test", ItemKind::Blood, &[], when)])
}

fn courses(courses: Vec<Course>) -> &'static Schedule {
    made(Regimen::Courses(List(Vec::leak(courses))), Vec::new())
}

const TEST: Option<Str> = Some(Str("test"));

#[test]
fn the_last_day_to_start_can_be_planned() {
    let plan: Plan = planned(&TWO_COURSES, "2099-12-31");
    assert_eq!(plan.last_treatment_day, day("2101-01-02"));
    assert_eq!(plan.end, day("2105-01-02"));
}

#[test]
fn dates_of_five_digits_are_refused() {
    let outside = PlanProblem::OutsideTheCalendar { item: TEST };
    let forever = one(until(months(u16::MAX), months(u16::MAX)));
    assert_eq!(refused(forever, day("9000-01-01")), outside);
    let early = one(When::BeforeFirstDose {
        not_earlier: None,
        at_least: Some(months(u16::MAX)),
    });
    assert_eq!(refused(early, day("2027-01-11")), outside);
    assert_eq!(
        refused(&TWO_COURSES, day("9999-12-31")),
        PlanProblem::OutsideTheCalendar { item: None }
    );
    for extreme in [NaiveDate::MIN, NaiveDate::MAX] {
        let none = PlanProblem::OutsideTheCalendar { item: None };
        assert_eq!(refused(&TWO_COURSES, extreme), none);
    }
}

#[test]
fn more_dates_than_ordinals_are_refused() {
    let doses = Schedule {
        horizon_months: 12 * 200,
        ..*made(every(days(1)), Vec::new())
    };
    let doses = Box::leak(Box::new(doses));
    assert_eq!(
        refused(doses, day("2027-01-11")),
        PlanProblem::TooManyDates { item: None }
    );
    let tests = one(until(days(1), months(12 * 200)));
    assert_eq!(
        refused(tests, day("2027-01-11")),
        PlanProblem::TooManyDates { item: TEST }
    );
}

#[test]
fn an_interval_of_nothing_is_refused() {
    let tests = one(until(days(0), months(1)));
    assert_eq!(
        refused(tests, day("2027-01-11")),
        PlanProblem::NoInterval { item: TEST }
    );
    let doses = made(every(months(0)), Vec::new());
    assert_eq!(
        refused(doses, day("2027-01-11")),
        PlanProblem::NoInterval { item: None }
    );
}

#[test]
fn broken_courses_are_refused() {
    const FIRST: Course = Course {
        ordinal: 1,
        days: 5,
        after_previous_start: None,
        after_first_start: None,
        delay_at_most: None,
        optional: false,
    };
    const SECOND: Course = Course {
        ordinal: 2,
        ..FIRST
    };
    let start = day("2027-01-11");
    assert_eq!(refused(courses(vec![]), start), PlanProblem::NoTreatmentDay);
    let no_days = courses(vec![Course { days: 0, ..FIRST }]);
    assert_eq!(refused(no_days, start), PlanProblem::NoTreatmentDay);
    assert_eq!(
        refused(courses(vec![FIRST, SECOND]), start),
        PlanProblem::CourseWithoutStart { ordinal: 2 }
    );
    let early = courses(vec![
        FIRST,
        Course {
            after_previous_start: Some(days(4)),
            ..SECOND
        },
    ]);
    assert_eq!(
        refused(early, start),
        PlanProblem::CourseTooEarly { ordinal: 2 }
    );
    let next_day = courses(vec![
        FIRST,
        Course {
            after_previous_start: Some(days(5)),
            ..SECOND
        },
    ]);
    assert_eq!(planned(next_day, "2027-01-11").end, day("2027-01-20"));
}

#[test]
fn more_courses_than_allowed_are_refused() {
    let asked = |schedule, extra| {
        plan_with_extra_courses(schedule, day("2027-01-11"), &|_| Some(true), false, extra)
    };
    let four = made(FIVE_AND_THREE, Vec::new());
    assert_eq!(
        asked(four, 3),
        Err(PlanProblem::NoSuchCourse { allowed: 2 })
    );
    let daily = made(Regimen::Daily, Vec::new());
    assert_eq!(
        asked(daily, 1),
        Err(PlanProblem::NoSuchCourse { allowed: 0 })
    );
}

#[test]
fn a_problem_says_where_it_is() {
    let text = PlanProblem::TooManyDates { item: TEST }.to_string();
    assert_eq!(text, "test has more dates than can be numbered");
}
