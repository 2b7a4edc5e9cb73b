//! Weekends and closed days: a date is brought to a working day only inside what the
//! document allows.

use crate::schedules::day;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;
use waymark_clinical::calendar::after;
use waymark_clinical::monitoring::change::{Changes, Reason, difference};
use waymark_clinical::monitoring::{
    ClosedDay, Due, OpenDays, Plan, PlanItem, PlanProblem, check_move, plan_with_changes,
};
use waymark_clinical::visit::DayRule;
use waymark_evidence::{Anchor, ItemKind, Place, Regimen, Schedule, When};
use waymark_evidence_pack::pack;

fn working(closed: &[&str]) -> Changes {
    Changes {
        open_days: OpenDays {
            rule: DayRule::WorkingDays,
            closed: closed.iter().map(|text| day(text)).collect(),
        },
        ..Changes::default()
    }
}

fn made(
    schedule: &'static Schedule,
    start: NaiveDate,
    changes: &Changes,
) -> Result<Plan, PlanProblem> {
    plan_with_changes(schedule, start, &|_| Some(true), true, changes)
}

fn plan(id: &str, start: &str, changes: &Changes) -> Plan {
    made(pack().schedule(id).unwrap(), day(start), changes).unwrap()
}

fn one<'a>(plan: &'a Plan, item: &str, ordinal: u16) -> &'a PlanItem {
    plan.items
        .iter()
        .find(|one| one.item.id == item && one.ordinal == ordinal)
        .unwrap()
}

fn brought(counted: &str) -> Option<ClosedDay> {
    Some(ClosedDay::Brought {
        counted: day(counted),
    })
}

#[test]
fn a_test_comes_before_the_weekend_and_the_next_stays_where_it_is_counted() {
    let plan = plan("alemtuzumab-eu", "2027-01-11", &working(&[]));
    // 11 April 2027 is a Sunday.
    for item in ["full-blood-count", "urine"] {
        let third = one(&plan, item, 3);
        assert_eq!(third.due, Due::On(day("2027-04-09")));
        assert_eq!(third.closed_day, brought("2027-04-11"));
    }
    assert_eq!(
        one(&plan, "thyroid", 1).due,
        Due::On(day("2027-04-09")),
        "one visit"
    );
    assert_eq!(
        one(&plan, "full-blood-count", 4).due,
        Due::On(day("2027-05-11"))
    );
}

#[test]
fn what_must_be_done_by_a_sunday_is_asked_for_by_the_friday() {
    let plan = plan("alemtuzumab-eu", "2027-01-11", &working(&[]));
    let before = one(&plan, "full-blood-count-before", 1);
    assert_eq!(before.due.day(), day("2027-01-08"));
    assert_eq!(before.closed_day, brought("2027-01-10"));
}

#[test]
fn a_course_begins_later_never_earlier_and_its_days_follow() {
    // A year after Thursday 14 January comes a Friday, and three days need Monday.
    let plan = plan("alemtuzumab-eu", "2027-01-14", &working(&[]));
    let second = plan.courses[1];
    assert_eq!(second.first, day("2028-01-17"));
    assert_eq!(second.counted, Some(day("2028-01-14")));
    let days: Vec<_> = plan
        .items
        .iter()
        .filter(|one| one.item.id == "infusion" && one.course == Some(2))
        .map(|one| (one.due.day(), one.counted_day()))
        .collect();
    assert_eq!(days[0], (day("2028-01-17"), day("2028-01-14")));
    assert_eq!(days[2], (day("2028-01-19"), day("2028-01-16")));
    // The first day was typed: it stays, and its weekend days say so.
    let third = one(&plan, "infusion", 3);
    assert_eq!(third.due, Due::On(day("2027-01-16")));
    assert_eq!(third.closed_day, Some(ClosedDay::Stays));
    assert_eq!(
        plan.last_treatment_day,
        day("2028-01-19"),
        "the tail follows the last dose"
    );
    assert!(plan.end >= day("2032-01-19"));
}

