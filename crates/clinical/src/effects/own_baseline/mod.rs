//! Published effects put on one baseline chosen for a person. Arithmetic on groups of studies,
//! not a forecast: a clinician opens it, and it refuses what the effects do not allow.
//!
//! One baseline a row, the same for every option: a named published group without medicine,
//! or one that was entered. Both intervals are given: the effect's limits at a fixed baseline,
//! and one that carries the doubt of the baseline too.

use super::arithmetic::{Counted, Limits, Ratio, Refusal, Working, absolute};
use super::propagate;
use super::ratios::{PublishedRatio, published_ratios};
use super::shown::{Frame, Proven, Shown, prove};
use crate::facts::Wrong;
use crate::visit::BaselineEntry;
use waymark_evidence::{
    ArmRole, Comparator, ComparisonRow, Decimal, EffectKind, Interval, Medicine, Pack, Unit,
};

/// The rows that have a baseline: means of scans are not put on one.
pub const ROWS: [ComparisonRow; 3] = [
    ComparisonRow::Relapses,
    ComparisonRow::PeopleWithRelapse,
    ComparisonRow::Worsening,
];

const HUNDRED: Decimal = Decimal::new(100, 0);
/// More relapses for 100 people in a year than any group has had: most likely a slip.
const MOST_RELAPSES: Decimal = Decimal::new(1_000, 0);
/// The level that both kinds of interval are for, in per cent.
const LEVEL: Decimal = Decimal::new(95, 0);

/// Where a baseline comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BaselineFrom {
    /// A published group without medicine.
    Named(Proven),
    /// Entered for this person: out of 100 people, or for 100 people in a year, as typed.
    Entered(Decimal),
}

/// What would happen without an option.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// A share, 0 to 1, or relapses for one person in a year.
    pub value: f64,
    /// Months a share covers; none for a rate.
    pub months: Option<u16>,
    /// Where it comes from.
    pub from: BaselineFrom,
}

/// Why an effect is not put on the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OwnRefusal {
    /// The effect is against another medicine; the baseline is without one.
    AgainstMedicine,
    /// The measure does not fit what the row counts.
    OtherMeasure,
    /// The arithmetic refuses.
    Arithmetic(Refusal),
}

/// A number on the person's baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnValue {
    /// As shown.
    pub shown: Shown,
    /// The effect's published limits, the baseline fixed.
    pub fixed: Option<(Shown, Shown)>,
    /// The same with the doubt of the baseline carried along.
    pub propagated: Option<(Shown, Shown)>,
    /// How it came about; none for a rate, which is a plain product.
    pub working: Option<Working>,
}

/// One published effect, and what it gives on the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnLine {
    /// The effect.
    pub ratio: PublishedRatio,
    /// What it gives, or why it gives nothing.
    pub value: Result<OwnValue, OwnRefusal>,
}

/// The published groups without medicine that can stand as a baseline of a row, oldest first,
/// each line of the list once.
pub fn baselines(pack: &'static Pack, row: ComparisonRow, include_unverified: bool) -> Vec<Proven> {
    each_line_once(results(pack, row, include_unverified))
}

