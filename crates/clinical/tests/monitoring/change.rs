//! Plan surgery: by hand on the schedules of the evidence, and what holds for every change.

use crate::schedules::{TWO_COURSES, day, every, item, made, months, weeks};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use waymark_clinical::monitoring::change::{
    Changes, Difference, MoveProblem, Reason, difference, switch,
};
use waymark_clinical::monitoring::{
    Due, Mark, OpenDays, Plan, PlanProblem, Status, check_move, plan_with_changes, status,
};
use waymark_evidence::{Anchor, ItemKind, Regimen, Schedule, When};
use waymark_evidence_pack::pack;

fn evidence(id: &str) -> &'static Schedule {
    pack().schedule(id).unwrap()
}

fn changed(
    schedule: &'static Schedule,
    start: &str,
    changes: &Changes,
) -> Result<Plan, PlanProblem> {
    plan_with_changes(schedule, day(start), &|_| Some(true), true, changes)
}

fn days_of(plan: &Plan, id: &str) -> Vec<String> {
    plan.items
        .iter()
        .filter(|planned| planned.item.id == id)
        .map(|planned| planned.due.day().to_string())
        .collect()
}

fn moved(ordinal: u16, to: &str) -> Changes {
    Changes {
        treatment: [(ordinal, day(to))].into(),
        ..Changes::default()
    }
}

fn stopped(on: &str) -> Changes {
    Changes {
        stopped: Some(day(on)),
        ..Changes::default()
    }
}

#[test]
fn ofatumumab_is_weekly_three_times_then_monthly_from_week_4() {
    let plan = changed(evidence("ofatumumab-eu"), "2027-01-03", &Changes::default()).unwrap();
    assert_eq!(
        days_of(&plan, "injection")[..6],
        [
            "2027-01-03",
            "2027-01-10",
            "2027-01-17",
            "2027-01-31",
            "2027-02-28",
            "2027-03-31"
        ],
        "no injection in week 3; months are counted from week 4, and come back to the 31st"
    );
}

#[test]
fn a_moved_injection_takes_the_later_ones_along() {
    let plan = changed(
        evidence("ofatumumab-eu"),
        "2027-01-03",
        &moved(5, "2027-03-05"),
    )
    .unwrap();
    assert_eq!(
        days_of(&plan, "injection")[3..7],
        ["2027-01-31", "2027-03-05", "2027-04-05", "2027-05-05"]
    );
    let early = changed(
        evidence("ofatumumab-eu"),
        "2027-01-03",
        &moved(2, "2027-01-03"),
    );
    assert_eq!(early, Err(PlanProblem::DoseTooEarly { ordinal: 2 }));
}

#[test]
fn cladribine_has_two_weeks_a_year_and_a_limit_to_its_delay() {
    let schedule = evidence("cladribine-eu");
    let plan = changed(schedule, "2027-01-11", &Changes::default()).unwrap();
    let firsts: Vec<String> = plan
        .courses
        .iter()
        .map(|one| one.first.to_string())
        .collect();
    assert_eq!(
        firsts,
        ["2027-01-11", "2027-02-11", "2028-01-11", "2028-02-11"]
    );
    assert_eq!(
        days_of(&plan, "lymphocytes-month-2"),
        ["2027-03-11", "2028-03-11"]
    );
    assert_eq!(
        days_of(&plan, "lymphocytes-month-6"),
        ["2027-07-11", "2028-07-11"]
    );
    assert_eq!(days_of(&plan, "lymphocytes-before-year-2"), ["2028-01-10"]);
    assert_eq!(
        days_of(&plan, "contraception-ends"),
        ["2027-08-15", "2028-08-15"]
    );
    // Year 2 is counted from the start of year 1, so a later second week leaves it alone.
    let later = changed(schedule, "2027-01-11", &moved(2, "2027-02-20")).unwrap();
    assert_eq!(later.courses[2].first, day("2028-01-11"));
    // Delayed by up to 6 months, never longer.
    let delayed = changed(schedule, "2027-01-11", &moved(3, "2028-07-11")).unwrap();
    assert_eq!(delayed.courses[3].first, day("2028-08-11"));
    assert_eq!(
        days_of(&delayed, "lymphocytes-before-year-2"),
        ["2028-07-10"]
    );
    assert_eq!(
        changed(schedule, "2027-01-11", &moved(3, "2028-07-12")),
        Err(PlanProblem::CourseTooLate { ordinal: 3 })
    );
    assert_eq!(
        changed(schedule, "2027-01-11", &moved(3, "2028-01-10")),
        Err(PlanProblem::CourseTooEarly { ordinal: 3 })
    );
}

