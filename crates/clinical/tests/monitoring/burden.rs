//! What is counted beside the years: before the start, after them, and if treatment stops.

use crate::schedules::{every, in_group, item, months, planned, schedule, weeks};
use waymark_clinical::monitoring::{BurdenCount, Time, burden_of_whole_plan, tail_end};
use waymark_evidence::{Anchor, Burden, ItemKind, List, Schedule, Step, When};

const fn series(until_after_last_dose: Step) -> When {
    When::Series {
        from: Anchor::FirstDose,
        every: months(6),
        shifted_back: None,
        not_before: None,
        until_after_last_dose,
    }
}

/// A dose every four weeks, a blood test of the same visit, one more test before the start.
static GOES_ON: Schedule = schedule(
    every(weeks(4)),
    &[
        in_group(
            item(
                "dose",
                ItemKind::Treatment,
                &[Burden::Visit],
                When::OnTreatmentDays {
                    days: List(&[]),
                    courses: List(&[]),
                },
            ),
            "day",
        ),
        in_group(
            item(
                "blood",
                ItemKind::Blood,
                &[Burden::Needle, Burden::Visit],
                series(months(0)),
            ),
            "day",
        ),
        item(
            "before",
            ItemKind::Blood,
            &[Burden::Needle],
            When::BeforeFirstDose {
                at_least: None,
                not_earlier: None,
            },
        ),
    ],
);

#[test]
fn what_shares_a_visit_with_the_last_dose_costs_none_of_its_own_if_treatment_stops() {
    let plan = planned(&GOES_ON, "2027-01-11");
    let stopped = plan.items.iter().filter(|one| one.only_if_stopped);
    let days: Vec<_> = stopped.map(|one| one.due.day()).collect();
    assert_eq!(days, [plan.last_treatment_day]);
    let one_needle = BurdenCount {
        needles: 1,
        ..BurdenCount::default()
    };
    assert_eq!(Time::IfStopped.burden(&plan), one_needle);
    assert_eq!(Time::Before.burden(&plan), one_needle);
    assert_eq!(tail_end(&plan), None);
}

#[test]
fn what_is_due_only_if_treatment_stops_is_in_no_count_of_years() {
    let plan = planned(&GOES_ON, "2027-01-11");
    let years = Time::Years(5).burden(&plan);
    // Every six months; the calendar looks 24 months ahead and its last dose is before that day.
    assert_eq!(years.needles, 3);
    let all = Time::Before.burden(&plan) + years;
    assert_eq!(all, burden_of_whole_plan(&plan));
    let holds = |planned: &&_| Time::Years(5).holds(&plan, planned);
    let blood = plan.items.iter().filter(|one| one.item.id == "blood");
    assert_eq!(blood.filter(holds).count(), 3);
}