/// A study of several medicines has a result for each, and its group without medicine stands
/// in all of them. One is enough: the first with a range, else the first.
fn each_line_once(found: Vec<Proven>) -> Vec<Proven> {
    let mut kept: Vec<Proven> = Vec::new();
    for one in found {
        match kept.iter_mut().find(|other| is_same_line(other, &one)) {
            Some(other) if other.range.is_none() && one.range.is_some() => *other = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    kept
}

/// Whether two results would read the same in the list.
fn is_same_line(one: &Proven, other: &Proven) -> bool {
    one.study.id == other.study.id
        && one.shown == other.shown
        && one.outcome.period_months == other.outcome.period_months
        && one.outcome.definition.plain == other.outcome.definition.plain
}

/// The results of groups without medicine in a row, oldest first.
fn results(pack: &'static Pack, row: ComparisonRow, include_unverified: bool) -> Vec<Proven> {
    let mut found: Vec<Proven> = pack
        .studies
        .into_iter()
        .filter(|study| study.comparator == Comparator::Placebo)
        .flat_map(|study| {
            study.outcomes.into_iter().filter_map(move |outcome| {
                let endpoint = pack.endpoint(&outcome.endpoint)?;
                let unread = outcome.proof.verification.hidden_by_default();
                let fits = endpoint.row == Some(row)
                    && endpoint.event.is_none()
                    && outcome.subgroup.is_none()
                    && !outcome.detail_only
                    && (include_unverified || !unread);
                let arm = study
                    .arms
                    .into_iter()
                    .find(|arm| arm.role == ArmRole::Comparator && arm.medicine.is_none())?;
                fits.then(|| prove(study, endpoint, outcome, &arm.id, Frame::Common))?
            })
        })
        .collect();
    crate::order::by_key(&mut found, |one| (one.study.published, one.study.id));
    found
}

/// How a named baseline is written in a visit: study, outcome and group.
pub fn name(baseline: &Proven) -> String {
    format!(
        "{}/{}/{}",
        baseline.study.id, baseline.outcome.id, baseline.arm.id
    )
}

fn share_of(value: Decimal, unit: Unit) -> f64 {
    match unit {
        Unit::PercentOfPeople => value.value() / 100.0,
        Unit::PerThousandPeople => value.value() / 1000.0,
        Unit::RelapsesPerPersonYear
        | Unit::LesionsPerPerson
        | Unit::EdssPoints
        | Unit::PerHundredThousandPersonYears => value.value(),
    }
}

/// Reads a typed number. Nobody and everybody are refused: whatever the effect, they would give
/// "no chance" or everybody again, which no group of people can show.
fn number(text: &str, is_rate: bool) -> Result<Decimal, Wrong> {
    let wrong = if is_rate {
        Wrong::NotABaselineRate
    } else {
        Wrong::NotABaseline
    };
    let fits = |value: &Decimal| {
        *value > Decimal::new(0, 0)
            && if is_rate {
                *value <= MOST_RELAPSES
            } else {
                *value < HUNDRED
            }
    };
    if may_part_thousands(text.trim()) {
        return Err(Wrong::AmbiguousComma);
    }
    let typed: Option<Decimal> = text.trim().replace(',', ".").parse().ok();
    typed.filter(fits).ok_or(wrong)
}

/// "1,000" is a thousand to some and one to others; "0,123" and "56,5" are read in one way.
fn may_part_thousands(text: &str) -> bool {
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, part)| {
        part.len() == 3
            && all_digits(part)
            && all_digits(whole)
            && whole.bytes().any(|digit| digit != b'0')
    })
}

/// The baseline that an entry asks for; none where nothing is chosen or entered.
///
/// # Errors
/// [`Wrong`] for a number or months that cannot be used. A group that the evidence no longer
/// holds counts as not chosen.
pub fn baseline(
    pack: &'static Pack,
    row: ComparisonRow,
    entry: &BaselineEntry,
    include_unverified: bool,
) -> Result<Option<Baseline>, Wrong> {
    let is_rate = row == ComparisonRow::Relapses;
    if !entry.group.is_empty() {
        let all = results(pack, row, include_unverified);
        let chosen = all.iter().find(|one| name(one) == entry.group);
        return Ok(baselines(pack, row, include_unverified)
            .into_iter()
            .find(|one| chosen.is_some_and(|chosen| is_same_line(one, chosen)))
            .map(|one| Baseline {
                value: share_of(one.result.value, one.endpoint.unit),
                months: (!is_rate).then_some(one.outcome.period_months),
                from: BaselineFrom::Named(one),
            }));
    }
    if entry.typed.trim().is_empty() {
        return Ok(None);
    }
    let typed = number(&entry.typed, is_rate)?;
    let months = if is_rate {
        None
    } else {
        let months = entry.months.trim().parse::<u16>().ok();
        Some(
            months
                .filter(|months| *months > 0)
                .ok_or(Wrong::NotMonths)?,
        )
    };
    Ok(Some(Baseline {
        value: typed.value() / HUNDRED.value(),
        months,
        from: BaselineFrom::Entered(typed),
    }))
}

/// The published limits, where they are for the level that is computed with.
fn limits(ratio: &PublishedRatio) -> Option<Limits> {
    ratio.limits.filter(|_| has_level(ratio.interval))
}

