//! What would change an answer, and what would settle an open one. Computed, not written.

use super::answer::{Because, Explained, ScanQuestion};
use crate::facts::Facts;
use crate::logic::Truth;
use waymark_evidence::{Rule, Str};

/// A single question answered otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: &'static Rule,
    /// The answer it would have.
    pub holds: bool,
}

impl Change {
    /// Whether life can bring it: nobody grows younger, and a medicine once taken was taken.
    pub const fn can_happen(&self) -> bool {
        match self.question {
            Rule::Age { at_least: Some(_), at_most: None } | Rule::MedicinesTaken { .. } => self.holds,
            Rule::Age { at_least: None, .. } => !self.holds,
            _ => true,
        }
    }
}

/// Something two people can find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKey {
    /// The age.
    Age,
    /// The course of the disease.
    Phenotype,
    /// The EDSS.
    Edss,
    /// A brain scan: none is entered.
    BrainScan,
    /// Gadolinium-enhancing lesions on the scan that is entered.
    GadoliniumLesions,
    /// T2 lesions on the scan that is entered.
    T2Lesions,
    /// New or enlarging T2 lesions on the scan that is entered.
    NewT2Lesions,
    /// Whether the T2 lesion load rose significantly.
    SignificantT2Increase,
    /// Dates of relapses, whether they were disabling or on a medicine, and whether all are listed.
    Relapses,
    /// Medicines taken so far.
    MedicinesTaken,
    /// A judgement, by its id.
    Judgement(Str),
    /// A condition, by its id.
    Condition(Str),
}

/// More single questions than any definition has. Sets are searched by size.
const MOST_CHANGES: usize = 5;

/// The fact behind a single question.
pub fn fact_key(because: &Because, facts: &Facts) -> FactKey {
    match because {
        Because::Age(_) => FactKey::Age,
        Because::Phenotype(_) => FactKey::Phenotype,
        Because::Edss(_) => FactKey::Edss,
        Because::Relapses(_) => FactKey::Relapses,
        Because::Scan { .. } if facts.scans.is_empty() => FactKey::BrainScan,
        Because::Scan { question, .. } => match question {
            ScanQuestion::Gadolinium => FactKey::GadoliniumLesions,
            ScanQuestion::T2 => FactKey::T2Lesions,
            ScanQuestion::NewT2 => FactKey::NewT2Lesions,
            ScanQuestion::SignificantT2Increase => FactKey::SignificantT2Increase,
        },
        Because::Medicines { .. } => FactKey::MedicinesTaken,
        Because::Judgement(id, _) => FactKey::Judgement(*id),
        Because::Condition(id, _) => FactKey::Condition(*id),
    }
}

/// Calls `visit` with every choice of `size` out of `count` places, in order.
fn choices(count: usize, size: usize, visit: &mut dyn FnMut(&[usize])) {
    fn extend(
        from: usize,
        count: usize,
        size: usize,
        chosen: &mut Vec<usize>,
        visit: &mut dyn FnMut(&[usize]),
    ) {
        if chosen.len() == size {
            visit(chosen);
            return;
        }
        for place in from..count {
            chosen.push(place);
            extend(place + 1, count, size, chosen, visit);
            chosen.pop();
        }
    }
    extend(0, count, size, &mut Vec::with_capacity(size), visit);
}

/// The smallest sets of single questions that, answered otherwise, turn the whole round.
pub fn changes(explained: &Explained) -> Vec<Vec<Change>> {
    let leaves = explained.leaves();
    let wanted = !explained.truth;
    let mut found: Vec<Vec<Change>> = Vec::new();
    for size in 1..=leaves.len().min(MOST_CHANGES) {
        choices(leaves.len(), size, &mut |chosen| {
            // Each chosen question takes the answers it does not have now.
            for pattern in 0..(1usize << size) {
                let set: Vec<Change> = chosen
                    .iter()
                    .enumerate()
                    .map(|(bit, place)| Change {
                        question: leaves[*place].rule,
                        holds: pattern >> bit & 1 == 1,
                    })
                    .collect();
                let possible = set.iter().all(Change::can_happen);
                let differs = chosen
                    .iter()
                    .zip(&set)
                    .all(|(place, change)| leaves[*place].truth != Truth::from(change.holds));
                let smaller_known = found.iter().any(|known| {
                    known.len() < set.len() && known.iter().all(|change| set.contains(change))
                });
                if !possible || !differs || smaller_known {
                    continue;
                }
                let truth = explained.with(&|leaf| {
                    set.iter()
                        .find(|change| change.question == leaf.rule)
                        .map_or(leaf.truth, |change| change.holds.into())
                });
                if truth == wanted {
                    found.push(set);
                }
            }
        });
    }
    found
}

/// The smallest sets of facts that settle an open answer, whatever they turn out to be.
pub fn settles(explained: &Explained, facts: &Facts) -> Vec<Vec<FactKey>> {
    let leaves = explained.leaves();
    let key_of = |leaf: &Explained| leaf.because.as_ref().map(|because| fact_key(because, facts));
    let mut keys: Vec<FactKey> = leaves
        .iter()
        .filter(|leaf| !leaf.truth.is_known())
        .filter_map(|leaf| key_of(leaf))
        .collect();
    crate::order::distinct(&mut keys);
    let mut found: Vec<Vec<FactKey>> = Vec::new();
    for size in 1..=keys.len() {
        choices(keys.len(), size, &mut |chosen| {
            let set: Vec<FactKey> = chosen.iter().map(|place| keys[*place]).collect();
            if found.iter().any(|known| known.iter().all(|key| set.contains(key))) {
                return;
            }
            let open: Vec<&Explained> = leaves
                .iter()
                .copied()
                .filter(|leaf| {
                    !leaf.truth.is_known() && key_of(leaf).is_some_and(|key| set.contains(&key))
                })
                .collect();
            let settled = (0..(1u32 << open.len().min(16))).all(|pattern| {
                explained
                    .with(&|leaf| {
                        open.iter()
                            .position(|known| known.rule == leaf.rule)
                            .map_or(leaf.truth, |bit| (pattern >> bit & 1 == 1).into())
                    })
                    .is_known()
            });
            if settled {
                found.push(set);
            }
        });
    }
    found
}
