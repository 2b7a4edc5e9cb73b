//! What medicines taken before leave behind for whatever comes next.

use super::source;
use super::tag;
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::logic::Truth;
use waymark_clinical::options::GateAnswer;
use waymark_evidence::GateKind;
use waymark_words::options as words;
use waymark_words::{common, definition};
use yew::Html;

/// The notes that hold for this person, each once.
pub fn notes(session: &Session) -> Vec<&GateAnswer> {
    let mut found: Vec<&GateAnswer> = Vec::new();
    for gate in session
        .derived
        .options()
        .iter()
        .flat_map(|answer| answer.of_kind(GateKind::CarryOver, Truth::True))
    {
        let seen = |one: &&GateAnswer| one.of.id == gate.of.id && one.gate.id == gate.gate.id;
        if !found.iter().any(seen) {
            found.push(gate);
        }
    }
    found
}

/// The notes as a list, each with its document; nothing without any. `place` tells apart the
/// places where the list stands.
pub fn list(session: &Session, place: &str) -> Html {
    let lines = notes(session).into_iter().map(|note| {
        let rule = note.gate;
        let time = match rule.in_force.until {
            None => common::dates_from_to_now(rule.in_force.from),
            Some(until) => common::dates_from_to(rule.in_force.from, until),
        };
        let document = definition::document(&rule.document, &time);
        html! {
            <li>
                <p>{ words::left_behind(note.of.generic.0, session.text(&rule.says)) }</p>
                <p class="print-only small soft">{ document.clone() }</p>
                <p>
                    { source::opens(
                        session,
                        format!("{place}-{}-{}", note.of.id, rule.id),
                        ProofTarget::Gate(note.of.id.0, rule.id.0),
                        html! { { document } },
                    ) }
                    { " " }{ tag::beside_number(&rule.proof) }
                </p>
            </li>
        }
    });
    html! { <ul class="statements">{ for lines }</ul> }
}
