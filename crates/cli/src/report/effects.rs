//! Published effects of the compared options, as the pictures of ratios hold them.

use serde::Serialize;
use waymark_clinical::effects::{PublishedRatio, RatioGroup, published_ratios, ratio_groups};
use waymark_evidence::{ComparisonRow, Decimal, EffectKind, Interval, Medicine, Pack};

/// The rows that have pictures.
const ROWS: [ComparisonRow; 3] = [
    ComparisonRow::Relapses,
    ComparisonRow::PeopleWithRelapse,
    ComparisonRow::Worsening,
];

/// Effects of one row that share an axis: one measure against one comparison.
#[derive(Serialize)]
pub(super) struct EffectsReport {
    row: ComparisonRow,
    measure: EffectKind,
    against: &'static str,
    lines: Vec<EffectReport>,
}

#[derive(Serialize)]
struct EffectReport {
    option: &'static str,
    study: &'static str,
    outcome: &'static str,
    /// As printed.
    value: Decimal,
    interval: Option<Interval>,
    /// As drawn: a reduction in per cent is its complement.
    ratio: f64,
    limits: Option<[f64; 2]>,
    /// The limits lie too unevenly to be read as log-normal.
    uneven: bool,
    /// The study did not show a difference here.
    missed: bool,
}

impl From<&PublishedRatio> for EffectReport {
    fn from(ratio: &PublishedRatio) -> Self {
        EffectReport {
            option: ratio.option.id.0,
            study: ratio.study.id.0,
            outcome: ratio.outcome.id.0,
            value: ratio.printed,
            interval: ratio.interval,
            ratio: ratio.value,
            limits: ratio.limits.map(|limits| [limits.low, limits.high]),
            uneven: ratio.is_asymmetric(),
            missed: ratio.outcome.standing.is_missed(),
        }
    }
}

/// Every group of every row.
pub(super) fn report(
    pack: &'static Pack,
    options: &[&'static Medicine],
    unverified: bool,
) -> Vec<EffectsReport> {
    let group = |row: ComparisonRow, group: &RatioGroup| EffectsReport {
        row,
        measure: group.kind,
        against: group.against.label.clinical.0,
        lines: group.ratios.iter().map(Into::into).collect(),
    };
    ROWS.into_iter()
        .flat_map(|row| {
            ratio_groups(published_ratios(pack, options, row, unverified))
                .iter()
                .map(|one| group(row, one))
                .collect::<Vec<_>>()
        })
        .collect()
}
