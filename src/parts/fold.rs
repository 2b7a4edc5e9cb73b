//! A part of the page that is folded away and made only when it is opened: what is never
//! looked at costs nothing at each key and press.

use crate::markup::html;
use crate::platform::frame;
use yew::{Callback, Event, Html, Properties, component, use_effect_with, use_node_ref, use_state};

/// What is folded.
#[derive(Clone, PartialEq, Properties)]
pub struct FoldProps {
    /// The line that stays.
    pub summary: Html,
    /// Makes the rest.
    pub content: Callback<(), Html>,
    /// It is printed even while it is folded: nobody opens a fold on paper.
    #[prop_or_default]
    pub on_paper: bool,
}

/// Draws the fold.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let open = use_state(|| false);
    let printing = use_state(|| false);
    let own = use_node_ref();
    {
        let printing = printing.clone();
        use_effect_with(props.on_paper, move |on_paper| {
            let listeners = on_paper.then(|| {
                let after = printing.clone();
                (
                    frame::on_print(move || printing.set(true)),
                    frame::after_print(move || after.set(false)),
                )
            });
            move || drop(listeners)
        });
    }
    let ontoggle = {
        let (open, own, printing) = (open.clone(), own.clone(), *printing);
        // Its own state, not that of a fold inside that was opened or closed, nor that of paper.
        Callback::from(move |_: Event| {
            if let Some(element) = own.cast::<web_sys::Element>()
                && !printing
            {
                open.set(element.has_attribute("open"));
            }
        })
    };
    let is_open = *open || *printing;
    html! {
        <details class="fold-made" ref={own} open={is_open} {ontoggle}>
            <summary>{ props.summary.clone() }</summary>
            if is_open { { props.content.emit(()) } }
        </details>
    }
}
