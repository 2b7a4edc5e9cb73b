//! What the macro `html!` of the views stands on: markup as a text with slots, read once.
//!
//! A view is an expression; `waymark_markup::html` makes of it one text for what never
//! changes, and a step for each slot. The steps lay down what is put in ([`put`]), and
//! [`build`] makes nodes of Yew of both. Yew's own macro writes code for every element
//! instead, which weighed more than all engines.

mod later;
mod part;
pub mod put;
mod template;
#[cfg(test)]
mod tests;
mod turns;

pub use later::{kept, later};
pub use part::{mount, part};
pub use put::IntoNode;
pub use template::build;
pub use turns::{all_at_once, keep_up};
pub use waymark_markup::html;

use yew::Html;
use yew::virtual_dom::VList;

/// No markup.
pub fn nothing() -> Html {
    Html::default()
}

/// What an expression in a block gives, as a node.
pub fn node(content: impl IntoNode) -> Html {
    content.into_node()
}

/// What a list gives, one after another.
pub fn each<T: IntoNode>(contents: impl IntoIterator<Item = T>) -> Html {
    let mut nodes = Vec::new();
    for content in contents {
        nodes.push(content.into_node());
    }
    side_by_side(nodes)
}

/// Nodes one after another.
#[inline(never)]
fn side_by_side(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}
