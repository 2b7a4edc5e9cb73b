//! Where a datum was read, and how far it was checked.

use super::Checker;
use crate::record::{Provenance, Verification};

/// The origin of a fact that comes from no dossier: its source.
pub(in crate::source) const NEW_FACT: &str = "SOURCES:";

impl Checker<'_> {
    pub(super) fn proof(&mut self, field: &str, proof: &Provenance) {
        let Some(source) = self.pack.source(&proof.source) else {
            self.defect(
                &format!("{field}.source"),
                format!(
                    "there is no source \"{}\" in evidence/sources",
                    proof.source
                ),
            );
            return;
        };
        if proof.origin.is_empty() {
            self.defect(
                &format!("{field}.origin"),
                "name the dossier rows it comes from, as FILE:ROW",
            );
        }
        for origin in proof.origin {
            if let Some(id) = origin.strip_prefix(NEW_FACT)
                && self.pack.source(id).is_none()
            {
                self.defect(
                    &format!("{field}.origin"),
                    format!("there is no source \"{id}\" in evidence/sources"),
                );
            }
        }
        match proof.verification {
            Verification::Unverified | Verification::Provisional if proof.check.is_none() => self
                .defect(
                    &format!("{field}.check"),
                    "a value that was not read needs the document to check it in",
                ),
            Verification::Confirmed if proof.confirmed.is_none() => self.defect(
                &format!("{field}.confirmed"),
                "say who-role, when, in which document and where it was confirmed",
            ),
            Verification::Read | Verification::ReadSecondary | Verification::Review2015
                if source.read_on.is_none() =>
            {
                self.defect(
                    &format!("{field}.verification"),
                    format!(
                        "says it was read, but source \"{}\" has no read_on",
                        source.id
                    ),
                );
            }
            _ => {}
        }
        if proof.confirmed.is_some() && proof.verification != Verification::Confirmed {
            self.defect(
                &format!("{field}.verification"),
                "was confirmed: write verification = \"confirmed\", or its mark stays on screen",
            );
        }
    }
}
