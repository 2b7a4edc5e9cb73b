//! Step 1: the decision of today, whose rules apply, what Waymark is for.

use super::StepProps;
use crate::markup::html;
use crate::parts::form::{Choice, choices};
use crate::shell::{self, REGIONS, remember_region};
use crate::visit::Action;
use waymark_clinical::visit::Decision;
use waymark_evidence::Region;
use waymark_words::{narrate, today as words};
use yew::{Callback, Html, component};

/// Draws step 1.
#[component]
pub fn Today(StepProps { session }: &StepProps) -> Html {
    let about = session.derived.front();
    let decide = {
        let session = session.clone();
        Callback::from(move |chosen: Option<Decision>| {
            if let Some(decision) = chosen {
                session.act(Action::Decide(decision));
            }
        })
    };
    let decisions = [
        (
            Decision::Start,
            words::choose_start(),
            words::choose_start_hint(),
        ),
        (
            Decision::Switch,
            words::choose_switch(),
            words::choose_switch_hint(),
        ),
        (
            Decision::Stop,
            words::choose_stop(),
            words::choose_stop_hint(),
        ),
    ]
    .map(|(value, label, hint)| Choice {
        value: Some(value),
        label: label.to_owned(),
        hint: Some(hint.to_owned()),
    });
    let regions = REGIONS.map(|(region, _)| Choice::new(region, narrate::region(region)));
    let choose_region = {
        let session = session.clone();
        Callback::from(move |region: Region| {
            remember_region(region);
            session.act(Action::Region(region));
        })
    };
    html! {
        <>
            { shell::head(words::title(), words::lead()) }
            { choices("decision", words::decision(), None, &decisions, &session.visit().decision, &decide) }
            { choices("region", words::region(), Some(words::region_hint()), &regions, &session.visit().region, &choose_region) }
            <section class="card">
                <h2>{ words::purpose_title() }</h2>
                <p>{ words::purpose() }</p>
                <p>{ words::not_for() }</p>
            </section>
            <section class="card">
                <h2>{ words::evidence_title() }</h2>
                <p>{ words::evidence_dates(about.evidence_of.0, about.review_by.0) }</p>
                <p>{ words::update(session.text(&about.update_policy)) }</p>
                <p>{ words::funding(session.text(&about.funding)) }</p>
                <p>{ words::interests(session.text(&about.interests)) }</p>
            </section>
        </>
    }
}
