//! What holds for every schedule and every start.

use crate::schedules::{day, days, every, item, made, months, weeks};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use waymark_clinical::monitoring::{BurdenCount, Due, Plan, burden, burden_of_whole_plan, plan};
use waymark_evidence::{
    Anchor, Burden, Course, ItemKind, List, Regimen, Schedule, ScheduleItem, Step, Str, When,
};

const IDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (1_u16..=120).prop_map(days),
        (1_u16..=30).prop_map(weeks),
        (1_u16..=15).prop_map(months),
    ]
}

fn length() -> impl Strategy<Value = Step> {
    prop_oneof![(0_u16..=400).prop_map(days), (0_u16..=60).prop_map(months)]
}

fn anchor() -> impl Strategy<Value = Anchor> {
    prop_oneof![Just(Anchor::FirstDose), Just(Anchor::LastDose)]
}

fn courses() -> impl Strategy<Value = Regimen> {
    prop::collection::vec((1_u8..=5, 1_u16..=18), 1..=4).prop_map(|parts| {
        let courses: Vec<Course> = (1..)
            .zip(parts)
            .map(|(ordinal, (days, later))| Course {
                ordinal,
                days,
                after_previous_start: (ordinal > 1).then_some(months(later)),
                after_first_start: None,
                delay_at_most: None,
                optional: false,
            })
            .collect();
        Regimen::Courses(List(Vec::leak(courses)))
    })
}

fn regimen() -> impl Strategy<Value = Regimen> {
    prop_oneof![courses(), step().prop_map(every), Just(Regimen::Daily),]
}

fn series() -> impl Strategy<Value = When> {
    (
        anchor(),
        step(),
        prop::option::of(step()),
        prop::option::of(step()),
        length(),
    )
        .prop_map(
            |(from, every, shifted_back, not_before, until_after_last_dose)| When::Series {
                from,
                every,
                shifted_back,
                not_before,
                until_after_last_dose,
            },
        )
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        3 => series(),
        1 => prop::option::of(step()).prop_map(|at_least| When::BeforeFirstDose { at_least, not_earlier: None }),
        1 => Just(When::OnTreatmentDays { days: List(&[]), courses: List(&[]) }),
        1 => Just(When::OnTreatmentDays { days: List(&[1, 3, 5]), courses: List(&[]) }),
        1 => (prop::option::of(step()), step())
            .prop_map(|(before, after)| When::AroundEachCourse { before, after, until_result: None }),
        1 => (anchor(), length()).prop_map(|(anchor, after)| When::Once { anchor, after, until_after_last_dose: None }),
        1 => Just(When::NoDates),
    ]
}

const COSTS: &[Burden] = &[
    Burden::Needle,
    Burden::UrinePot,
    Burden::Visit,
    Burden::Infusion,
    Burden::Scan,
    Burden::HospitalDay,
    Burden::HospitalStay,
    Burden::Sheet,
];

fn items() -> impl Strategy<Value = Vec<ScheduleItem>> {
    let part = (when(), any::<bool>());
    prop::collection::vec(part, 1..=IDS.len()).prop_map(|parts| {
        IDS.into_iter()
            .zip(parts)
            .map(|(id, (when, grouped))| ScheduleItem {
                visit: grouped.then_some(Str("group")),
                ..item(id, ItemKind::Blood, COSTS, when)
            })
            .collect()
    })
}

fn schedule() -> impl Strategy<Value = &'static Schedule> {
    (regimen(), items()).prop_map(|(regimen, items)| made(regimen, items))
}

fn start() -> impl Strategy<Value = NaiveDate> {
    // 1 January 2024 to 31 December 2099.
    (0_u64..27_759).prop_map(|days| day("2024-01-01") + Days::new(days))
}

fn planned(schedule: &'static Schedule, start: NaiveDate) -> Plan {
    plan(schedule, start, &|_| Some(true), false).unwrap()
}

fn fields(count: BurdenCount) -> [u32; 8] {
    [
        count.needles,
        count.urine_pots,
        count.visits,
        count.infusions,
        count.scans,
        count.hospital_days,
        count.hospital_stays,
        count.sheets,
    ]
}

