//! The languages of the tests hold every message of the catalogue: one longer and with an
//! accent on each letter, one in other letters; slots stay as they are.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop where they fail")]

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use generate::{Form, Language, Message, Piece, Source, pseudo};
use std::path::Path;

fn catalogue() -> Language {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words");
    let mut languages = generate::languages(&Source::load(&folder).unwrap()).unwrap();
    languages.remove(0)
}

fn literals(message: &Message) -> Vec<&str> {
    let texts = message.forms().flat_map(|Form { variants, .. }| variants);
    texts
        .flat_map(|(_, text)| &text.pieces)
        .filter_map(|piece| match piece {
            Piece::Literal(literal) => Some(literal.as_str()),
            Piece::Slot(_) => None,
        })
        .collect()
}

#[test]
fn every_message_is_there_with_its_slots_and_no_plain_letter() {
    let english = catalogue();
    for language in pseudo::languages(&english) {
        assert!(language.messages.keys().eq(english.messages.keys()));
        for (key, message) in &language.messages {
            assert_eq!(message.slots, english.messages[key].slots);
            for literal in literals(message) {
                let plain = literal.contains(|letter: char| letter.is_ascii_alphabetic());
                assert!(!plain, "{}: {}: {literal}", language.code, key.join("."));
            }
        }
    }
}

#[test]
fn accents_make_a_text_two_fifths_longer_in_letters() {
    let letters = |language: &Language| {
        let texts = language.messages.values().flat_map(literals);
        texts
            .flat_map(str::chars)
            .filter(|letter| letter.is_alphabetic())
            .count()
    };
    let english = catalogue();
    let [accented, turned] = pseudo::languages(&english).try_into().ok().unwrap();
    let before = letters(&english) * 10;
    assert!((before * 140 / 100..before * 150 / 100).contains(&(letters(&accented) * 10)));
    assert_eq!(letters(&turned) * 10, before);
    assert_eq!(pseudo::accented("Go on, 10 %"), "Ĝöö öññ, 10 %");
    assert_eq!(pseudo::turned("Go on, 10 %"), "גו ונ, 10 %");
}

#[test]
fn a_name_keeps_to_itself_where_lines_run_from_right_to_left_and_a_date_does_not() {
    let source = "[a]\nname = \"Of {name}\"\n[date]\nlong = \"{day:n} {month}\"\n";
    let code = generate::generate_with_pseudo(&[Source::new("en", source)])
        .unwrap()
        .code;
    assert!(code.contains("he-XB"));
    assert_eq!(code.matches("_said.isolated(name)").count(), 1, "{code}");
    assert_eq!(code.matches("isolated").count(), 1, "{code}");
    assert!(
        !generate::generate(&[Source::new("en", source)])
            .unwrap()
            .code
            .contains("isolated")
    );
}
