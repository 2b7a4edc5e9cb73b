//! Small schedules to plan with, and short words for the tests.

use chrono::NaiveDate;
use waymark_clinical::monitoring::{Due, Plan, plan};
use waymark_evidence::{
    Anchor, Burden, Course, InForce, ItemKind, List, PartialDate, Place, Provenance, Regimen,
    Region, Rule, Schedule, ScheduleItem, Step, StepUnit, Str, Text, Verification, When,
};

pub const fn days(count: u16) -> Step {
    Step {
        count,
        unit: StepUnit::Days,
    }
}
pub const fn weeks(count: u16) -> Step {
    Step {
        count,
        unit: StepUnit::Weeks,
    }
}
pub const fn months(count: u16) -> Step {
    Step {
        count,
        unit: StepUnit::Months,
    }
}

const PROOF: Provenance = Provenance {
    source: Str("made-up"),
    at: Str("for the tests"),
    verification: Verification::Read,
    origin: List(&[]),
    review_by: None,
    read_at: None,
    check: None,
    note: None,
    confirmed: None,
};

const TEXT: Text = Text {
    plain: Str("plain"),
    clinical: Str("clinical"),
};

pub const fn item(
    id: &'static str,
    kind: ItemKind,
    burden: &'static [Burden],
    when: When,
) -> ScheduleItem {
    ScheduleItem {
        id: Str(id),
        what: TEXT,
        why: TEXT,
        kind,
        place: Place::Surgery,
        burden: List(burden),
        visit: None,
        when,
        only_if: None,
        proof: PROOF,
    }
}

pub const fn in_group(item: ScheduleItem, group: &'static str) -> ScheduleItem {
    ScheduleItem {
        visit: Some(Str(group)),
        ..item
    }
}

pub const fn only_if(item: ScheduleItem, rule: Rule) -> ScheduleItem {
    ScheduleItem {
        only_if: Some(rule),
        ..item
    }
}

pub const fn unverified(item: ScheduleItem) -> ScheduleItem {
    let proof = Provenance {
        verification: Verification::Unverified,
        ..PROOF
    };
    ScheduleItem { proof, ..item }
}

pub const fn schedule(regimen: Regimen, items: &'static [ScheduleItem]) -> Schedule {
    Schedule {
        id: Str("made-up"),
        medicine: Str("made-up"),
        regions: List(&[Region::International]),
        document: Str("made up for the tests"),
        in_force: InForce {
            from: PartialDate::table(2026, None, None),
            until: None,
        },
        regimen,
        horizon_months: 24,
        items: List(items),
        on_results: List(&[]),
        after_the_end: TEXT,
        proof: PROOF,
    }
}

/// The same, made while the tests run.
pub fn made(regimen: Regimen, items: Vec<ScheduleItem>) -> &'static Schedule {
    Box::leak(Box::new(schedule(regimen, Vec::leak(items))))
}

const fn course(ordinal: u8, days: u8, optional: bool) -> Course {
    let after_previous_start = if ordinal == 1 { None } else { Some(months(12)) };
    Course {
        ordinal,
        days,
        after_previous_start,
        after_first_start: None,
        delay_at_most: None,
        optional,
    }
}

/// Five days, three days a year later, and two more courses if a clinician adds them.
pub const FIVE_AND_THREE: Regimen = Regimen::Courses(List(&[
    course(1, 5, false),
    course(2, 3, false),
    course(3, 3, true),
    course(4, 3, true),
]));

pub const ONE_DAY: Regimen = Regimen::Courses(List(&[course(1, 1, false)]));

pub const fn until(every: Step, until_after_last_dose: Step) -> When {
    When::Series {
        from: Anchor::FirstDose,
        every,
        shifted_back: None,
        not_before: None,
        until_after_last_dose,
    }
}

const BEFORE: When = When::BeforeFirstDose {
    at_least: None,
    not_earlier: None,
};
const EVERY_DAY: When = When::OnTreatmentDays {
    days: List(&[]),
    courses: List(&[]),
};

