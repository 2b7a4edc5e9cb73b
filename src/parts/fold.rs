//! A part of the page that is folded away and made only when it is opened: what is never
//! looked at costs nothing at each key and press.

use crate::markup::html;
use yew::{Callback, Event, Html, Properties, component, use_node_ref, use_state};

/// What is folded.
#[derive(Clone, PartialEq, Properties)]
pub struct FoldProps {
    /// The line that stays.
    pub summary: Html,
    /// Makes the rest.
    pub content: Callback<(), Html>,
}

/// Draws the fold.
#[component]
pub fn Fold(FoldProps { summary, content }: &FoldProps) -> Html {
    let open = use_state(|| false);
    let own = use_node_ref();
    let ontoggle = {
        let (open, own) = (open.clone(), own.clone());
        // Its own state, not that of a fold inside that was opened or closed.
        Callback::from(move |_: Event| {
            if let Some(element) = own.cast::<web_sys::Element>() {
                open.set(element.has_attribute("open"));
            }
        })
    };
    html! {
        <details class="fold-made" ref={own} {ontoggle}>
            <summary>{ summary.clone() }</summary>
            if *open { { content.emit(()) } }
        </details>
    }
}
