//! From the notation to nodes.

use super::Wrong;
use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree, token_stream};
use std::iter::Peekable;

/// A piece of markup.
pub(crate) enum Node {
    Element(Element),
    Component(Component),
    /// Nodes side by side.
    Fragment(Vec<Node>),
    /// Words that never change.
    Text(String),
    /// An expression that gives a node.
    Block(TokenStream),
    /// An expression that gives nodes one after another.
    Each(TokenStream),
    /// A choice: conditions with what they show, and what is shown otherwise.
    If(Vec<(TokenStream, Vec<Node>)>, Vec<Node>),
}

pub(crate) struct Element {
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Node>,
}

pub(crate) struct Component {
    /// Path of the type.
    pub path: TokenStream,
    pub properties: Vec<Attribute>,
}

pub(crate) struct Attribute {
    pub name: String,
    pub span: Span,
    pub value: Value,
}

pub(crate) enum Value {
    /// A text that never changes.
    Static(String),
    /// An expression.
    Expression(TokenStream),
}

type Tokens = Peekable<token_stream::IntoIter>;

/// Reads nodes to the end of the tokens.
pub(crate) fn nodes(input: TokenStream) -> Result<Vec<Node>, Wrong> {
    let mut tokens = input.clone().into_iter().peekable();
    // An expression needs no braces where it stands alone.
    if let Some(TokenTree::Ident(word)) = tokens.peek()
        && word.to_string() != "if"
    {
        return Ok(vec![Node::Block(input)]);
    }
    let nodes = children(&mut tokens)?;
    match tokens.next() {
        None => Ok(nodes),
        Some(left) => Err(Wrong::new("an end tag without its start", left.span())),
    }
}

/// Nodes up to the end, or to the end tag of what holds them, which is taken up to its `<` `/`.
fn children(tokens: &mut Tokens) -> Result<Vec<Node>, Wrong> {
    let mut found = Vec::new();
    while let Some(token) = tokens.peek() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                let span = punct.span();
                tokens.next();
                if is(tokens.peek(), '/') {
                    tokens.next();
                    return Ok(found);
                }
                found.push(tag(tokens, span)?);
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                found.push(block(group));
                tokens.next();
            }
            TokenTree::Ident(word) if word.to_string() == "if" => {
                tokens.next();
                found.push(choice(tokens)?);
            }
            TokenTree::Literal(literal) => {
                let (text, span) = (text_of(&literal.to_string()), literal.span());
                found.push(Node::Text(text.ok_or_else(|| {
                    Wrong::new("only texts stand without braces", span)
                })?));
                tokens.next();
            }
            other => return Err(Wrong::new("no markup", other.span())),
        }
    }
    Ok(found)
}

/// An element, a component or a fragment, after its `<`.
fn tag(tokens: &mut Tokens, start: Span) -> Result<Node, Wrong> {
    if is(tokens.peek(), '>') {
        tokens.next();
        let inside = children(tokens)?;
        punct(tokens, '>', start)?;
        return Ok(Node::Fragment(inside));
    }
    let mut path = Vec::new();
    while let Some(token) = tokens.peek() {
        match token {
            TokenTree::Ident(_) if path.is_empty() || !is(path.last(), ':') => {
                if !path.is_empty() {
                    break;
                }
                path.extend(tokens.next());
            }
            TokenTree::Ident(_) => path.extend(tokens.next()),
            TokenTree::Punct(punct) if punct.as_char() == ':' => path.extend(tokens.next()),
            _ => break,
        }
    }
    let name = match path.last() {
        Some(TokenTree::Ident(name)) => name.to_string(),
        _ => return Err(Wrong::new("a tag needs a name", start)),
    };
    // `<Canvas<Rows> …>`: what a component is made for.
    if is(tokens.peek(), '<') {
        for token in tokens.by_ref() {
            let last = is(Some(&token), '>');
            path.push(token);
            if last {
                break;
            }
        }
    }
    let (attributes, closed) = attributes(tokens, start)?;
    if name.starts_with(char::is_uppercase) {
        if !closed {
            return Err(Wrong::new("a component has no children here", start));
        }
        return Ok(Node::Component(Component {
            path: path.into_iter().collect(),
            properties: attributes,
        }));
    }
    let mut inside = Vec::new();
    if !closed {
        inside = children(tokens)?;
        match tokens.next() {
            Some(TokenTree::Ident(end)) if end.to_string() == name => punct(tokens, '>', start)?,
            other => {
                let at = other.map_or(start, |token| token.span());
                return Err(Wrong::new(
                    format!("the end tag of <{name}> is missing"),
                    at,
                ));
            }
        }
    }
    Ok(Node::Element(Element {
        name,
        attributes,
        children: inside,
    }))
}

