use super::*;
use crate::icalendar_file::{CalendarFile, Method, write};
use waymark_clinical::monitoring::plan;
use waymark_evidence::{
    Anchor, Course, InForce, List, PartialDate, Place, Provenance, Region, Schedule, ScheduleItem,
    Step, StepUnit, Verification, When,
};

const PROOF: Provenance = Provenance {
    source: Str("invented"),
    at: Str("nowhere"),
    verification: Verification::Read,
    origin: List(&[]),
    review_by: None,
    read_at: None,
    check: None,
    note: None,
    confirmed: None,
};

const fn text(plain: &'static str) -> Text {
    Text {
        plain: Str(plain),
        clinical: Str("clinical name"),
    }
}

const fn item(
    id: &'static str,
    what: &'static str,
    kind: ItemKind,
    visit: Option<Str>,
    when: When,
) -> ScheduleItem {
    ScheduleItem {
        id: Str(id),
        what: text(what),
        why: text("why"),
        kind,
        place: Place::Surgery,
        burden: List(&[]),
        visit,
        when,
        only_if: None,
        proof: PROOF,
    }
}

const fn months(count: u16) -> Step {
    Step {
        count,
        unit: StepUnit::Months,
    }
}

const fn series(every: u16) -> When {
    When::Series {
        from: Anchor::FirstDose,
        every: months(every),
        shifted_back: None,
        not_before: None,
        until_after_last_dose: months(6),
    }
}

/// An invented schedule with one item of each way to be due.
static TWO_DAYS: Schedule = Schedule {
    id: Str("invented"),
    medicine: Str("examplumab"),
    regions: List(&[Region::Eu]),
    document: Str("Examplumab leaflet, 2026"),
    in_force: InForce {
        from: PartialDate::table(2026, None, None),
        until: None,
    },
    regimen: Regimen::Courses(List(&[Course {
        ordinal: 1,
        days: 2,
        after_previous_start: None,
        after_first_start: None,
        delay_at_most: None,
        optional: false,
    }])),
    on_results: List(&[]),
    horizon_months: 12,
    items: List(&[
        item(
            "infusion",
            "examplumab drip",
            ItemKind::Treatment,
            None,
            When::OnTreatmentDays {
                days: List(&[]),
                courses: List(&[]),
            },
        ),
        item(
            "baseline",
            "blood count",
            ItemKind::Blood,
            Some(Str("before")),
            When::BeforeFirstDose {
                at_least: None,
                not_earlier: None,
            },
        ),
        item(
            "baseline-urine",
            "urine pot",
            ItemKind::Urine,
            Some(Str("before")),
            When::BeforeFirstDose {
                at_least: None,
                not_earlier: None,
            },
        ),
        item(
            "count",
            "blood count",
            ItemKind::Blood,
            Some(Str("monthly")),
            series(1),
        ),
        item(
            "urine",
            "urine pot",
            ItemKind::Urine,
            Some(Str("monthly")),
            series(1),
        ),
        item(
            "thyroid",
            "thyroid test",
            ItemKind::Blood,
            Some(Str("monthly")),
            series(3),
        ),
        item(
            "tablets",
            "antiviral tablets",
            ItemKind::Protection,
            None,
            When::AroundEachCourse {
                before: None,
                after: months(1),
                until_result: None,
            },
        ),
    ]),
    after_the_end: text("later problems are still possible"),
    proof: PROOF,
};

/// The same items on a daily treatment without an end.
static DAILY: Schedule = Schedule {
    regimen: Regimen::Daily,
    items: List(&[item(
        "capsule",
        "examplumab capsule",
        ItemKind::Treatment,
        None,
        When::OnTreatmentDays {
            days: List(&[]),
            courses: List(&[]),
        },
    )]),
    ..TWO_DAYS
};

fn planned(schedule: &'static Schedule) -> Plan {
    let start = NaiveDate::from_ymd_opt(2027, 1, 11).unwrap();
    plan(schedule, start, &|_| Some(true), false).unwrap()
}

fn context(naming: Naming) -> EventContext<'static> {
    EventContext {
        naming,
        revision: 2,
        pack_id: "0123456789ab",
    }
}

/// Day and summary of each event.
fn listed(schedule: &'static Schedule, naming: Naming) -> Vec<(String, String)> {
    events(&planned(schedule), &context(naming))
        .into_iter()
        .map(|event| {
            assert_eq!(event.from, event.to_inclusive, "every event is one day");
            (event.from.to_string(), event.summary)
        })
        .collect()
}

fn pairs(listed: &[(String, String)]) -> Vec<(&str, &str)> {
    listed
        .iter()
        .map(|(day, summary)| (day.as_str(), summary.as_str()))
        .collect()
}

#[test]
fn each_way_to_be_due_becomes_its_events_with_neutral_names() {
    let listed = listed(&TWO_DAYS, Naming::Neutral);
    assert_eq!(
        pairs(&listed),
        [
            (
                "2027-01-10",
                "Blood test, urine test: on this day or earlier"
            ),
            ("2027-01-11", "Treatment 1 of 2"),
            ("2027-01-11", "Protective medicine: first day"),
            ("2027-01-12", "Treatment 2 of 2"),
            ("2027-02-11", "Blood test, urine test 1 of 7"),
            ("2027-02-12", "Protective medicine: last day"),
            ("2027-03-11", "Blood test, urine test 2 of 7"),
            ("2027-04-11", "Blood test, urine test 3 of 7"),
            ("2027-05-11", "Blood test, urine test 4 of 7"),
            ("2027-06-11", "Blood test, urine test 5 of 7"),
            ("2027-07-11", "Blood test, urine test 6 of 7"),
            ("2027-07-12", "Blood test, urine test 7 of 7"),
        ]
    );
}

