//! Change sets and settling sets against brute force over every set of single questions.

use crate::draw::Draw;
use crate::visits::{person, today};
use proptest::prelude::*;
use waymark_clinical::criteria::change::{Change, FactKey, fact_key, settles, to_make};
use waymark_clinical::criteria::{Context, Explained, explain, findings};
use waymark_clinical::facts::Facts;
use waymark_clinical::logic::Truth;
use waymark_evidence::{List, Rule, Str};
use waymark_evidence_pack::pack;

/// Brute force over three answers for each single question: at most so many questions.
const MOST_QUESTIONS: usize = 9;

fn contains<T: PartialEq>(set: &[T], inside: &[T]) -> bool {
    inside.iter().all(|one| set.contains(one))
}

/// Every smallest set of changes that makes the whole `wanted`, one by one.
fn changes_one_by_one(explained: &Explained, wanted: Truth) -> Vec<Vec<Change>> {
    let leaves = explained.leaves();
    let mut found: Vec<Vec<Change>> = Vec::new();
    let total = 3usize.pow(u32::try_from(leaves.len()).unwrap());
    for code in 0..total {
        let mut rest = code;
        let mut set: Vec<Change> = Vec::new();
        for leaf in &leaves {
            match rest % 3 {
                1 => set.push(Change {
                    question: leaf.rule,
                    holds: true,
                }),
                2 => set.push(Change {
                    question: leaf.rule,
                    holds: false,
                }),
                _ => {}
            }
            rest /= 3;
        }
        let real = set.iter().all(|change| {
            change.can_happen()
                && leaves
                    .iter()
                    .any(|leaf| leaf.rule == change.question && leaf.truth != change.holds.into())
        });
        let truth = explained.with(&|leaf| {
            set.iter()
                .find(|change| change.question == leaf.rule)
                .map_or(leaf.truth, |change| change.holds.into())
        });
        if real && truth == wanted {
            found.push(set);
        }
    }
    found.sort_by_key(Vec::len);
    let mut smallest: Vec<Vec<Change>> = Vec::new();
    for set in found {
        if !smallest.iter().any(|inside| contains(&set, inside)) {
            smallest.push(set);
        }
    }
    smallest
}

/// Every smallest set of facts that settles the whole, one by one.
fn settles_one_by_one(explained: &Explained, facts: &Facts) -> Vec<Vec<FactKey>> {
    let open: Vec<&Explained> = explained
        .leaves()
        .into_iter()
        .filter(|leaf| !leaf.truth.is_known())
        .collect();
    let key = |leaf: &Explained| fact_key(leaf.because.as_ref().unwrap(), facts);
    let mut keys: Vec<FactKey> = open.iter().map(|leaf| key(leaf)).collect();
    keys.sort();
    keys.dedup();
    let mut found: Vec<Vec<FactKey>> = (0..1usize << keys.len())
        .map(|mask| {
            let chosen = keys
                .iter()
                .enumerate()
                .filter(|(bit, _)| mask >> bit & 1 == 1);
            chosen.map(|(_, key)| *key).collect::<Vec<_>>()
        })
        .filter(|set| {
            let asked: Vec<&&Explained> = open
                .iter()
                .filter(|leaf| set.contains(&key(leaf)))
                .collect();
            (0..1usize << asked.len()).all(|answers| {
                explained
                    .with(&|leaf| {
                        asked
                            .iter()
                            .position(|one| one.rule == leaf.rule)
                            .map_or(leaf.truth, |bit| (answers >> bit & 1 == 1).into())
                    })
                    .is_known()
            })
        })
        .collect();
    found.sort_by_key(Vec::len);
    let mut smallest: Vec<Vec<FactKey>> = Vec::new();
    for set in found {
        if !smallest.iter().any(|inside| contains(&set, inside)) {
            smallest.push(set);
        }
    }
    smallest
}

fn same<T: PartialEq>(one: &[Vec<T>], other: &[Vec<T>]) -> bool {
    let covers = |all: &[Vec<T>], set: &Vec<T>| {
        all.iter()
            .any(|known| contains(known, set) && contains(set, known))
    };
    one.len() == other.len() && one.iter().all(|set| covers(other, set))
}

/// A rule over few questions, some of them asked twice.
fn rule(draw: &mut Draw, depth: usize) -> Rule {
    const QUESTIONS: [Rule; 6] = [
        Rule::Judgement(Str("ongoing-severe-relapses")),
        Rule::Judgement(Str("spinal-cord-lesion")),
        Rule::Judgement(Str("mri-evidence-of-activity")),
        Rule::SignificantT2Increase,
        Rule::MedicinesTaken { at_least: 1 },
        Rule::Age {
            at_least: Some(18),
            at_most: None,
        },
    ];
    if depth == 0 || draw.one_in(4) {
        return draw.pick(&QUESTIONS);
    }
    let parts = |draw: &mut Draw, count: usize| -> List<Rule> {
        List(Vec::leak(
            (0..count).map(|_| rule(draw, depth - 1)).collect(),
        ))
    };
    let count = 1 + draw.below(3);
    match draw.below(5) {
        0 | 1 => Rule::All(parts(draw, count)),
        2 => Rule::Any(parts(draw, count)),
        3 => Rule::Not(parts(draw, 1)),
        _ => Rule::AtLeast {
            count: u8::try_from(1 + draw.below(count)).unwrap(),
            of: parts(draw, count),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn sets_of_made_up_rules_are_smallest_and_all_there(seed: u64) {
        let mut draw = Draw::new(seed);
        let today = today(&mut draw);
        let facts = person(&mut draw, today);
        let rule: &'static Rule = Box::leak(Box::new(rule(&mut draw, 3)));
        let explained = explain(&Context::new(pack(), &facts, today), rule);
        for wanted in [Truth::True, Truth::False] {
            if explained.truth == wanted {
                continue;
            }
            let ours = to_make(&explained, wanted);
            let theirs = changes_one_by_one(&explained, wanted);
            prop_assert!(same(&ours, &theirs), "{rule:?}: {ours:?} and {theirs:?}");
        }
        if !explained.truth.is_known() {
            let ours = settles(&explained, &facts);
            let theirs = settles_one_by_one(&explained, &facts);
            prop_assert!(same(&ours, &theirs), "{rule:?}: {ours:?} and {theirs:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn sets_of_every_definition_are_smallest_and_all_there(seed: u64) {
        let mut draw = Draw::new(seed);
        let today = today(&mut draw);
        let facts = person(&mut draw, today);
        for finding in findings(pack(), &facts, today) {
            let id = finding.definition.id;
            if finding.explained.leaves().len() > MOST_QUESTIONS {
                continue;
            }
            if finding.truth.is_known() {
                let theirs = changes_one_by_one(&finding.explained, !finding.truth);
                prop_assert!(same(&finding.changes, &theirs), "{id}: {:?} and {theirs:?}", finding.changes);
            } else {
                let theirs = settles_one_by_one(&finding.explained, &facts);
                prop_assert!(same(&finding.settles, &theirs), "{id}: {:?} and {theirs:?}", finding.settles);
            }
        }
    }
}
