//! What `waymark evaluate` prints: results of the engines, mapped by hand in one place,
//! so that the engines stay free of formats and the names printed here stay the same.
//!
//! Records of the evidence are printed as they stand in its files.

mod comparison;
mod criteria;
mod effects;
mod harms;
mod names;
mod options;
mod own_baseline;
pub mod plan;
mod pml;
mod problems;
mod years;

use chrono::NaiveDate;
use serde::Serialize;
use waymark_clinical::criteria::{Context, findings};
use waymark_clinical::facts;
use waymark_clinical::logic::Truth;
use waymark_evidence::{Date, Pack, Region};
use waymark_exchange::visit_file::Loaded;

/// The name of a truth value.
pub const fn truth_name(truth: Truth) -> &'static str {
    names::truth(truth)
}

/// Everything derived from a visit on one day.
#[derive(Serialize)]
pub struct Report {
    today: Date,
    region: Region,
    evidence: EvidenceReport,
    visit_file: FileReport,
    problems: Vec<problems::ProblemReport>,
    definitions: Vec<criteria::FindingReport>,
    options: Vec<options::OptionReport>,
    comparison: comparison::ComparisonReport,
    /// Only where the view is open in the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_baselines: Option<Vec<own_baseline::OwnBaselineReport>>,
    pml: Option<pml::PmlReport>,
    plan: Option<plan::ChosenPlanReport>,
}

/// The evidence in use, and how old it is today.
#[derive(Serialize)]
struct EvidenceReport {
    pack: &'static str,
    evidence_of: Date,
    review_by: Date,
    hard_stop: Date,
    /// After `review_by`: the app shows a notice.
    review_is_due: bool,
    /// After `hard_stop`: the app hides numbers until a person confirms.
    is_expired: bool,
}

/// The file that was read.
#[derive(Serialize)]
struct FileReport {
    format_version: u32,
    saved_on: Date,
    app_version: String,
    pack: String,
    /// Saved with the evidence that is in use now.
    same_evidence: bool,
}

impl Report {
    /// Derives everything.
    pub fn new(pack: &'static Pack, loaded: &Loaded, today: NaiveDate) -> Report {
        let visit = &loaded.visit;
        let (facts, problems) = facts::read(&visit.entries, today);
        let context = Context::new(pack, &facts, today);
        let plan = plan::chosen(&context, visit);
        let plan_problem = plan
            .as_ref()
            .and_then(plan::ChosenPlanReport::start_problem);
        Report {
            today: Date(today),
            region: visit.region,
            evidence: EvidenceReport {
                pack: pack.id.0,
                evidence_of: pack.about.evidence_of,
                review_by: pack.about.review_by,
                hard_stop: pack.about.hard_stop,
                review_is_due: pack.about.review_by.0 < today,
                is_expired: pack.about.hard_stop.0 < today,
            },
            visit_file: FileReport {
                format_version: loaded.version,
                saved_on: Date(loaded.saved_on),
                app_version: loaded.app_version.clone(),
                pack: loaded.pack_id.clone(),
                same_evidence: pack.id == loaded.pack_id.as_str(),
            },
            problems: problems
                .into_iter()
                .chain(plan_problem)
                .map(Into::into)
                .collect(),
            definitions: findings(pack, &facts, today)
                .iter()
                .map(Into::into)
                .collect(),
            options: options::report(&context, visit),
            comparison: comparison::report(&context, visit),
            own_baselines: own_baseline::report(pack, visit),
            pml: pml::report(pack, &facts, visit.region, today),
            plan,
        }
    }
}