#[test]
fn full_names_are_given_on_request() {
    let plain = listed(&TWO_DAYS, Naming::Full(Wording::Plain));
    assert!(plain.contains(&("2027-01-12".into(), "Examplumab drip 2 of 2".into())));
    assert!(plain.contains(&(
        "2027-04-11".into(),
        "Blood count, urine pot, thyroid test 3 of 7".into()
    )));
    let clinical = listed(&TWO_DAYS, Naming::Full(Wording::Clinical));
    assert!(
        clinical
            .iter()
            .all(|(_, summary)| summary.starts_with("Clinical name"))
    );
}

#[test]
fn a_neutral_calendar_names_neither_medicine_nor_document_nor_illness() {
    let file = |naming| {
        write(&CalendarFile {
            plan_id: "6f2c",
            revision: 2,
            stamp: NaiveDate::from_ymd_opt(2026, 11, 22)
                .unwrap()
                .and_hms_opt(9, 0, 0)
                .unwrap(),
            name: calendar_name(naming),
            method: Method::Publish,
            events: events(&planned(&TWO_DAYS), &context(naming)),
        })
        .unwrap()
        .replace("\r\n ", "")
    };
    let neutral = file(Naming::Neutral);
    for telling in ["xamplumab", "thyroid", "ntiviral", "MS", "leaflet"] {
        assert!(!neutral.contains(telling), "{telling}");
        assert!(
            file(Naming::Full(Wording::Plain)).contains(telling),
            "{telling} would be in the full one"
        );
    }
}

#[test]
fn the_description_says_version_evidence_and_what_the_master_is() {
    let event = &events(&planned(&TWO_DAYS), &context(Naming::Full(Wording::Plain)))[0];
    assert_eq!(
        event.description,
        "Plan version 3. Evidence 0123456789ab.\nSchedule: Examplumab leaflet, 2026.\nThe \
         printed list is the master. Calendar programs can lose reminders or show dates twice."
    );
}

#[test]
fn what_must_be_arranged_is_recalled_a_week_earlier() {
    let events = events(&planned(&TWO_DAYS), &context(Naming::Neutral));
    let before = |key: &str| {
        let event = events.iter().find(|event| event.key == key).unwrap();
        event.alarm.unwrap().minutes_before_midnight.get()
    };
    assert_eq!(before("infusion/1"), 15 * 60);
    assert_eq!(before("baseline/1"), (7 * 24 + 15) * 60);
}

#[test]
fn keys_are_those_of_item_and_ordinal_and_all_different() {
    let events = events(&planned(&TWO_DAYS), &context(Naming::Neutral));
    let mut keys: Vec<_> = events.iter().map(|event| event.key.as_str()).collect();
    assert!(
        keys.contains(&"count/3") && keys.contains(&"tablets/1/last"),
        "{keys:?}"
    );
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count);
}

#[test]
fn daily_treatment_without_an_end_has_no_last_day() {
    let listed = listed(&DAILY, Naming::Neutral);
    assert_eq!(pairs(&listed), [("2027-01-11", "Treatment: first day")]);
}

#[test]
fn an_event_on_a_working_day_says_the_day_of_the_schedule() {
    let schedule = waymark_evidence_pack::pack()
        .schedule("alemtuzumab-eu")
        .unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let made = |rule| {
        waymark_clinical::monitoring::plan_with_changes(
            schedule,
            day("2027-01-11"),
            &|_| Some(true),
            false,
            &waymark_clinical::monitoring::change::Changes {
                open_days: waymark_clinical::monitoring::OpenDays {
                    rule,
                    ..Default::default()
                },
                ..Default::default()
            },
        )
        .unwrap()
    };
    let context = EventContext {
        naming: Naming::Neutral,
        revision: 0,
        pack_id: "000000000000",
    };
    use waymark_clinical::visit::DayRule::{AsCounted, WorkingDays};
    let counted = events(&made(AsCounted), &context);
    let shown = events(&made(WorkingDays), &context);
    let keys = |events: &[CalendarEvent]| -> std::collections::BTreeSet<String> {
        events.iter().map(|event| event.key.clone()).collect()
    };
    assert_eq!(keys(&counted), keys(&shown), "the same identifiers");
    let third = |events: &[CalendarEvent]| {
        let mut found = events
            .iter()
            .filter(|event| event.key == "full-blood-count/3");
        let event = found.next().unwrap();
        (event.from, event.description.clone())
    };
    let (from, description) = third(&shown);
    assert_eq!(from, day("2027-04-09"));
    assert!(
        description
            .starts_with("By the schedule Sunday 11 April 2027, brought to a working day.\n"),
        "{description}"
    );
    let (from, description) = third(&counted);
    assert_eq!(from, day("2027-04-11"));
    assert!(!description.contains("schedule"), "{description}");
}

#[test]
fn what_goes_on_until_a_result_has_no_certain_last_day() {
    let schedule = waymark_evidence_pack::pack()
        .schedule("alemtuzumab-us")
        .unwrap();
    let listed = listed(schedule, Naming::Full(Wording::Plain));
    let last: Vec<_> = listed
        .iter()
        .filter(|(_, summary)| summary.starts_with("Tablets against herpes"))
        .filter(|(_, summary)| summary.contains("last day"))
        .collect();
    assert_eq!(last.len(), 2, "{listed:?}");
    assert!(
        last.iter()
            .all(|(_, summary)| summary.contains("last day at the earliest"))
    );
}
