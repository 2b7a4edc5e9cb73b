//! Plain texts of the evidence are everyday language: short sentences, short paragraphs,
//! no words of the trade that mean something else or something worse to a reader.
#![cfg(feature = "source")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use std::path::{Path, PathBuf};
use waymark_evidence::source::Folder;

const MOST_WORDS: usize = 20;
const MOST_SENTENCES: usize = 3;
/// Each with the word to write instead.
const REFUSED: [(&str, &str); 6] = [
    ("drug", "medicine"),
    ("drugs", "medicines"),
    ("risk", "chance"),
    ("risks", "chances"),
    ("patient", "person with MS"),
    ("patients", "people with MS"),
];
/// Refused wherever it stands: "adverse", "adversely".
const REFUSED_BEGINNING: &str = "adverse";

fn folder() -> PathBuf {
    std::env::var("WAYMARK_EVIDENCE").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evidence"),
        PathBuf::from,
    )
}

/// What is wrong with a plain text.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let sentences = sentences(text);
    if sentences.len() > MOST_SENTENCES {
        faults.push(format!(
            "{} sentences, at most {MOST_SENTENCES}",
            sentences.len()
        ));
    }
    for sentence in &sentences {
        let words = sentence
            .split_whitespace()
            .filter(|word| has_letter_or_digit(word))
            .count();
        if words > MOST_WORDS {
            faults.push(format!(
                "{words} words, at most {MOST_WORDS}: \"{sentence}\""
            ));
        }
    }
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        let word = word.to_lowercase();
        if let Some((refused, instead)) = REFUSED.iter().find(|(refused, _)| *refused == word) {
            faults.push(format!("\"{refused}\": write \"{instead}\""));
        } else if word.starts_with(REFUSED_BEGINNING) {
            faults.push(format!("\"{word}\": write \"side effect\" or \"unwanted\""));
        }
    }
    faults
}

fn has_letter_or_digit(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// A sentence ends with a full stop, question or exclamation mark before a space or the end.
fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some(sentence) = all.last_mut() {
            sentence.push(letter);
        }
        if matches!(letter, '.' | '?' | '!') && letters.peek().is_none_or(|next| *next == ' ') {
            all.push(String::new());
        }
    }
    all.iter()
        .map(|sentence| sentence.trim().to_owned())
        .filter(|s| has_letter_or_digit(s))
        .collect()
}

/// Every `plain` of a file with its place.
fn plains(value: &toml::Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                match inner {
                    toml::Value::String(text) if key == "plain" => {
                        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                        found.push((place.trim_start_matches('.').to_owned(), text));
                    }
                    _ => plains(inner, &format!("{place}.{key}"), found),
                }
            }
        }
        toml::Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                let id = inner.get("id").and_then(toml::Value::as_str);
                let step = id.map_or_else(|| index.to_string(), str::to_owned);
                plains(inner, &format!("{place}.{step}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_plain_text_of_the_evidence_is_plain() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in Folder::load(&folder()).unwrap().files {
        let value: toml::Value = toml::from_str(&file.text).unwrap();
        let mut found = Vec::new();
        plains(&value, "", &mut found);
        count += found.len();
        for (place, text) in found {
            for fault in faults(&text) {
                wrong.push(format!("evidence/{}, {place}: {fault}", file.path));
            }
        }
    }
    assert!(count > 100, "only {count} plain texts found");
    assert!(
        wrong.is_empty(),
        "{} fault(s) in {count} texts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn each_fault_is_seen_alone() {
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
                fifteen sixteen seventeen eighteen nineteen twenty";
    assert_eq!(faults(&format!("{long}.")), [""; 0]);
    assert_eq!(faults(&format!("{long} more.")).len(), 1);
    assert_eq!(faults("One. Two. Three."), [""; 0]);
    assert_eq!(faults("One. Two. Three. Four."), ["4 sentences, at most 3"]);
    assert_eq!(faults("An index of 0.9 or less."), [""; 0]);
    assert_eq!(faults("A Drug for it."), ["\"drug\": write \"medicine\""]);
    assert_eq!(faults("No risk.").len(), 1);
    assert_eq!(faults("Patients with it.").len(), 1);
    assert_eq!(faults("An adverse event.").len(), 1);
    assert_eq!(faults("An asterisk, impatient and drugstore."), [""; 0]);
}
