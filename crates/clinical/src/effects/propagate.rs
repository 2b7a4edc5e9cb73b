//! The range of a chance that carries the doubt of both the effect and the baseline: the
//! effect log-normal, the baseline a Beta distribution of the people counted.
//!
//! Computed by summing over the baseline, without chance draws, so that the same question
//! always gives the same answer.

use super::arithmetic::{Counted, Limits, Ratio, length};

/// Half the width of a 95 % interval in standard deviations.
const Z: f64 = 1.959_963_984_540_054;
/// What the interval leaves out at each end.
const TAIL: f64 = 0.025;
/// Added to events and to people without one, as for a prior that says nothing (Jeffreys).
const PRIOR: f64 = 0.5;
/// Steps of the sum over the baseline.
const STEPS: u32 = 240;
/// Standard deviations of the baseline that are summed over on each side.
const REACH: f64 = 7.0;
/// Halvings in the search for a limit: finer than one person of ten thousand by far.
const HALVINGS: u32 = 32;

/// The standard normal distribution function, to about one part in ten million
/// (Abramowitz and Stegun 1964, formula 7.1.26).
fn normal(z: f64) -> f64 {
    const P: f64 = 0.327_591_1;
    const A: [f64; 5] = [
        0.254_829_592,
        -0.284_496_736,
        1.421_413_741,
        -1.453_152_027,
        1.061_405_429,
    ];
    let x = z.abs() * core::f64::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + P * x);
    let sum = A.iter().rev().fold(0.0, |sum, a| (sum + a) * t);
    let tail = sum * (-x * x).exp() / 2.0;
    if z < 0.0 { tail } else { 1.0 - tail }
}

/// The ratio that turns the baseline into this chance.
fn ratio_between(kind: Ratio, baseline: f64, chance: f64) -> f64 {
    match kind {
        Ratio::Odds(_) => chance / (1.0 - chance) * (1.0 - baseline) / baseline,
        Ratio::Hazard(_) => (1.0 - chance).ln() / (1.0 - baseline).ln(),
        Ratio::Risk(_) | Ratio::Rate(_) => chance / baseline,
    }
}

/// Chances of the baseline with their weights, which add up to 1.
///
/// Summed over the square root of the odds. There the Beta distribution with half a person
/// added on each side is finite at nobody, and about as wide everywhere for shares up to a
/// half; larger ones are summed as their rest.
fn baselines(counted: Counted) -> Vec<(f64, f64)> {
    let (events, of) = (f64::from(counted.events()), f64::from(counted.of()));
    let more_than_half = 2.0 * events > of;
    let fewer = if more_than_half { of - events } else { events };
    let middle = ((fewer + PRIOR) / (of - fewer + PRIOR)).sqrt();
    let deviation = 0.5 / of.sqrt() * (1.0 + middle * middle);
    let from = (middle - REACH * deviation).max(0.0);
    let step = (middle + REACH * deviation - from) / f64::from(STEPS);
    let log_density =
        |root: f64| 2.0 * fewer * root.ln() - (of + 2.0 * PRIOR) * (1.0 + root * root).ln();
    // Against the density at the middle, so that nothing is too small to be a number.
    let top = log_density(middle);
    let mut points: Vec<(f64, f64)> = (0..STEPS)
        .map(|place| from + (f64::from(place) + 0.5) * step)
        .map(|root| {
            let rest = 1.0 / (1.0 + root * root);
            let share = if more_than_half { rest } else { 1.0 - rest };
            (share, (log_density(root) - top).exp())
        })
        .collect();
    let sum: f64 = points.iter().map(|(_, weight)| weight).sum();
    for (_, weight) in &mut points {
        *weight /= sum;
    }
    points
}

/// The 95 % limits of the chance with an option: the effect with its published 95 % limits at
/// a baseline known from people counted. `effect` says how the ratio is applied.
pub fn chance(counted: Counted, effect: Ratio, value: f64, limits: Limits) -> Limits {
    let deviation = (limits.high.ln() - limits.low.ln()) / (2.0 * Z);
    let points = baselines(counted);
    let below = |chance: f64| -> f64 {
        points
            .iter()
            .map(|(p, weight)| {
                let ratio = ratio_between(effect, *p, chance);
                weight * normal((ratio.ln() - value.ln()) / deviation)
            })
            .sum()
    };
    let limit = |share: f64| {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = (low + high) / 2.0;
            if below(middle) < share {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low + high) / 2.0
    };
    Limits {
        low: limit(TAIL),
        high: limit(1.0 - TAIL),
    }
}

/// The 95 % limits of a rate: both the baseline and the effect log-normal.
pub fn rate(baseline: (f64, Limits), effect: (f64, Limits)) -> Limits {
    let half = |limits: Limits| (limits.high.ln() - limits.low.ln()) / 2.0;
    let middle = baseline.0.ln() + effect.0.ln();
    let reach = length(half(baseline.1), half(effect.1));
    Limits {
        low: (middle - reach).exp(),
        high: (middle + reach).exp(),
    }
}
