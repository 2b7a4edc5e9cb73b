//! Reading the text of a piece of markup, and putting its slots in.
//!
//! Each mark begins a token, which ends where the next begins (`waymark_markup::emit` writes
//! them). A text is read once and kept: Yew compares attributes that never change by their
//! place in memory.

use super::put::{self, Slot};
use super::side_by_side;
use std::cell::RefCell;
use waymark_clinical::sorted::Map;
use yew::html::NodeRef;
use yew::virtual_dom::listeners::Listeners;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};
use yew::{AttrValue, Html};

const ELEMENT: u8 = 1;
const NAME: u8 = 2;
const CHANGING: u8 = 4;
const LISTENER: u8 = 5;
const KEY: u8 = 6;
const REFERENCE: u8 = 7;
const INPUT_VALUE: u8 = 8;
const CHECKED: u8 = 11;
const TEXT: u8 = 14;
const NODE: u8 = 15;

/// What a text says, read once.
enum Piece {
    Element(Element),
    Text(&'static str),
    Slot,
}

struct Element {
    tag: &'static str,
    /// What stands in the start tag, in its order.
    parts: Vec<Part>,
    attributes: Names,
    children: Vec<Piece>,
}

/// The attributes of an element.
enum Names {
    /// None of them ever changes.
    Fixed(&'static [(&'static str, AttributeOrProperty)]),
    Changing(&'static [&'static str]),
}

/// A part of a start tag; all but the first take a slot.
enum Part {
    Fixed(&'static str),
    Changing,
    Listener,
    Key,
    Reference,
    InputValue,
    Checked,
}

/// A whole text, read.
struct Template {
    pieces: Vec<Piece>,
    /// How many slots it has.
    slots: usize,
}

thread_local! {
    /// The texts read so far, by their place in memory and their length.
    static READ: RefCell<Map<(usize, usize), &'static Template>> =
        const { RefCell::new(Map::new()) };
}

/// The nodes of a text with the slots that were laid down for it.
#[inline(never)]
pub fn build(text: &'static str) -> Html {
    let place = (text.as_ptr().addr(), text.len());
    let known = READ.with_borrow(|read| read.get(&place).copied());
    let template = known.unwrap_or_else(|| {
        let template: &Template = Box::leak(Box::new(read(text)));
        READ.with_borrow_mut(|read| read.insert(place, template));
        template
    });
    nodes(
        &template.pieces,
        &mut put::taken(template.slots).into_iter(),
    )
}

fn read(mut text: &'static str) -> Template {
    let is_slot = |byte: &u8| matches!(*byte, CHANGING..=CHECKED | NODE);
    Template {
        slots: text.bytes().filter(is_slot).count(),
        pieces: pieces(&mut text),
    }
}

/// The next mark and its words.
fn token(text: &mut &'static str) -> Option<(u8, &'static str)> {
    let mark = *text.as_bytes().first()?;
    let rest = &text[1..];
    let end = rest
        .bytes()
        .position(|byte| byte < b' ')
        .unwrap_or(rest.len());
    let (words, after) = rest.split_at(end);
    *text = after;
    Some((mark, words))
}

/// Pieces up to the end of the element that holds them, or of the text.
fn pieces(text: &mut &'static str) -> Vec<Piece> {
    let mut found = Vec::new();
    while let Some((mark, words)) = token(text) {
        found.push(match mark {
            ELEMENT => Piece::Element(element(words, text)),
            TEXT => Piece::Text(words),
            NODE => Piece::Slot,
            _ => return found,
        });
    }
    found
}

/// An element, after its name.
fn element(tag: &'static str, text: &mut &'static str) -> Element {
    let (mut names, mut parts) = (Vec::new(), Vec::new());
    let mut changing = false;
    while let Some(mark @ (NAME..=CHECKED)) = text.as_bytes().first().copied() {
        let Some((_, words)) = token(text) else { break };
        parts.push(match mark {
            NAME => {
                names.push(words);
                Part::Fixed(token(text).map_or("", |(_, value)| value))
            }
            CHANGING => {
                changing = true;
                names.push(words);
                Part::Changing
            }
            LISTENER => Part::Listener,
            KEY => Part::Key,
            REFERENCE => Part::Reference,
            INPUT_VALUE => Part::InputValue,
            _ => Part::Checked,
        });
    }
    let attributes = if changing {
        Names::Changing(names.leak())
    } else {
        let mut fixed = Vec::new();
        let values = parts.iter().filter_map(|part| match part {
            Part::Fixed(value) => Some(AttributeOrProperty::Static(value)),
            _ => None,
        });
        fixed.extend(names.into_iter().zip(values));
        parts.retain(|part| !matches!(part, Part::Fixed(_)));
        Names::Fixed(fixed.leak())
    };
    Element {
        tag,
        parts,
        attributes,
        children: pieces(text),
    }
}

type Slots = std::vec::IntoIter<Slot>;

/// The nodes of pieces as one node.
fn nodes(pieces: &'static [Piece], slots: &mut Slots) -> Html {
    if let [one] = pieces {
        return node(one, slots);
    }
    let mut nodes = Vec::with_capacity(pieces.len());
    for piece in pieces {
        nodes.push(node(piece, slots));
    }
    side_by_side(nodes)
}

fn node(piece: &'static Piece, slots: &mut Slots) -> Html {
    match piece {
        Piece::Text(words) => VText::new(AttrValue::Static(words)).into(),
        Piece::Element(element) => made(element, slots),
        Piece::Slot => match slots.next() {
            Some(Slot::Node(node)) => node,
            _ => Html::default(),
        },
    }
}

fn made(element: &'static Element, slots: &mut Slots) -> Html {
    let (mut values, mut listeners) = (Vec::new(), Vec::new());
    let (mut key, mut reference) = (None, NodeRef::default());
    let (mut value, mut checked) = (None, None);
    for part in &element.parts {
        if let Part::Fixed(value) = part {
            let value = AttrValue::Static(value);
            values.push(Some(AttributeOrProperty::Attribute(value)));
            continue;
        }
        match (part, slots.next()) {
            (Part::InputValue, Some(Slot::Value(new))) => value = new,
            (_, Some(Slot::Value(new))) => values.push(new.map(AttributeOrProperty::Attribute)),
            (_, Some(Slot::Listener(new))) => listeners.push(new),
            (_, Some(Slot::Key(new))) => key = Some(new),
            (_, Some(Slot::Reference(new))) => reference = new,
            (_, Some(Slot::Checked(new))) => checked = Some(new),
            _ => {}
        }
    }
    let attributes = match element.attributes {
        Names::Fixed(fixed) => Attributes::Static(fixed),
        Names::Changing(keys) => Attributes::Dynamic {
            keys,
            values: values.into_boxed_slice(),
        },
    };
    let listeners = if listeners.is_empty() {
        Listeners::None
    } else {
        Listeners::Pending(listeners.into_boxed_slice())
    };
    // The constructors that Yew's own macro calls; the public ones look the tag up by its
    // letters and put each attribute into a map.
    match element.tag {
        "input" => VTag::__new_input(value, checked, reference, key, attributes, listeners),
        "textarea" => VTag::__new_textarea(value, None, reference, key, attributes, listeners),
        tag => {
            let children = nodes(&element.children, slots);
            let tag = AttrValue::Static(tag);
            VTag::__new_other(tag, reference, key, attributes, listeners, children)
        }
    }
    .into()
}
