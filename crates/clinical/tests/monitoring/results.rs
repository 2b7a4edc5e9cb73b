//! Results of tests on which the schedules of the evidence depend, by hand.

use crate::schedules::day;
use waymark_clinical::facts::Wrong;
use waymark_clinical::monitoring::change::{Changes, Difference, MoveProblem, Reason, difference};
use waymark_clinical::monitoring::{ClosedDay, Due, Mark, Plan, check_move, plan_with_changes};
use waymark_clinical::visit::{DateText, DayRule, PlanChanges, ResultEntry};
use waymark_evidence::{Measure, ResultUnit};
use waymark_evidence_pack::pack;

use Measure::{Alt, Cd4Cells, EjectionFraction, Lymphocytes, Platelets};
use ResultUnit::{BillionPerLitre, LaboratoryRange, PerMm3, Percent, TimesUpperLimit};

fn entry(measure: Measure, value: &str, unit: ResultUnit, date: &str) -> ResultEntry {
    ResultEntry {
        measure,
        value: value.to_owned(),
        unit,
        date: date.into(),
    }
}

fn with(results: &[ResultEntry]) -> Changes {
    PlanChanges {
        results: results.to_vec(),
        ..PlanChanges::default()
    }
    .read()
}

fn plan(id: &str, changes: &Changes) -> Plan {
    let schedule = pack().schedule(id).unwrap();
    plan_with_changes(schedule, day("2027-01-11"), &|_| Some(true), false, changes).unwrap()
}

fn courses(plan: &Plan) -> Vec<String> {
    plan.courses
        .iter()
        .map(|course| course.first.to_string())
        .collect()
}

fn undated(plan: &Plan, id: &str) -> bool {
    plan.without_dates.iter().any(|item| item.id == id)
}

fn changed(id: &str, results: &[ResultEntry]) -> Difference {
    let (before, after) = (plan(id, &Changes::default()), plan(id, &with(results)));
    assert_eq!(after, plan(id, &with(results)), "twice is the same");
    difference(&before, &after)
}

const CLADRIBINE: &str = "cladribine-eu";

#[test]
fn year_2_waits_for_the_count_and_its_tests_are_not_lost() {
    let low = [entry(Lymphocytes, "790", PerMm3, "2027-12-20")];
    let held = plan(CLADRIBINE, &with(&low));
    assert_eq!(courses(&held), ["2027-01-11", "2027-02-11"]);
    let met = held.met[0];
    assert_eq!(met.rule.id, "year-2-waits");
    assert_eq!(
        met.latest,
        Some(day("2028-07-11")),
        "six months after 11 January 2028"
    );
    let before = held
        .items
        .iter()
        .find(|one| one.item.id == "lymphocytes-before-year-2")
        .unwrap();
    assert_eq!(before.due.last_day(), day("2028-07-10"));
    let difference = changed(CLADRIBINE, &low);
    assert!(!difference.cancelled.is_empty());
    for one in &difference.cancelled {
        assert_eq!(one.reason, Reason::Result, "{}", one.planned.item.id);
    }
    assert!(
        difference
            .moved
            .iter()
            .all(|one| one.reason == Reason::Result)
    );
}

#[test]
fn a_count_that_came_back_lets_year_2_begin_after_it() {
    let low = entry(Lymphocytes, "790", PerMm3, "2027-12-20");
    let back = |date| {
        [
            low.clone(),
            entry(Lymphocytes, "0.8", BillionPerLitre, date),
        ]
    };
    let plan_of = |date| plan(CLADRIBINE, &with(&back(date)));
    // In time for the day that was planned: nothing is different.
    assert_eq!(courses(&plan_of("2028-01-05"))[2], "2028-01-11");
    // Later: the day after it at the earliest, and the second week a month on.
    assert_eq!(
        courses(&plan_of("2028-03-01"))[2..],
        ["2028-03-02", "2028-04-02"]
    );
    // The last day allowed, and one day more: then no more tablets are given.
    assert_eq!(courses(&plan_of("2028-07-10"))[2], "2028-07-11");
    assert_eq!(courses(&plan_of("2028-07-11")).len(), 2);
}

#[test]
fn counts_of_year_1_do_not_hold_year_2_but_are_watched() {
    let month_2 = [entry(Lymphocytes, "0.19", BillionPerLitre, "2027-03-11")];
    let year_1 = plan(CLADRIBINE, &with(&month_2));
    assert_eq!(year_1.courses.len(), 4);
    assert!(undated(&year_1, "counts-until-they-rise"));
    assert!(undated(&year_1, "herpes-protection"));
    let risen = [
        month_2[0].clone(),
        entry(Lymphocytes, "500", PerMm3, "2027-04-11"),
    ];
    let risen = plan(CLADRIBINE, &with(&risen));
    assert!(
        !undated(&risen, "counts-until-they-rise"),
        "500 is not below 500"
    );
    assert!(!undated(
        &plan(CLADRIBINE, &Changes::default()),
        "herpes-protection"
    ));
}

