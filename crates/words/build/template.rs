//! Reading one text with its slots.

use super::message::{Piece, Slot, SlotKind, Template};
use super::names;

/// Reads a text; line ends at its end are dropped.
///
/// # Errors
/// The reason, worded for the person who writes the catalogue.
pub fn read(source: &str) -> Result<Template, String> {
    let source = source.trim_end_matches(['\n', '\r']);
    if source.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        literal.push_str(before);
        if let Some(tail) = after.strip_prefix("{{") {
            literal.push('{');
            rest = tail;
        } else if let Some(tail) = after.strip_prefix("}}") {
            literal.push('}');
            rest = tail;
        } else if let Some(tail) = after.strip_prefix('{') {
            let inside = tail
                .split_once('}')
                .filter(|(inside, _)| !inside.contains('{'));
            let Some((inside, tail)) = inside else {
                return Err(
                    "a `{` is never closed: close the slot, or write `{{` for a brace".to_owned(),
                );
            };
            if !literal.is_empty() {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Slot(slot(inside)?));
            rest = tail;
        } else {
            return Err("a `}` closes nothing: open a slot, or write `}}` for a brace".to_owned());
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(Template {
        source: source.to_owned(),
        pieces,
    })
}

fn slot(inside: &str) -> Result<Slot, String> {
    let (name, kind) = match inside.split_once(':') {
        None => (inside, SlotKind::Text),
        Some((name, "n")) => (name, SlotKind::Number),
        Some((name, "date")) => (name, SlotKind::Date),
        Some((name, "partial")) => (name, SlotKind::Partial),
        Some((name, unknown)) => {
            return Err(format!(
                "the slot `{{{name}:{unknown}}}` has an unknown type `{unknown}`: \
                 write n, date or partial, or no type for text"
            ));
        }
    };
    if name.is_empty() {
        return Err("a slot has no name: write `{name}`, or `{{` and `}}` for braces".to_owned());
    }
    if let Some(reason) = names::refusal(name) {
        return Err(format!("slot: {reason}"));
    }
    if name == "wording" {
        return Err(
            "slot: `wording` is the argument that chooses between two wordings: \
                    choose another word"
                .to_owned(),
        );
    }
    Ok(Slot {
        name: name.to_owned(),
        kind,
    })
}
