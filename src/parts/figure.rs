//! A large number in a card: the numeral large, the rest of its phrase small, and all of it
//! one button that opens the proof.

use super::number;
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::effects::Shown;
use waymark_words::narrate::shown;
use yew::Html;

/// Draws the number. The id must be unique on the page.
pub fn figure(session: &Session, id: String, target: ProofTarget, value: Shown) -> Html {
    let whole = shown::shown(value);
    let numeral = shown::short(value);
    let Some(rest) = whole.strip_prefix(numeral.as_str()) else {
        return number::opens(session, id, target, whole);
    };
    let onclick = session.opens(target, &id);
    html! {
        <p class="three__number">
            <button type="button" class="num" data-proof="" {id} aria-expanded="false" {onclick}>{ numeral }
                <span class="visually-hidden">{ rest }</span>
            </button>
            <span aria-hidden="true">{ rest.trim_start() }</span>
        </p>
    }
}
