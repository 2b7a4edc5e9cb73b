//! How hard the patient text of each screen is to read: the catalogue's plain texts and the
//! plain texts of the evidence that the screen shows, names of medicines made neutral.
//!
//! Only whole sentences are graded. A label of two words would make any screen look easy.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop where they fail")]

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use generate::{Piece, SlotKind, Source};
use std::collections::BTreeMap;
use std::path::Path;
use waymark_evidence_pack::pack;
use waymark_words::reading::{self, Counts};

/// The hardest that a screen may be: years of school.
const MOST: f64 = 8.0;

/// Each screen with the sections of `words/en.toml` and the folders of `evidence/` it shows.
/// A section or folder that is in no line is a screen of its own.
const SCREENS: [(&str, &[&str], &[&str]); 9] = [
    (
        "every screen",
        &[
            "shell", "cover", "crash", "route", "steps", "common", "date", "number", "phrase",
            "mark", "dots",
        ],
        &[],
    ),
    ("1 today", &["today"], &["pack.toml"]),
    (
        "2 my MS",
        &["my_ms", "wrong"],
        &["judgements", "conditions"],
    ),
    (
        "3 where this stands",
        &["where_stands", "lens", "definition", "reason"],
        &["definitions"],
    ),
    ("4 what matters", &["matters"], &[]),
    (
        "5 options",
        &["options", "compare", "shown", "reason", "chart"],
        &[
            "medicines",
            "studies",
            "endpoints",
            "reviews",
            "networks",
            "statements",
        ],
    ),
    ("JC virus", &["jc_virus", "chart"], &["pml"]),
    (
        "6 plan",
        &[
            "plan",
            "plan_change",
            "plan_table",
            "schedule",
            "burden",
            "calendar_file",
        ],
        &["schedules"],
    ),
    ("7 to take home", &["take_home"], &["schedules", "pml"]),
];

/// Words for a name: one, and short, as a person reads a name that they know.
const NEUTRAL: &str = "name";

#[test]
fn no_screen_is_harder_than_eight_years_of_school() {
    let texts = texts();
    let mut screens: Vec<(String, Vec<&Said>)> = SCREENS
        .iter()
        .map(|(name, sections, folders)| {
            let shown = |said: &&Said| {
                let places = if said.evidence { folders } else { sections };
                places.contains(&said.place.as_str())
            };
            ((*name).to_owned(), texts.iter().filter(shown).collect())
        })
        .collect();
    let mut others: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
    for said in &texts {
        let placed = SCREENS.iter().any(|(_, sections, folders)| {
            let places = if said.evidence { folders } else { sections };
            places.contains(&said.place.as_str())
        });
        if !placed {
            others.entry(&said.place).or_default().push(said);
        }
    }
    screens.extend(
        others
            .into_iter()
            .map(|(name, said)| (name.to_owned(), said)),
    );

    println!(
        "reading grade (Flesch-Kincaid) of whole sentences: words of the page, evidence, both"
    );
    let mut too_hard = Vec::new();
    for (name, said) in &screens {
        let of = |wanted: &dyn Fn(&Said) -> bool| {
            let counts = said
                .iter()
                .filter(|one| wanted(one))
                .map(|one| Counts::of_sentences(&one.text));
            counts.fold(Counts::default(), Counts::and)
        };
        let parts = [
            of(&|one| !one.evidence),
            of(&|one| one.evidence),
            of(&|_| true),
        ];
        let shown = parts.map(|part| {
            part.grade()
                .map_or_else(|| "    -".to_owned(), |grade| format!("{grade:>5.1}"))
        });
        println!(
            "  {name:<22} {}   ({} sentences)",
            shown.join(" "),
            parts[2].sentences
        );
        for part in parts.iter().filter_map(|part| part.grade()) {
            if part > MOST {
                too_hard.push(format!("{name}: {part:.1}"));
            }
        }
    }
    println!("hardest sentences:");
    for (grade, place, sentence) in hardest(&texts).iter().take(12) {
        println!("  {grade:>5.1}  {place}: {sentence}");
    }
    assert!(
        texts.iter().filter(|said| said.evidence).count() > 100,
        "the evidence was read"
    );
    assert!(
        too_hard.is_empty(),
        "harder than grade {MOST}: {}",
        too_hard.join("; ")
    );
}

