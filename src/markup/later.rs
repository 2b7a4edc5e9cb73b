//! A piece of a view that is drawn when its turn comes: at once where somebody looks at it, soon
//! after where nobody does.
//!
//! A key or a press draws anew what stands in view, within the frame of the answer; the rest
//! follows in short tasks ([`super::turns`]) and keeps its old content until then. A piece
//! whose key stays the same is not drawn at all.

use super::part::named;
use super::turns::{self, Turn};
use super::{nothing, part};
use core::any::{Any, type_name};
use std::rc::Rc;
use yew::html::NodeRef;
use yew::{
    Html, Properties, component, use_effect, use_effect_with, use_force_update, use_memo,
    use_node_ref,
};

/// A piece that is drawn anew when `key` has changed. `draw` sets the reference it is given on
/// its outermost element. Pieces of one name stand for the same thing: where another name
/// stands, another piece is made.
pub fn later<K, F>(name: &str, key: K, draw: F) -> Html
where
    K: PartialEq + 'static,
    F: Fn(&K, NodeRef) -> Html + 'static,
{
    let piece = Rc::new(Of { key, draw });
    named::<Later>(
        LaterProps { piece },
        format!("{}{name}", type_name::<F>()).into(),
    )
}

/// A piece that is drawn at once, and only when `key` has changed.
pub fn kept<K, F>(key: K, draw: F) -> Html
where
    K: PartialEq + 'static,
    F: Fn(&K, NodeRef) -> Html + 'static,
{
    let piece = Rc::new(Of { key, draw });
    part::<Kept>(LaterProps { piece })
}

/// Draws the piece it is given.
#[component]
fn Kept(LaterProps { piece }: &LaterProps) -> Html {
    piece.draw(NodeRef::default())
}

/// A key and what is drawn for it, without their types.
pub(super) trait Piece {
    fn draw(&self, place: NodeRef) -> Html;
    fn is_same(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

struct Of<K, F> {
    key: K,
    draw: F,
}

impl<K, F> Piece for Of<K, F>
where
    K: PartialEq + 'static,
    F: Fn(&K, NodeRef) -> Html + 'static,
{
    fn draw(&self, place: NodeRef) -> Html {
        (self.draw)(&self.key, place)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other
            .downcast_ref::<Of<K, F>>()
            .is_some_and(|other| self.key == other.key)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Properties)]
struct LaterProps {
    piece: Rc<dyn Piece>,
}

impl PartialEq for LaterProps {
    fn eq(&self, other: &LaterProps) -> bool {
        self.piece.is_same(other.piece.as_any())
    }
}

/// Holds back the newest piece until its turn.
#[component]
fn Later(LaterProps { piece }: &LaterProps) -> Html {
    let place = use_node_ref();
    let redraw = use_force_update();
    let turn = use_memo((), |()| {
        Turn::new(place.clone(), move || redraw.force_update())
    });
    let shown = turns::shown(&turn, piece);
    {
        let turn = turn.clone();
        use_effect(move || {
            turn.watch();
        });
    }
    use_effect_with((), move |()| move || turns::leave(&turn));
    match shown {
        Some(piece) => part::<Shown>(ShownProps { piece, place }),
        None => nothing(),
    }
}

#[derive(Properties)]
struct ShownProps {
    piece: Rc<dyn Piece>,
    place: NodeRef,
}

impl PartialEq for ShownProps {
    fn eq(&self, other: &ShownProps) -> bool {
        Rc::ptr_eq(&self.piece, &other.piece)
    }
}

/// The piece as it was when its turn came.
#[component]
fn Shown(ShownProps { piece, place }: &ShownProps) -> Html {
    piece.draw(place.clone())
}
