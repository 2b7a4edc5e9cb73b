//! The words that stand in the page before the program is there.
//!
//! `index.html` names them in braces, as `{today.title}`; they are written once, in the
//! catalogue. A message with slots, plurals or two tones cannot stand there, since nothing
//! would fill it.

use anyhow::{Context, Result, bail};
use std::fmt::Write as _;

/// The page with its words from a catalogue (the text of `words/en.toml`).
///
/// # Errors
/// When the catalogue cannot be read, or holds no plain text under a name of the page.
pub fn filled(page: &str, catalogue: &str) -> Result<String> {
    let words: toml::Table = catalogue.parse().context("the catalogue cannot be read")?;
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((section, key)) = name(rest) {
            escaped(&mut out, message(&words, section, key)?);
            rest = &rest[section.len() + key.len() + "{.}".len()..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// The name at the start of `text`: braces round two small words with a point between them.
fn name(text: &str) -> Option<(&str, &str)> {
    let (inside, _) = text.strip_prefix('{')?.split_once('}')?;
    let (section, key) = inside.split_once('.')?;
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    (is_word(section) && is_word(key)).then_some((section, key))
}

fn message<'a>(words: &'a toml::Table, section: &str, key: &str) -> Result<&'a str> {
    let text = words
        .get(section)
        .and_then(|section| section.get(key))
        .with_context(|| format!("the page names {section}.{key}, which the catalogue lacks"))?
        .as_str()
        .with_context(|| {
            format!("{section}.{key} is not one plain text, so the page cannot hold it")
        })?;
    if text.contains(['{', '}', '\n']) {
        bail!("{section}.{key} has slots or paragraphs, so the page cannot hold it");
    }
    Ok(text)
}

fn escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            // Writing to a text cannot fail.
            '&' | '<' | '>' | '"' | '\'' => {
                let _ = write!(out, "&#{};", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::filled;

    const WORDS: &str = r#"
[today]
title = "Now & <then>"
lead = "Say \"so\""
count = "{count:n} things"
tone = { plain = "a", clinical = "b" }
"#;

    #[test]
    fn names_become_words_that_are_no_markup() {
        let page = r#"<h1 title="{today.lead}">{today.title}</h1><script>{ a.b } {x}</script>"#;
        assert_eq!(
            filled(page, WORDS).unwrap(),
            r#"<h1 title="Say &#34;so&#34;">Now &#38; &#60;then&#62;</h1><script>{ a.b } {x}</script>"#
        );
    }

    #[test]
    fn what_nothing_would_fill_is_refused() {
        for (page, says) in [
            ("{today.absent}", "lacks"),
            ("{absent.title}", "lacks"),
            ("{today.count}", "slots"),
            ("{today.tone}", "one plain text"),
        ] {
            let error = filled(page, WORDS).unwrap_err().to_string();
            assert!(error.contains(says), "{page}: {error}");
        }
        assert!(filled("", "[").is_err());
    }

    #[test]
    fn the_page_of_the_project_is_filled() {
        let page = filled(
            include_str!("../../index.html"),
            include_str!("../../words/en.toml"),
        )
        .unwrap();
        assert!(!page.contains("{today."), "{page}");
        assert!(page.contains("id=\"loading-status\""), "{page}");
    }
}
