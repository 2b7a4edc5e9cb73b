//! Reading Rust source as tokens: the string literals and the paths of the code
//! that is shipped. Comments, attributes and whatever is compiled for tests only
//! are left out.

use super::SourceFile;
use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::{iter::Peekable, vec::IntoIter};

/// A string literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// What it says.
    pub value: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The name before the parentheses that it stands in first: `expect` in
    /// `thing.expect("…")` and `panic` in `panic!("…")`.
    pub callee: Option<String>,
}

/// A path such as `std::time::Instant`; the imports of one `use` are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePath {
    /// Its names.
    pub segments: Vec<String>,
    /// The line, counted from 1.
    pub line: usize,
}

/// What the checks look at in one file.
#[derive(Debug, Clone, Default)]
pub struct Shipped {
    /// String literals.
    pub literals: Vec<Literal>,
    /// Paths.
    pub paths: Vec<CodePath>,
}

/// Reads a file.
///
/// # Errors
/// When it is not Rust.
pub fn read(file: &SourceFile) -> Result<Shipped> {
    let tokens: TokenStream = file
        .text
        .parse()
        .map_err(|error| anyhow!("{} is not Rust: {error}", file.path))?;
    let mut shipped = Shipped::default();
    walk(tokens, None, &mut shipped);
    Ok(shipped)
}

type Tokens = Peekable<IntoIter<TokenTree>>;

fn peekable(tokens: TokenStream) -> Tokens {
    tokens
        .into_iter()
        .collect::<Vec<_>>()
        .into_iter()
        .peekable()
}

fn walk(tokens: TokenStream, callee: Option<&str>, shipped: &mut Shipped) {
    let mut tokens = peekable(tokens);
    // The name that a following group of parentheses belongs to.
    let mut name: Option<String> = None;
    // Only the first tokens of an argument list are called by its name.
    let mut first = callee;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                if let Some(attribute) = take_attribute(&mut tokens)
                    && is_test_only(attribute)
                {
                    skip_item(&mut tokens);
                }
            }
            TokenTree::Ident(word) if word == "use" && !next_is(&mut tokens, '<') => {
                imports(&mut tokens, &[], shipped);
            }
            TokenTree::Ident(word) => {
                let line = word.span().start().line;
                let mut segments = vec![word.to_string()];
                while take_separator(&mut tokens) {
                    match tokens.peek() {
                        Some(TokenTree::Ident(next)) => {
                            segments.push(next.to_string());
                            tokens.next();
                        }
                        // `path::<T>` or `path::*`: the path ends here.
                        _ => break,
                    }
                }
                name = segments.last().cloned();
                shipped.paths.push(CodePath { segments, line });
            }
            TokenTree::Group(group) => {
                let callee = if group.delimiter() == Delimiter::Parenthesis {
                    name.as_deref()
                } else {
                    None
                };
                walk(group.stream(), callee, shipped);
                name = None;
            }
            TokenTree::Literal(literal) => {
                if let Some(value) = string_value(&literal.to_string()) {
                    shipped.literals.push(Literal {
                        value,
                        line: literal.span().start().line,
                        callee: first.map(str::to_owned),
                    });
                }
            }
            TokenTree::Punct(mark) => {
                // `name!(…)` still belongs to its name.
                if mark.as_char() != '!' {
                    name = None;
                }
                if mark.as_char() == ';' {
                    first = None;
                }
            }
        }
    }
}

fn next_is(tokens: &mut Tokens, mark: char) -> bool {
    matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == mark)
}

fn take(tokens: &mut Tokens, mark: char) -> bool {
    let found = next_is(tokens, mark);
    if found {
        tokens.next();
    }
    found
}

fn take_separator(tokens: &mut Tokens) -> bool {
    let mut ahead = tokens.clone();
    let found = take(&mut ahead, ':') && take(&mut ahead, ':');
    if found {
        *tokens = ahead;
    }
    found
}

/// After a `#`: takes `[…]` or `![…]`.
fn take_attribute(tokens: &mut Tokens) -> Option<Group> {
    take(tokens, '!');
    match tokens.peek() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            let group = group.clone();
            tokens.next();
            Some(group)
        }
        _ => None,
    }
}

/// `#[test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`; not `#[cfg(not(test))]`.
fn is_test_only(attribute: Group) -> bool {
    let mut tokens = peekable(attribute.stream());
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), None) => name == "test",
        (Some(TokenTree::Ident(name)), Some(TokenTree::Group(condition))) if name == "cfg" => {
            requires_test(condition.stream())
        }
        _ => false,
    }
}

fn requires_test(condition: TokenStream) -> bool {
    let mut tokens = peekable(condition);
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(name) = token else {
            continue;
        };
        if name == "test" {
            return true;
        }
        if let Some(TokenTree::Group(group)) = tokens.peek() {
            let inner = group.stream();
            tokens.next();
            if name == "all" && requires_test(inner) {
                return true;
            }
        }
    }
    false
}

/// Skips the rest of an item: up to its body or its semicolon, or, in a list of
/// fields or arms, its comma.
fn skip_item(tokens: &mut Tokens) {
    for token in tokens.by_ref() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(mark) if matches!(mark.as_char(), ';' | ',') => break,
            _ => {}
        }
    }
}