#[test]
fn the_shortest_gap_holds_for_moved_infusions() {
    let schedule = evidence("ublituximab-eu");
    // 24 weeks after 11 January is 28 June; 5 months after is 11 June.
    assert!(changed(schedule, "2027-01-11", &moved(2, "2027-06-11")).is_ok());
    assert_eq!(
        changed(schedule, "2027-01-11", &moved(2, "2027-06-10")),
        Err(PlanProblem::DoseTooEarly { ordinal: 2 })
    );
}

#[test]
fn a_further_course_starts_the_48_months_again() {
    let schedule = evidence("alemtuzumab-eu");
    let before = changed(schedule, "2027-01-11", &Changes::default()).unwrap();
    let after = changed(
        schedule,
        "2027-01-11",
        &Changes {
            extra_courses: 1,
            treatment: [(3, day("2029-03-05"))].into(),
            ..Changes::default()
        },
    )
    .unwrap();
    assert_eq!(before.end, day("2032-01-13"));
    // Three days from 5 March 2029, then 48 months.
    assert_eq!(after.end, day("2033-03-07"));
    let difference = difference(&before, &after);
    assert!(
        difference.cancelled.is_empty(),
        "{:?}",
        difference.cancelled
    );
    assert!(
        difference
            .added
            .iter()
            .all(|entry| entry.reason == Reason::CourseAdded)
    );
    assert!(
        difference
            .added
            .iter()
            .any(|entry| entry.planned.item.kind == ItemKind::Treatment)
    );
    // Only what was the end of a tail moves: on to its regular date.
    assert!(
        difference
            .moved
            .iter()
            .all(|moved| moved.planned.due.day() > moved.from.day()
                || moved.reason == Reason::CourseAdded)
    );
}

#[test]
fn a_stop_keeps_the_tail_from_the_last_dose_given() {
    let schedule = evidence("natalizumab-eu");
    let before = changed(schedule, "2027-01-11", &Changes::default()).unwrap();
    let after = changed(schedule, "2027-01-11", &stopped("2027-05-20")).unwrap();
    assert!(!after.open_ended);
    assert_eq!(after.last_treatment_day, day("2027-05-03"));
    assert_eq!(days_of(&after, "symptom-watch-ends"), ["2027-11-03"]);
    assert!(after.items.iter().all(|planned| !planned.only_if_stopped));
    let difference = difference(&before, &after);
    assert!(
        difference
            .cancelled
            .iter()
            .all(|entry| entry.reason == Reason::Stopped)
    );
    assert_eq!(
        changed(schedule, "2027-01-11", &stopped("2027-01-10")),
        Err(PlanProblem::StopBeforeStart)
    );
}

#[test]
fn a_stop_within_a_course_cuts_it() {
    let after = changed(
        evidence("alemtuzumab-eu"),
        "2027-01-11",
        &stopped("2027-01-13"),
    )
    .unwrap();
    assert_eq!(after.courses.len(), 1);
    assert_eq!(after.last_treatment_day, day("2027-01-13"));
    assert_eq!(
        after.end,
        day("2031-01-13"),
        "48 months after the last day given"
    );
}

#[test]
fn a_switch_keeps_both_tails() {
    let ending = changed(
        evidence("natalizumab-eu"),
        "2027-01-11",
        &stopped("2027-05-20"),
    )
    .unwrap();
    let starting = changed(
        evidence("alemtuzumab-eu"),
        "2027-07-05",
        &Changes::default(),
    )
    .unwrap();
    let both = switch(ending.clone(), starting.clone()).unwrap();
    assert_eq!(
        both.dates().len(),
        ending.items.len() + starting.items.len()
    );
    let tail = both
        .dates()
        .iter()
        .any(|(_, planned)| planned.item.id == "symptom-watch-ends");
    assert!(tail);
    let open = changed(
        evidence("natalizumab-eu"),
        "2027-01-11",
        &Changes::default(),
    )
    .unwrap();
    assert_eq!(switch(open, starting), Err(PlanProblem::StopBeforeStart));
}

