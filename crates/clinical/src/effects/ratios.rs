//! Published effects of the options, gathered so that only like stands beside like: one row
//! of the comparison, one thing compared with, one measure.

use super::arithmetic::{Limits, is_asymmetric};
use super::compare::arms;
use waymark_evidence::{
    Arm, ComparisonRow, Decimal, EffectKind, Interval, Medicine, Outcome, Pack, Study,
};

/// An effect as published, as a ratio of the option's group to the other: below 1 there is
/// less of what was counted with the option.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedRatio {
    /// The option.
    pub option: &'static Medicine,
    /// The study.
    pub study: &'static Study,
    /// The result it belongs to.
    pub outcome: &'static Outcome,
    /// The option's group.
    pub own: &'static Arm,
    /// The other group.
    pub against: &'static Arm,
    /// The measure.
    pub kind: EffectKind,
    /// As printed.
    pub printed: Decimal,
    /// The limits as printed.
    pub interval: Option<Interval>,
    /// The ratio. A reduction in per cent is its complement: 68 % lower is 0.32.
    pub value: f64,
    /// Its limits.
    pub limits: Option<Limits>,
}

impl PublishedRatio {
    /// The limits lie so unevenly on the log scale that they cannot be read as log-normal.
    pub fn is_asymmetric(&self) -> bool {
        self.limits
            .and_then(|limits| is_asymmetric(self.value, limits))
            == Some(true)
    }
}

/// Effects that may share an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct RatioGroup {
    /// The group all were compared with.
    pub against: &'static Arm,
    /// The measure.
    pub kind: EffectKind,
    /// The effects, in the order of the options, then of publication.
    pub ratios: Vec<PublishedRatio>,
}

const HUNDRED: f64 = 100.0;

fn as_ratio(kind: EffectKind, printed: Decimal) -> f64 {
    match kind {
        EffectKind::PercentLower => 1.0 - printed.value() / HUNDRED,
        EffectKind::HazardRatio
        | EffectKind::RateRatio
        | EffectKind::RiskRatio
        | EffectKind::OddsRatio => printed.value(),
    }
}

fn published(
    option: &'static Medicine,
    study: &'static Study,
    outcome: &'static Outcome,
    own: &str,
) -> Option<PublishedRatio> {
    let effect = outcome.effect?;
    // A published effect is between the first two groups, the first being the treatment.
    let [first, second] = [outcome.results.0.first()?, outcome.results.0.get(1)?];
    if first.arm != own {
        return None;
    }
    let printed = effect.value?;
    let value = as_ratio(effect.kind, printed);
    let limits = effect.interval.map(|interval| {
        let ends = [interval.low, interval.high].map(|end| as_ratio(effect.kind, end));
        Limits {
            low: ends[0].min(ends[1]),
            high: ends[0].max(ends[1]),
        }
    });
    let is_ratio = value > 0.0 && limits.is_none_or(|limits| limits.low > 0.0);
    is_ratio.then_some(PublishedRatio {
        option,
        study,
        outcome,
        own: study.arm(own)?,
        against: study.arm(&second.arm)?,
        kind: effect.kind,
        printed,
        interval: effect.interval,
        value,
        limits,
    })
}

/// The published effects of these options in one row, in the order of the options, then of
/// publication. Only results of whole studies; those not read in a source only when asked for.
pub fn published_ratios(
    pack: &'static Pack,
    options: &[&'static Medicine],
    row: ComparisonRow,
    include_unverified: bool,
) -> Vec<PublishedRatio> {
    let mut found = Vec::new();
    for option in options {
        let mut own: Vec<PublishedRatio> = pack
            .studies
            .into_iter()
            .flat_map(|study| {
                arms(option, study).into_iter().flat_map(move |arm| {
                    study
                        .outcomes
                        .into_iter()
                        .filter(move |outcome| {
                            let unread = outcome.proof.verification.hidden_by_default();
                            outcome.subgroup.is_none()
                                && !outcome.detail_only
                                && (include_unverified || !unread)
                                && pack.endpoint(&outcome.endpoint).is_some_and(|endpoint| {
                                    // A ratio of people without an event is none of the event.
                                    endpoint.row == Some(row) && endpoint.event.is_none()
                                })
                        })
                        .filter_map(move |outcome| published(option, study, outcome, arm))
                })
            })
            .collect();
        crate::order::by_key(&mut own, |ratio| (ratio.study.published, ratio.study.id));
        found.append(&mut own);
    }
    found
}

/// The same in groups that may share an axis.
pub fn ratio_groups(ratios: Vec<PublishedRatio>) -> Vec<RatioGroup> {
    let same = |one: &Arm, other: &Arm| match (one.medicine, other.medicine) {
        (None, None) => one.label.clinical == other.label.clinical,
        (one, other) => one == other,
    };
    let mut groups: Vec<RatioGroup> = Vec::new();
    for ratio in ratios {
        match groups
            .iter_mut()
            .find(|group| group.kind == ratio.kind && same(group.against, ratio.against))
        {
            Some(group) => group.ratios.push(ratio),
            None => groups.push(RatioGroup {
                against: ratio.against,
                kind: ratio.kind,
                ratios: vec![ratio],
            }),
        }
    }
    groups
}
