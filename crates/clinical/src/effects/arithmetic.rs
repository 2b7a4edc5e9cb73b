//! The arithmetic of chances: everything that is computed and not printed in a source.
//!
//! Every result keeps its working, so that the proof can show it. Nothing here is rounded:
//! rounding happens once, in [`super::shown`]. What a formula cannot answer is refused.
//!
//! Sources of the formulas: Wilson 1927 (interval of a share), Newcombe 1998 (difference of
//! two shares, square-and-add), Hamilton (largest remainder).

/// The normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;
/// What a two-sided 95 % interval leaves out above.
const TAIL: f64 = 0.025;
/// From this share of difference on, an interval is called asymmetric on the log scale.
const ASYMMETRIC: f64 = 0.1;

/// Why a chance is not computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// No people were counted, or more events than people.
    NotACount,
    /// The baseline is not a chance between 0 and 1.
    NotAChance,
    /// An effect must be a finite number above zero.
    NotAnEffect,
    /// The formula gives a chance above 1: the effect does not hold at this baseline.
    AboveOne {
        /// What the formula gives.
        value: f64,
    },
    /// The baseline and the effect cover different lengths of time.
    OtherHorizon {
        /// Months of the baseline.
        baseline: u16,
        /// Months of the effect.
        effect: u16,
    },
    /// A ratio of rates says how many events there are, not how many people have one.
    RateIsNotPeople,
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Refusal::NotACount => f.write_str("no people, or more events than people"),
            Refusal::NotAChance => f.write_str("the baseline is not between 0 and 1"),
            Refusal::NotAnEffect => f.write_str("the effect is not a number above 0"),
            Refusal::AboveOne { value } => write!(f, "the result, {value}, is above 1"),
            Refusal::OtherHorizon { baseline, effect } => {
                write!(
                    f,
                    "the baseline covers {baseline} months, the effect {effect}"
                )
            }
            Refusal::RateIsNotPeople => f.write_str("a ratio of rates says nothing of people"),
        }
    }
}

impl core::error::Error for Refusal {}

/// Events among people, as counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    events: u32,
    of: u32,
}

impl Counted {
    /// So many events among so many people.
    ///
    /// # Errors
    /// [`Refusal::NotACount`] for no people, or more events than people.
    pub const fn new(events: u32, of: u32) -> Result<Counted, Refusal> {
        if of == 0 || events > of {
            return Err(Refusal::NotACount);
        }
        Ok(Counted { events, of })
    }

    /// People with the event.
    pub const fn events(self) -> u32 {
        self.events
    }

    /// People in all.
    pub const fn of(self) -> u32 {
        self.of
    }

    /// The share with the event, 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.events) / f64::from(self.of)
    }
}

/// Lower and upper limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

/// How a value was computed: the name of the formula and what went into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Working {
    /// Wilson interval of a share.
    Wilson(Counted),
    /// Newcombe interval of the difference of two shares, first less second.
    Newcombe(Counted, Counted),
    /// Exact Poisson upper limit, two-sided 95 %, of nobody among so many.
    NobodyOf(u32),
    /// Chance times risk ratio.
    RiskRatio(f64, f64),
    /// Odds of the chance times odds ratio.
    OddsRatio(f64, f64),
    /// 1 − (1 − chance) to the power of the hazard ratio.
    HazardRatio(f64, f64),
}

/// A value with its working.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worked<T> {
    /// The value, unrounded.
    pub value: T,
    /// How it came about.
    pub working: Working,
}

fn wilson_limits(counted: Counted) -> Limits {
    let (n, p, z2) = (f64::from(counted.of), counted.share(), Z * Z);
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    Limits {
        // At the ends the formula gives exactly 0 or 1; floating point does not.
        low: if counted.events == 0 {
            0.0
        } else {
            (middle - half).max(0.0)
        },
        high: if counted.events == counted.of {
            1.0
        } else {
            (middle + half).min(1.0)
        },
    }
}

/// The 95 % Wilson interval of a share, 0 to 1.
pub fn wilson(counted: Counted) -> Worked<Limits> {
    Worked {
        value: wilson_limits(counted),
        working: Working::Wilson(counted),
    }
}

/// The length of the diagonal. Plain, as the numbers are of one size; the careful way of the
/// standard library weighs more in the browser.
pub(super) fn length(one: f64, other: f64) -> f64 {
    (one * one + other * other).sqrt()
}

/// The 95 % Newcombe interval of the difference of two shares, first less second.
pub fn difference(first: Counted, second: Counted) -> Worked<Limits> {
    let (one, two) = (wilson_limits(first), wilson_limits(second));
    let (p, q) = (first.share(), second.share());
    Worked {
        value: Limits {
            low: p - q - length(p - one.low, two.high - q),
            high: p - q + length(one.high - p, q - two.low),
        },
        working: Working::Newcombe(first, second),
    }
}