/// Every month from the first dose, until so many months after the last.
fn monthly(tail: u16) -> When {
    When::Series {
        from: Anchor::FirstDose,
        every: months(1),
        shifted_back: None,
        not_before: None,
        until_after_last_dose: months(tail),
    }
}

/// Blood every month, and nothing else.
fn blood_with(regimen: Regimen, tail: u16) -> &'static Schedule {
    made(
        regimen,
        vec![item("blood", ItemKind::Blood, &[], monthly(tail))],
    )
}

fn blood() -> &'static Schedule {
    blood_with(TWO_COURSES.regimen, 6)
}

fn item_moved(ordinal: u16, to: &str) -> Changes {
    Changes {
        items: [(("blood".to_owned(), ordinal), day(to))].into(),
        ..Changes::default()
    }
}

#[test]
fn a_test_is_moved_alone_and_never_past_its_neighbours() {
    let plan = changed(blood(), "2027-01-11", &item_moved(2, "2027-03-20")).unwrap();
    assert_eq!(
        days_of(&plan, "blood")[..3],
        ["2027-02-11", "2027-03-20", "2027-04-11"]
    );
    let second = plan.items[1];
    assert_eq!(second.moved_from, Some(day("2027-03-11")));
    let check = |to| check_move(&plan, &second, day(to));
    assert_eq!(check("2027-04-11"), Err(MoveProblem::NotBeforeTheNextDate));
    assert_eq!(check("2027-02-11"), Err(MoveProblem::NotAfterTheDateBefore));
    assert_eq!(check("2027-01-01"), Err(MoveProblem::BeforeItsAnchor));
    let last = plan.items.last().unwrap();
    assert_eq!(
        check_move(&plan, last, day("2028-07-01")),
        Err(MoveProblem::BeforeTheTailEnds)
    );
    // A move that does not fit is not made: the test stays on its date.
    let kept = changed(blood(), "2027-01-11", &item_moved(2, "2027-04-11")).unwrap();
    assert_eq!(days_of(&kept, "blood")[1], "2027-03-11");
}

#[test]
fn the_end_of_a_watch_that_holds_if_treatment_stops_is_never_brought_earlier() {
    // Open-ended: the last treatment day that is planned is 8 January 2029.
    let watched = blood_with(every(weeks(4)), 6);
    let plan = changed(watched, "2027-01-11", &Changes::default()).unwrap();
    assert!(plan.open_ended);
    let last = *plan.items.last().unwrap();
    assert_eq!(last.due, Due::On(day("2029-07-08")));
    assert!(last.only_if_stopped);
    assert_eq!(
        check_move(&plan, &last, day("2029-07-07")),
        Err(MoveProblem::BeforeTheTailEnds)
    );
    assert_eq!(check_move(&plan, &last, day("2029-07-09")), Ok(()));
    let kept = changed(
        watched,
        "2027-01-11",
        &item_moved(last.ordinal, "2029-07-07"),
    );
    assert_eq!(kept.unwrap(), plan);
    // A date within the watch moves as ever, and so does the last one of a treatment that
    // goes on: nothing ends there.
    let within = plan.items[plan.items.len() - 2];
    assert!(within.only_if_stopped);
    assert_eq!(check_move(&plan, &within, day("2029-06-10")), Ok(()));
    let goes_on = blood_with(every(months(1)), 0);
    let plan = changed(goes_on, "2027-01-11", &Changes::default()).unwrap();
    let last = *plan.items.last().unwrap();
    assert!(plan.open_ended && !last.only_if_stopped);
    let earlier = last.due.day().pred_opt().unwrap();
    assert_eq!(check_move(&plan, &last, earlier), Ok(()));
}