/// The imports after `use`, with the groups in braces taken apart.
fn imports(tokens: &mut Tokens, before: &[String], shipped: &mut Shipped) {
    let mut segments = before.to_vec();
    let mut line = None;
    let mut finish = |segments: &mut Vec<String>, line: &mut Option<usize>| {
        if let Some(line) = line.take() {
            shipped.paths.push(CodePath {
                segments: std::mem::replace(segments, before.to_vec()),
                line,
            });
        }
    };
    let mut groups = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "as" => {
                // The new name is no part of the path.
                tokens.next();
            }
            TokenTree::Ident(word) => {
                line.get_or_insert(word.span().start().line);
                segments.push(word.to_string());
            }
            TokenTree::Group(group) => {
                groups.push((segments.clone(), group));
                line = None;
                segments = before.to_vec();
            }
            TokenTree::Punct(mark) if mark.as_char() == ',' => finish(&mut segments, &mut line),
            TokenTree::Punct(mark) if mark.as_char() == ';' => break,
            _ => {}
        }
    }
    finish(&mut segments, &mut line);
    for (before, group) in groups {
        imports(&mut peekable(group.stream()), &before, shipped);
    }
}

/// What a literal says when it is a string, plain or raw, of bytes or of C.
fn string_value(literal: &str) -> Option<String> {
    let text = literal.trim_start_matches(['b', 'c']);
    if let Some(raw) = text.strip_prefix('r') {
        let raw = raw.trim_start_matches('#').trim_end_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let quoted = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut value = String::new();
    let mut characters = quoted.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' {
            value.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => value.push('\n'),
            Some('t') => value.push('\t'),
            // A line that goes on: the break and the indent are no part of it.
            Some('\n') => while characters.next_if(|next| next.is_whitespace()).is_some() {},
            Some('u') => {
                let digits: String = characters
                    .by_ref()
                    .skip(1)
                    .take_while(|next| *next != '}')
                    .collect();
                value.extend(
                    u32::from_str_radix(&digits, 16)
                        .ok()
                        .and_then(char::from_u32),
                );
            }
            Some(other) => value.push(other),
            None => {}
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(text: &str) -> Shipped {
        read(&SourceFile {
            path: "a.rs".to_owned(),
            text: text.to_owned(),
        })
        .unwrap()
    }

    fn values(text: &str) -> Vec<String> {
        shipped(text)
            .literals
            .into_iter()
            .map(|literal| literal.value)
            .collect()
    }

    fn paths(text: &str) -> Vec<String> {
        shipped(text)
            .paths
            .into_iter()
            .map(|path| path.segments.join("::"))
            .collect()
    }

    #[test]
    fn literals_are_read_wherever_they_stand() {
        assert_eq!(
            values(
                r##"fn a() { html! { <p title="one">{ "two\n\u{e9} \"x\"" }</p> } b(r#"three "4""#); }"##
            ),
            ["one", "two\né \"x\"", "three \"4\""]
        );
    }

    #[test]
    fn comments_attributes_and_tests_are_left_out() {
        let text = r#"
            //! In a module comment.
            /// "In a comment".
            #[allow(dead_code, reason = "in an attribute")]
            const A: &str = "kept";
            #[cfg(test)]
            mod tests { const B: &str = "in a test"; }
            #[cfg(all(test, feature = "x"))]
            use a::b;
            #[test]
            fn c() { d("in a test function"); }
            #[cfg(not(test))]
            fn e() { d("kept too"); }
            #[cfg(any(test, feature = "x"))]
            fn f() { d("kept as well"); }
        "#;
        assert_eq!(values(text), ["kept", "kept too", "kept as well"]);
        assert!(!paths(text).contains(&"a::b".to_owned()));
    }

    #[test]
    fn a_literal_knows_what_it_is_told_to() {
        let callees: Vec<_> = shipped(
            r#"fn a() { b.expect("one"); panic!("two {}", "three"); c(["four"]); let d = "five"; }"#,
        )
        .literals
        .into_iter()
        .map(|literal| literal.callee)
        .collect();
        assert_eq!(
            callees,
            [
                Some("expect".to_owned()),
                Some("panic".to_owned()),
                Some("panic".to_owned()),
                None,
                None
            ]
        );
    }

    #[test]
    fn imports_in_braces_are_told_apart() {
        assert_eq!(
            paths("use std::{fs::{self, File}, io as i, time::*}; use a::b;"),
            [
                "std::io",
                "std::time",
                "std::fs::self",
                "std::fs::File",
                "a::b"
            ]
        );
    }

    #[test]
    fn paths_in_code_are_read_whole() {
        let found = paths("fn a() -> b::C<d::E> { std::time::Instant::now(); f::<G>(h::I) }");
        for expected in ["b::C", "d::E", "std::time::Instant::now", "h::I"] {
            assert!(found.contains(&expected.to_owned()), "{found:?}");
        }
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(shipped("\n\nconst A: &str = \"a\";").literals[0].line, 3);
    }
}