#[test]
fn fingolimod_stops_on_the_second_very_low_count_in_a_row() {
    let low = |date| entry(Lymphocytes, "0.19", BillionPerLitre, date);
    let once = plan("fingolimod-eu", &with(&[low("2027-04-12")]));
    assert_eq!(once.stopped, None, "one count is not confirmed");
    let between = entry(Lymphocytes, "0.2", BillionPerLitre, "2027-04-20");
    let apart = [low("2027-04-12"), between, low("2027-05-12")];
    assert_eq!(plan("fingolimod-eu", &with(&apart)).stopped, None);
    let twice = [low("2027-04-12"), low("2027-04-26")];
    let stopped = plan("fingolimod-eu", &with(&twice));
    assert_eq!(stopped.stopped, Some(day("2027-04-26")));
    assert!(!stopped.open_ended);
    // The tail of the document runs from that day.
    let watch = stopped
        .items
        .iter()
        .find(|one| one.item.id == "infection-watch")
        .unwrap();
    assert_eq!(watch.due.last_day(), day("2027-06-26"));
    let difference = changed("fingolimod-eu", &twice);
    assert!(
        difference
            .moved
            .iter()
            .any(|one| one.planned.item.id == "capsule" && one.reason == Reason::Result)
    );
}

#[test]
fn a_liver_value_five_times_the_limit_is_watched_and_above_it_stops() {
    let five = [entry(Alt, "5.0", TimesUpperLimit, "2027-03-01")];
    let watched = plan("fingolimod-eu", &with(&five));
    assert_eq!(watched.stopped, None);
    assert!(undated(&watched, "liver-more-often"));
    let above = [entry(Alt, "5.1", TimesUpperLimit, "2027-03-01")];
    let stopped = plan("fingolimod-eu", &with(&above));
    assert_eq!(stopped.stopped, Some(day("2027-03-01")));
    assert!(!undated(&stopped, "liver-more-often"));
}

#[test]
fn low_counts_must_last_more_than_six_months() {
    let low = |date| entry(Lymphocytes, "0.49", BillionPerLitre, date);
    let half_year = [low("2027-02-01"), low("2027-08-01")];
    assert_eq!(
        plan("dimethyl-fumarate-eu", &with(&half_year)).stopped,
        None
    );
    let more = [low("2027-02-01"), low("2027-05-01"), low("2027-08-02")];
    let stopped = plan("dimethyl-fumarate-eu", &with(&more));
    assert_eq!(stopped.stopped, Some(day("2027-08-02")));
    let between = entry(Lymphocytes, "600", PerMm3, "2027-05-01");
    let broken = [low("2027-02-01"), between, low("2027-08-02")];
    assert_eq!(plan("dimethyl-fumarate-eu", &with(&broken)).stopped, None);
    // The US document says to think about it, so nothing stops.
    let us = plan("dimethyl-fumarate-us", &with(&more));
    assert_eq!(us.stopped, None);
    assert!(undated(&us, "think-about-a-pause"));
}

#[test]
fn a_raised_liver_value_brings_a_test_every_week() {
    let raised = |date| entry(Alt, "2.5", TimesUpperLimit, date);
    let one = plan("teriflunomide-eu", &with(&[raised("2027-02-08")]));
    let weekly = |plan: &Plan| -> Vec<(Due, Option<Mark>)> {
        let own = plan
            .items
            .iter()
            .filter(|one| one.item.id == "liver-weekly");
        own.map(|one| (one.due, one.mark)).collect()
    };
    assert_eq!(weekly(&one), [(Due::On(day("2027-02-15")), None)]);
    let two = plan(
        "teriflunomide-eu",
        &with(&[raised("2027-02-08"), raised("2027-02-14")]),
    );
    let done = Some(Mark::Done(day("2027-02-14")));
    assert_eq!(
        weekly(&two),
        [
            (Due::On(day("2027-02-15")), done),
            (Due::On(day("2027-02-21")), None)
        ]
    );
    let normal = entry(Alt, "1.0", TimesUpperLimit, "2027-02-15");
    let over = plan("teriflunomide-eu", &with(&[raised("2027-02-08"), normal]));
    assert_eq!(weekly(&over).len(), 1, "a normal value asks for none");
    let added = changed("teriflunomide-eu", &[raised("2027-02-08")]).added;
    assert_eq!((added.len(), added[0].reason), (1, Reason::Result));
}

