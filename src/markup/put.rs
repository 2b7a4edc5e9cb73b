//! Slots: what is put into a text of markup.
//!
//! They lie on one stack. A piece of markup lays down its slots in their order and then builds
//! itself, which takes them away again; a piece within it does so before its own slot is laid
//! down. No view has to hold a list of them, which would be most of its code; for the same
//! reason what is called from every view is never copied into it.

use super::{build, each as list};
use std::cell::RefCell;
use std::rc::Rc;
use yew::html::{IntoPropValue, NodeRef};
use yew::virtual_dom::{Key, Listener, VText};
use yew::{AttrValue, Classes, Html};

/// What is put into a text.
pub(super) enum Slot {
    Node(Html),
    /// The value of an attribute, or that it is not there.
    Value(Option<AttrValue>),
    Checked(bool),
    Listener(Option<Rc<dyn Listener>>),
    Key(Key),
    Reference(NodeRef),
}

thread_local! {
    static LAID: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

#[inline(never)]
fn lay(slot: Slot) {
    LAID.with_borrow_mut(|laid| laid.push(slot));
}

/// Takes the last slots away, in the order in which they were laid down.
pub(super) fn taken(count: usize) -> Vec<Slot> {
    LAID.with_borrow_mut(|laid| laid.split_off(laid.len().saturating_sub(count)))
}

/// A node.
#[inline(never)]
pub fn html(node: Html) {
    lay(Slot::Node(node));
}

/// No node.
#[inline(never)]
pub fn nothing() {
    html(Html::default());
}

/// The nodes of a text with the slots that were laid down for it.
#[inline(never)]
pub fn built(text: &'static str) {
    html(build(text));
}

/// What an expression in a block gives.
pub fn node(content: impl IntoNode) {
    content.put();
}

/// What a list gives, one after another.
pub fn each<T: IntoNode>(contents: impl IntoIterator<Item = T>) {
    html(list(contents));
}

/// The value of an attribute.
pub fn value(value: impl IntoPropValue<Option<AttrValue>>) {
    attribute(value.into_prop_value());
}

#[inline(never)]
fn attribute(value: Option<AttrValue>) {
    lay(Slot::Value(value));
}

/// The value of `class`.
pub fn class(classes: impl Into<Classes>) {
    attribute(classes.into().into_prop_value());
}

/// An attribute that is there or not.
#[inline(never)]
pub fn flag(on: bool, name: &'static str) {
    attribute(on.then_some(AttrValue::Static(name)));
}

/// Whether a box is ticked.
#[inline(never)]
pub fn checked(on: bool) {
    lay(Slot::Checked(on));
}

/// What happens on an event.
#[inline(never)]
pub fn listener(listener: Option<Rc<dyn Listener>>) {
    lay(Slot::Listener(listener));
}

/// The name of an element among its neighbours.
pub fn key(key: impl Into<Key>) {
    lay(Slot::Key(key.into()));
}

/// The way to the element on the page.
pub fn reference(reference: NodeRef) {
    lay(Slot::Reference(reference));
}

/// What may stand in a block of markup.
pub trait IntoNode: Sized {
    /// As a node.
    fn into_node(self) -> Html;

    /// Laid down as a slot.
    fn put(self) {
        html(self.into_node());
    }
}

impl IntoNode for Html {
    fn into_node(self) -> Html {
        self
    }
}

impl IntoNode for AttrValue {
    fn into_node(self) -> Html {
        VText::new(self).into()
    }
}

impl IntoNode for &str {
    #[inline(never)]
    fn into_node(self) -> Html {
        AttrValue::from(Rc::<str>::from(self)).into_node()
    }

    #[inline(never)]
    fn put(self) {
        html(self.into_node());
    }
}

impl IntoNode for String {
    #[inline(never)]
    fn into_node(self) -> Html {
        AttrValue::from(self).into_node()
    }

    #[inline(never)]
    fn put(self) {
        html(self.into_node());
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Html {
        list(self)
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Html {
        self.map_or_else(Html::default, IntoNode::into_node)
    }
}

impl<T: IntoNode + Clone> IntoNode for &T {
    fn into_node(self) -> Html {
        self.clone().into_node()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl IntoNode for $number {
            fn into_node(self) -> Html {
                self.to_string().into_node()
            }
        }
    )*};
}

numbers! { i32 u32 u64 usize }
