//! The order of a message's arguments is fixed in `words/arguments.txt`.
//!
//! Arguments come in the order in which slots appear in the text. Two text slots have the
//! same type: when a sentence is turned round, the compiler would not notice that every
//! call now fills them the wrong way round. This test does. To accept a new order, look at
//! every call of that message first, then run the test with `WAYMARK_WORDS_ACCEPT=1`.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop where they fail")]

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use std::collections::BTreeMap;
use std::path::Path;

/// Messages with two or more slots, as "section.key: first, second".
fn orders(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(key, slots)| (key.to_owned(), slots.to_owned()))
        .collect()
}

fn present() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words");
    let languages = generate::languages(&generate::Source::load(&root).unwrap()).unwrap();
    let mut lines = String::new();
    for (key, message) in &languages[0].messages {
        if message.slots.len() > 1 {
            let slots: Vec<_> = message
                .slots
                .iter()
                .map(|slot| slot.name.as_str())
                .collect();
            lines.push_str(&format!("{}: {}\n", key.join("."), slots.join(", ")));
        }
    }
    lines
}

#[test]
fn no_message_fills_its_slots_in_another_order_than_its_calls() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words/arguments.txt");
    let now = present();
    if std::env::var_os("WAYMARK_WORDS_ACCEPT").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let accepted = orders(&std::fs::read_to_string(&file).unwrap());
    let turned = turned_round(&accepted, &orders(&now));
    assert!(
        turned.is_empty(),
        "look at every call of these messages, then accept them:\n{}",
        turned.join("\n")
    );
}

fn turned_round(
    accepted: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> Vec<String> {
    now.iter()
        .filter(|(key, slots)| accepted.get(*key) != Some(slots))
        .map(|(key, slots)| {
            let before = accepted.get(key).map_or("new", String::as_str);
            format!("{key}: {slots} (was: {before})")
        })
        .collect()
}

#[test]
fn a_sentence_turned_round_is_noticed() {
    let accepted = orders("a.b: study, year\n");
    assert!(turned_round(&accepted, &orders("a.b: study, year\n")).is_empty());
    assert_eq!(
        turned_round(&accepted, &orders("a.b: year, study\n")).len(),
        1
    );
    assert_eq!(
        turned_round(&accepted, &orders("a.c: study, year\n")).len(),
        1
    );
}