#[test]
fn names_weigh_nothing_and_labels_do_not_count() {
    let names = names();
    assert_eq!(
        neutral("Alemtuzumab and interferon beta-1a.", &names),
        "name and name."
    );
    assert_eq!(
        neutral("It is natalizumab's dose.", &names),
        "It is name's dose."
    );
    assert_eq!(Counts::of_sentences("Options"), Counts::default());
    let hard = "Haematological monitoring necessitates monthly venepuncture.";
    assert!(Counts::of_sentences(hard).grade().unwrap() > MOST);
}

/// One text, with the section or folder it stands in.
struct Said {
    place: String,
    evidence: bool,
    text: String,
}

fn texts() -> Vec<Said> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let names = names();
    let mut texts = Vec::new();
    let sources = Source::load(&root.join("words")).unwrap();
    let languages = generate::languages(&sources).unwrap();
    for (key, message) in &languages[0].messages {
        if key.iter().any(|section| section.starts_with("clinical_")) {
            continue;
        }
        for (_, text) in &message.plain.variants {
            let spoken = text.pieces.iter().map(|piece| match piece {
                Piece::Literal(literal) => literal.as_str(),
                Piece::Slot(slot) if slot.kind == SlotKind::Number => "1",
                Piece::Slot(_) => NEUTRAL,
            });
            texts.push(Said {
                place: key[0].clone(),
                evidence: false,
                text: neutral(&spoken.collect::<String>(), &names),
            });
        }
    }
    evidence(&root.join("evidence"), None, &names, &mut texts);
    texts
}

fn evidence(folder: &Path, place: Option<&str>, names: &[String], texts: &mut Vec<Said>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let place = place.unwrap_or(&name);
        if path.is_dir() {
            evidence(&path, Some(place), names, texts);
        } else if path.extension().is_some_and(|end| end == "toml") {
            let value: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
            plain(&toml::Value::Table(value), &mut |text| {
                texts.push(Said {
                    place: place.to_owned(),
                    evidence: true,
                    text: neutral(text, names),
                });
            });
        }
    }
}

/// Every `plain` of a file.
fn plain(value: &toml::Value, found: &mut impl FnMut(&str)) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                match inner {
                    toml::Value::String(text) if key == "plain" => found(text),
                    _ => plain(inner, found),
                }
            }
        }
        toml::Value::Array(list) => list.iter().for_each(|inner| plain(inner, found)),
        _ => {}
    }
}

/// Names of medicines, the longest first.
fn names() -> Vec<String> {
    let medicines = pack().medicines;
    let mut names: Vec<String> = medicines
        .iter()
        .filter(|medicine| medicine.stands_for.is_empty())
        .flat_map(|medicine| medicine.brands.iter().chain([&medicine.generic]))
        // "interferon beta-1a, under the skin": what follows the comma is no name.
        .map(|name| name.split(',').next().unwrap_or_default().to_lowercase())
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

/// The text with a neutral word for each name of a medicine.
fn neutral(text: &str, names: &[String]) -> String {
    let mut rest = text;
    let mut neutral = String::with_capacity(text.len());
    while let Some(letter) = rest.chars().next() {
        let begins = !neutral.ends_with(char::is_alphanumeric);
        let name = names.iter().find(|name| {
            begins
                && rest
                    .get(..name.len())
                    .is_some_and(|start| start.to_lowercase() == **name)
                && !rest[name.len()..].starts_with(char::is_alphanumeric)
        });
        let length = name.map_or(letter.len_utf8(), String::len);
        neutral.push_str(if name.is_some() {
            NEUTRAL
        } else {
            &rest[..length]
        });
        rest = &rest[length..];
    }
    neutral
}

/// Every whole sentence by its grade, the hardest first.
fn hardest(texts: &[Said]) -> Vec<(f64, String, String)> {
    let mut all: Vec<_> = texts
        .iter()
        .flat_map(|said| reading::sentences(&said.text).map(move |sentence| (said, sentence)))
        // A word or two are hard or easy by chance.
        .filter(|(_, sentence)| reading::words(sentence).count() >= 6)
        .filter_map(|(said, sentence)| {
            let grade = Counts::of_sentences(sentence).grade()?;
            Some((grade, said.place.clone(), sentence.replace('\n', " ")))
        })
        .collect();
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    all
}
