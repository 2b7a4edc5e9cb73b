//! The arithmetic of effects against values computed by another program, and its laws.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use proptest::prelude::*;
use waymark_clinical::effects::arithmetic::{
    Counted, Limits, NumberNeeded, Ratio, Refusal, absolute, difference, is_asymmetric,
    largest_remainder, number_needed, upper_limit_of_nobody, wilson,
};
use waymark_clinical::effects::propagate;

const CASES: &str = include_str!("../../../tests/oracles/effects_cases.csv");
const NEAR: f64 = 1e-12;

fn counted(events: &str, of: &str) -> Counted {
    Counted::new(events.parse().unwrap(), of.parse().unwrap()).unwrap()
}

#[test]
fn every_case_agrees_with_the_other_program() {
    let mut kinds = std::collections::BTreeSet::new();
    for line in CASES.lines() {
        let cell: Vec<&str> = line.split(',').collect();
        let near = |got: f64, wanted: &str| {
            let wanted: f64 = wanted.parse().unwrap();
            assert!((got - wanted).abs() < NEAR, "{line}: computed {got}");
        };
        let limits = |got: Limits| {
            near(got.low, cell[5]);
            near(got.high, cell[6]);
        };
        let one = |got: Result<f64, Refusal>| match (got, cell[5]) {
            (Err(Refusal::AboveOne { .. }), "refused") => {}
            (got, wanted) => near(got.unwrap(), wanted),
        };
        let chance = |make: fn(f64) -> Ratio| {
            let ratio = make(cell[2].parse().unwrap());
            one(absolute(cell[1].parse().unwrap(), 24, ratio, 24).map(|got| got.value));
        };
        match cell[0] {
            "wilson" => limits(wilson(counted(cell[1], cell[2])).value),
            "newcombe" => {
                limits(difference(counted(cell[1], cell[2]), counted(cell[3], cell[4])).value);
            }
            "nobody" => one(upper_limit_of_nobody(cell[1].parse().unwrap()).map(|got| got.value)),
            "risk" => chance(Ratio::Risk),
            "odds" => chance(Ratio::Odds),
            "hazard" => chance(Ratio::Hazard),
            other => panic!("a case of an unknown kind: {other}"),
        }
        kinds.insert(cell[0]);
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
}

#[test]
fn ranges_with_the_doubt_of_the_baseline_agree_with_the_other_program() {
    // Finer than one person of 10,000; both sums end somewhere.
    const CLOSE: f64 = 2e-5;
    let mut cases = 0;
    for line in include_str!("../../../tests/oracles/effects_ranges.csv").lines() {
        let cell: Vec<&str> = line.split(',').collect();
        let number = |place: usize| cell[place].parse::<f64>().unwrap();
        let make = match cell[0] {
            "hazard" => Ratio::Hazard,
            "odds" => Ratio::Odds,
            other => panic!("a case of an unknown kind: {other}"),
        };
        let got = propagate::chance(
            counted(cell[1], cell[2]),
            make(number(3)),
            number(3),
            Limits {
                low: number(4),
                high: number(5),
            },
        );
        for (got, wanted) in [(got.low, number(6)), (got.high, number(7))] {
            assert!((got - wanted).abs() < CLOSE, "{line}: computed {got}");
        }
        cases += 1;
    }
    assert_eq!(cases, 16);
}

#[test]
fn what_a_formula_cannot_answer_is_refused() {
    let risk = |p, ratio| absolute(p, 24, Ratio::Risk(ratio), 24);
    assert_eq!(risk(0.5, 2.5), Err(Refusal::AboveOne { value: 1.25 }));
    assert_eq!(risk(1.1, 1.0), Err(Refusal::NotAChance));
    assert_eq!(risk(f64::NAN, 1.0), Err(Refusal::NotAChance));
    assert_eq!(risk(0.5, 0.0), Err(Refusal::NotAnEffect));
    assert_eq!(risk(0.5, f64::INFINITY), Err(Refusal::NotAnEffect));
    assert_eq!(
        absolute(0.5, 12, Ratio::Hazard(0.5), 24),
        Err(Refusal::OtherHorizon {
            baseline: 12,
            effect: 24
        })
    );
    assert_eq!(
        absolute(0.5, 24, Ratio::Rate(0.5), 24),
        Err(Refusal::RateIsNotPeople)
    );
    assert_eq!(Counted::new(3, 2), Err(Refusal::NotACount));
    assert_eq!(Counted::new(0, 0), Err(Refusal::NotACount));
    assert_eq!(upper_limit_of_nobody(0), Err(Refusal::NotACount));
}

#[test]
fn numbers_needed_are_rounded_up_and_say_which_way() {
    assert_eq!(number_needed(0.3), NumberNeeded::ToBenefit(4));
    assert_eq!(number_needed(-0.01), NumberNeeded::ToHarm(100));
    assert_eq!(number_needed(0.0), NumberNeeded::Endless);
}

#[test]
fn an_interval_that_is_uneven_on_the_log_scale_is_named() {
    let of = |value, low, high| is_asymmetric(value, Limits { low, high });
    assert_eq!(of(0.5, 0.25, 1.0), Some(false));
    assert_eq!(of(0.5, 0.25, 1.2), Some(true));
    assert_eq!(of(0.5, 0.0, 1.0), None);
}

#[test]
fn remainders_go_to_the_largest_and_of_equals_to_the_first() {
    assert_eq!(largest_remainder(&[1.0, 1.0, 1.0], 100), [34, 33, 33]);
    assert_eq!(largest_remainder(&[0.126, 0.436, 0.438], 100), [12, 44, 44]);
    assert_eq!(largest_remainder(&[0.0, f64::NAN], 100), [0, 0]);
}

proptest! {
    #[test]
    fn an_interval_holds_its_share_and_the_mirrored_count_mirrors_it(
        (of, events) in (1_u32..20_000).prop_flat_map(|of| (Just(of), 0..=of)),
    ) {
        let got = Counted::new(events, of).unwrap();
        let limits = wilson(got).value;
        prop_assert!(0.0 <= limits.low && limits.low <= got.share());
        prop_assert!(got.share() <= limits.high && limits.high <= 1.0);
        let mirrored = wilson(Counted::new(of - events, of).unwrap()).value;
        prop_assert!((mirrored.low - (1.0 - limits.high)).abs() < NEAR);
    }

    #[test]
    fn a_difference_turned_round_changes_its_sign(a in 0_u32..=50, b in 0_u32..=80) {
        let (first, second) = (Counted::new(a, 50).unwrap(), Counted::new(b, 80).unwrap());
        let (there, back) = (difference(first, second).value, difference(second, first).value);
        prop_assert!((there.low + back.high).abs() < NEAR);
        prop_assert!((there.high + back.low).abs() < NEAR);
        prop_assert!(there.low >= -1.0 - NEAR && there.high <= 1.0 + NEAR);
    }

    #[test]
    fn an_effect_of_one_changes_nothing_and_a_smaller_one_lowers_the_chance(
        p in 0.001_f64..0.999,
        ratio in 0.01_f64..0.99,
    ) {
        for make in [Ratio::Risk, Ratio::Odds, Ratio::Hazard] {
            let same = absolute(p, 24, make(1.0), 24).unwrap().value;
            prop_assert!((same - p).abs() < NEAR);
            prop_assert!(absolute(p, 24, make(ratio), 24).unwrap().value < p);
        }
    }

    #[test]
    fn people_always_add_up(
        shares in prop::collection::vec(0.001_f64..1.0, 1..9),
        total in 0_u32..20_000,
    ) {
        prop_assert_eq!(largest_remainder(&shares, total).iter().sum::<u32>(), total);
    }
}
