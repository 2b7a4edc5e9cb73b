//! Texts of regulators.

use super::{Checker, is_current};
use crate::record::{InForce, Regulation, RegulationTopic};
use std::collections::BTreeMap;

impl Checker<'_> {
    pub(super) fn regulations(&mut self) {
        for regulations in self.pack.regulations {
            self.at("regulation", &regulations.id);
            self.known_medicine("id", &regulations.id);
            self.unique("texts", regulations.texts.iter().map(|text| text.id.0));
            for text in regulations.texts {
                let field = format!("texts.{}", text.id);
                self.proof(&format!("{field}.proof"), &text.proof);
                self.regions(&format!("{field}.regions"), &text.regions);
                self.in_force(&format!("{field}.in_force"), &text.in_force);
                let Some(next) = text.superseded_by else {
                    continue;
                };
                match regulations.texts.iter().find(|other| other.id == next) {
                    None => self.defect(
                        &format!("{field}.superseded_by"),
                        format!("there is no text \"{next}\""),
                    ),
                    Some(_) if next == text.id => self.defect(
                        &format!("{field}.superseded_by"),
                        "a text cannot replace itself",
                    ),
                    Some(later) => self.no_overlap(
                        &format!("{field}.in_force"),
                        &text.in_force,
                        &later.in_force,
                    ),
                }
            }
            self.one_current_text(&regulations.texts);
        }
    }

    /// A replaced text has ended, and not after the day its successor began.
    pub(super) fn no_overlap(&mut self, field: &str, earlier: &InForce, later: &InForce) {
        match earlier.until {
            None => self.defect(
                &format!("{field}.until"),
                "a superseded text needs the date it ended",
            ),
            Some(until) if until.earliest() > later.from.latest() => self.defect(
                &format!("{field}.until"),
                format!(
                    "ends {until}, but what replaced it began {}: both would be current",
                    later.from
                ),
            ),
            Some(_) => {}
        }
    }

    /// Texts that answer one question with one answer: a second current one from the same
    /// document, in the same region, contradicts the first. Other topics (checks, doses,
    /// warnings) are lists by nature and may have several texts.
    fn one_current_text(&mut self, texts: &[Regulation]) {
        let mut seen = BTreeMap::new();
        for text in texts {
            let exclusive = matches!(
                text.topic,
                RegulationTopic::Licence
                    | RegulationTopic::Funding
                    | RegulationTopic::Withdrawal
                    | RegulationTopic::Contraception
            );
            if !exclusive || !is_current(&text.in_force) {
                continue;
            }
            for region in text.regions {
                if let Some(first) = seen.insert((text.topic, text.document, *region), text.id) {
                    self.defect(
                        &format!("texts.{}.in_force", text.id),
                        format!(
                            "\"{first}\" is current for {:?} by the same document in {region:?}: one must have ended",
                            text.topic
                        ),
                    );
                }
            }
        }
    }
}
