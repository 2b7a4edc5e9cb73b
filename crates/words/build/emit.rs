//! The Rust text of the catalogue: one module a section, one function a message.
//!
//! A message is one text with marks for its slots, and a step for each slot
//! (`crate::said`), without the formatting machinery and without generics: it costs the
//! browser little more than its own letters.
//!
//! Texts that the first step does not say stand in one piece beside the code (`crate::late`),
//! so that a page need not wait for them.

use super::message::{Form, Key, Message, Piece, Slot, SlotKind};
use super::read::Language;
use std::collections::BTreeMap;

/// Stands for a slot in a text: `said::SLOT`.
const SLOT: char = '\u{1}';

/// Sections of the first step and of the frame around all steps. What is missing here comes
/// later than it could; what is here without need makes every page wait for it.
const EARLY: [&str; 9] = [
    "common", "cover", "crash", "date", "number", "route", "shell", "steps", "today",
];

/// What the catalogue becomes.
pub struct Generated {
    /// The functions.
    pub code: String,
    /// The texts of all sections but the early ones, each once.
    pub late: String,
}

/// The late texts, and where each begins.
#[derive(Default)]
struct Late {
    texts: String,
    places: BTreeMap<String, usize>,
}

impl Late {
    /// What a function says to get a text.
    fn said(&mut self, text: &str) -> String {
        let place = match self.places.get(text) {
            Some(place) => *place,
            None => {
                let place = self.texts.len();
                self.texts.push_str(text);
                self.places.insert(text.to_owned(), place);
                place
            }
        };
        format!("const {{ crate::late::text({place}, {}) }}", text.len())
    }
}

/// A section: its messages, and the sections inside it.
#[derive(Default)]
struct Module<'a> {
    messages: BTreeMap<&'a str, &'a Key>,
    modules: BTreeMap<&'a str, Module<'a>>,
}

/// The whole file. The first language is the reference.
pub fn catalogue(languages: &[Language]) -> Generated {
    let mut code = String::from("// Generated from words/*.toml.\n");
    let mut late = Late::default();
    let Some(reference) = languages.first() else {
        return Generated {
            code,
            late: late.texts,
        };
    };
    if languages.len() > 1 {
        code.push_str(&choice(languages));
    }
    code.push_str(&tags(languages));
    let mut root = Module::default();
    for key in reference.messages.keys() {
        let Some((name, sections)) = key.split_last() else {
            continue;
        };
        let mut module = &mut root;
        for section in sections {
            module = module.modules.entry(section).or_default();
        }
        module.messages.insert(name, key);
    }
    write_modules(&mut code, &mut late, &root, languages, "");
    Generated {
        code,
        late: late.texts,
    }
}

fn write_modules(
    code: &mut String,
    late: &mut Late,
    parent: &Module<'_>,
    languages: &[Language],
    indent: &str,
) {
    for (name, module) in &parent.modules {
        code.push_str(&format!(
            "\n{indent}/// Messages of the section `{name}`.\n"
        ));
        code.push_str(&format!("{indent}pub mod {name} {{\n"));
        let inner = format!("{indent}    ");
        for (name, key) in &module.messages {
            for line in function(name, key, languages, late).lines() {
                code.push_str(&format!("{inner}{line}\n"));
            }
        }
        write_modules(code, late, module, languages, &inner);
        code.push_str(&format!("{indent}}}\n"));
    }
}

/// The language setting; written only when there is more than one language.
fn choice(languages: &[Language]) -> String {
    let names: Vec<_> = languages
        .iter()
        .map(|language| variant(&language.code))
        .collect();
    let variants: String = languages
        .iter()
        .zip(&names)
        .map(|(language, name)| format!("    /// `{}`.\n    {name},\n", language.file))
        .collect();
    let arms: String = names
        .iter()
        .enumerate()
        .skip(1)
        .map(|(at, name)| format!("{at} => Language::{name}, "))
        .collect();
    let first = names.first().cloned().unwrap_or_default();
    format!(
        "/// A language of the catalogue.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Language {{\n{variants}}}\n\
         static LANGUAGE: core::sync::atomic::AtomicU8 = core::sync::atomic::AtomicU8::new(0);\n\
         /// The language that all messages are written in.\n\
         pub fn language() -> Language {{\n    \
             match LANGUAGE.load(core::sync::atomic::Ordering::Relaxed) {{ {arms}_ => Language::{first} }}\n\
         }}\n\
         /// Chooses the language of all messages from now on.\n\
         pub fn set_language(language: Language) {{\n    \
             LANGUAGE.store(language as u8, core::sync::atomic::Ordering::Relaxed);\n\
         }}\n"
    )
}

/// How a page is told the language of its words, and how it asks for another.
fn tags(languages: &[Language]) -> String {
    let chosen = |of: fn(&str) -> &str| match languages {
        [only] => format!("{:?}", of(&only.code)),
        several => {
            let arms: String = several
                .iter()
                .map(|language| {
                    let name = variant(&language.code);
                    format!("Language::{name} => {:?}, ", of(&language.code))
                })
                .collect();
            format!("match language() {{ {arms}}}")
        }
    };
    let (argument, choice) = match languages {
        [_] => ("_tag", "{}".to_owned()),
        several => {
            let arms: String = several
                .iter()
                .map(|language| {
                    let name = variant(&language.code);
                    format!("{:?} => set_language(Language::{name}), ", language.code)
                })
                .collect();
            (
                "tag",
                format!("{{\n    match tag {{ {arms}_ => {{}} }}\n}}"),
            )
        }
    };
    format!(
        "/// The tag of the language of all messages, for the attribute `lang`.\n\
         pub fn language_tag() -> &'static str {{\n    {}\n}}\n\
         /// Which way its lines run, for the attribute `dir`.\n\
         pub fn text_direction() -> &'static str {{\n    {}\n}}\n\
         /// Chooses the language with this tag; an unknown tag changes nothing.\n\
         pub fn choose_language({argument}: &str) {choice}\n",
        chosen(|code| code),
        chosen(direction),
    )
}

