//! Options a person set aside, and the published questions that this touches.
//!
//! A person's choice answers no question of a document. It is shown where a document asks
//! about the option that was set aside, so that two people see what the choice may close
//! or open elsewhere.

use super::{GateAnswer, OptionAnswer};
use crate::criteria::Explained;
use waymark_evidence::{Judgement, Medicine, Pack, Rule};

/// A rule of an option that asks whether another one is suitable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AsksAbout<'a> {
    /// The option whose rule asks.
    pub option: &'static Medicine,
    /// The rule, answered.
    pub gate: &'a GateAnswer,
    /// The question it asks.
    pub judgement: &'static Judgement,
}

/// Every rule that asks about this medicine, in the order of the options.
pub fn asks_about<'a>(
    pack: &'static Pack,
    options: &'a [OptionAnswer],
    medicine: &str,
) -> Vec<AsksAbout<'a>> {
    let mut found = Vec::new();
    for answer in options {
        for gate in &answer.gates {
            questions(&gate.explained, &mut |id| {
                if let Some(judgement) = pack.judgement(id)
                    && judgement.concerns.iter().any(|one| *one == medicine)
                {
                    found.push(AsksAbout {
                        option: answer.option,
                        gate,
                        judgement,
                    });
                }
            });
        }
    }
    found
}

/// Calls `visit` with the id of every judgement of a rule, through the definitions it rests on.
fn questions(explained: &Explained, visit: &mut dyn FnMut(&str)) {
    if let Rule::Judgement(id) = explained.rule {
        visit(id);
    }
    for part in &explained.parts {
        questions(part, visit);
    }
}
