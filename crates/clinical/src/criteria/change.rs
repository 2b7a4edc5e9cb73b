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
            Rule::Age {
                at_least: Some(_),
                at_most: None,
            }
            | Rule::MedicinesTaken { .. }
            | Rule::Took { within: None, .. } => self.holds,
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
    /// The JC virus antibody test: its result, index and assay.
    JcVirusTest,
    /// Whether an immunosuppressant was ever taken.
    EarlierImmunosuppressant,
    /// A judgement, by its id.
    Judgement(Str),
    /// A condition, by its id.
    Condition(Str),
}

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
        Because::Medicines { .. } | Because::Took(_) => FactKey::MedicinesTaken,
        Because::JcVirus(_) => FactKey::JcVirusTest,
        Because::EarlierImmunosuppressant(_) => FactKey::EarlierImmunosuppressant,
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
///
/// All of them, and none that has a smaller one inside: an answer stays as it is unless a
/// set names it.
pub fn changes(explained: &Explained) -> Vec<Vec<Change>> {
    to_make(explained, !explained.truth)
}

/// The smallest sets of single questions that, answered otherwise, make the whole `wanted`.
/// One empty set when it is so already; none for [`Truth::Unknown`].
pub fn to_make(explained: &Explained, wanted: Truth) -> Vec<Vec<Change>> {
    if explained.truth == wanted {
        return vec![Vec::new()];
    }
    if !wanted.is_known() {
        return Vec::new();
    }
    let leaves = explained.leaves();
    let changes: Vec<Vec<Change>> = ways(explained, wanted == Truth::True)
        .into_iter()
        .map(|way| {
            way.into_iter()
                .filter(|change| {
                    leaves.iter().any(|leaf| {
                        leaf.rule == change.question && leaf.truth != change.holds.into()
                    })
                })
                .collect::<Vec<_>>()
        })
        .filter(|set| set.iter().all(Change::can_happen))
        .collect();
    let mut smallest = smallest(changes);
    // In the order of the rule, so that what is shown does not depend on how it was found.
    let place = |change: &Change| leaves.iter().position(|leaf| leaf.rule == change.question);
    for set in &mut smallest {
        crate::order::by_key(set, place);
    }
    crate::order::by_key(&mut smallest, |set| {
        (set.len(), set.iter().map(place).collect::<Vec<_>>())
    });
    smallest
}

/// Every set of answers that is enough to make the rule hold, or fail, whatever the rest is.
fn ways(explained: &Explained, holds: bool) -> Vec<Vec<Change>> {
    if explained.because.is_some() {
        return vec![vec![Change {
            question: explained.rule,
            holds,
        }]];
    }
    let parts = &explained.parts;
    match explained.rule {
        Rule::Any(_) if holds => any_of(parts, 1, holds),
        Rule::Any(_) => any_of(parts, parts.len(), holds),
        Rule::Not(_) if holds => any_of(parts, parts.len(), false),
        Rule::Not(_) => any_of(parts, 1, true),
        Rule::AtLeast { count, .. } if holds => any_of(parts, usize::from(*count), holds),
        Rule::AtLeast { count, .. } => any_of(
            parts,
            (parts.len() + 1).saturating_sub(usize::from(*count)),
            holds,
        ),
        // A definition that the pack does not hold cannot be made anything.
        Rule::Definition(_) if parts.is_empty() => Vec::new(),
        _ if holds => any_of(parts, parts.len(), holds),
        _ => any_of(parts, 1, holds),
    }
}

/// Every way in which at least `count` of the parts hold (or fail).
fn any_of(parts: &[Explained], count: usize, holds: bool) -> Vec<Vec<Change>> {
    let of_each: Vec<Vec<Vec<Change>>> = parts.iter().map(|part| ways(part, holds)).collect();
    let mut found: Vec<Vec<Change>> = Vec::new();
    choices(parts.len(), count, &mut |chosen| {
        let mut joined: Vec<Vec<Change>> = vec![Vec::new()];
        for place in chosen {
            joined = joined
                .iter()
                .flat_map(|begun| of_each[*place].iter().filter_map(|more| both(begun, more)))
                .collect();
            joined = smallest(joined);
        }
        found.extend(joined);
    });
    smallest(found)
}

/// Both sets of answers; none when they contradict each other.
fn both(one: &[Change], other: &[Change]) -> Option<Vec<Change>> {
    let mut all = one.to_vec();
    for change in other {
        match all.iter().find(|known| known.question == change.question) {
            Some(known) if known.holds != change.holds => return None,
            Some(_) => {}
            None => all.push(*change),
        }
    }
    Some(all)
}

/// The sets that have no other set inside, each once.
fn smallest(mut sets: Vec<Vec<Change>>) -> Vec<Vec<Change>> {
    crate::order::by_key(&mut sets, Vec::len);
    let mut kept: Vec<Vec<Change>> = Vec::new();
    for set in sets {
        if !kept
            .iter()
            .any(|inside| inside.iter().all(|change| set.contains(change)))
        {
            kept.push(set);
        }
    }
    kept
}

