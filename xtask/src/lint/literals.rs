//! What may not stand in a string literal: names of medicines, which live in
//! `evidence/`, and sentences, which live in `words/`.

use super::{SourceFile, source};
use anyhow::Result;
use std::collections::BTreeSet;

/// The folders whose literals may not name a medicine.
pub const CLINICAL: [&str; 4] = [
    "src",
    "crates/clinical/src",
    "crates/words/src",
    "crates/exchange/src",
];

/// What a developer reads, never the person in front of the page: the callee,
/// and why.
const FOR_DEVELOPERS: [(&str, &str); 9] = [
    ("expect", "says which proven invariant broke"),
    ("panic", "says which proven invariant broke"),
    ("unreachable", "says which proven invariant broke"),
    ("assert", "says which proven invariant broke"),
    ("assert_eq", "says which proven invariant broke"),
    ("assert_ne", "says which proven invariant broke"),
    ("debug_assert", "says which proven invariant broke"),
    ("debug_assert_eq", "says which proven invariant broke"),
    ("debug_assert_ne", "says which proven invariant broke"),
];

/// Literals that look like a sentence and are none: the text, and why.
const NO_SENTENCES: [(&str, &str); 0] = [];

/// Where a file names a medicine.
///
/// # Errors
/// When the file is not Rust.
pub fn medicine_names(file: &SourceFile, names: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for literal in source::read(file)?.literals {
        let value = literal.value.to_lowercase();
        for name in names.iter().filter(|name| value.contains(name.as_str())) {
            found.push(format!(
                "{}:{}: names the medicine {name}; names live in evidence/medicines/",
                file.path, literal.line
            ));
        }
    }
    Ok(found)
}

/// Where a file of the app holds words for a person.
///
/// # Errors
/// When the file is not Rust.
pub fn sentences(file: &SourceFile) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for literal in source::read(file)?.literals {
        let for_developers = literal
            .callee
            .as_deref()
            .is_some_and(|callee| FOR_DEVELOPERS.iter().any(|(name, _)| *name == callee));
        let known = NO_SENTENCES.iter().any(|(text, _)| *text == literal.value);
        if for_developers || known {
            continue;
        }
        let problem = if looks_like_sentence(&literal.value) {
            "is a sentence; words live in words/"
        } else if holds_number_among_words(&literal.value) {
            "holds a number among words; numbers live in evidence/, words in words/"
        } else {
            continue;
        };
        found.push(format!(
            "{}:{}: \"{}\" {problem}",
            file.path, literal.line, literal.value
        ));
    }
    Ok(found)
}

/// Two or more words, the first with a capital, not all of one letter: the
/// letters of a drawing path are commands.
fn looks_like_sentence(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|part| is_word(part))
        .collect();
    text.starts_with(char::is_uppercase)
        && words.len() >= 2
        && words.iter().any(|word| word.chars().count() > 1)
}

/// `14 out of 100`, `for 12 months`; not `0 0 24 24` nor `M 1 2 L 3 4`.
fn holds_number_among_words(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let number = parts.iter().any(|part| {
        let bare = part.trim_matches(|character: char| !character.is_alphanumeric());
        !bare.is_empty()
            && bare.starts_with(|character: char| character.is_ascii_digit())
            && bare
                .chars()
                .all(|character| character.is_ascii_digit() || ".,".contains(character))
    });
    number && parts.iter().any(|part| is_word(part) && part.len() > 2)
}

/// Letters only, apart from the punctuation around them; `{}` of a format is no
/// word, nor is `a` of a drawing path next to a number.
fn is_word(part: &str) -> bool {
    let bare = part
        .trim_matches(|character: char| !character.is_alphanumeric() && !"{}".contains(character));
    !bare.is_empty()
        && bare
            .chars()
            .all(|character| character.is_alphabetic() || "'’-".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile {
            path: "src/steps/today/mod.rs".to_owned(),
            text: text.to_owned(),
        }
    }

    fn names() -> BTreeSet<String> {
        BTreeSet::from(["examplimab".to_owned(), "exempla".to_owned()])
    }

    #[test]
    fn a_medicine_named_in_code_is_reported() {
        for planted in [
            r#"const A: &str = "examplimab";"#,
            r#"fn a(b: &str) -> bool { b == "EXEMPLA 10 mg" }"#,
            r#"fn a() { html! { <p>{ "about Examplimab" }</p> } }"#,
        ] {
            let found = medicine_names(&file(planted), &names()).unwrap();
            assert_eq!(found.len(), 1, "{planted}");
            assert!(found[0].starts_with("src/steps/today/mod.rs:1: "));
        }
    }

    #[test]
    fn a_medicine_in_a_comment_or_test_is_no_matter() {
        let text = r#"
            //! About examplimab.
            #[cfg(test)]
            mod tests { const A: &str = "examplimab"; }
        "#;
        assert!(medicine_names(&file(text), &names()).unwrap().is_empty());
    }

    #[test]
    fn words_for_a_person_in_code_are_reported() {
        for planted in [
            r#"fn a() { html! { <p>{ "What matters to you?" }</p> } }"#,
            r#"const A: &str = "Not known";"#,
            r#"fn a() -> String { format!("You have had {} relapses", 2) }"#,
            r#"const A: &str = "14 out of 100 people";"#,
            r#"const A: &str = "for 12 months";"#,
        ] {
            assert_eq!(sentences(&file(planted)).unwrap().len(), 1, "{planted}");
        }
    }

    #[test]
    fn what_only_looks_like_words_is_not_reported() {
        for text in [
            r#"const A: &str = "0 0 24 24";"#,
            r#"const A: &str = "M 10 10 L 20 20 Z";"#,
            r#"const A: &str = "option option--open is-wide";"#,
            r#"const A: &str = "Enter";"#,
            r#"const A: &str = "text/calendar; charset=utf-8";"#,
            r#"fn a() -> String { format!("translate({} {})", 1, 2) }"#,
            r#"fn a() { b.expect("The list was checked to be full"); }"#,
            r#"fn a() { unreachable!("The list was checked to be full"); }"#,
            r#"#[cfg(test)] mod tests { const A: &str = "What matters to you?"; }"#,
        ] {
            assert_eq!(
                sentences(&file(text)).unwrap(),
                Vec::<String>::new(),
                "{text}"
            );
        }
    }
}