fn has_level(interval: Option<Interval>) -> bool {
    interval.is_some_and(|interval| interval.level == LEVEL)
}

/// What the effects of these options give on a baseline, in the order of the options.
pub fn on_baseline(
    pack: &'static Pack,
    options: &[&'static Medicine],
    row: ComparisonRow,
    baseline: &Baseline,
    include_unverified: bool,
) -> Vec<OwnLine> {
    published_ratios(pack, options, row, include_unverified)
        .into_iter()
        .map(|ratio| OwnLine {
            value: value(&ratio, row, baseline),
            ratio,
        })
        .collect()
}

fn value(
    ratio: &PublishedRatio,
    row: ComparisonRow,
    baseline: &Baseline,
) -> Result<OwnValue, OwnRefusal> {
    if ratio.study.comparator != Comparator::Placebo || ratio.against.medicine.is_some() {
        return Err(OwnRefusal::AgainstMedicine);
    }
    if row == ComparisonRow::Relapses {
        return rate(ratio, baseline);
    }
    let measure: fn(f64) -> Ratio = match ratio.kind {
        EffectKind::HazardRatio => Ratio::Hazard,
        EffectKind::RiskRatio => Ratio::Risk,
        EffectKind::OddsRatio => Ratio::Odds,
        // "Lower by so many per cent" does not say what: chances, hazards or rates.
        EffectKind::RateRatio | EffectKind::PercentLower => return Err(OwnRefusal::OtherMeasure),
    };
    let months = baseline.months.ok_or(OwnRefusal::OtherMeasure)?;
    let at = |effect: f64| {
        absolute(
            baseline.value,
            months,
            measure(effect),
            ratio.outcome.period_months,
        )
        .map_err(OwnRefusal::Arithmetic)
    };
    let worked = at(ratio.value)?;
    let show = |share: f64| Shown::from_share(share, Frame::Common);
    let fixed = match limits(ratio) {
        Some(limits) => Some((show(at(limits.low)?.value), show(at(limits.high)?.value))),
        None => None,
    };
    let propagated = limits(ratio).zip(people(baseline)).map(|(limits, people)| {
        let both = propagate::chance(people, measure(ratio.value), ratio.value, limits);
        (show(both.low), show(both.high))
    });
    Ok(OwnValue {
        shown: show(worked.value),
        fixed,
        propagated,
        working: Some(worked.working),
    })
}

/// A rate stays a rate: relapses for 100 people in a year, never people with a relapse.
fn rate(ratio: &PublishedRatio, baseline: &Baseline) -> Result<OwnValue, OwnRefusal> {
    match ratio.kind {
        EffectKind::RateRatio | EffectKind::PercentLower => {}
        EffectKind::HazardRatio | EffectKind::RiskRatio | EffectKind::OddsRatio => {
            return Err(OwnRefusal::OtherMeasure);
        }
    }
    let show = |rate: f64| Shown::from_rate(rate);
    let limits = limits(ratio);
    let published = match baseline.from {
        BaselineFrom::Named(group) => group
            .result
            .interval
            .filter(|interval| has_level(Some(*interval)))
            .map(|interval| Limits {
                low: interval.low.value(),
                high: interval.high.value(),
            }),
        BaselineFrom::Entered(_) => None,
    };
    Ok(OwnValue {
        shown: show(baseline.value * ratio.value),
        fixed: limits.map(|limits| {
            (
                show(baseline.value * limits.low),
                show(baseline.value * limits.high),
            )
        }),
        propagated: limits.zip(published).map(|(effect, of_baseline)| {
            let both = propagate::rate((baseline.value, of_baseline), (ratio.value, effect));
            (show(both.low), show(both.high))
        }),
        working: None,
    })
}

/// The people a named baseline was counted in. Where only the share is printed, the events
/// are the share of the people in the group.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of the people of a group"
)]
fn people(baseline: &Baseline) -> Option<Counted> {
    let BaselineFrom::Named(group) = baseline.from else {
        return None;
    };
    group.counted().or_else(|| {
        let of = group.arm.analysed.or(group.arm.randomised)?;
        Counted::new((baseline.value * f64::from(of)).round() as u32, of).ok()
    })
}

#[cfg(test)]
mod tests;