#[test]
fn ticks_are_told_from_what_is_overdue() {
    let mut changes = Changes::default();
    changes
        .marks
        .insert(("blood".to_owned(), 1), Mark::Done(day("2027-02-10")));
    changes.marks.insert(("blood".to_owned(), 2), Mark::Missed);
    let plan = changed(blood(), "2027-01-11", &changes).unwrap();
    let today = day("2027-05-11");
    let said: Vec<Status> = plan.items[..5]
        .iter()
        .map(|one| status(one, today))
        .collect();
    assert_eq!(
        said,
        [
            Status::Done(day("2027-02-10")),
            Status::Missed,
            Status::Overdue,
            Status::Due,
            Status::Coming
        ]
    );
    // What was done stays on record when the plan gets shorter.
    changes
        .marks
        .insert(("blood".to_owned(), 12), Mark::Done(day("2028-01-11")));
    changes.stopped = Some(day("2027-01-15"));
    let shorter = changed(blood(), "2027-01-11", &changes).unwrap();
    assert!(shorter.items.iter().any(|one| one.ordinal == 12));
}

/// Changes that may or may not fit.
fn changes() -> impl Strategy<Value = Changes> {
    let day = || (0_u64..2_000).prop_map(|days| day("2027-01-11") + Days::new(days));
    (
        prop::option::of((2_u16..8, day())),
        prop::option::of(day()),
        prop::collection::vec((1_u16..30, day()), 0..3),
        prop::collection::vec((1_u16..30, prop::option::of(day())), 0..3),
    )
        .prop_map(|(treatment, stopped, items, marks)| Changes {
            open_days: OpenDays::default(),
            results: Vec::new(),
            extra_courses: 0,
            treatment: treatment.into_iter().collect(),
            birth_plan: None,
            stopped,
            items: items
                .into_iter()
                .map(|(at, to)| (("blood".to_owned(), at), to))
                .collect(),
            marks: marks
                .into_iter()
                .map(|(at, done)| {
                    (
                        ("blood".to_owned(), at),
                        done.map_or(Mark::Missed, Mark::Done),
                    )
                })
                .collect(),
        })
}

fn schedules() -> impl Strategy<Value = &'static Schedule> {
    let items = move |tail| {
        vec![
            item(
                "drip",
                ItemKind::Treatment,
                &[],
                When::OnTreatmentDays {
                    days: waymark_evidence::List(&[]),
                    courses: waymark_evidence::List(&[]),
                },
            ),
            item("blood", ItemKind::Blood, &[], monthly(tail)),
            item(
                "ends",
                ItemKind::Check,
                &[],
                When::Once {
                    anchor: Anchor::LastDose,
                    after: months(tail),
                    until_after_last_dose: None,
                },
            ),
        ]
    };
    prop_oneof![
        (0_u16..50).prop_map(move |tail| made(TWO_COURSES.regimen, items(tail))),
        (0_u16..50).prop_map(move |tail| made(every(weeks(4)), items(tail))),
    ]
}

fn keys(plan: &Plan) -> Vec<(&'static str, u16)> {
    plan.items
        .iter()
        .map(|one| (one.item.id.0, one.ordinal))
        .collect()
}

fn day_before(text: &str) -> NaiveDate {
    day(text).pred_opt().unwrap()
}