#[test]
fn a_weak_heart_ends_treatment_before_the_dose_of_that_day() {
    let weak = [entry(EjectionFraction, "49", Percent, "2027-07-11")];
    let stopped = plan("mitoxantrone-us", &with(&weak));
    assert_eq!(courses(&stopped), ["2027-01-11", "2027-04-11"]);
    let heart = stopped
        .items
        .iter()
        .find(|one| one.item.id == "heart-after")
        .unwrap();
    assert_eq!(heart.due, Due::On(day("2028-04-11")));
    let normal = [entry(EjectionFraction, "50", Percent, "2027-07-11")];
    assert_eq!(plan("mitoxantrone-us", &with(&normal)).stopped, None);
    let before = [entry(EjectionFraction, "40", Percent, "2027-01-05")];
    assert_eq!(
        plan("mitoxantrone-us", &with(&before)).stopped,
        None,
        "it stops nothing that began"
    );
}

#[test]
fn a_result_in_another_unit_is_answered_at_the_field() {
    let read =
        |measure, value, unit, date: &str| entry(measure, value, unit, date).read().map(|_| ());
    let on = "2027-02-08";
    assert_eq!(read(Lymphocytes, "0.6", BillionPerLitre, on), Ok(()));
    assert_eq!(read(Lymphocytes, "0,6", BillionPerLitre, on), Ok(()));
    assert_eq!(read(Lymphocytes, "600", PerMm3, on), Ok(()));
    assert_eq!(
        read(Lymphocytes, "0.6", PerMm3, on),
        Err(Wrong::CellsAreCounted)
    );
    assert_eq!(
        read(Lymphocytes, "600", BillionPerLitre, on),
        Err(Wrong::TooManyCells)
    );
    assert_eq!(read(Alt, "120", Percent, on), Err(Wrong::UnitOfAnotherTest));
    assert_eq!(
        read(EjectionFraction, "120", Percent, on),
        Err(Wrong::NotAResult)
    );
    assert_eq!(read(Alt, "-1", TimesUpperLimit, on), Err(Wrong::NotAResult));
    assert_eq!(read(Alt, "", TimesUpperLimit, on), Err(Wrong::NotAResult));
    assert_eq!(
        read(Alt, "high", TimesUpperLimit, on),
        Err(Wrong::NotAResult)
    );
    assert_eq!(
        read(Alt, "2", TimesUpperLimit, "2027-02"),
        Err(Wrong::NeedsTheDay)
    );
    assert_eq!(
        read(Alt, "2", TimesUpperLimit, "2027-02-29"),
        Err(Wrong::NoSuchDay)
    );
    // What cannot be read changes nothing.
    let wrong = [
        entry(Lymphocytes, "0.1", PerMm3, on),
        ResultEntry {
            date: DateText::default(),
            ..entry(Alt, "9", TimesUpperLimit, on)
        },
    ];
    assert!(with(&wrong).results.is_empty());
}

const PLATELETS: [&str; 2] = ["platelets-again", "platelets-specialist"];

fn due_of(plan: &Plan, id: &str) -> Vec<(Due, Option<Mark>)> {
    let own = plan.items.iter().filter(|one| one.item.id == id);
    own.map(|one| (one.due, one.mark)).collect()
}

#[test]
fn low_platelets_bring_a_count_and_a_specialist_on_that_day() {
    let platelets = |value, date| entry(Platelets, value, LaboratoryRange, date);
    let low = [platelets("below", "2027-06-11")];
    let watched = plan("alemtuzumab-eu", &with(&low));
    for id in PLATELETS {
        assert_eq!(
            due_of(&watched, id),
            [(Due::On(day("2027-06-11")), None)],
            "{id}"
        );
    }
    let added = changed("alemtuzumab-eu", &low).added;
    assert_eq!(added.len(), PLATELETS.len());
    assert!(added.iter().all(|one| one.reason == Reason::Result));
    // The next count is what was asked for; one inside the range asks for nothing more.
    let inside = plan(
        "alemtuzumab-eu",
        &with(&[low[0].clone(), platelets("inside", "2027-06-12")]),
    );
    assert_eq!(
        due_of(&inside, PLATELETS[0]),
        [(
            Due::On(day("2027-06-11")),
            Some(Mark::Done(day("2027-06-12")))
        )]
    );
    let only_inside = [platelets("inside", "2027-06-11")];
    assert!(changed("alemtuzumab-eu", &only_inside).is_empty());
}

#[test]
fn a_number_of_platelets_is_refused_because_the_document_names_none() {
    for value in ["0", "1", "98", "", "low"] {
        let typed = entry(Platelets, value, LaboratoryRange, "2027-06-11");
        assert_eq!(typed.read(), Err(Wrong::NotAResult), "{value}");
    }
    let typed = entry(Platelets, "98", BillionPerLitre, "2027-06-11");
    assert_eq!(typed.read(), Err(Wrong::UnitOfAnotherTest));
    let typed = entry(Lymphocytes, "below", LaboratoryRange, "2027-06-11");
    assert_eq!(typed.read(), Err(Wrong::UnitOfAnotherTest));
}