/// The smallest sets of facts that settle an open answer, whatever they turn out to be.
pub fn settles(explained: &Explained, facts: &Facts) -> Vec<Vec<FactKey>> {
    let leaves = explained.leaves();
    let key_of = |leaf: &Explained| {
        leaf.because
            .as_ref()
            .map(|because| fact_key(because, facts))
    };
    let mut keys: Vec<FactKey> = leaves
        .iter()
        .filter(|leaf| !leaf.truth.is_known())
        .filter_map(|leaf| key_of(leaf))
        .collect();
    crate::order::distinct(&mut keys);
    // Questions asked once are independent of each other; those asked more than once are
    // answered first, one way and the other.
    let repeated: Vec<&Explained> = leaves
        .iter()
        .copied()
        .filter(|leaf| times_asked(explained, leaf.rule) > 1)
        .collect();
    let settled = |set: &[FactKey]| {
        let asked = |leaf: &Explained| {
            !leaf.truth.is_known() && key_of(leaf).is_some_and(|key| set.contains(&key))
        };
        let fixed: Vec<&Explained> = repeated
            .iter()
            .copied()
            .filter(|leaf| asked(leaf))
            .collect();
        (0..(1u32 << fixed.len())).all(|pattern| {
            let reached = reach(explained, &|leaf| match fixed
                .iter()
                .position(|known| known.rule == leaf.rule)
            {
                Some(bit) => only((pattern >> bit & 1 == 1).into()),
                None if asked(leaf) => EITHER,
                None => only(leaf.truth),
            });
            !has(reached, Truth::Unknown)
        })
    };
    // More facts settle no less. So a fact without which all the others do not settle it is
    // in every set, and only what is left has to be tried.
    let (needed, tried): (Vec<FactKey>, Vec<FactKey>) = keys.iter().partition(|key| {
        let others: Vec<FactKey> = keys.iter().filter(|other| other != key).copied().collect();
        !settled(&others)
    });
    let mut found: Vec<Vec<FactKey>> = Vec::new();
    for size in 0..=tried.len() {
        choices(tried.len(), size, &mut |chosen| {
            let mut set: Vec<FactKey> = chosen.iter().map(|place| tried[*place]).collect();
            set.extend(&needed);
            crate::order::distinct(&mut set);
            if !found
                .iter()
                .any(|known| known.iter().all(|key| set.contains(key)))
                && settled(&set)
            {
                found.push(set);
            }
        });
    }
    found
}

/// How often a single question stands in the rule.
fn times_asked(explained: &Explained, question: &Rule) -> usize {
    if explained.because.is_some() {
        return usize::from(explained.rule == question);
    }
    explained
        .parts
        .iter()
        .map(|part| times_asked(part, question))
        .sum()
}

/// A set of truths, a bit for each: `1 << truth`.
type Truths = u8;

const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];
const EITHER: Truths = only(Truth::False) | only(Truth::True);

const fn only(truth: Truth) -> Truths {
    1 << truth as u8
}

const fn has(truths: Truths, truth: Truth) -> bool {
    truths & only(truth) != 0
}

/// The truths that the whole can come to have when each single question, independently, has
/// one of the truths that `of` gives.
fn reach(explained: &Explained, of: &dyn Fn(&Explained) -> Truths) -> Truths {
    if explained.because.is_some() {
        return of(explained);
    }
    let parts = explained.parts.iter().map(|part| reach(part, of));
    match explained.rule {
        Rule::AtLeast { count, .. } => reach_at_least(usize::from(*count), parts),
        Rule::Any(_) => parts.fold(only(Truth::False), |all, part| join(all, part, Truth::or)),
        Rule::Not(_) => {
            let inner = parts.fold(only(Truth::False), |all, part| join(all, part, Truth::or));
            ALL.into_iter()
                .filter(|truth| has(inner, *truth))
                .fold(0, |all, truth| all | only(!truth))
        }
        _ if explained.parts.is_empty() => only(explained.truth),
        _ => parts.fold(only(Truth::True), |all, part| join(all, part, Truth::and)),
    }
}

fn join(one: Truths, other: Truths, of: fn(Truth, Truth) -> Truth) -> Truths {
    let mut joined = 0;
    for first in ALL.into_iter().filter(|truth| has(one, *truth)) {
        for second in ALL.into_iter().filter(|truth| has(other, *truth)) {
            joined |= only(of(first, second));
        }
    }
    joined
}

fn reach_at_least(needed: usize, parts: impl Iterator<Item = Truths>) -> Truths {
    // So many hold for certain, and so many more may.
    let mut counts: Vec<(usize, usize)> = vec![(0, 0)];
    for part in parts {
        let mut more: Vec<(usize, usize)> = Vec::new();
        for (held, open) in counts {
            for truth in ALL.into_iter().filter(|truth| has(part, *truth)) {
                more.push(match truth {
                    Truth::True => (held + 1, open),
                    Truth::Unknown => (held, open + 1),
                    Truth::False => (held, open),
                });
            }
        }
        crate::order::distinct(&mut more);
        counts = more;
    }
    counts.into_iter().fold(0, |all, (held, open)| {
        let parts = core::iter::repeat_n(Truth::True, held)
            .chain(core::iter::repeat_n(Truth::Unknown, open));
        all | only(Truth::at_least(needed, parts))
    })
}
