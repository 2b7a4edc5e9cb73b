//! Every schedule of the evidence, from each day of a year: how long that takes in all.
//!
//! It prints one line for `benches/against_dateutil.py`, which expands the same rules with
//! python-dateutil: plans, dates and the nanoseconds of the quickest of some rounds.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench looks at the clock and prints what it saw"
)]

use chrono::NaiveDate;
use std::hint::black_box;
use std::time::Instant;
use waymark_clinical::monitoring::{burden_of_whole_plan, plan};
use waymark_evidence_pack::pack;

const ROUNDS: usize = 5;
const DAYS: usize = 365;

fn main() {
    let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    let (mut quickest, mut plans, mut dates) = (u128::MAX, 0, 0);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        (plans, dates) = (0, 0);
        for schedule in pack().schedules {
            for start in first.iter_days().take(DAYS) {
                let plan = plan(black_box(schedule), start, &|_| Some(true), true).unwrap();
                plans += 1;
                dates += plan.items.len();
                black_box(plan);
            }
        }
        quickest = quickest.min(began.elapsed().as_nanos());
    }
    println!("native plans={plans} dates={dates} nanoseconds={quickest}");

    // What the page counts when options stand side by side: a plan and its burden of each.
    let began = Instant::now();
    for schedule in pack().schedules {
        let plan = plan(schedule, first, &|_| Some(true), false).unwrap();
        black_box(burden_of_whole_plan(&plan));
    }
    println!(
        "burden of all {} schedules: {:?}",
        pack().schedules.len(),
        began.elapsed()
    );
}
