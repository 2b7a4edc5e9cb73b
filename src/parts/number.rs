//! A number that opens its proof.

use crate::visit::{ProofTarget, Session, Step};
use waymark_clinical::effects::{Frame, Proven};
use waymark_words::narrate::shown;
use yew::{Callback, Html, html};

/// A button inside a sentence that opens a proof. The id must be unique on the page.
pub fn opens(session: &Session, id: String, target: ProofTarget, text: String) -> Html {
    let open = session
        .state()
        .proof
        .as_ref()
        .is_some_and(|(shown, back)| *shown == target && *back == id);
    let onclick = {
        let (session, id) = (session.clone(), id.clone());
        Callback::from(move |_| session.dispatch(Step::OpenProof(target.clone(), id.clone())))
    };
    html! {
        <button type="button" class="num" data-proof="" {id} aria-expanded={open.to_string()} {onclick}>{ text }</button>
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
