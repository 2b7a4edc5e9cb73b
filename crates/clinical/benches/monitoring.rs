//! How long a plan takes: the shape of the busiest schedule, followed for ten years.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

#[path = "../tests/monitoring/schedules.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod schedules;

use criterion::{Criterion, criterion_group, criterion_main};
use schedules::{TWO_COURSES, day, made, months};
use std::hint::black_box;
use waymark_clinical::monitoring::{burden_of_whole_plan, by_day, plan};
use waymark_evidence::{Schedule, ScheduleItem, When};

/// Ten years: the second course ends the first year, every series goes on for nine more.
fn ten_years() -> &'static Schedule {
    let longer = |item: &ScheduleItem| match item.when {
        When::Series {
            from,
            every,
            shifted_back,
            ..
        } => ScheduleItem {
            when: When::Series {
                not_before: None,
                from,
                every,
                shifted_back,
                until_after_last_dose: months(9 * 12),
            },
            ..*item
        },
        _ => *item,
    };
    made(
        TWO_COURSES.regimen,
        TWO_COURSES.items.iter().map(longer).collect(),
    )
}

fn ten_year_plan(criterion: &mut Criterion) {
    let schedule = ten_years();
    let start = day("2027-01-11");
    let make = || {
        plan(
            black_box(schedule),
            black_box(start),
            &|_| Some(true),
            false,
        )
        .unwrap()
    };
    let planned = make();
    assert_eq!(planned.end, day("2037-01-13"));
    criterion.bench_function("ten-year plan", |bencher| bencher.iter(make));
    criterion.bench_function("ten-year list by date", |bencher| {
        bencher.iter(|| by_day(black_box(&planned)).len());
    });
    criterion.bench_function("ten-year burden", |bencher| {
        bencher.iter(|| burden_of_whole_plan(black_box(&planned)));
    });
}

criterion_group!(benches, ten_year_plan);
criterion_main!(benches);
