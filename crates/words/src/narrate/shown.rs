//! Numbers of the engines in words: the one phrase for a chance.

use crate::catalogue::phrase as words;
use crate::{number, phrase};
use waymark_clinical::effects::{Proven, Shown};
use waymark_evidence::Unit;

/// "14 out of 100 people", "22 relapses for 100 people in a year", or a mean as printed.
pub fn shown(value: Shown) -> String {
    match value {
        Shown::OutOf { count, of } => phrase::out_of(count.into(), of.into()),
        Shown::FewerThanOne { of } => phrase::fewer_than_one(of.into()),
        Shown::NobodyOf {
            people: Some(people),
        } => phrase::nobody_of(people.into()),
        Shown::NobodyOf { people: None } => phrase::nobody().to_owned(),
        Shown::EventsPerHundredPeopleYears { count } => phrase::relapses_per_100(count.into()),
        Shown::PeopleInAYear { count, of } => in_a_year(count, of),
        Shown::Mean { value, unit } => mean(&value.to_string(), unit),
    }
}

/// "29 for 10,000 people in a year".
fn in_a_year(count: u32, of: u32) -> String {
    match count {
        0 => words::fewer_than_one_in_a_year(of.into()),
        count => words::in_a_year(count.into(), of.into()),
    }
}

fn mean(value: &str, unit: Unit) -> String {
    use crate::catalogue::shown;
    match unit {
        Unit::LesionsPerPerson => shown::lesions(value),
        Unit::EdssPoints => shown::edss_points(value),
        Unit::PercentOfPeople
        | Unit::RelapsesPerPersonYear
        | Unit::PerThousandPeople
        | Unit::PerHundredThousandPersonYears => value.to_owned(),
    }
}

/// The other frame of a share: "86 out of 100 people"; none for what is not a share.
pub fn without(value: Shown) -> Option<String> {
    match value {
        Shown::OutOf { count, of } => Some(phrase::not_out_of(count.into(), of.into())),
        Shown::FewerThanOne { of } => Some(phrase::not_out_of(0, of.into())),
        Shown::NobodyOf { .. }
        | Shown::EventsPerHundredPeopleYears { .. }
        | Shown::PeopleInAYear { .. }
        | Shown::Mean { .. } => None,
    }
}

/// The short form that stands in a table beside others of the same denominator.
pub fn short(value: Shown) -> String {
    match value {
        Shown::OutOf { count, .. }
        | Shown::EventsPerHundredPeopleYears { count }
        | Shown::PeopleInAYear { count, .. } => {
            if count == 0 {
                phrase::range(0, 0)
            } else {
                number::grouped(count.into())
            }
        }
        Shown::FewerThanOne { .. } => phrase::range(0, 0),
        Shown::NobodyOf { .. } => shown(value),
        Shown::Mean { value, .. } => value.to_string(),
    }
}

/// The range of a proven number: "6 to 11"; none when there is none.
pub fn range(proven: &Proven) -> Option<String> {
    let range = proven.range?;
    // Nobody of a group has another denominator than its range: that one is named.
    match (proven.shown, range.high) {
        (Shown::NobodyOf { .. }, Shown::OutOf { count, of }) => {
            Some(phrase::range_out_of(0, count.into(), of.into()))
        }
        _ => Some(between(range.low, range.high)),
    }
}

/// From one value to another of the same frame: "6 to 11".
pub fn between(low: Shown, high: Shown) -> String {
    match (low.count(), high.count()) {
        (Some(low), Some(high)) => phrase::range(low.into(), high.into()),
        _ => crate::catalogue::shown::range_of_means(&short(low), &short(high)),
    }
}
