//! Life with an option: tests and visits, family, vaccines, stopping. What the documents of the
//! region say of it is drawn by `parts::texts`.

use crate::parts::plan::{burden, of_compared};
use crate::visit::Session;
use chrono::NaiveDate;
use waymark_evidence::RegulationTopic;
use waymark_words::compare as words;
use yew::Html;

/// A row of texts of regulators: its name, and the topics it gathers.
type Row = (fn() -> &'static str, &'static [RegulationTopic]);

/// The rows of texts of regulators.
pub const ROWS: [Row; 3] = [
    (
        words::family,
        &[
            RegulationTopic::Pregnancy,
            RegulationTopic::Contraception,
            RegulationTopic::Breastfeeding,
        ],
    ),
    (
        words::vaccines,
        &[RegulationTopic::Vaccination, RegulationTopic::Infection],
    ),
    (
        words::stopping,
        &[
            RegulationTopic::AfterStopping,
            RegulationTopic::Washout,
            RegulationTopic::StopRule,
            RegulationTopic::Restart,
        ],
    ),
];

/// The day that plans of compared options count from: the one of the plan, else today.
pub fn counted_from(session: &Session) -> NaiveDate {
    session
        .visit()
        .plan
        .start
        .read()
        .ok()
        .flatten()
        .map_or_else(|| session.today(), |date| date.earliest())
}

/// Tests and visits of every option, counted from its own plan: never typed in.
pub fn burdens(session: &Session) -> Vec<Html> {
    of_compared(session, counted_from(session))
        .into_iter()
        .map(|(_, plan)| burden::said(session, plan.as_ref()))
        .collect()
}
