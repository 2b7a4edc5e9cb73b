//! From message catalogue to Rust. The build script and the tests both include this file.
//!
//! What lives here: reading `words/<language>.toml`, every reason to refuse a catalogue,
//! and the Rust text of the functions. What does not: how a number or a date is written
//! (`src/number.rs`, `src/date.rs`).

#![allow(
    unused_imports,
    reason = "the tests name more of the types than the build does"
)]

mod check;
mod emit;
mod message;
mod names;
pub mod pseudo;
mod read;
mod template;

pub use emit::Generated;
pub use message::{Form, Message, Piece, SlotKind, Template};
pub use read::Language;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// The language all others are compared with, and that the documentation shows.
pub const REFERENCE: &str = "en";

/// One catalogue file: `words/en.toml` is the language `en`.
pub struct Source {
    /// File name, for messages about defects.
    pub file: String,
    /// Language code: the file name without its ending.
    pub language: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// A source from its language code and text.
    pub fn new(language: &str, text: &str) -> Source {
        Source {
            file: format!("words/{language}.toml"),
            language: language.to_owned(),
            text: text.to_owned(),
        }
    }

    /// All `.toml` files of a folder, the reference language first, then by name.
    ///
    /// # Errors
    /// When the folder or a file cannot be read.
    pub fn load(folder: &Path) -> std::io::Result<Vec<Source>> {
        let mut sources = BTreeMap::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let stem = path.file_stem().unwrap_or_default();
            let language = stem.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path)?;
            sources.insert(
                (language != REFERENCE, language.clone()),
                Source::new(&language, &text),
            );
        }
        Ok(sources.into_values().collect())
    }
}

/// One reason to refuse a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The file it is in.
    pub file: String,
    /// `section.key`; empty when the file as a whole cannot be read.
    pub key: String,
    /// What is wrong and what to write instead.
    pub reason: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.key.is_empty() {
            write!(f, "{}: {}", self.file, self.reason)
        } else {
            write!(f, "{}: {}: {}", self.file, self.key, self.reason)
        }
    }
}

/// Reads and checks all languages; the reference language comes first.
///
/// # Errors
/// Every defect found, in the order of files and keys.
pub fn languages(sources: &[Source]) -> Result<Vec<Language>, Vec<Defect>> {
    let mut defects = Vec::new();
    let mut languages: Vec<Language> = sources
        .iter()
        .map(|source| read::language(source, &mut defects))
        .collect();
    languages.sort_by_key(|language| language.code != REFERENCE);
    check::languages(&languages, &mut defects);
    if defects.is_empty() {
        Ok(languages)
    } else {
        Err(defects)
    }
}

/// The Rust text of the whole catalogue.
///
/// # Errors
/// Every defect found, in the order of files and keys.
pub fn generate(sources: &[Source]) -> Result<Generated, Vec<Defect>> {
    languages(sources).map(|languages| emit::catalogue(&languages))
}

/// The same with the two languages of [`pseudo`] besides.
///
/// # Errors
/// Every defect found, in the order of files and keys.
pub fn generate_with_pseudo(sources: &[Source]) -> Result<Generated, Vec<Defect>> {
    let mut languages = languages(sources)?;
    if let Some(reference) = languages.first() {
        languages.extend(pseudo::languages(reference));
    }
    Ok(emit::catalogue(&languages))
}
