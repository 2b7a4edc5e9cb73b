//! How long plans take in a real browser. The limits hold for the code that people get:
//!
//! `cargo test --release --target wasm32-unknown-unknown --test plan_speed -- --nocapture`
//!
//! In the profile of the tests it only checks that every plan is made.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests stop where they fail")]

use chrono::NaiveDate;
use js_sys::Date;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use waymark_clinical::monitoring::{burden_of_whole_plan, plan};
use waymark_evidence::{Schedule, ScheduleItem, Step, StepUnit, When};
use waymark_evidence_pack::pack;

wasm_bindgen_test_configure!(run_in_browser);

/// Milliseconds of the page's first plan of the busiest option over ten years.
const PLAN: f64 = 4.0;
/// Milliseconds of a plan and its burden of every option.
const BURDEN: f64 = 20.0;

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 11).unwrap()
}

/// Milliseconds of one turn, as the mean of so many.
fn mean(turns: u32, mut turn: impl FnMut()) -> f64 {
    let began = Date::now();
    for _ in 0..turns {
        turn();
    }
    (Date::now() - began) / f64::from(turns)
}

/// The schedule with the most dates, every series of it followed for ten years.
fn busiest() -> &'static Schedule {
    let dates = |schedule: &&'static Schedule| {
        plan(schedule, start(), &|_| Some(true), true)
            .unwrap()
            .items
            .len()
    };
    let schedule = pack().schedules.iter().max_by_key(dates).unwrap();
    let longer = |item: &ScheduleItem| match item.when {
        When::Series {
            from,
            every,
            shifted_back,
            not_before,
            ..
        } => ScheduleItem {
            when: When::Series {
                from,
                every,
                shifted_back,
                not_before,
                until_after_last_dose: Step {
                    count: 108,
                    unit: StepUnit::Months,
                },
            },
            ..*item
        },
        _ => *item,
    };
    let items: Vec<ScheduleItem> = schedule.items.iter().map(longer).collect();
    Box::leak(Box::new(Schedule {
        items: waymark_evidence::List(Vec::leak(items)),
        horizon_months: 120,
        ..*schedule
    }))
}

#[wasm_bindgen_test]
fn plans_are_quick() {
    let busiest = busiest();
    let make = || plan(busiest, start(), &|_| Some(true), true).unwrap();
    let dates = make().items.len();
    assert!(dates > 100);
    let one = mean(500, || drop(make()));
    let all = mean(100, || {
        for schedule in pack().schedules {
            let plan = plan(schedule, start(), &|_| Some(true), false).unwrap();
            std::hint::black_box(burden_of_whole_plan(&plan));
        }
    });
    console_log!("ten years of {}, {dates} dates: {one:.3} ms", busiest.id);
    console_log!(
        "plan and burden of all {} schedules: {all:.3} ms",
        pack().schedules.len()
    );
    if !cfg!(debug_assertions) {
        assert!(one < PLAN, "{one} ms");
        assert!(all < BURDEN, "{all} ms");
    }
}