use Burden::{HospitalDay, Infusion, Needle, Sheet, UrinePot, Visit};

/// Two courses with tests for 48 months after the last day: the shape of issue 2.
pub static TWO_COURSES: Schedule = schedule(
    FIVE_AND_THREE,
    &[
        item(
            "vaccine",
            ItemKind::Vaccine,
            &[Needle, Visit],
            When::BeforeFirstDose {
                at_least: Some(weeks(6)),
                not_earlier: None,
            },
        ),
        in_group(
            item("blood-before", ItemKind::Blood, &[Needle, Visit], BEFORE),
            "tests",
        ),
        in_group(
            item("urine-before", ItemKind::Urine, &[UrinePot, Visit], BEFORE),
            "tests",
        ),
        in_group(
            item("thyroid-before", ItemKind::Blood, &[Needle, Visit], BEFORE),
            "tests",
        ),
        item(
            "drip",
            ItemKind::Treatment,
            &[Infusion, HospitalDay],
            EVERY_DAY,
        ),
        item(
            "steroid",
            ItemKind::Protection,
            &[],
            When::OnTreatmentDays {
                days: List(&[1, 2, 3]),
                courses: List(&[]),
            },
        ),
        item(
            "platelets",
            ItemKind::Blood,
            &[Needle, HospitalDay],
            When::OnTreatmentDays {
                days: List(&[3, 5]),
                courses: List(&[]),
            },
        ),
        item(
            "antiviral",
            ItemKind::Protection,
            &[],
            When::AroundEachCourse {
                before: None,
                after: months(1),
                until_result: None,
            },
        ),
        item(
            "diet",
            ItemKind::Protection,
            &[],
            When::AroundEachCourse {
                before: Some(weeks(2)),
                after: months(1),
                until_result: None,
            },
        ),
        in_group(
            item(
                "blood",
                ItemKind::Blood,
                &[Needle, Visit],
                until(months(1), months(48)),
            ),
            "tests",
        ),
        in_group(
            item(
                "urine",
                ItemKind::Urine,
                &[UrinePot, Visit],
                until(months(1), months(48)),
            ),
            "tests",
        ),
        in_group(
            item(
                "thyroid",
                ItemKind::Blood,
                &[Needle, Visit],
                until(months(3), months(48)),
            ),
            "tests",
        ),
        item(
            "sheet",
            ItemKind::SymptomSheet,
            &[Sheet],
            When::Series {
                from: Anchor::FirstDose,
                every: months(1),
                shifted_back: Some(weeks(2)),
                not_before: None,
                until_after_last_dose: months(48),
            },
        ),
        item("skin", ItemKind::Check, &[Visit], When::NoDates),
        unverified(item("heart", ItemKind::Check, &[Visit], BEFORE)),
    ],
);

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A plan for a person to whom every rule applies.
pub fn planned(schedule: &'static Schedule, start: &str) -> Plan {
    plan(schedule, day(start), &|_| Some(true), false).unwrap()
}

pub fn dues(plan: &Plan, id: &str) -> Vec<Due> {
    plan.items
        .iter()
        .filter(|planned| planned.item.id == id)
        .map(|planned| planned.due)
        .collect()
}

/// The days of an item that is due on days.
pub fn on(plan: &Plan, id: &str) -> Vec<String> {
    dues(plan, id)
        .into_iter()
        .map(|due| match due {
            Due::On(day) => day.to_string(),
            other => format!("{other:?}"),
        })
        .collect()
}

pub fn span(from: &str, to: &str) -> Due {
    Due::Span {
        from: day(from),
        to: day(to),
    }
}

pub fn by(latest: &str, lead_named: bool) -> Due {
    Due::By {
        latest: day(latest),
        lead_named,
        earliest: None,
    }
}

/// A dose every so often, the first on the first treatment day.
pub const fn every(every: Step) -> Regimen {
    Regimen::EveryStep {
        every,
        first_doses: List(&[]),
        counted_from: None,
        no_sooner_than: None,
    }
}