#[test]
fn what_a_result_asks_for_is_never_brought_before_it() {
    let low = entry(Platelets, "below", LaboratoryRange, "2027-06-12");
    let mut changes = with(&[low]);
    changes.open_days.rule = DayRule::WorkingDays;
    let plan = plan("alemtuzumab-eu", &changes);
    let own = plan
        .items
        .iter()
        .find(|one| one.item.id == PLATELETS[0])
        .unwrap();
    assert_eq!(own.due, Due::On(day("2027-06-12")), "a Saturday");
    assert_eq!(own.closed_day, Some(ClosedDay::Stays));
    assert_eq!(
        check_move(&plan, own, day("2027-06-11")),
        Err(MoveProblem::BeforeItsAnchor)
    );
}

#[test]
fn what_a_document_only_considers_stops_nothing() {
    let low = |date| entry(Lymphocytes, "0.49", BillionPerLitre, date);
    let more = [low("2027-02-01"), low("2027-05-01"), low("2027-08-02")];
    let diroximel = plan("diroximel-fumarate-us", &with(&more));
    assert_eq!(diroximel.stopped, None);
    assert!(undated(&diroximel, "think-about-a-pause"));
    let very_low = [entry(Lymphocytes, "199", PerMm3, "2027-04-12")];
    let siponimod = plan("siponimod-eu", &with(&very_low));
    assert_eq!(siponimod.stopped, None);
    assert!(undated(&siponimod, "lower-dose-or-stop"));
    let at_the_limit = [entry(Lymphocytes, "0.2", BillionPerLitre, "2027-04-12")];
    let siponimod = plan("siponimod-eu", &with(&at_the_limit));
    assert!(!undated(&siponimod, "lower-dose-or-stop"));
}

#[test]
fn protection_against_herpes_ends_on_the_later_of_two_days() {
    const US: &str = "alemtuzumab-us";
    let spans = |results: &[ResultEntry]| -> Vec<(String, bool)> {
        let plan = plan(US, &with(results));
        let own = plan.items.iter().filter(|one| one.item.id == "antiviral");
        own.map(|one| {
            assert_eq!(
                one.due.day(),
                plan.courses[usize::from(one.ordinal) - 1].first
            );
            (one.due.last_day().to_string(), one.goes_on)
        })
        .collect()
    };
    let said = |days: [(&str, bool); 2]| days.map(|(day, open)| (day.to_owned(), open)).to_vec();
    // Two months after the last day of each course, and no count yet.
    let by_months = said([("2027-03-15", true), ("2028-03-13", true)]);
    assert_eq!(spans(&[]), by_months);
    let count = |value, unit, date| entry(Cd4Cells, value, unit, date);
    // High enough before the two months are over: the two months are later.
    let early = count("200", PerMm3, "2027-02-20");
    assert_eq!(
        spans(&[early]),
        said([("2027-03-15", false), ("2028-03-13", true)])
    );
    // One cell fewer is not enough, in either unit; the first count that is ends it.
    let low = count("199", PerMm3, "2027-04-12");
    assert_eq!(spans(std::slice::from_ref(&low)), by_months);
    assert_eq!(
        spans(&[count("0.199", BillionPerLitre, "2027-04-12")]),
        by_months
    );
    let enough = count("0.2", BillionPerLitre, "2027-05-10");
    let later = count("150", PerMm3, "2027-06-10");
    assert_eq!(
        spans(&[later, enough.clone(), low]),
        said([("2027-05-10", false), ("2028-03-13", true)])
    );
    // A count from before the course says nothing about it, nor does one of another course.
    assert_eq!(spans(&[count("900", PerMm3, "2027-01-10")]), by_months);
    let of_course_2 = count("250", PerMm3, "2028-04-03");
    assert_eq!(
        spans(&[of_course_2]),
        said([("2027-03-15", true), ("2028-04-03", false)])
    );
    // All lymphocytes are not these cells.
    let lymphocytes = entry(Lymphocytes, "900", PerMm3, "2027-05-10");
    assert_eq!(spans(&[lymphocytes]), by_months);
    // What moved is said, with the result as its reason.
    let moved = changed(US, &[enough]);
    assert_eq!(
        (moved.moved.len(), moved.added.len(), moved.cancelled.len()),
        (1, 0, 0)
    );
    assert_eq!(moved.moved[0].reason, Reason::Result);
}

#[test]
fn the_eu_document_ends_protection_without_a_count() {
    let plan = plan("alemtuzumab-eu", &Changes::default());
    assert!(plan.items.iter().all(|planned| !planned.goes_on));
}
