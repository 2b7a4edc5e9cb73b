//! Harms of the compared options, each with the figures that may be shown.

use super::comparison::{ResultReport, result_report};
use serde::Serialize;
use waymark_clinical::criteria::Context;
use waymark_clinical::effects::harm_figures;
use waymark_evidence::{Gravity, Harm, Medicine};

/// The harms of an option.
#[derive(Serialize)]
pub(super) struct HarmsReport {
    option: &'static str,
    harms: Vec<HarmReport>,
}

#[derive(Serialize)]
struct HarmReport {
    id: &'static str,
    name: &'static str,
    gravity: Gravity,
    /// How often it comes depends on the JC virus test: see `pml`.
    by_jc_virus: bool,
    /// Best first; life-changing harms out of 10,000 people, common ones out of 100.
    figures: Vec<ResultReport>,
}

/// The harms of these options, in their order.
pub(super) fn report(
    context: &Context<'_>,
    options: &[&'static Medicine],
    unverified: bool,
) -> Vec<HarmsReport> {
    let one = |option: &'static Medicine, harm: &'static Harm| HarmReport {
        id: harm.id.0,
        name: harm.name.clinical.0,
        gravity: harm.gravity,
        by_jc_virus: harm.by_jc_virus,
        figures: harm_figures(context.pack, option, harm, unverified)
            .iter()
            .map(|figure| result_report(context, figure))
            .collect(),
    };
    options
        .iter()
        .map(|option| HarmsReport {
            option: option.id.0,
            harms: option
                .harms
                .into_iter()
                .map(|harm| one(option, harm))
                .collect(),
        })
        .collect()
}
