//! Every message of `words/en.toml` is said somewhere.
//!
//! A message counts as used when code names its path with its section: `shell::skip`,
//! `words::shell::skip` or `crate::catalogue::shell::skip`, and `steps::today::title` or
//! `today::title` for a nested one. A section imported under another name in the same file
//! (`use waymark_words::shell as words;`) counts under that name. Comments and texts in
//! quotes do not count.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop where they fail")]

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use std::collections::BTreeSet;
use std::path::Path;

/// Where messages may be said.
const PLACES: [&str; 5] = [
    "src",
    "crates/words/src",
    "crates/exchange/src",
    "crates/cli/src",
    "tests",
];

/// Names of the crate in front of a section.
const CRATE: [&str; 6] = [
    "words",
    "waymark_words",
    "catalogue",
    "crate",
    "self",
    "super",
];

#[test]
fn every_message_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = generate::Source::load(&root.join("words")).unwrap();
    let languages = generate::languages(&sources).unwrap();
    let mut paths = BTreeSet::new();
    for place in PLACES {
        collect(&root.join(place), &mut paths);
    }
    // The page names the words that stand in it before the program is there.
    let page = std::fs::read_to_string(root.join("index.html")).unwrap();
    paths.extend(named_in_braces(&page));
    let unused: Vec<_> = languages
        .iter()
        .flat_map(|language| language.messages.keys())
        .filter(|key| !is_used(key, &paths))
        .map(|key| key.join("."))
        .collect();
    assert!(
        unused.is_empty(),
        "no code says these messages of words/; use `section::key`, or remove them:\n{}",
        unused.join("\n")
    );
}

#[test]
fn only_a_path_with_its_section_is_a_use() {
    let used = |key: &str, code: &str| {
        let mut paths = BTreeSet::new();
        read_paths(code, &mut paths);
        is_used(
            &key.split('.').map(str::to_owned).collect::<Vec<_>>(),
            &paths,
        )
    };
    for code in [
        "let text = words::shell::skip();",
        "html! { <a>{ shell::skip() }</a> }",
        "crate::catalogue::shell::skip()",
        "label={words::shell::skip}",
        "let a = 'x'; let quote = '\"'; let b = '\\''; shell::skip()",
        "fn f<'a>(x: &'a str) -> &'a str { shell::skip() }",
        "use waymark_words::shell as words; words::skip()",
        "use waymark_words::{common, shell as words}; words::skip()",
        "use crate::catalogue::shell as words; words::skip()",
        "r#\"raw \" text\"#; shell::skip()",
    ] {
        assert!(used("shell.skip", code), "{code}");
    }
    for code in [
        "// shell::skip()",
        "/* shell::skip() /* nested */ shell::skip() */",
        "let text = \"shell::skip()\";",
        "let text = \"\\\" shell::skip()\";",
        "let text = r#\"a \" shell::skip()\"#;",
        "shell::skip_all()",
        "other::shell::skip()",
        "my_shell::skip()",
        "skip()",
    ] {
        assert!(!used("shell.skip", code), "{code}");
    }
    assert!(used("steps.today.title", "words::steps::today::title()"));
    assert!(used("steps.today.title", "today::title()"));
    assert!(!used("steps.today.title", "other::today::title()"));
    assert!(!used("steps.today.title", "steps::title()"));
}

/// Some path, without the names of the crate, is the end of the key, section included.
fn is_used(key: &[String], paths: &BTreeSet<Vec<String>>) -> bool {
    (0..key.len() - 1).any(|start| paths.contains(&key[start..]))
}

/// The names `{section.key}` of a page.
fn named_in_braces(page: &str) -> impl Iterator<Item = Vec<String>> {
    page.split('{').skip(1).filter_map(|rest| {
        let (section, key) = rest.split_once('}')?.0.split_once('.')?;
        Some(vec![section.to_owned(), key.to_owned()])
    })
}

#[test]
fn only_a_whole_name_of_the_page_is_a_use() {
    let named = |page: &str| named_in_braces(page).collect::<Vec<_>>();
    assert_eq!(named("<p>{shell.skip}</p>"), [["shell", "skip"]]);
    assert!(named("shell.skip {shell skip} {shell.skip").is_empty());
}

fn collect(folder: &Path, paths: &mut BTreeSet<Vec<String>>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            read_paths(&std::fs::read_to_string(&path).unwrap(), paths);
        }
    }
}

/// Adds every path `a::b` of Rust code, without the names of the crate in front.
fn read_paths(code: &str, paths: &mut BTreeSet<Vec<String>>) {
    let code = without_comments_and_texts(code);
    let aliases = aliases(&code);
    let part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    for token in code.split(|letter| !part(letter)) {
        let segments = token
            .split("::")
            .skip_while(|segment| CRATE.contains(segment));
        let path: Vec<_> = segments
            .map(|segment| segment.trim_matches(':').to_owned())
            .collect();
        let first = token.split("::").next().unwrap_or_default();
        if let Some((_, section)) = aliases.iter().find(|(alias, _)| alias == first) {
            let message = token.split("::").skip(1).map(str::to_owned);
            paths.insert(section.iter().cloned().chain(message).collect());
        }
        if path.len() > 1 {
            paths.insert(path);
        }
    }
}

/// Sections imported under another name: `use waymark_words::shell as words;`, also
/// inside braces, and in the crate itself `use crate::catalogue::shell as words;`.
fn aliases(code: &str) -> Vec<(String, Vec<String>)> {
    code.split(';')
        .filter_map(|statement| {
            let imports = |start| statement.split(start).nth(1);
            imports("use waymark_words::").or_else(|| imports("use crate::catalogue::"))
        })
        .flat_map(|imports| imports.split(['{', '}', ',']))
        .filter_map(|import| {
            let (section, alias) = import.trim().split_once(" as ")?;
            let section = section.split("::").map(str::to_owned).collect();
            Some((alias.trim().to_owned(), section))
        })
        .collect()
}

/// The code with a space in place of each comment and each text in quotes.
fn without_comments_and_texts(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let in_word = kept.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if first == '"' {
            text(rest)
        } else if first == 'r' && !in_word {
            raw_text(rest)
        } else if rest.starts_with("'\\") {
            // An escaped letter: '\'' or '\u{a0}'.
            rest.get(3..)
                .and_then(|tail| tail.find('\''))
                .map_or(rest.len(), |at| at + 4)
        } else if first == '\'' && rest.chars().nth(2) == Some('\'') {
            rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at)
        } else {
            0
        };
        if skipped == 0 {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            kept.push(' ');
            rest = &rest[skipped..];
        }
    }
    kept
}

fn block_comment(code: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < code.len() {
        let rest = &code.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    code.len()
}

fn text(code: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in code.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The length of `r"…"` or `r#"…"#`; 0 when it is neither.
fn raw_text(code: &str) -> usize {
    let marks = code[1..].bytes().take_while(|byte| *byte == b'#').count();
    let Some(inside) = code[1 + marks..].strip_prefix('"') else {
        return 0;
    };
    let end = format!("\"{}", "#".repeat(marks));
    inside
        .find(&end)
        .map_or(code.len(), |at| 2 + marks + at + end.len())
}
