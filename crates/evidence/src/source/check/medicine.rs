//! Medicines, their gates, practical sides and harms.

use super::{Checker, is_current};
use crate::record::{Availability, GateKind, Medicine, Practical, Region};
use crate::rule::Rule;

impl Checker<'_> {
    pub(super) fn medicines(&mut self) {
        for medicine in self.pack.medicines {
            self.at("medicines", &medicine.id);
            self.proof("proof", &medicine.proof);
            for arm in medicine.stands_for {
                if !self.has_arm(arm) {
                    self.defect("stands_for", format!("there is no study arm \"{arm}\""));
                }
            }
            let is_given = matches!(
                medicine.availability,
                Availability::Licensed | Availability::OffLabel
            );
            if is_given && medicine.routes.is_empty() {
                self.defect("routes", "say how it is given: mouth, injection or drip");
            }
            self.gates(medicine);
            self.unique("practical", medicine.practical.iter().map(|side| side.id.0));
            for side in medicine.practical {
                let field = format!("practical.{}", side.id);
                self.proof(&format!("{field}.proof"), &side.proof);
                self.regions(&format!("{field}.regions"), &side.regions);
                self.as_its_source(&format!("{field}.regions"), side);
            }
            self.unique("harms", medicine.harms.iter().map(|harm| harm.id.0));
            for harm in medicine.harms {
                let field = format!("harms.{}", harm.id);
                self.proof(&format!("{field}.proof"), &harm.proof);
                for figure in harm.figures {
                    self.known_outcome(&format!("{field}.figures"), figure);
                }
            }
        }
    }

    /// What was read for some regions is not said of others.
    fn as_its_source(&mut self, field: &str, side: &Practical) {
        let Some(source) = self.pack.source(&side.proof.source) else {
            return;
        };
        let spoken_for = |region: &Region| source.regions.contains(region);
        if !source.regions.is_empty() && !side.regions.iter().all(spoken_for) {
            self.defect(field, format!("\"{}\" speaks for other regions", source.id));
        }
    }

    fn gates(&mut self, medicine: &Medicine) {
        self.unique("gates", medicine.gates.iter().map(|gate| gate.id.0));
        for gate in medicine.gates {
            let field = format!("gates.{}", gate.id);
            self.proof(&format!("{field}.proof"), &gate.proof);
            self.rule(&format!("{field}.rule"), &gate.rule, None);
            self.regions(&format!("{field}.regions"), &gate.regions);
            self.in_force(&format!("{field}.in_force"), &gate.in_force);
            let leaves_it = matches!(&gate.rule,
                Rule::Took { medicines, .. } if medicines.iter().all(|id| *id == medicine.id));
            if gate.kind == GateKind::CarryOver && !leaves_it {
                self.defect(
                    &format!("{field}.rule"),
                    "what is carried over asks whether this medicine was taken: took, and only it",
                );
            }
        }
        for region in Region::ALL {
            for kind in [GateKind::Licence, GateKind::Funding] {
                let current = medicine
                    .gates
                    .iter()
                    .filter(|gate| {
                        gate.kind == kind
                            && is_current(&gate.in_force)
                            && gate.regions.contains(&region)
                    })
                    .count();
                if current > 1 {
                    self.defect(
                        "gates",
                        format!(
                            "{current} current {kind:?} rules in {region:?}: one must have ended"
                        ),
                    );
                }
            }
        }
    }

    fn has_arm(&self, path: &str) -> bool {
        path.split_once('/')
            .and_then(|(study, arm)| self.pack.study(study)?.arm(arm))
            .is_some()
    }
}
