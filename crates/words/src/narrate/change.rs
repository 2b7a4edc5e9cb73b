//! What would change an answer, and what would settle it, in words.

use super::reason::{in_wording, question, truth};
use crate::Wording;
use crate::catalogue::reason;
use waymark_clinical::criteria::change::{Change, FactKey};
use waymark_clinical::criteria::{Finding, OtherReading};
use waymark_evidence::Pack;

/// Most sets of changes that are written out; the rest is in the rule itself.
const MOST_SETS: usize = 3;

/// Lines that say what would change or settle a finding, the smallest sets first.
pub fn lines(pack: &'static Pack, finding: &Finding, wording: Wording) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((day, answer)) = finding.changes_on {
        lines.push(reason::change_on(day, truth(answer)));
    }
    lines.extend(
        finding
            .settles
            .iter()
            .take(MOST_SETS)
            .map(|set| settle(pack, set, wording)),
    );
    lines.extend(
        finding
            .changes
            .iter()
            .take(MOST_SETS)
            .map(|set| change(pack, set, wording)),
    );
    lines
}

/// One set of changes: "if this held: …".
pub fn change(pack: &'static Pack, set: &[Change], wording: Wording) -> String {
    let parts: Vec<String> = set
        .iter()
        .map(|change| {
            let asked = question(pack, change.question, wording);
            if change.holds {
                reason::change_so(&asked)
            } else {
                reason::change_not(&asked)
            }
        })
        .collect();
    super::list(&parts)
}

/// One set of facts that settles an open answer.
pub fn settle(pack: &'static Pack, set: &[FactKey], wording: Wording) -> String {
    let facts: Vec<String> = set
        .iter()
        .map(|key| fact(pack, *key, wording).to_owned())
        .collect();
    reason::settle_line(&super::list(&facts))
}

/// A fact two people can find out.
pub fn fact(pack: &'static Pack, key: FactKey, wording: Wording) -> &'static str {
    match key {
        FactKey::Age => reason::fact_age(),
        FactKey::Phenotype => reason::fact_course(),
        FactKey::Edss => reason::fact_edss(),
        FactKey::BrainScan => reason::fact_scan(),
        FactKey::GadoliniumLesions => reason::fact_gadolinium(),
        FactKey::T2Lesions => reason::fact_t2(),
        FactKey::NewT2Lesions => reason::fact_new_t2(),
        FactKey::SignificantT2Increase => reason::fact_t2_increase(),
        FactKey::Relapses => reason::fact_relapses(),
        FactKey::MedicinesTaken => reason::fact_medicines(),
        FactKey::JcVirusTest => reason::fact_jcv(),
        FactKey::EarlierImmunosuppressant => reason::asked_immunosuppressant(wording),
        FactKey::Judgement(id) => pack
            .judgement(&id)
            .map_or(id.0, |judgement| in_wording(&judgement.name, wording)),
        FactKey::Condition(id) => pack
            .condition(&id)
            .map_or(id.0, |condition| in_wording(&condition.name, wording)),
    }
}

/// The other reading of "in one year".
pub fn other_reading(other: &OtherReading) -> String {
    let mut text = reason::other_reading(truth(other.truth));
    if let Some((day, answer)) = other.changes_on {
        text.push(' ');
        text.push_str(&reason::change_on(day, truth(answer)));
    }
    text
}
