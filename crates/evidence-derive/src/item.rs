//! The parts of a record that its form depends on, read from its source.

use proc_macro::{Delimiter, TokenStream, TokenTree, token_stream};
use std::iter::Peekable;

/// A record.
pub(crate) enum Item {
    Record {
        name: String,
        fields: Vec<Field>,
    },
    Choice {
        name: String,
        variants: Vec<(String, Fields)>,
    },
}

/// What a record or an alternative holds.
pub(crate) enum Fields {
    None,
    Numbered(Vec<Field>),
    Named(Vec<Field>),
}

#[derive(Clone)]
pub(crate) struct Field {
    pub name: String,
    /// Left out of the form of the browser.
    pub editor: bool,
}

type Tokens = Peekable<token_stream::IntoIter>;

/// Reads a structure with named fields, or an enumeration.
pub(crate) fn read(input: TokenStream) -> Result<Item, String> {
    let mut tokens = input.into_iter().peekable();
    let _ = attributes(&mut tokens);
    let (kind, name) = (word(&mut tokens)?, word(&mut tokens)?);
    let Some(TokenTree::Group(body)) = tokens.next() else {
        return Err(format!("{name} has no fields in braces"));
    };
    let mut inside = body.stream().into_iter().peekable();
    match kind.as_str() {
        "struct" if body.delimiter() == Delimiter::Brace => Ok(Item::Record {
            name,
            fields: named(&mut inside)?,
        }),
        "enum" => Ok(Item::Choice {
            name,
            variants: variants(&mut inside)?,
        }),
        _ => Err(format!("{name} is neither a structure nor an enumeration")),
    }
}

fn variants(tokens: &mut Tokens) -> Result<Vec<(String, Fields)>, String> {
    let mut found = Vec::new();
    while tokens.peek().is_some() {
        let _ = attributes(tokens);
        let name = word(tokens)?;
        let fields = match tokens.peek() {
            Some(TokenTree::Group(group)) => {
                let mut inside = group.stream().into_iter().peekable();
                match group.delimiter() {
                    Delimiter::Brace => Fields::Named(named(&mut inside)?),
                    _ => Fields::Numbered(numbered(&mut inside)),
                }
            }
            _ => Fields::None,
        };
        to_comma(tokens);
        found.push((name, fields));
    }
    Ok(found)
}

fn named(tokens: &mut Tokens) -> Result<Vec<Field>, String> {
    let mut found = Vec::new();
    while tokens.peek().is_some() {
        let editor = attributes(tokens);
        let name = word(tokens)?;
        to_comma(tokens);
        found.push(Field { name, editor });
    }
    Ok(found)
}

fn numbered(tokens: &mut Tokens) -> Vec<Field> {
    let mut found = Vec::new();
    while tokens.peek().is_some() {
        let editor = attributes(tokens);
        to_comma(tokens);
        let name = format!("f{}", found.len());
        found.push(Field { name, editor });
    }
    found
}

/// Takes attributes and `pub`; gives whether one of them is `#[compact(editor)]`.
fn attributes(tokens: &mut Tokens) -> bool {
    let mut editor = false;
    loop {
        match tokens.peek() {
            Some(TokenTree::Punct(mark)) if mark.as_char() == '#' => {
                tokens.next();
                let said = tokens.next().map(|group| group.to_string());
                editor |= said.is_some_and(|said| said.replace(' ', "") == "[compact(editor)]");
            }
            Some(TokenTree::Ident(word)) if word.to_string() == "pub" => {
                tokens.next();
                if let Some(TokenTree::Group(_)) = tokens.peek() {
                    tokens.next();
                }
            }
            _ => return editor,
        }
    }
}

fn word(tokens: &mut Tokens) -> Result<String, String> {
    match tokens.next() {
        Some(TokenTree::Ident(word)) => Ok(word.to_string()),
        other => Err(format!("a name is missing: {other:?}")),
    }
}

/// Goes behind the next comma that stands in no pointed brackets, or to the end.
fn to_comma(tokens: &mut Tokens) {
    let mut deep = 0;
    for token in tokens.by_ref() {
        if let TokenTree::Punct(mark) = token {
            match mark.as_char() {
                '<' => deep += 1,
                '>' => deep -= 1,
                ',' if deep == 0 => return,
                _ => {}
            }
        }
    }
}