/// Attributes up to `>`, or to `/>`: then the element is closed.
fn attributes(tokens: &mut Tokens, start: Span) -> Result<(Vec<Attribute>, bool), Wrong> {
    let mut found = Vec::new();
    loop {
        match tokens.next() {
            Some(TokenTree::Punct(end)) if end.as_char() == '>' => return Ok((found, false)),
            Some(TokenTree::Punct(end)) if end.as_char() == '/' => {
                punct(tokens, '>', start)?;
                return Ok((found, true));
            }
            // `{onclick}` is `onclick={onclick}`.
            Some(TokenTree::Group(group)) => found.push(Attribute {
                name: group.stream().to_string(),
                span: group.span(),
                value: Value::Expression(group.stream()),
            }),
            Some(TokenTree::Ident(first)) => {
                let span = first.span();
                let mut name = first.to_string();
                while is(tokens.peek(), '-') {
                    tokens.next();
                    name.push('-');
                    if let Some(part) = tokens.next() {
                        name.push_str(&part.to_string());
                    }
                }
                punct(tokens, '=', span)?;
                let value = match tokens.next() {
                    Some(TokenTree::Literal(literal)) => match text_of(&literal.to_string()) {
                        Some(text) => Value::Static(text),
                        None => Value::Expression(TokenTree::Literal(literal).into()),
                    },
                    Some(TokenTree::Group(group)) => match only_text(&group) {
                        Some(text) => Value::Static(text),
                        None => Value::Expression(group.stream()),
                    },
                    _ => return Err(Wrong::new("an attribute needs a value", span)),
                };
                // Words that Rust keeps for itself are written `r#type`.
                let name = name.trim_start_matches("r#").to_owned();
                found.push(Attribute { name, span, value });
            }
            other => {
                let at = other.map_or(start, |token| token.span());
                return Err(Wrong::new(
                    "neither an attribute nor the end of the tag",
                    at,
                ));
            }
        }
    }
}

/// `{ … }`
fn block(group: &Group) -> Node {
    if let Some(text) = only_text(group) {
        return Node::Text(text);
    }
    let mut inside = group.stream().into_iter();
    match inside.next() {
        Some(TokenTree::Ident(word)) if word.to_string() == "for" => Node::Each(inside.collect()),
        _ => Node::Block(group.stream()),
    }
}

/// A choice, after its `if`.
fn choice(tokens: &mut Tokens) -> Result<Node, Wrong> {
    let mut cases = Vec::new();
    loop {
        let mut condition = Vec::new();
        let shown = loop {
            match tokens.next() {
                // Braces of a pattern stand before its `=`.
                Some(TokenTree::Group(group))
                    if group.delimiter() == Delimiter::Brace && !is(tokens.peek(), '=') =>
                {
                    break nodes(group.stream())?;
                }
                Some(token) => condition.push(token),
                None => {
                    return Err(Wrong::new("an `if` without a body", Span::call_site()));
                }
            }
        };
        cases.push((condition.into_iter().collect(), shown));
        if !is_word(tokens.peek(), "else") {
            return Ok(Node::If(cases, Vec::new()));
        }
        tokens.next();
        if is_word(tokens.peek(), "if") {
            tokens.next();
            continue;
        }
        return match tokens.next() {
            Some(TokenTree::Group(group)) => Ok(Node::If(cases, nodes(group.stream())?)),
            _ => Err(Wrong::new("an `else` without a body", Span::call_site())),
        };
    }
}

fn is(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_word(token: Option<&TokenTree>, wanted: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(word)) if word.to_string() == wanted)
}

fn punct(tokens: &mut Tokens, wanted: char, near: Span) -> Result<(), Wrong> {
    let token = tokens.next();
    if is(token.as_ref(), wanted) {
        return Ok(());
    }
    let at = token.map_or(near, |token| token.span());
    Err(Wrong::new(format!("`{wanted}` is missing"), at))
}

/// The text of a group that holds one literal text and nothing else.
fn only_text(group: &Group) -> Option<String> {
    let mut inside = group.stream().into_iter();
    match (inside.next(), inside.next()) {
        (Some(TokenTree::Literal(literal)), None) => text_of(&literal.to_string()),
        _ => None,
    }
}

/// The text of a literal as it stands in the source; none when it is no plain text, or holds
/// an escape or a line end, which an expression may keep: signs below the space are marks.
fn text_of(literal: &str) -> Option<String> {
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = |letter: char| letter != '\\' && !letter.is_control();
    inside.chars().all(is_plain).then(|| inside.to_owned())
}