#[test]
fn a_dose_moves_only_where_the_document_names_the_shortest_time() {
    // Every 24 weeks, no sooner than 5 months: the closed Monday gives way, and those after
    // it are counted from the new day.
    let counted = plan("ublituximab-eu", "2027-01-11", &Changes::default());
    let second = counted.courses[1].first;
    let closed = second.to_string();
    let shown = plan("ublituximab-eu", "2027-01-11", &working(&[&closed]));
    assert_eq!(
        shown.courses[1].first,
        second - Days::new(3),
        "the Friday before"
    );
    assert_eq!(
        shown.courses[2].first,
        second - Days::new(3) + Days::new(168)
    );
    // Every 4 weeks, and no shortest time: it stays and says so.
    let counted = plan("natalizumab-eu", "2027-01-11", &Changes::default());
    let second = counted.courses[1].first;
    let shown = plan(
        "natalizumab-eu",
        "2027-01-11",
        &working(&[&second.to_string()]),
    );
    assert_eq!(shown.courses[1].first, second);
    assert_eq!(
        one(&shown, "infusion", 2).closed_day,
        Some(ClosedDay::Stays)
    );
}

#[test]
fn what_is_done_at_home_stays() {
    let shown = plan("cladribine-eu", "2027-01-14", &working(&[]));
    let at_home = shown
        .items
        .iter()
        .filter(|one| one.item.place == Place::Home);
    assert!(at_home.clone().count() > 20);
    for one in at_home {
        assert_eq!(one.closed_day, None, "{}", one.item.id);
    }
    let counted = plan("cladribine-eu", "2027-01-14", &Changes::default());
    assert_eq!(counted.courses, shown.courses);
}

#[test]
fn a_clinic_that_is_closed_for_long_leaves_the_date_where_it_is() {
    let april: Vec<String> = (1..=20).map(|day| format!("2027-04-{day:02}")).collect();
    let april: Vec<&str> = april.iter().map(String::as_str).collect();
    let shown = plan("alemtuzumab-eu", "2027-01-11", &working(&april));
    let third = one(&shown, "full-blood-count", 3);
    assert_eq!(third.due, Due::On(day("2027-04-11")));
    assert_eq!(third.closed_day, Some(ClosedDay::Stays));
}

#[test]
fn a_day_chosen_by_hand_stands_even_on_a_sunday() {
    let mut changes = working(&[]);
    let key = ("full-blood-count".to_owned(), 3);
    changes.items.insert(key, day("2027-04-11"));
    let shown = plan("alemtuzumab-eu", "2027-01-11", &changes);
    let third = one(&shown, "full-blood-count", 3);
    assert_eq!(third.due, Due::On(day("2027-04-11")));
    assert_eq!(
        (third.closed_day, third.moved_from),
        (None, Some(day("2027-04-09")))
    );
    assert_eq!(check_move(&shown, third, day("2027-04-11")), Ok(()));
}

#[test]
fn each_date_that_the_rule_changes_is_explained() {
    let counted = plan("alemtuzumab-eu", "2027-01-14", &Changes::default());
    let shown = plan("alemtuzumab-eu", "2027-01-14", &working(&[]));
    let on = difference(&counted, &shown);
    assert!(on.added.is_empty() && on.cancelled.is_empty());
    let reason =
        |difference: &waymark_clinical::monitoring::change::Difference, item: &str, ordinal| {
            difference
                .moved
                .iter()
                .find(|one| one.planned.item.id == item && one.planned.ordinal == ordinal)
                .map(|one| one.reason)
        };
    // 14 February 2027 is a Sunday; the tests after course 2 keep their own count.
    assert_eq!(reason(&on, "full-blood-count", 1), Some(Reason::WorkingDay));
    assert_eq!(reason(&on, "infusion", 6), Some(Reason::WorkingDay));
    assert_eq!(
        reason(&on, "antiviral", 2),
        Some(Reason::TreatmentMoved { ordinal: 2 })
    );
    let off = difference(&shown, &counted);
    assert_eq!(reason(&off, "full-blood-count", 1), Some(Reason::AsCounted));
    assert_eq!(off.moved.len(), on.moved.len());
}

#[test]
fn a_tail_that_ends_on_a_weekend_is_not_stretched_beyond_its_interval() {
    let end = |start: &str, stopped: &str| {
        let mut changes = working(&[]);
        changes.stopped = Some(day(stopped));
        let plan = plan("alemtuzumab-eu", start, &changes);
        let last = plan
            .items
            .iter()
            .rfind(|one| one.item.id == "full-blood-count")
            .unwrap();
        (last.due.day(), last.closed_day)
    };
    // 14 January 2031 is a Tuesday. 18 January 2031 is a Saturday, four days after the regular
    // date before it: the Monday after it is less than an interval away.
    assert_eq!(end("2027-01-12", "2027-01-14"), (day("2031-01-14"), None));
    let (last, closed) = end("2027-01-14", "2027-01-18");
    let counted = day("2031-01-18");
    assert_eq!(
        (last, closed),
        (day("2031-01-20"), Some(ClosedDay::Brought { counted }))
    );
    // A whole interval after the date before it: no later day is left.
    let (last, closed) = end("2027-01-18", "2027-01-18");
    assert_eq!((last, closed), (day("2031-01-18"), Some(ClosedDay::Stays)));
}

