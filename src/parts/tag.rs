//! How far a value was checked, as a mark.

use crate::markup::html;
use waymark_evidence::{Provenance, Verification};
use waymark_words::mark as words;
use waymark_words::narrate::mark;
use yew::{Html, classes};

/// A mark.
pub fn tag(verification: Verification) -> Html {
    let provisional = matches!(
        verification,
        Verification::Provisional | Verification::Unverified
    );
    html! {
        <span class={classes!("tag", provisional.then_some("tag--provisional"))}>
            { mark(verification) }
        </span>
    }
}

/// The mark that goes beside a number on screen: none for what was read in its source.
pub fn beside_number(proof: &Provenance) -> Html {
    match proof.verification {
        Verification::Read | Verification::Confirmed => Html::default(),
        Verification::Provisional => html! {
            <span class="tag tag--provisional">{ words::provisional_short() }</span>
        },
        other => tag(other),
    }
}

/// In place of a value that was not read in a source.
pub fn not_yet_verified(proof: &Provenance) -> Html {
    html! {
        <p class="unverified">
            { words::not_yet_verified(proof.check.map_or("", |document| document.0)) }
        </p>
    }
}
