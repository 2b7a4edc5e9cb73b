//! Patient text keeps to its rules: short sentences, short paragraphs, everyday words.
//!
//! Looked at: each single text and each `plain` wording. Free of it: `clinical` wordings
//! and sections whose name begins with `clinical_`.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop where they fail")]

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use generate::{Form, Piece, SlotKind, Template};
use std::collections::BTreeMap;
use std::path::Path;
use waymark_words::reading::{self, Counts};

/// Words a sentence may have; a slot is one word.
const SENTENCE_WORDS: usize = 20;
/// Sentences a paragraph may have.
const PARAGRAPH_SENTENCES: usize = 3;
/// Beginnings of words that have an everyday word instead.
const NOT_EVERYDAY: [(&str, &str); 4] = [
    ("drug", "medicine"),
    ("risk", "chance"),
    ("clinician", "neurologist or nurse"),
    ("click", "choose or press"),
];

#[test]
fn patient_text_is_short_and_plain() {
    let mut faults = Vec::new();
    let mut sections: BTreeMap<String, Counts> = BTreeMap::new();
    for (key, form) in patient_forms() {
        for (_, text) in &form.variants {
            faults.extend(
                faults_of(text)
                    .into_iter()
                    .map(|fault| format!("{key}: {fault}")),
            );
            let section = key.split('.').next().unwrap_or_default().to_owned();
            let counts = sections.entry(section).or_default();
            *counts = counts.and(Counts::of(&spoken(text)));
        }
    }
    println!("reading grade (Flesch-Kincaid) of patient text by section:");
    for (section, counts) in &sections {
        let Some(grade) = counts.grade() else {
            continue;
        };
        let Counts {
            words, sentences, ..
        } = counts;
        println!("  {section:<20} {grade:>5.1}  ({words} words, {sentences} sentences)");
    }
    assert!(faults.is_empty(), "words/en.toml:\n{}", faults.join("\n"));
}

#[test]
fn each_rule_can_fail() {
    let faults = |source: &str| {
        let catalogue = format!("[a]\nb = \"\"\"{source}\"\"\"\n");
        let languages = generate::languages(&[generate::Source::new("en", &catalogue)]).unwrap();
        let message = languages[0].messages.values().next().unwrap().clone();
        faults_of(&message.plain.variants[0].1)
    };
    let nineteen = "word ".repeat(19);
    assert_eq!(
        faults(&format!("{nineteen}{{slot}}. {nineteen}{{slot}}.")),
        [""; 0]
    );
    assert_eq!(faults(&format!("{nineteen}{{slot}} more.")).len(), 1);
    assert_eq!(faults("One. Two. Three.\n\nFour. Five. Six."), [""; 0]);
    assert_eq!(faults("One. Two. Three. Four.").len(), 1);
    for wrong in [
        "This drug helps",
        "Drugs",
        "At risk",
        "The Risks are",
        "Your clinician",
        "Click here",
        "5 %",
        "{count:n}%",
        "It is 1 in 100",
        "{count:n} in {of:n} people",
        "{count:n} in 10,000",
    ] {
        assert_eq!(faults(wrong).len(), 1, "{wrong}");
    }
    for right in [
        "An asterisk",
        "Your neurologist or nurse",
        "Step 1 of 3",
        "{count:n} in a year",
    ] {
        assert_eq!(faults(right), [""; 0], "{right}");
    }
}

/// Key and wording of all patient text in English.
fn patient_forms() -> Vec<(String, Form)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words");
    let sources = generate::Source::load(&folder).unwrap();
    let languages = generate::languages(&sources).unwrap();
    languages[0]
        .messages
        .iter()
        .filter(|(key, _)| {
            let (_, sections) = key.split_last().unwrap();
            !sections
                .iter()
                .any(|section| section.starts_with("clinical_"))
        })
        .map(|(key, message)| (key.join("."), message.plain.clone()))
        .collect()
}

/// The text with a stand-in of one word in each slot.
fn spoken(text: &Template) -> String {
    let pieces = text.pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.as_str(),
        Piece::Slot(slot) if slot.kind == SlotKind::Number => "1",
        Piece::Slot(_) => "name",
    });
    pieces.collect()
}

fn faults_of(text: &Template) -> Vec<String> {
    let mut faults = Vec::new();
    let spoken = spoken(text);
    for paragraph in reading::paragraphs(&spoken) {
        let sentences = reading::sentences(paragraph).count();
        if sentences > PARAGRAPH_SENTENCES {
            faults.push(format!(
                "a paragraph of {sentences} sentences, at most {PARAGRAPH_SENTENCES}"
            ));
        }
    }
    for sentence in reading::sentences(&spoken) {
        let words = reading::words(sentence).count();
        if words > SENTENCE_WORDS {
            faults.push(format!(
                "a sentence of {words} words, at most {SENTENCE_WORDS}: {sentence}"
            ));
        }
    }
    let lower = spoken.to_lowercase();
    for word in lower.split(|letter: char| !letter.is_alphanumeric()) {
        for (wrong, right) in NOT_EVERYDAY {
            if word.starts_with(wrong) {
                faults.push(format!("`{word}`: write {right}"));
            }
        }
    }
    if spoken.contains('%') {
        faults.push("`%`: write a number out of 100 people".to_owned());
    }
    // A number slot in front has the same flaw, unless what follows is no number
    // ("{count:n} in a year").
    let literal = text.source.contains("1 in ");
    let slot = spoken.match_indices("1 in ").any(|(at, found)| {
        spoken[at + found.len()..].starts_with(|letter: char| letter.is_ascii_digit())
    });
    if literal || slot {
        faults.push("`1 in …`: write a number out of 100 or 10,000 people".to_owned());
    }
    faults
}
