//! Published effects on the baseline chosen for the person; only where that view is open.

use super::comparison::ShownReport;
use super::problems;
use serde::Serialize;
use waymark_clinical::effects::own_baseline::{
    Baseline, BaselineFrom, OwnLine, OwnRefusal, ROWS, baseline, name, on_baseline,
};
use waymark_clinical::effects::{Proven, Shown};
use waymark_clinical::visit::Visit;
use waymark_evidence::{ComparisonRow, EffectKind, Medicine, Pack};

/// One row on its baseline.
#[derive(Serialize)]
pub(super) struct OwnBaselineReport {
    row: ComparisonRow,
    baseline: Option<BaselineReport>,
    /// Why the entry cannot be used.
    problem: Option<&'static str>,
    lines: Vec<LineReport>,
}

#[derive(Serialize)]
struct BaselineReport {
    /// A share, 0 to 1, or relapses for one person in a year.
    value: f64,
    months: Option<u16>,
    /// Study, outcome and group; none when it was entered.
    group: Option<String>,
    /// As shown on screen; none when it was entered.
    shown: Option<ShownReport>,
    /// The number that was entered, as it stands on screen.
    typed: Option<String>,
}

#[derive(Serialize)]
struct LineReport {
    option: &'static str,
    study: &'static str,
    outcome: &'static str,
    measure: EffectKind,
    ratio: f64,
    shown: Option<ShownReport>,
    range_baseline_fixed: Option<[ShownReport; 2]>,
    range_baseline_uncertain: Option<[ShownReport; 2]>,
    refused: Option<&'static str>,
}

const fn group(baseline: &Baseline) -> Option<&Proven> {
    match &baseline.from {
        BaselineFrom::Named(group) => Some(group),
        BaselineFrom::Entered(_) => None,
    }
}

const fn refusal(refusal: OwnRefusal) -> &'static str {
    match refusal {
        OwnRefusal::AgainstMedicine => "compared-with-a-medicine",
        OwnRefusal::OtherMeasure => "measure-does-not-fit",
        OwnRefusal::Arithmetic(_) => "arithmetic-refuses",
    }
}

fn range(range: Option<(Shown, Shown)>) -> Option<[ShownReport; 2]> {
    range.map(|(low, high)| [low.into(), high.into()])
}

impl From<OwnLine> for LineReport {
    fn from(line: OwnLine) -> Self {
        let value = line.value.ok();
        LineReport {
            option: line.ratio.option.id.0,
            study: line.ratio.study.id.0,
            outcome: line.ratio.outcome.id.0,
            measure: line.ratio.kind,
            ratio: line.ratio.value,
            shown: value.map(|value| value.shown.into()),
            range_baseline_fixed: range(value.and_then(|value| value.fixed)),
            range_baseline_uncertain: range(value.and_then(|value| value.propagated)),
            refused: line.value.err().map(refusal),
        }
    }
}

/// Every row, when the view is open in the visit.
pub(super) fn report(pack: &'static Pack, visit: &Visit) -> Option<Vec<OwnBaselineReport>> {
    if !visit.own_baselines.open {
        return None;
    }
    let options: Vec<&'static Medicine> = visit
        .compared
        .iter()
        .filter_map(|id| pack.medicine(id))
        .collect();
    let unverified = visit.show_unverified;
    let rows = ROWS.into_iter().filter_map(|row| {
        let found = baseline(pack, row, visit.own_baselines.of(row)?, unverified);
        let chosen = found.ok().flatten();
        Some(OwnBaselineReport {
            row,
            baseline: chosen.map(|chosen| BaselineReport {
                value: chosen.value,
                months: chosen.months,
                group: group(&chosen).map(name),
                shown: group(&chosen).map(|group| group.shown.into()),
                typed: match &chosen.from {
                    BaselineFrom::Named(_) => None,
                    BaselineFrom::Entered(typed) => Some(typed.to_string()),
                },
            }),
            problem: found.err().map(problems::wrong),
            lines: chosen.map_or_else(Vec::new, |chosen| {
                on_baseline(pack, &options, row, &chosen, unverified)
                    .into_iter()
                    .map(Into::into)
                    .collect()
            }),
        })
    });
    Some(rows.collect())
}