proptest! {
    #[test]
    fn what_holds_after_every_change(schedule in schedules(), changes in changes()) {
        let start = "2027-01-11";
        let before = changed(schedule, start, &Changes::default()).unwrap();
        let Ok(after) = changed(schedule, start, &changes) else { return Ok(()) };
        // Planning again changes nothing.
        prop_assert_eq!(&changed(schedule, start, &changes).unwrap(), &after);
        prop_assert!(difference(&after, &after).is_empty());
        // Nothing before its anchor, ordinals in order of time, each once.
        for planned in &after.items {
            prop_assert!(matches!(planned.mark, Some(Mark::Done(_))) || planned.due.day() > day_before(start));
        }
        let mut seen = keys(&after);
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), after.items.len());
        // No test is lost: the dates of the series, moved or not, are those of its rule.
        let mut rule_only = changes.clone();
        rule_only.items = Default::default();
        rule_only.marks = Default::default();
        let by_rule = changed(schedule, start, &rule_only).unwrap();
        for planned in &by_rule.items {
            prop_assert!(keys(&after).contains(&(planned.item.id.0, planned.ordinal)));
        }
        // The tail is whole, also where it holds if treatment stops. The last date of a
        // treatment that goes on is no tail.
        let last = |plan: &Plan| {
            plan.items.iter().filter(|one| one.item.id == "blood").copied().max_by_key(|one| one.due.day())
        };
        let by_rule_ends = last(&by_rule).filter(|end| !by_rule.open_ended || end.only_if_stopped);
        if let Some(end) = by_rule_ends {
            prop_assert!(last(&after).unwrap().due.day() >= end.due.day());
        }
        // A difference explains every date, and applied to the first plan gives the second.
        let Difference { added, moved, cancelled } = difference(&before, &after);
        let mut dates: Vec<((&str, u16), Due)> = before
            .items
            .iter()
            .map(|one| ((one.item.id.0, one.ordinal), one.due))
            .filter(|(key, _)| !cancelled.iter().any(|one| (one.planned.item.id.0, one.planned.ordinal) == *key))
            .map(|(key, due)| {
                let to = moved.iter().find(|one| (one.planned.item.id.0, one.planned.ordinal) == key);
                (key, to.map_or(due, |one| one.planned.due))
            })
            .chain(added.iter().map(|one| ((one.planned.item.id.0, one.planned.ordinal), one.planned.due)))
            .collect();
        let mut expected: Vec<((&str, u16), Due)> =
            after.items.iter().map(|one| ((one.item.id.0, one.ordinal), one.due)).collect();
        dates.sort_unstable_by_key(|(key, _)| *key);
        expected.sort_unstable_by_key(|(key, _)| *key);
        prop_assert_eq!(dates, expected);
    }
}

#[test]
fn a_check_after_fixed_months_ends_with_treatment_unless_the_document_goes_on() {
    let before = changed(evidence("fingolimod-eu"), "2027-01-11", &Changes::default()).unwrap();
    // Two months after 20 May 2027 is 20 July: month 6 is watched, month 9 no longer.
    let after = changed(
        evidence("fingolimod-eu"),
        "2027-01-11",
        &stopped("2027-05-20"),
    )
    .unwrap();
    assert_eq!(days_of(&after, "liver-month-3"), ["2027-04-11"]);
    assert_eq!(days_of(&after, "liver-month-6"), ["2027-07-11"]);
    for id in ["liver-month-9", "liver-month-12"] {
        assert_eq!(days_of(&before, id).len(), 1, "{id}");
        assert!(days_of(&after, id).is_empty(), "{id}");
        let cancelled = difference(&before, &after).cancelled;
        let gone = cancelled.iter().find(|one| one.planned.item.id == id);
        assert_eq!(gone.map(|one| one.reason), Some(Reason::Stopped), "{id}");
    }
    // Without a time after the last dose in its document: over with the stop itself.
    let ozanimod = |on| changed(evidence("ozanimod-eu"), "2027-01-11", &stopped(on)).unwrap();
    assert_eq!(days_of(&ozanimod("2027-04-11"), "liver-month-3").len(), 1);
    assert!(days_of(&ozanimod("2027-04-10"), "liver-month-3").is_empty());
    // What was done stays, and a stop taken back brings the checks again.
    let mut done = stopped("2027-05-20");
    done.marks = [(
        ("liver-month-9".to_owned(), 1),
        Mark::Done(day("2027-05-19")),
    )]
    .into();
    let done = changed(evidence("fingolimod-eu"), "2027-01-11", &done).unwrap();
    assert_eq!(days_of(&done, "liver-month-9"), ["2027-05-19"]);
    let back = difference(&after, &before).added;
    for id in ["liver-month-9", "liver-month-12"] {
        let added = back.iter().find(|one| one.planned.item.id == id);
        assert_eq!(added.map(|one| one.reason), Some(Reason::GoesOn), "{id}");
    }
}

