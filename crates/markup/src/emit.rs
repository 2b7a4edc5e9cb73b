//! From nodes to tokens: one text for what never changes, and slots for the rest.
//!
//! The marks of the text stand in `markup::template` of the page, which reads it.

use super::read::{Attribute, Component, Element, Node, Value};
use proc_macro::{Group, Ident, Literal, TokenStream, TokenTree};

/// Marks: each begins a token of the text, which ends where the next begins.
mod mark {
    pub const ELEMENT: char = '\u{1}';
    pub const NAME: char = '\u{2}';
    pub const VALUE: char = '\u{3}';
    pub const CHANGING: char = '\u{4}';
    pub const LISTENER: char = '\u{5}';
    pub const KEY: char = '\u{6}';
    pub const REFERENCE: char = '\u{7}';
    pub const INPUT_VALUE: char = '\u{8}';
    pub const CHECKED: char = '\u{b}';
    pub const TEXT: char = '\u{e}';
    pub const NODE: char = '\u{f}';
    pub const END: char = '\u{10}';
}

/// Attributes that are there or not.
const FLAGS: [&str; 9] = [
    "autofocus",
    "disabled",
    "hidden",
    "inert",
    "multiple",
    "open",
    "readonly",
    "required",
    "selected",
];

/// What is written for one piece of markup.
#[derive(Default)]
struct Written {
    template: String,
    /// Steps that lay the slots down, in their order.
    slots: TokenStream,
}

/// The expression that gives the nodes as one node.
pub(crate) fn node(mut nodes: Vec<Node>) -> TokenStream {
    while let [Node::Fragment(_)] = &nodes[..] {
        if let Some(Node::Fragment(inside)) = nodes.pop() {
            nodes = inside;
        }
    }
    if nodes.is_empty() {
        return filled("crate::markup::nothing()", &[]);
    }
    if nodes.len() == 1
        && let Some(one) = nodes.pop()
    {
        match alone(one) {
            Ok(expression) => return expression,
            Err(one) => nodes.push(one),
        }
    }
    let mut written = Written::default();
    for node in nodes {
        written.node(node);
    }
    let template = text(&written.template);
    filled(
        "{ _1 crate::markup::build(_0) }",
        &[template, written.slots],
    )
}

/// A node that needs no text around it; the node itself when it does.
fn alone(one: Node) -> Result<TokenStream, Node> {
    Ok(match one {
        Node::Component(component) => self::component(component),
        Node::Block(expression) => filled("crate::markup::node(_0)", &[argument(expression)]),
        Node::Each(expression) => filled("crate::markup::each(_0)", &[argument(expression)]),
        Node::If(cases, otherwise) => choice(cases, otherwise, node),
        other => return Err(other),
    })
}

impl Written {
    /// A slot: its mark, and the function that lays down what is put into it.
    fn slot(&mut self, mark: char, put: &str, arguments: &[TokenStream]) {
        self.template.push(mark);
        let places: Vec<_> = (0..arguments.len())
            .map(|place| format!("_{place}"))
            .collect();
        let step = format!("crate::markup::put::{put}({});", places.join(", "));
        self.slots.extend(filled(&step, arguments));
    }

    fn node(&mut self, node: Node) {
        match node {
            Node::Fragment(nodes) => {
                for node in nodes {
                    self.node(node);
                }
            }
            Node::Text(text) => {
                self.template.push(mark::TEXT);
                self.template.push_str(&text);
            }
            Node::Element(element) => self.element(element),
            Node::Block(expression) => self.slot(mark::NODE, "node", &[argument(expression)]),
            Node::Each(expression) => self.slot(mark::NODE, "each", &[argument(expression)]),
            Node::Component(component) => {
                self.slot(mark::NODE, "html", &[self::component(component)]);
            }
            Node::If(cases, otherwise) => {
                self.template.push(mark::NODE);
                self.slots.extend(choice(cases, otherwise, laid));
            }
        }
    }

    fn element(&mut self, element: Element) {
        self.template.push(mark::ELEMENT);
        self.template.push_str(&element.name);
        let takes_input = matches!(element.name.as_str(), "input" | "textarea");
        for attribute in element.attributes {
            self.attribute(attribute, takes_input);
        }
        for child in element.children {
            self.node(child);
        }
        self.template.push(mark::END);
    }

