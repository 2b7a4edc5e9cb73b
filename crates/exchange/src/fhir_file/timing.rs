//! Dates as FHIR says them: the list, and a rule where a rule gives exactly the list.
//!
//! When both are given, the list is how the rule is to be understood. So a rule stands only
//! where every reader expands it to that very list: months only where each date has the
//! same day of the month, because readers differ on what a month without that day means.

use super::writer::Writer;
use chrono::{Datelike, NaiveDate};
use waymark_clinical::calendar::after;
use waymark_evidence::{Step, StepUnit};

/// A rule for fewer dates than this says less than the dates.
const FEWEST_FOR_A_RULE: usize = 3;

/// Dates that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    /// How many dates of the item came before.
    pub(super) before: usize,
    /// The dates; never empty.
    pub(super) dates: &'a [NaiveDate],
    /// From each to the next, counted from the first; none where there is no such step.
    pub(super) every: Option<Step>,
}

/// The dates of an item, cut where a rule begins or ends.
///
/// `dates` must be in order of time.
pub(super) fn runs(dates: &[NaiveDate]) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let (mut free, mut place) = (0, 0);
    while place < dates.len() {
        let rest = dates.get(place..).unwrap_or_default();
        let (length, every) = longest(rest);
        if length < FEWEST_FOR_A_RULE {
            place += 1;
            continue;
        }
        push(&mut runs, dates, free..place, None);
        push(&mut runs, dates, place..place + length, every);
        place += length;
        free = place;
    }
    push(&mut runs, dates, free..place, None);
    runs
}

fn push<'a>(
    runs: &mut Vec<Run<'a>>,
    dates: &'a [NaiveDate],
    places: core::ops::Range<usize>,
    every: Option<Step>,
) {
    let before = places.start;
    if let Some(dates) = dates.get(places).filter(|dates| !dates.is_empty()) {
        runs.push(Run {
            before,
            dates,
            every,
        });
    }
}

/// How many of these dates one rule gives, from the first on, and the rule.
fn longest(dates: &[NaiveDate]) -> (usize, Option<Step>) {
    let [first, second, ..] = *dates else {
        return (dates.len(), None);
    };
    let step = |count: i64, unit| {
        let count = u16::try_from(count).ok().filter(|count| *count > 0)?;
        Some(Step { count, unit })
    };
    let months = i64::from(second.year() - first.year()) * 12 + i64::from(second.month())
        - i64::from(first.month());
    let by_month = step(months, StepUnit::Months);
    let days = (second - first).num_days();
    let by_day = if days % 7 == 0 {
        step(days / 7, StepUnit::Weeks)
    } else {
        step(days, StepUnit::Days)
    };
    let length = |step: &Step| {
        let given = (0..).map(|times| after(first, *step, times));
        dates
            .iter()
            .zip(given)
            .take_while(|(date, given)| {
                let same_day = step.unit != StepUnit::Months || date.day() == first.day();
                *date == given && same_day
            })
            .count()
    };
    let mut best = (0, None);
    for step in [by_month, by_day].into_iter().flatten() {
        let length = length(&step);
        if length > best.0 {
            best = (length, Some(step));
        }
    }
    best
}

/// Writes the `Timing` of some dates.
pub(super) fn timing(writer: &mut Writer, run: &Run<'_>) {
    writer.object("occurrenceTiming");
    writer.list("event");
    for day in run.dates {
        writer.day("", Some(*day));
    }
    writer.end();
    if let Some(every) = run.every {
        writer.object("repeat");
        writer.object("boundsPeriod");
        writer.day("start", run.dates.first().copied());
        writer.day("end", run.dates.last().copied());
        writer.end();
        writer.number("count", &run.dates.len().to_string());
        writer.number("frequency", "1");
        writer.number("period", &every.count.to_string());
        let unit = match every.unit {
            StepUnit::Days => "d",
            StepUnit::Weeks => "wk",
            StepUnit::Months => "mo",
        };
        writer.text("periodUnit", unit);
        writer.end();
    }
    writer.end();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// How many dates each run has, and its rule.
    fn cut(dates: &[&str]) -> Vec<(usize, Option<String>)> {
        let dates: Vec<_> = dates.iter().map(|text| day(text)).collect();
        runs(&dates)
            .iter()
            .map(|run| (run.dates.len(), run.every.map(|every| every.to_string())))
            .collect()
    }

    #[test]
    fn a_monthly_series_and_its_odd_end_are_two_runs() {
        let dates = ["2027-02-11", "2027-03-11", "2027-04-11", "2027-04-30"];
        assert_eq!(
            cut(&dates),
            [(3, Some("1 months".to_owned())), (1, None)],
            "the end of the tail is no regular date"
        );
    }

    #[test]
    fn months_that_lack_the_day_have_no_rule() {
        assert_eq!(
            cut(&["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
            [(4, None)]
        );
        // From a clamped date on, the day is the 28th until it is not.
        assert_eq!(
            cut(&["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
            [(4, None)]
        );
    }

    #[test]
    fn weeks_days_and_years_are_rules() {
        assert_eq!(
            cut(&["2027-01-11", "2027-02-08", "2027-03-08"]),
            [(3, Some("4 weeks".to_owned()))]
        );
        assert_eq!(
            cut(&["2027-01-11", "2027-01-12", "2027-01-13"]),
            [(3, Some("1 days".to_owned()))]
        );
        assert_eq!(
            cut(&["2027-01-31", "2028-01-31", "2029-01-31"]),
            [(3, Some("12 months".to_owned()))]
        );
    }

    #[test]
    fn a_moved_date_stands_between_two_runs() {
        let dates = [
            "2027-01-11",
            "2027-02-11",
            "2027-03-11",
            "2027-04-15",
            "2027-05-11",
            "2027-06-11",
            "2027-07-11",
        ];
        let month = || Some("1 months".to_owned());
        assert_eq!(cut(&dates), [(3, month()), (1, None), (3, month())]);
    }

    #[test]
    fn one_date_twice_is_no_rule() {
        assert_eq!(
            cut(&["2027-01-11", "2027-01-11", "2027-01-11"]),
            [(3, None)]
        );
        assert_eq!(cut(&[]), []);
    }

    proptest! {
        #[test]
        fn no_date_is_lost_and_every_rule_gives_its_dates(
            gaps in proptest::collection::vec(prop_oneof![Just(0i64), Just(7), Just(28), Just(30), Just(31), 1i64..40], 0..40)
        ) {
            let mut dates = vec![day("2027-01-29")];
            for gap in gaps {
                let last = *dates.last().unwrap();
                dates.push(last + chrono::Duration::days(gap));
            }
            let mut before = 0;
            for run in runs(&dates) {
                prop_assert_eq!(run.before, before);
                prop_assert_eq!(run.dates, &dates[before..before + run.dates.len()]);
                before += run.dates.len();
                if let Some(every) = run.every {
                    for (times, date) in (0..).zip(run.dates) {
                        prop_assert_eq!(*date, after(run.dates[0], every, times));
                    }
                }
            }
            prop_assert_eq!(before, dates.len());
        }
    }
}
