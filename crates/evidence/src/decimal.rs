//! Exact decimals: a published number keeps the digits it was published with.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

/// A decimal number as it was printed: `8.0` stays `8.0`, not `8`.
///
/// Equality and order are by value (`8.0 == 8`).
#[derive(Clone, Copy)]
pub struct Decimal {
    units: i64,
    places: u8,
}

/// Most decimal places a printed number may have.
const MOST_PLACES: u8 = 9;

impl Decimal {
    /// `units` divided by ten to the power of `places`: `new(22, 2)` is 0.22.
    pub const fn new(units: i64, places: u8) -> Self {
        Decimal { units, places }
    }

    /// The number of `units` and `places`, when a printed number can have so many places.
    #[cfg(feature = "compact")]
    pub(crate) const fn checked(units: i64, places: u8) -> Option<Self> {
        if places <= MOST_PLACES {
            Some(Decimal { units, places })
        } else {
            None
        }
    }

    /// The digits as a whole number: 22 for 0.22.
    #[cfg(feature = "source")]
    pub(crate) const fn units(self) -> i64 {
        self.units
    }

    /// The value as a floating-point number, for arithmetic.
    #[allow(
        clippy::cast_precision_loss,
        reason = "printed numbers have far fewer than 15 digits"
    )]
    pub fn value(self) -> f64 {
        self.units as f64 / 10f64.powi(i32::from(self.places))
    }

    /// This many times the value, rounded once to a whole number (halves away from zero).
    ///
    /// Exact integer arithmetic: `new(235, 3).times_rounded(100)` is 24.
    pub const fn times_rounded(self, times: u32) -> i64 {
        let scale = 10i128.pow(self.places as u32);
        let product = self.units as i128 * times as i128;
        let half = if product < 0 { -scale } else { scale };
        ((2 * product + half) / (2 * scale)) as i64
    }

    /// The value divided by ten to the power of `power`, exactly.
    #[must_use]
    pub const fn divided_by_power_of_ten(self, power: u8) -> Decimal {
        Decimal {
            units: self.units,
            places: self.places + power,
        }
    }

    /// Number of printed decimal places.
    pub const fn places(self) -> u8 {
        self.places
    }

    fn aligned(self, places: u8) -> i128 {
        let missing = u32::from(places.saturating_sub(self.places));
        i128::from(self.units) * 10i128.pow(missing)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Decimal {}
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places.max(other.places);
        self.aligned(places).cmp(&other.aligned(places))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "\u{2212}" } else { "" };
        let whole = self.units.unsigned_abs();
        if self.places == 0 {
            return write!(f, "{sign}{whole}");
        }
        let scale = 10u64.pow(u32::from(self.places));
        write!(
            f,
            "{sign}{}.{:0width$}",
            whole / scale,
            whole % scale,
            width = usize::from(self.places)
        )
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not a plain decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a plain decimal number such as 12, 0.22 or -0.39")
    }
}
impl core::error::Error for NotADecimal {}

impl FromStr for Decimal {
    type Err = NotADecimal;
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || digits.ends_with('.') {
            return Err(NotADecimal);
        }
        let places = u8::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        if places > MOST_PLACES {
            return Err(NotADecimal);
        }
        let mut joined = String::from(whole);
        joined.push_str(fraction);
        let units: i64 = joined.parse().map_err(|_| NotADecimal)?;
        Ok(Decimal {
            units: if negative { -units } else { units },
            places,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_number_keeps_its_digits() {
        assert_eq!("8.0".parse::<Decimal>().unwrap().to_string(), "8.0");
        assert_eq!("0.05".parse::<Decimal>().unwrap().to_string(), "0.05");
        assert_eq!(
            "-0.39".parse::<Decimal>().unwrap().to_string(),
            "\u{2212}0.39"
        );
    }

    #[test]
    fn rounding_happens_once_and_exactly() {
        let rounded = |text: &str, times| text.parse::<Decimal>().unwrap().times_rounded(times);
        assert_eq!(rounded("0.22", 100), 22);
        assert_eq!(rounded("0.235", 100), 24);
        assert_eq!(rounded("0.234", 100), 23);
        assert_eq!(rounded("17.7", 1), 18);
        assert_eq!(rounded("0.005", 100), 1);
        assert_eq!(rounded("-0.39", 100), -39);
        assert_eq!(rounded("0.2", 10), 2);
    }

    #[test]
    fn equality_is_by_value() {
        assert_eq!("8.0".parse::<Decimal>().unwrap(), Decimal::new(8, 0));
        assert!("0.9".parse::<Decimal>().unwrap() < "0.91".parse::<Decimal>().unwrap());
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", ".", ".5", "5.", "1e3", "1,5", "--1", "0x1", "12 %"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal), "{text}");
        }
    }
}