    fn attribute(&mut self, attribute: Attribute, takes_input: bool) {
        let name = attribute.name.as_str();
        let value = match attribute.value {
            Value::Static(value) if !(takes_input && name == "value") && name != "key" => {
                self.template.push(mark::NAME);
                self.template.push_str(name);
                self.template.push(mark::VALUE);
                self.template.push_str(&value);
                return;
            }
            Value::Static(value) => text(&value),
            Value::Expression(expression) => argument(expression),
        };
        match name {
            "key" => self.slot(mark::KEY, "key", &[value]),
            "ref" => self.slot(mark::REFERENCE, "reference", &[value]),
            "value" if takes_input => self.slot(mark::INPUT_VALUE, "value", &[value]),
            "checked" if takes_input => self.slot(mark::CHECKED, "checked", &[value]),
            _ if name.starts_with("on") => {
                let wrapped = format!("::yew::html::{name}::Wrapper::__macro_new(_0)");
                self.slot(mark::LISTENER, "listener", &[filled(&wrapped, &[value])]);
            }
            _ => {
                match name {
                    "class" => self.slot(mark::CHANGING, "class", &[value]),
                    _ if FLAGS.contains(&name) => {
                        self.slot(mark::CHANGING, "flag", &[value, text(name)]);
                    }
                    _ => self.slot(mark::CHANGING, "value", &[value]),
                }
                self.template.push_str(name);
            }
        }
    }
}

/// A component by its type, with its properties.
fn component(component: Component) -> TokenStream {
    let mut fields = TokenStream::new();
    for Attribute { name, span, value } in component.properties {
        let value = match value {
            Value::Static(value) => text(&value),
            Value::Expression(expression) => argument(expression),
        };
        let name = TokenTree::Ident(Ident::new(&name, span)).into();
        fields.extend(filled("_0: _1,", &[name, value]));
    }
    filled(
        "crate::markup::part::<_0>(::yew::props!(
            <_0 as ::yew::html::BaseComponent>::Properties { _1 }
        ))",
        &[component.path, fields],
    )
}

/// `if … { … } else { … }`, each part made by `of`.
fn choice(
    cases: Vec<(TokenStream, Vec<Node>)>,
    otherwise: Vec<Node>,
    of: fn(Vec<Node>) -> TokenStream,
) -> TokenStream {
    let mut chosen = filled("{ _0 }", &[of(otherwise)]);
    for (condition, shown) in cases.into_iter().rev() {
        chosen = filled("if _0 { _1 } else { _2 }", &[condition, of(shown), chosen]);
    }
    filled("{ _0 }", &[chosen])
}

/// A step that lays nodes down as one slot.
fn laid(mut nodes: Vec<Node>) -> TokenStream {
    if nodes.is_empty() {
        return filled("crate::markup::put::nothing();", &[]);
    }
    if nodes.len() == 1 {
        match nodes.pop() {
            Some(Node::If(cases, otherwise)) => return choice(cases, otherwise, laid),
            Some(Node::Block(expression)) => {
                return filled("crate::markup::put::node(_0);", &[argument(expression)]);
            }
            Some(Node::Each(expression)) => {
                return filled("crate::markup::put::each(_0);", &[argument(expression)]);
            }
            Some(Node::Component(component)) => {
                let part = self::component(component);
                return filled("crate::markup::put::html(_0);", &[part]);
            }
            Some(Node::Fragment(inside)) => return laid(inside),
            one => nodes.extend(one),
        }
    }
    let mut written = Written::default();
    for node in nodes {
        written.node(node);
    }
    let template = text(&written.template);
    filled(
        "_1 crate::markup::put::built(_0);",
        &[template, written.slots],
    )
}

/// An expression as the argument of a call: what it borrows for a moment lives as long as the
/// call, so it gets braces only when it has steps before it.
fn argument(expression: TokenStream) -> TokenStream {
    let has_steps = expression
        .clone()
        .into_iter()
        .any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'));
    if has_steps {
        filled("{ _0 }", &[expression])
    } else {
        expression
    }
}

fn text(text: &str) -> TokenStream {
    TokenTree::Literal(Literal::string(text)).into()
}

/// Rust as it is written, with `_0`, `_1` … for the tokens that are put in. Its braces are the
/// macro's own, so that no check of the source finds them needless.
fn filled(rust: &str, holes: &[TokenStream]) -> TokenStream {
    // Written in this file only, so it is Rust; anything else would not compile where it stands.
    put_in(rust.parse().unwrap_or_default(), holes)
}

fn put_in(rust: TokenStream, holes: &[TokenStream]) -> TokenStream {
    rust.into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(word) => {
                let word = TokenTree::Ident(word);
                let hole = word
                    .to_string()
                    .strip_prefix('_')
                    .and_then(|place| place.parse::<usize>().ok())
                    .and_then(|place| holes.get(place));
                hole.cloned().unwrap_or_else(|| word.into())
            }
            TokenTree::Group(group) => {
                let inside = put_in(group.stream(), holes);
                TokenTree::Group(Group::new(group.delimiter(), inside)).into()
            }
            other => other.into(),
        })
        .collect()
}