#[test]
fn a_test_that_came_earlier_says_how_much_longer_the_next_one_takes() {
    let plan = plan("alemtuzumab-eu", "2027-01-12", &working(&[]));
    let blood: Vec<_> = plan
        .items
        .iter()
        .filter(|one| one.item.id == "full-blood-count")
        .collect();
    // 12 June 2027 is a Saturday: it comes on Friday. 12 July is a Monday and stays, 31 days
    // later instead of 30. 12 September is a Sunday.
    let of = |place: usize| (blood[place].due.day(), blood[place].longer_by);
    assert_eq!(of(4), (day("2027-06-11"), 0));
    assert_eq!(of(5), (day("2027-07-12"), 1));
    assert_eq!(of(6), (day("2027-08-12"), 0));
    assert_eq!(of(7), (day("2027-09-10"), 0));
    assert_eq!(of(8), (day("2027-10-12"), 2));
    let as_counted = made(plan.schedule, plan.start, &Changes::default()).unwrap();
    assert!(as_counted.items.iter().all(|one| one.longer_by == 0));
}

fn weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn closed_days() -> impl Strategy<Value = Vec<NaiveDate>> {
    prop::collection::vec(
        (0_u64..2_500, 1_u64..6).prop_map(|(from, length)| {
            (from..from + length)
                .map(|days| day("2027-01-01") + Days::new(days))
                .collect::<Vec<_>>()
        }),
        0..6,
    )
    .prop_map(|runs| runs.concat())
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day - Days::new(u64::from(day.day0()));
    first + chrono::Months::new(1) - Days::new(1)
}

fn is_last_of_month(day: NaiveDate) -> bool {
    day == last_of_month(day)
}