/// Which way the lines of a language run.
fn direction(code: &str) -> &'static str {
    match code.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

/// `en` is `Language::En`.
fn variant(code: &str) -> String {
    let mut letters = code.chars().filter(char::is_ascii_alphanumeric);
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

fn function(name: &str, key: &Key, languages: &[Language], late: &mut Late) -> String {
    let translations: Vec<_> = languages
        .iter()
        .filter_map(|language| Some((&language.code, language.messages.get(key)?)))
        .collect();
    let Some((_, reference)) = translations.first() else {
        return String::new();
    };
    let fixed = translations.iter().all(|(_, message)| message.is_fixed());
    let is_early = key
        .first()
        .is_none_or(|section| EARLY.contains(&section.as_str()));
    let mut literal = |text: &str| {
        if is_early || text.is_empty() {
            format!("{text:?}")
        } else {
            late.said(text)
        }
    };
    let body = match translations.as_slice() {
        [(code, only)] => wordings(only, fixed, isolates(code, key), &mut literal),
        several => {
            let arms: String = several
                .iter()
                .map(|(code, message)| {
                    let name = variant(code);
                    format!(
                        "crate::catalogue::Language::{name} => {{ {} }}\n",
                        wordings(message, fixed, isolates(code, key), &mut literal)
                    )
                })
                .collect();
            format!("match crate::catalogue::language() {{\n{arms}}}")
        }
    };
    let returned = if fixed { "&'static str" } else { "String" };
    let arguments = arguments(reference);
    let body: String = body.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "{}pub fn {name}({arguments}) -> {returned} {{\n{body}}}\n",
        documentation(reference)
    )
}

/// The texts in the reference language, as a block that rustdoc shows as it is.
fn documentation(message: &Message) -> String {
    let mut lines = vec!["```text".to_owned()];
    for text in message.forms().flat_map(|form| &form.variants) {
        lines.extend(text.1.source.lines().map(str::to_owned));
    }
    lines.push("```".to_owned());
    lines
        .iter()
        .map(|line| format!("#[doc = {line:?}]\n"))
        .collect()
}

fn arguments(message: &Message) -> String {
    let wording = message
        .clinical
        .is_some()
        .then(|| "wording: crate::Wording".to_owned());
    let slots = message.slots.iter().map(|Slot { name, kind }| {
        let written = match kind {
            SlotKind::Text => "&str",
            SlotKind::Number => "u64",
            SlotKind::Date => "chrono::NaiveDate",
            SlotKind::Partial => "waymark_evidence::PartialDate",
        };
        format!("{name}: {written}")
    });
    wording
        .into_iter()
        .chain(slots)
        .collect::<Vec<_>>()
        .join(", ")
}

fn wordings(
    message: &Message,
    fixed: bool,
    isolates: bool,
    literal: &mut impl FnMut(&str) -> String,
) -> String {
    match &message.clinical {
        None => form(&message.plain, fixed, isolates, literal),
        Some(clinical) => format!(
            "match wording {{\n    crate::Wording::Plain => {{ {} }}\n    \
             crate::Wording::Clinical => {{ {} }}\n}}",
            form(&message.plain, fixed, isolates, literal),
            form(clinical, fixed, isolates, literal)
        ),
    }
}

/// One wording. The known plural rules have two categories, `other` and, for exactly 1, `one`.
fn form(
    form: &Form,
    fixed: bool,
    isolates: bool,
    literal: &mut impl FnMut(&str) -> String,
) -> String {
    let mut text = |at: usize| {
        form.variants
            .get(at)
            .map(|(_, text)| pieces(&text.pieces, fixed, isolates, literal))
            .unwrap_or_default()
    };
    match &form.by {
        None => text(0),
        Some(by) => format!("if {by} == 1 {{ {} }} else {{ {} }}", text(1), text(0)),
    }
}

/// A name in other letters keeps to itself in a line that runs from right to left: without
/// the marks of isolation it would pull the numbers and stops beside it to its own side.
/// Dates are made of the language's own words; isolated from each other, day and year would
/// no longer know which way the line runs.
fn isolates(code: &str, key: &Key) -> bool {
    direction(code) == "rtl" && key.first().is_none_or(|section| section != "date")
}

fn pieces(
    pieces: &[Piece],
    fixed: bool,
    isolates: bool,
    literal: &mut impl FnMut(&str) -> String,
) -> String {
    let (mut text, mut steps) = (String::new(), String::new());
    for piece in pieces {
        match piece {
            Piece::Literal(piece) => text.push_str(piece),
            Piece::Slot(Slot { name, kind }) => {
                text.push(SLOT);
                let step = match kind {
                    SlotKind::Text if isolates => "isolated",
                    SlotKind::Text => "text",
                    SlotKind::Number => "number",
                    SlotKind::Date => "date",
                    SlotKind::Partial => "partial",
                };
                steps.push_str(&format!("_said.{step}({name}); "));
            }
        }
    }
    let text = literal(&text);
    if fixed {
        text
    } else {
        format!("let mut _said = crate::said::Said::of({text}); {steps}_said.whole()")
    }
}
