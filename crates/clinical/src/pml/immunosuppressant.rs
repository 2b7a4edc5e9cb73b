//! Earlier immunosuppressants: the answer that was given, and what the listed medicines say.

use crate::facts::Facts;
use crate::visit::Answer;
use waymark_evidence::{Pack, Statement, Str};

/// Topic of the statement that names them.
pub const TOPIC: &str = "jc-virus/immunosuppressants";

/// The named immunosuppressants among the listed medicines, each once, by the name on the list.
///
/// A name counts when it stands as a word in what was typed, or when what was typed is a name
/// under which the evidence knows it.
pub fn listed(pack: &'static Pack, facts: &Facts) -> Vec<Str> {
    let names: Vec<Str> = pack
        .statements
        .into_iter()
        .filter(|statement: &&Statement| statement.topic == TOPIC)
        .flat_map(|statement| statement.names)
        .copied()
        .collect();
    let is_it = |typed: &str, name: Str| {
        let known = crate::criteria::known_medicine(pack, typed)
            .and_then(|id| pack.medicine(&id))
            .is_some_and(|medicine| medicine.generic == name);
        known
            || typed
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word.eq_ignore_ascii_case(name.0))
    };
    names
        .into_iter()
        .filter(|name| {
            facts
                .medicines
                .iter()
                .any(|taken| is_it(&taken.name, *name))
        })
        .collect()
}

/// Whether an immunosuppressant was ever taken: yes when one is listed, whatever was answered.
pub fn earlier(pack: &'static Pack, facts: &Facts) -> Answer {
    if listed(pack, facts).is_empty() {
        facts.earlier_immunosuppressant
    } else {
        Answer::Yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visit::{Entries, MedicineEntry};
    use chrono::NaiveDate;
    use waymark_evidence_pack::pack;

    fn facts(names: &[&str], answer: Answer) -> Facts {
        let entries = Entries {
            medicines: (1..)
                .zip(names)
                .map(|(row, name)| MedicineEntry {
                    row,
                    name: (*name).into(),
                    ..MedicineEntry::default()
                })
                .collect(),
            earlier_immunosuppressant: answer,
            ..Entries::default()
        };
        crate::facts::read(&entries, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()).0
    }

    #[test]
    fn a_listed_immunosuppressant_is_a_yes_whatever_was_answered() {
        for typed in [
            "azathioprine",
            "Azathioprine 150 mg",
            "mycophenolate mofetil",
        ] {
            for answer in [Answer::No, Answer::NotKnown, Answer::Yes] {
                let facts = facts(&["natalizumab", typed], answer);
                assert_eq!(earlier(pack(), &facts), Answer::Yes, "{typed}");
            }
        }
    }

    #[test]
    fn a_brand_of_one_counts_as_well() {
        let mitoxantrone = pack().medicine("mitoxantrone").unwrap();
        for brand in mitoxantrone.brands {
            assert_eq!(
                listed(pack(), &facts(&[brand.0], Answer::No)).len(),
                1,
                "{brand}"
            );
        }
    }

    #[test]
    fn other_medicines_leave_the_answer_as_it_was() {
        for answer in [Answer::No, Answer::NotKnown, Answer::Yes] {
            let facts = facts(
                &["natalizumab", "azathioprinex", "", "interferon beta-1a"],
                answer,
            );
            assert!(listed(pack(), &facts).is_empty());
            assert_eq!(earlier(pack(), &facts), answer);
        }
    }
}