#[test]
fn a_stop_takes_back_no_test_that_was_due_before_it() {
    // Every three months; treatment stops one month after the second.
    let before = changed(
        evidence("dimethyl-fumarate-eu"),
        "2027-01-11",
        &Changes::default(),
    )
    .unwrap();
    let after = changed(
        evidence("dimethyl-fumarate-eu"),
        "2027-01-11",
        &stopped("2027-08-11"),
    )
    .unwrap();
    assert_eq!(
        days_of(&after, "blood-count")[..2],
        days_of(&before, "blood-count")[..2]
    );
    assert_eq!(
        days_of(&after, "blood-count"),
        ["2027-04-11", "2027-07-11", "2027-08-11"]
    );
}

fn birth_plan(on: &str) -> Changes {
    Changes {
        birth_plan: Some(day(on)),
        ..Changes::default()
    }
}

#[test]
fn the_last_dose_before_a_planned_pregnancy_is_counted_back_from_it() {
    const ITEM: &str = "last-before-pregnancy";
    let none = changed(
        evidence("alemtuzumab-eu"),
        "2027-01-11",
        &Changes::default(),
    )
    .unwrap();
    assert!(days_of(&none, ITEM).is_empty(), "no day, no date");
    for (schedule, planned, latest) in [
        ("alemtuzumab-eu", "2029-06-30", "2029-02-28"),
        ("alemtuzumab-us", "2028-06-29", "2028-02-29"),
        ("cladribine-eu", "2029-12-31", "2029-06-30"),
        ("ponesimod-eu", "2029-03-05", "2029-02-26"),
        ("siponimod-eu", "2028-03-05", "2028-02-24"),
    ] {
        let plan = changed(evidence(schedule), "2027-01-11", &birth_plan(planned)).unwrap();
        let own = plan.items.iter().find(|one| one.item.id == ITEM).unwrap();
        let due = Due::By {
            latest: day(latest),
            lead_named: true,
            earliest: None,
        };
        assert_eq!((own.due, own.ordinal, own.of), (due, 1, 1), "{schedule}");
        // Nobody is needed for it, so it is on no working day.
        let mut working = birth_plan(planned);
        working.open_days.rule = waymark_clinical::visit::DayRule::WorkingDays;
        let working = changed(evidence(schedule), "2027-01-11", &working).unwrap();
        assert_eq!(days_of(&working, ITEM), [latest]);
    }
    let first = changed(
        evidence("alemtuzumab-eu"),
        "2027-01-11",
        &birth_plan("2029-06-30"),
    )
    .unwrap();
    let later = changed(
        evidence("alemtuzumab-eu"),
        "2027-01-11",
        &birth_plan("2029-08-30"),
    )
    .unwrap();
    let added = difference(&none, &first).added;
    assert_eq!((added.len(), added[0].reason), (1, Reason::BirthPlan));
    let moved = difference(&first, &later).moved;
    assert_eq!((moved.len(), moved[0].reason), (1, Reason::BirthPlan));
    let gone = difference(&later, &none).cancelled;
    assert_eq!((gone.len(), gone[0].reason), (1, Reason::BirthPlan));
}

#[test]
fn every_anchor_of_the_schedule_language_is_used_and_counts() {
    type Is = fn(&When) -> bool;
    let of = |wanted: Is| {
        let mut schedules = pack().schedules.iter();
        schedules.any(|one| one.items.iter().any(|item| wanted(&item.when)))
    };
    let used: [(&str, Is); 8] = [
        ("decision", |when| {
            matches!(when, When::BeforeFirstDose { at_least: None, .. })
        }),
        ("first dose", |when| {
            matches!(
                when,
                When::Once {
                    anchor: Anchor::FirstDose,
                    ..
                }
            )
        }),
        ("each dose", |when| {
            matches!(when, When::OnTreatmentDays { .. })
        }),
        ("before a course", |when| {
            matches!(when, When::BeforeCourses { .. })
        }),
        ("after a course", |when| {
            matches!(when, When::AfterCourses { .. })
        }),
        ("last dose", |when| {
            matches!(
                when,
                When::Once {
                    anchor: Anchor::LastDose,
                    ..
                }
            )
        }),
        ("result", |when| matches!(when, When::AfterResult { .. })),
        ("birth plan", |when| {
            matches!(when, When::BeforeBirthPlan { .. })
        }),
    ];
    for (name, wanted) in used {
        assert!(of(wanted), "{name}");
    }
}
