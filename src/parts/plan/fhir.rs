//! Saving the FHIR file: the plan, the test of JC virus and the chances of PML.

use super::earlier::kept;
use crate::markup::html;
use crate::platform::{files, random};
use crate::visit::Session;
use waymark_clinical::monitoring::Plan;
use waymark_exchange::fhir_file::{Contents, Context, write};
use waymark_exchange::icalendar_file::remembered;
use waymark_words::plan_change as words;
use yew::{Callback, Html, Properties, component, use_state};

/// Name of the file. It holds no name of a person or a medicine.
const FILE_NAME: &str = "waymark-fhir.json";
const KIND: &str = "application/fhir+json;charset=utf-8";

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveFhirProps {
    /// The session.
    pub session: Session,
    /// The plan, when there is one.
    pub plan: Option<Plan>,
}

/// Draws the button.
#[component]
pub fn SaveFhir(SaveFhirProps { session, plan }: &SaveFhirProps) -> Html {
    let failed = use_state(|| false);
    let onclick = {
        let (session, plan, failed) = (session.clone(), plan.clone(), failed.clone());
        Callback::from(move |_| {
            let text = text(&session, plan.as_ref());
            failed.set(text.is_none());
            if let Some(text) = text {
                files::save(FILE_NAME, KIND, &text);
            }
        })
    };
    html! {
        <>
            <button type="button" class="button button--quiet" id="save-fhir" {onclick}>
                { words::save_fhir() }
            </button>
            if *failed {
                <p role="alert">{ words::save_fhir_failed() }</p>
            }
        </>
    }
}

/// The file; none where the browser gives no random number to tell it from others.
///
/// The plan keeps the identifiers of its calendar file, so that a later file replaces this one.
fn text(session: &Session, plan: Option<&Plan>) -> Option<String> {
    let visit = session.visit();
    let earlier = kept(session);
    let of_calendar = remembered(visit).filter(|_| plan.is_some() || !earlier.is_empty());
    let file_id = match of_calendar {
        Some(entry) => entry.id.clone(),
        None => random::hexadecimal()?,
    };
    let contents = Contents {
        visit,
        facts: &session.derived.facts,
        plan,
        earlier: &earlier,
    };
    let context = Context {
        file_id: &file_id,
        app_version: env!("CARGO_PKG_VERSION"),
        pack: session.derived.pack(),
        today: session.today(),
        wording: session.wording(),
    };
    Some(write(&contents, &context))
}