fn of_item<'a>(
    plan: &'a Plan,
    item: &ScheduleItem,
) -> Vec<&'a waymark_clinical::monitoring::PlanItem> {
    plan.items
        .iter()
        .filter(|planned| planned.item.id == item.id)
        .collect()
}

fn earliest(plan: &Plan, when: When) -> NaiveDate {
    match when {
        When::Series {
            from: Anchor::LastDose,
            ..
        }
        | When::Once {
            anchor: Anchor::LastDose,
            ..
        } => plan.last_treatment_day,
        // What lies before treatment by its own rule has no anchor behind it.
        When::BeforeFirstDose { .. }
        | When::AroundEachCourse {
            before: Some(_), ..
        } => NaiveDate::MIN,
        _ => plan.start,
    }
}

proptest! {
    #[test]
    fn nothing_lies_before_its_anchor(schedule in schedule(), start in start()) {
        let plan = planned(schedule, start);
        for planned in &plan.items {
            prop_assert!(planned.due.day() >= earliest(&plan, planned.item.when));
            if let Due::By { latest, .. } = planned.due {
                prop_assert!(latest < plan.start);
            }
            prop_assert!(planned.due.day() <= planned.due.last_day());
            prop_assert!(planned.due.last_day() <= plan.end);
        }
    }

    #[test]
    fn dates_of_an_item_increase_and_are_numbered(schedule in schedule(), start in start()) {
        let plan = planned(schedule, start);
        for item in schedule.items {
            let planned = of_item(&plan, item);
            // Spans around daily doses can begin on one day, at the end of a month.
            let may_share = matches!(item.when, When::AroundEachCourse { .. });
            let increase = planned.windows(2).all(|two| {
                let (one, next) = (two[0].due.day(), two[1].due.day());
                one < next || (may_share && one == next)
            });
            prop_assert!(increase);
            for (index, one) in planned.iter().enumerate() {
                prop_assert_eq!(usize::from(one.ordinal), index + 1);
                prop_assert_eq!(usize::from(one.of), planned.len());
            }
        }
    }

    #[test]
    fn a_series_covers_its_end_without_a_hole(schedule in schedule(), start in start()) {
        let plan = planned(schedule, start);
        for item in schedule.items {
            let When::Series { until_after_last_dose, every, not_before, .. } = item.when else { continue };
            let end = waymark_clinical::calendar::after(
                plan.last_treatment_day,
                until_after_last_dose,
                1,
            );
            let days: Vec<_> = of_item(&plan, item).iter().map(|one| one.due.day()).collect();
            // Counted from the anchor, which may be the last treatment day itself.
            let begin = not_before.map_or(NaiveDate::MIN, |wait| {
                waymark_clinical::calendar::after(earliest(&plan, item.when), wait, 1)
            });
            prop_assert!(days.iter().all(|day| *day >= begin));
            if begin > end {
                prop_assert!(days.is_empty());
                continue;
            }
            prop_assert_eq!(days.last(), Some(&end));
            // No two dates are further apart than one and a half intervals; clamping adds days.
            for two in days.windows(2) {
                let next = waymark_clinical::calendar::after(two[0], every, 1);
                let interval = (next - two[0]).num_days();
                prop_assert!(2 * (two[1] - two[0]).num_days() <= 3 * (interval + 3));
            }
        }
    }

    #[test]
    fn planning_twice_gives_the_same_plan(schedule in schedule(), start in start()) {
        prop_assert_eq!(planned(schedule, start), planned(schedule, start));
    }

    #[test]
    fn burden_grows_with_time_and_adjacent_ranges_add_up(
        schedule in schedule(),
        start in start(),
        lengths in (0_u64..2500, 0_u64..2500),
    ) {
        let plan = planned(schedule, start);
        let middle = start + Days::new(lengths.0);
        let last = middle + Days::new(lengths.1);
        let (first, second) = (burden(&plan, start, middle), burden(&plan, middle, last));
        let both = burden(&plan, start, last);
        prop_assert_eq!(first + second, both);
        for (less, more) in fields(first).into_iter().zip(fields(both)) {
            prop_assert!(less <= more);
        }
        let all = burden(&plan, day("1900-01-01"), plan.end + Days::new(1));
        prop_assert_eq!(all, burden_of_whole_plan(&plan));
    }
}
