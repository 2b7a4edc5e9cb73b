//! What printed numbers can and cannot mean, rounding considered.

use crate::decimal::Decimal;
use crate::record::{Effect, EffectKind, Interval};

/// Half a unit in the last printed place.
fn half_unit(printed: Decimal) -> f64 {
    0.5 / 10f64.powi(i32::from(printed.places()))
}

/// Whether a printed value can be the rounding of an exact one.
pub(super) fn agrees(printed: Decimal, exact: f64) -> bool {
    (printed.value() - exact).abs() <= half_unit(printed) + 1e-9
}

/// Whether a printed ratio is possible for two printed values.
pub(super) fn ratio_possible(first: Decimal, second: Decimal, ratio: Decimal) -> bool {
    let (low, high) = ratio_range(first, second);
    let slack = half_unit(ratio);
    ratio.value() + slack >= low && ratio.value() - slack <= high
}

/// Whether a printed reduction in percent is possible for two printed values.
pub(super) fn reduction_possible(first: Decimal, second: Decimal, percent: Decimal) -> bool {
    let (low, high) = ratio_range(first, second);
    let slack = half_unit(percent);
    percent.value() + slack >= (1.0 - high) * 100.0
        && percent.value() - slack <= (1.0 - low) * 100.0
}

/// Smallest and largest ratio that two printed values allow.
fn ratio_range(first: Decimal, second: Decimal) -> (f64, f64) {
    let (a, b) = (half_unit(first), half_unit(second));
    let low = (first.value() - a).max(0.0) / (second.value() + b);
    let high = (first.value() + a) / (second.value() - b).max(f64::MIN_POSITIVE);
    (low, high)
}

/// Whether the interval of a ratio excludes 1; none without an interval of a ratio.
pub(super) fn excludes_one(effect: &Effect) -> Option<bool> {
    if effect.kind == EffectKind::PercentLower {
        return None;
    }
    let interval = effect.interval.as_ref()?;
    let one = Decimal::new(1, 0);
    Some(interval.low > one || interval.high < one)
}

/// Whether a printed p lies below the share that the level of the interval leaves out
/// (0.05 at 95 %); none when p is not printed as a number, or a bound decides nothing.
pub(super) fn p_is_small(effect: &Effect) -> Option<bool> {
    let level = effect.interval.as_ref()?.level.value();
    let left_out = (100.0 - level) / 100.0;
    let printed = effect.p?;
    let (bound, text) = match printed.strip_prefix('<') {
        Some(rest) => (true, rest),
        None => (false, printed.0),
    };
    let p: Decimal = text.trim().parse().ok()?;
    let p = p.value();
    match bound {
        true if p <= left_out + 1e-9 => Some(true),
        true => None,
        false => Some(p < left_out),
    }
}

/// Whether the two sides of an interval differ by more than a tenth on the log scale,
/// however its three numbers were rounded.
pub(super) fn asymmetric(value: Decimal, interval: &Interval) -> bool {
    let (low, point, high) = (interval.low.value(), value.value(), interval.high.value());
    if low <= 0.0 || point <= low || high <= point {
        return false;
    }
    let (l, p, h) = (
        half_unit(interval.low),
        half_unit(value),
        half_unit(interval.high),
    );
    // The sides are most unequal one way with the point at its lowest, the other way with
    // the point at its highest.
    let smallest = side(low + l, point - p) / side(point - p, high + h);
    let largest = side(low - l, point + p) / side(point + p, high - h);
    smallest > 1.10 || largest < 0.90
}

/// The length of one side of an interval on the log scale; 0 when rounding may have
/// closed it, without limit when its lower end may be 0.
fn side(from: f64, to: f64) -> f64 {
    if from <= 0.0 {
        f64::INFINITY
    } else {
        (to / from).ln().max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Str;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn effect(p: &'static str, low: &str, high: &str, level: &str) -> Effect {
        Effect {
            kind: EffectKind::RateRatio,
            value: None,
            interval: Some(Interval {
                low: number(low),
                high: number(high),
                level: number(level),
            }),
            p: Some(Str(p)),
        }
    }

    #[test]
    fn rounding_is_allowed_and_no_more() {
        assert!(agrees(number("21"), 132.0 / 627.0 * 100.0));
        assert!(!agrees(number("22"), 132.0 / 627.0 * 100.0));
        assert!(ratio_possible(
            number("0.18"),
            number("0.39"),
            number("0.45")
        ));
        assert!(!ratio_possible(
            number("0.18"),
            number("0.39"),
            number("0.52")
        ));
        assert!(reduction_possible(
            number("0.22"),
            number("0.67"),
            number("67")
        ));
        assert!(!reduction_possible(
            number("0.22"),
            number("0.67"),
            number("76")
        ));
    }

    #[test]
    fn p_is_measured_against_the_level_of_the_interval() {
        assert_eq!(p_is_small(&effect("0.03", "0.5", "0.9", "95")), Some(true));
        assert_eq!(p_is_small(&effect("0.03", "0.5", "1.1", "99")), Some(false));
        assert_eq!(p_is_small(&effect("<0.05", "0.5", "0.9", "95")), Some(true));
        assert_eq!(p_is_small(&effect("<0.05", "0.5", "1.1", "99")), None);
        assert_eq!(
            p_is_small(&effect("not significant", "0.5", "1.1", "95")),
            None
        );
    }

    #[test]
    fn a_log_interval_has_equal_sides() {
        let sides = |low, high| Interval {
            low: number(low),
            high: number(high),
            level: number("95"),
        };
        assert!(!asymmetric(number("0.50"), &sides("0.25", "1.00")));
        assert!(asymmetric(number("0.50"), &sides("0.25", "0.75")));
        assert!(asymmetric(number("0.50"), &sides("0.40", "0.90")));
        // 0.68 (0.48 to 0.92) is equal before rounding, and so is a small ratio.
        assert!(!asymmetric(number("0.68"), &sides("0.48", "0.92")));
        assert!(!asymmetric(number("0.03"), &sides("0.02", "0.06")));
    }
}