/// The highest chance that nobody among so many still allows: never "no chance".
///
/// # Errors
/// [`Refusal::NotACount`] for no people.
pub fn upper_limit_of_nobody(of: u32) -> Result<Worked<f64>, Refusal> {
    if of == 0 {
        return Err(Refusal::NotACount);
    }
    let value = (-TAIL.ln() / f64::from(of)).min(1.0);
    Ok(Worked {
        value,
        working: Working::NobodyOf(of),
    })
}

/// A ratio between two groups, as published for so many months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ratio {
    /// Ratio of chances.
    Risk(f64),
    /// Ratio of odds.
    Odds(f64),
    /// Ratio of hazards of the event, not of staying free of it.
    Hazard(f64),
    /// Ratio of rates: always refused.
    Rate(f64),
}

/// The chance with an option, from a chance without it.
///
/// # Errors
/// A [`Refusal`] when the two cover different lengths of time, when the result would be above
/// 1, for ratios of rates, and for numbers that are no chance or no effect.
pub fn absolute(
    baseline: f64,
    baseline_months: u16,
    ratio: Ratio,
    ratio_months: u16,
) -> Result<Worked<f64>, Refusal> {
    if baseline_months != ratio_months {
        return Err(Refusal::OtherHorizon {
            baseline: baseline_months,
            effect: ratio_months,
        });
    }
    if !(0.0..=1.0).contains(&baseline) {
        return Err(Refusal::NotAChance);
    }
    let (Ratio::Risk(effect) | Ratio::Odds(effect) | Ratio::Hazard(effect) | Ratio::Rate(effect)) =
        ratio;
    if !(effect.is_finite() && effect > 0.0) {
        return Err(Refusal::NotAnEffect);
    }
    let (value, working) = match ratio {
        Ratio::Risk(_) => (baseline * effect, Working::RiskRatio(baseline, effect)),
        Ratio::Odds(_) => (
            baseline * effect / (1.0 - baseline + baseline * effect),
            Working::OddsRatio(baseline, effect),
        ),
        Ratio::Hazard(_) => (
            1.0 - (effect * (1.0 - baseline).ln()).exp(),
            Working::HazardRatio(baseline, effect),
        ),
        Ratio::Rate(_) => return Err(Refusal::RateIsNotPeople),
    };
    if value > 1.0 {
        return Err(Refusal::AboveOne { value });
    }
    Ok(Worked { value, working })
}

/// How many people must be treated for one to benefit. Clinical detail only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberNeeded {
    /// One of so many benefits, rounded up.
    ToBenefit(u32),
    /// One of so many is harmed, rounded up.
    ToHarm(u32),
    /// No difference.
    Endless,
}

/// The number needed for a difference of chances (without less with the option).
pub fn number_needed(benefit: f64) -> NumberNeeded {
    let people = (1.0 / benefit.abs()).ceil();
    if !people.is_finite() || people > f64::from(u32::MAX) {
        return NumberNeeded::Endless;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 0 and u32::MAX, checked above"
    )]
    let people = people as u32;
    if benefit > 0.0 {
        NumberNeeded::ToBenefit(people)
    } else {
        NumberNeeded::ToHarm(people)
    }
}

/// Whether a published interval lies so unevenly around its value, on the log scale, that
/// it cannot be read as log-normal. `None` when a number is not above zero.
pub fn is_asymmetric(value: f64, limits: Limits) -> Option<bool> {
    if !(value > 0.0 && limits.low > 0.0 && limits.high > 0.0) {
        return None;
    }
    let (below, above) = (value.ln() - limits.low.ln(), limits.high.ln() - value.ln());
    Some((above - below).abs() > ASYMMETRIC * above.abs().max(below.abs()))
}

/// Whole people for each share, so that they add up to the total: the largest remainders are
/// rounded up; of equal ones the first. Shares below zero or not a number count as zero.
pub fn largest_remainder(shares: &[f64], total: u32) -> Vec<u32> {
    let share = |value: f64| {
        if value.is_finite() {
            value.max(0.0)
        } else {
            0.0
        }
    };
    let sum: f64 = shares.iter().copied().map(share).sum();
    if sum <= 0.0 {
        return vec![0; shares.len()];
    }
    let exact: Vec<f64> = shares
        .iter()
        .map(|value| share(*value) / sum * f64::from(total))
        .collect();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a u32 total, not below zero"
    )]
    let mut people: Vec<u32> = exact.iter().map(|value| value.floor() as u32).collect();
    let left = total.saturating_sub(people.iter().sum());
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| {
        exact[*b]
            .fract()
            .total_cmp(&exact[*a].fract())
            .then(a.cmp(b))
    });
    for index in order.into_iter().cycle().take(left as usize) {
        people[index] += 1;
    }
    people
}
