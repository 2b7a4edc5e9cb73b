//! A number that opens its proof.

use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::effects::{Frame, Proven};
use waymark_words::narrate::shown;
use yew::Html;

/// A button inside a sentence that opens a proof. The id must be unique on the page.
pub fn opens(session: &Session, id: String, target: ProofTarget, text: String) -> Html {
    let onclick = session.opens(target, &id);
    html! {
        <button type="button" class="num" data-proof="" {id} aria-expanded="false" {onclick}>{ text }</button>
    }
}

/// The proof of a result.
pub fn target(proven: &Proven) -> ProofTarget {
    ProofTarget::Result {
        study: proven.study.id.0,
        outcome: proven.outcome.id.0,
        arm: proven.arm.id.0,
        rare: proven.frame == Frame::Rare,
    }
}

/// A proven number as a button. `place` tells apart the places where it stands.
pub fn proven(session: &Session, place: &str, proven: &Proven) -> Html {
    let id = format!(
        "n-{place}-{}-{}-{}",
        proven.study.id, proven.outcome.id, proven.arm.id
    );
    opens(session, id, target(proven), shown::shown(proven.shown))
}
