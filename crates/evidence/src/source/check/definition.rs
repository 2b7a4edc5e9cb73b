//! Definitions of active and highly active disease.

use super::{Checker, is_current};
use std::collections::BTreeMap;

impl Checker<'_> {
    pub(super) fn definitions(&mut self) {
        for definition in self.pack.definitions {
            self.at("definitions", &definition.id);
            self.proof("proof", &definition.proof);
            self.rule("logic", &definition.logic, Some(&definition.id));
            self.regions("regions", &definition.regions);
            self.in_force("in_force", &definition.in_force);
            let Some(next) = definition.superseded_by else {
                continue;
            };
            match self.pack.definition(&next) {
                None => {
                    self.defect(
                        "superseded_by",
                        format!("there is no definition \"{next}\""),
                    );
                }
                Some(_) if next == definition.id => {
                    self.defect("superseded_by", "a text cannot replace itself");
                }
                // A wording may give way to one that another document had all along.
                Some(later) if later.document != definition.document => {
                    if is_current(&definition.in_force) {
                        self.defect(
                            "in_force.until",
                            "a superseded text needs the date it ended",
                        );
                    }
                }
                Some(later) => {
                    self.no_overlap("in_force", &definition.in_force, &later.in_force);
                }
            }
        }
        self.one_current_definition();
    }

    /// One document says one thing at a time: two current texts of the same family,
    /// kind, document and region contradict each other.
    fn one_current_definition(&mut self) {
        let mut seen = BTreeMap::new();
        for definition in self.pack.definitions {
            if !is_current(&definition.in_force) {
                continue;
            }
            for region in definition.regions {
                let thing = (
                    definition.family,
                    definition.kind,
                    definition.document,
                    *region,
                );
                if let Some(first) = seen.insert(thing, definition.id) {
                    self.at("definitions", &definition.id);
                    self.defect(
                        "in_force",
                        format!(
                            "\"{first}\" is current for the same family and document in {region:?}: one must have ended"
                        ),
                    );
                }
            }
        }
    }
}
