//! What medicines taken before leave behind for whatever comes next.

use super::rules;
use crate::visit::Session;
use waymark_clinical::logic::Truth;
use waymark_clinical::options::GateAnswer;
use waymark_evidence::GateKind;
use waymark_words::options as words;
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
    rules::list(session, place, notes(session), |note| {
        words::left_behind(note.of.generic.0, session.text(&note.gate.says))
    })
}
