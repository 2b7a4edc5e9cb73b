//! Two means of one trial as bars on one scale: lesions are no people, so no dots.

use super::{Proven, Shown};
use waymark_evidence::{Decimal, Unit};

/// The length of the longest bar, with its range.
pub const LONGEST: u32 = 1000;

/// A mean as a bar. `sure + below` is its length; all parts are on the scale of its [`Bars`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Up to the lower limit of the range; the whole bar without a range.
    pub sure: u32,
    /// From there to the mean.
    pub below: u32,
    /// From the mean to the upper limit.
    pub above: u32,
}

/// Two groups of one trial, on a scale from nothing to the largest of both: [`LONGEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The group of the option.
    pub own: Bar,
    /// The group it was compared with.
    pub other: Bar,
}

/// The bars of two means of lesions; none for anything else, for two units, or when neither
/// group had any lesion.
pub fn bars(own: &Proven, other: &Proven) -> Option<Bars> {
    let (own, other) = (limits(own)?, limits(other)?);
    let longest = own.high.max(other.high);
    if longest <= 0 {
        return None;
    }
    let long = |millionths: i64| {
        let long = (i64::from(LONGEST) * millionths.max(0) + longest / 2) / longest;
        u32::try_from(long).unwrap_or(LONGEST)
    };
    let bar = |limits: Limits| Bar {
        sure: long(limits.low),
        below: long(limits.mean) - long(limits.low),
        above: long(limits.high) - long(limits.mean),
    };
    Some(Bars {
        own: bar(own),
        other: bar(other),
    })
}

/// In millionths of a lesion: low ≤ mean ≤ high.
#[derive(Clone, Copy)]
struct Limits {
    low: i64,
    mean: i64,
    high: i64,
}

fn limits(proven: &Proven) -> Option<Limits> {
    let mean = lesions(proven.shown)?;
    let range = proven
        .range
        .and_then(|range| Some((lesions(range.low)?, lesions(range.high)?)));
    let (low, high) = range.unwrap_or((mean, mean));
    Some(Limits {
        low: low.min(mean),
        mean,
        high: high.max(mean),
    })
}

fn lesions(shown: Shown) -> Option<i64> {
    match shown {
        Shown::Mean {
            value,
            unit: Unit::LesionsPerPerson,
        } => Some(Decimal::times_rounded(value, 1_000_000)),
        _ => None,
    }
}
