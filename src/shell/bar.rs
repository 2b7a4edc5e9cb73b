//! The header: what is decided today, plain or clinical wording, version and evidence.

use crate::markup::html;
use crate::parts::icons;
use crate::platform::preferences;
use crate::route::Route;
use crate::visit::{Session, Step};
use waymark_clinical::visit::Decision;
use waymark_evidence::Region;
use waymark_words::{Wording, narrate, shell as words, today as today_words};
use yew::{Callback, Html};

/// Regions a visit can be made for, with the name under which one is remembered.
pub const REGIONS: [(Region, &str); 3] =
    [(Region::Eu, "eu"), (Region::Uk, "uk"), (Region::Us, "us")];

/// The region of the last visit on this computer.
pub fn remembered_region() -> Option<Region> {
    let name = preferences::get(preferences::REGION)?;
    REGIONS
        .iter()
        .find(|(_, known)| *known == name)
        .map(|(region, _)| *region)
}

/// Remembers the region.
pub fn remember_region(region: Region) {
    if let Some((_, name)) = REGIONS.iter().find(|(known, _)| *known == region) {
        preferences::set(preferences::REGION, name);
    }
}

/// A decision in a sentence.
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Start => today_words::decision_start(),
        Decision::Switch => today_words::decision_switch(),
        Decision::Stop => today_words::decision_stop(),
    }
}

/// "Version 0.1.0 · evidence of 22 November 2026 · pack …".
pub fn version(session: &Session) -> String {
    let front = session.derived.front();
    words::version(env!("CARGO_PKG_VERSION"), front.evidence_of.0, front.id.0)
}

/// Draws the header.
pub fn bar(session: &Session) -> Html {
    let region = narrate::region(session.visit().region);
    let today = match session.visit().decision {
        Some(chosen) => words::today_is(decision(chosen), region),
        None => words::today_open().to_owned(),
    };
    let wording = |wording: Wording, label: &'static str| {
        let onclick = {
            let session = session.clone();
            Callback::from(move |_| session.dispatch(Step::Wording(wording)))
        };
        html! {
            <button type="button" aria-pressed={(session.wording() == wording).to_string()} {onclick}>
                { label }
            </button>
        }
    };
    html! {
        <header class="bar">
            <a class="mark" href={Route::Today.hash()}>{ icons::mark("mark__sign") }{ words::name() }</a>
            <p class="bar__today">{ today }</p>
            <div class="seg" role="group" aria-label={words::wording()}>
                { wording(Wording::Plain, words::wording_plain()) }
                { wording(Wording::Clinical, words::wording_clinical()) }
            </div>
            <p class="bar__version">{ version(session) }</p>
        </header>
    }
}