fn anchor(plan: &Plan, when: When) -> NaiveDate {
    match when {
        When::Series {
            from: Anchor::LastDose,
            ..
        }
        | When::Once {
            anchor: Anchor::LastDose,
            ..
        } => plan.last_treatment_day,
        _ => plan.start,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]
    #[test]
    fn what_holds_for_every_schedule_start_and_closed_day(
        place in 0..pack().schedules.len(),
        start in (0_u64..1_500).prop_map(|days| day("2027-01-01") + Days::new(days)),
        closed in closed_days(),
        stopped in prop::option::of(0_u64..900),
    ) {
        let schedule: &'static Schedule = &pack().schedules.0[place];
        let stopped = stopped.map(|days| start + Days::new(days));
        let mut changes = working(&[]);
        changes.stopped = stopped;
        changes.open_days.closed = closed.into_iter().collect();
        let open = changes.open_days.clone();
        let shown = made(schedule, start, &changes).unwrap();
        prop_assert_eq!(&made(schedule, start, &changes).unwrap(), &shown, "twice is the same");
        prop_assert_eq!(shown.start, start, "the first day was typed");
        for one in &shown.items {
            let (day, counted) = (one.due.day(), one.counted_day());
            let at_a_clinic = one.item.place != Place::Home;
            match one.closed_day {
                None => prop_assert!(
                    !at_a_clinic || one.only_if_stopped || matches!(one.due, Due::Span { .. })
                        || !open.is_closed(day),
                    "{} {day} says nothing", one.item.id
                ),
                Some(ClosedDay::Stays) => prop_assert!(at_a_clinic && open.is_closed(day)),
                Some(ClosedDay::Brought { .. }) => {
                    prop_assert!(at_a_clinic && !weekend(day) && !open.closed.contains(&day));
                    prop_assert!((day - counted).num_days().abs() <= 7);
                    let is_last = one.ordinal == one.of && !shown.open_ended;
                    let never_earlier = match one.item.when {
                        When::Series { .. } => is_last,
                        When::Once { anchor, .. } => anchor == Anchor::LastDose,
                        When::AfterCourses { from_last_day, .. } => from_last_day,
                        When::OnTreatmentDays { .. } => matches!(schedule.regimen, Regimen::Courses(_)),
                        _ => false,
                    };
                    prop_assert_eq!(day > counted, never_earlier, "{} {}", one.item.id, day);
                    if let Due::By { earliest, .. } = one.due {
                        prop_assert!(earliest.is_none_or(|first| first <= day) && day < start.max(counted));
                    } else {
                        prop_assert!(day >= anchor(&shown, one.item.when), "before its anchor");
                    }
                    // The end of a tail: no gap becomes longer than the interval.
                    if let When::Series { every, from, .. } = one.item.when && is_last {
                        let before = shown
                            .items
                            .iter()
                            .filter(|other| other.item.id == one.item.id)
                            .find(|other| other.ordinal + 1 == one.ordinal)
                            .map_or(anchor(&shown, one.item.when), |other| other.due.day());
                        prop_assert!(day <= after(before, every, 1), "{} {from:?}", one.item.id);
                    }
                    let own_dose = one.item.kind == ItemKind::Treatment
                        && !matches!(one.item.when, When::OnTreatmentDays { .. });
                    prop_assert!(!own_dose);
                }
            }
        }
        // No day of a series is passed but its last, and what an early day adds to the next is said.
        for two in shown.items.windows(2) {
            let [one, next] = two else { continue };
            if one.item.id == next.item.id
                && matches!(one.item.when, When::Series { .. })
                && next.closed_day != Some(ClosedDay::Stays)
            {
                let by_rule = (next.counted_day() - one.counted_day()).num_days();
                let shown = (next.due.day() - one.due.day()).num_days();
                prop_assert_eq!(i64::from(next.longer_by), (shown - by_rule).max(0).min(
                    (one.counted_day() - one.due.day()).num_days().max(0) + (next.due.day() - next.counted_day()).num_days().max(0)
                ));
            }
        }
        for item in schedule.items {
            let days: Vec<NaiveDate> = shown
                .items
                .iter()
                .filter(|one| one.item.id == item.id && !matches!(one.due, Due::Span { .. }))
                .map(|one| one.due.day())
                .collect();
            prop_assert!(days.windows(2).all(|two| two[0] < two[1]), "{} in order", item.id);
        }
        // Doses: never nearer than the shortest time named, never further apart than the interval.
        if let Regimen::EveryStep { every, no_sooner_than, counted_from: None, .. } = schedule.regimen {
            for two in shown.courses.windows(2) {
                prop_assert!(two[1].first <= after(two[0].first, every, 1).max(two[1].counted.unwrap_or(two[1].first)));
                if two[1].counted.is_some() {
                    // Months are counted from the dose that was moved: from 30 August a dose on
                    // 28 February, the last of its month, is followed by one on 30 August again.
                    let next = after(two[0].first, every, 1);
                    let limit = if is_last_of_month(two[0].first) { last_of_month(next) } else { next };
                    prop_assert!(two[1].first <= limit);
                    prop_assert!(no_sooner_than.is_some_and(|gap| two[1].first >= after(two[0].first, gap, 1)));
                }
            }
        }
        // A course never earlier than the document counts it, and not beyond its delay.
        if let Regimen::Courses(courses) = schedule.regimen {
            for course in &shown.courses {
                if let Some(counted) = course.counted {
                    prop_assert!(course.first > counted);
                    let limit = courses.0[usize::from(course.ordinal) - 1].delay_at_most;
                    prop_assert!(limit.is_none_or(|delay| course.first <= after(counted, delay, 1)));
                }
            }
        }
        // Turning it off gives the dates of the document, under the same keys.
        let plain = made(schedule, start, &Changes { stopped, ..Changes::default() }).unwrap();
        if !matches!(schedule.regimen, Regimen::EveryStep { .. }) {
            let keys = |plan: &Plan| -> Vec<_> {
                plan.items.iter().map(|one| (one.item.id.0, one.ordinal)).collect()
            };
            // What comes after a course that was brought to a working day is counted from that day.
            if shown.last_treatment_day == plain.last_treatment_day
                && shown.courses.iter().all(|course| course.counted.is_none())
            {
                prop_assert_eq!(keys(&plain), keys(&shown));
                for (one, other) in plain.items.iter().zip(&shown.items) {
                    prop_assert_eq!(one.due.day(), other.counted_day());
                }
            }
        }
    }
}
