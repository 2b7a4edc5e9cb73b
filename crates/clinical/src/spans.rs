//! Times before the first dose and after the last one, as squares of a month each.

use waymark_evidence::{Span, Step, StepUnit};

/// Squares in a line: a line is a year.
pub const MONTHS_A_LINE: u32 = 12;

/// A [`Span`] in hundredths of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Squares {
    /// The shorter length, or the only one.
    pub sure: u32,
    /// From there to the longer length.
    pub up_to: u32,
    /// It may be longer.
    pub or_longer: bool,
}

/// The squares of a span. Months count as they are; days and weeks by the mean month, a twelfth
/// of 365.25 days, rounded half up to a hundredth of a month.
pub fn squares(span: &Span) -> Squares {
    let sure = hundredths(span.length);
    Squares {
        sure,
        up_to: span
            .up_to
            .map_or(0, |longer| hundredths(longer).saturating_sub(sure)),
        or_longer: span.or_longer,
    }
}

fn hundredths(length: Step) -> u32 {
    let count = u32::from(length.count);
    // Twelve hundred hundredths a year of 365.25 days are 1200 / 365.25 = 1600 / 487 a day.
    let of_days = |days: u32| (days * 1600 * 2 + 487) / (487 * 2);
    match length.unit {
        StepUnit::Days => of_days(count),
        StepUnit::Weeks => of_days(count * 7),
        StepUnit::Months => count * 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence::Side;

    fn span(length: &str, up_to: Option<&str>) -> Squares {
        squares(&Span {
            side: Side::AfterLastDose,
            length: length.parse().unwrap(),
            up_to: up_to.map(|length| length.parse().unwrap()),
            or_longer: false,
        })
    }

    #[test]
    fn a_month_is_a_square() {
        assert_eq!(span("4 months", None).sure, 400);
        assert_eq!(span("0 days", None).sure, 0);
    }

    #[test]
    fn days_and_weeks_are_parts_of_the_mean_month() {
        // 10 / 30.4375 = 0.3285; 7 / 30.4375 = 0.2300; 504 / 30.4375 = 16.5585.
        assert_eq!(span("10 days", None).sure, 33);
        assert_eq!(span("1 week", None).sure, 23);
        assert_eq!(span("72 weeks", None).sure, 1656);
    }

    #[test]
    fn the_longer_length_is_what_comes_on_top() {
        let squares = span("6 months", Some("30 months"));
        assert_eq!((squares.sure, squares.up_to), (600, 2400));
        // 30 weeks are 6.899, 90 weeks 20.698 months.
        let squares = span("30 weeks", Some("90 weeks"));
        assert_eq!((squares.sure, squares.up_to), (690, 1380));
    }
}
