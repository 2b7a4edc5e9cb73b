//! Step 1: the decision of today, whose rules apply, what Waymark is for.

use super::StepProps;
use crate::markup::html;
use crate::parts::form::{Choice, choices};
use crate::parts::section::section;
use crate::shell::{self, REGIONS, remember_region};
use crate::visit::{Action, Session};
use waymark_clinical::visit::Decision;
use waymark_evidence::Region;
use waymark_words::{narrate, today as words};
use yew::{Callback, Html, component};

/// Draws step 1.
#[component]
pub fn Today(StepProps { session }: &StepProps) -> Html {
    html! {
        <>
            { shell::head(words::title(), words::lead()) }
            { decision(session) }
            { section("region", session, region) }
            { section("purpose", session, purpose) }
            { section("evidence", session, evidence) }
        </>
    }
}

fn decision(session: &Session) -> Html {
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
    let chosen = &session.visit().decision;
    choices(
        "decision",
        words::decision(),
        None,
        &decisions,
        chosen,
        &decide,
    )
}

fn region(session: &Session) -> Html {
    let regions = REGIONS.map(|(region, _)| Choice::new(region, narrate::region(region)));
    let choose = {
        let session = session.clone();
        Callback::from(move |region: Region| {
            remember_region(region);
            session.act(Action::Region(region));
        })
    };
    let hint = Some(words::region_hint());
    let chosen = &session.visit().region;
    choices("region", words::region(), hint, &regions, chosen, &choose)
}

fn purpose(_: &Session) -> Html {
    html! {
        <section class="card">
            <h2>{ words::purpose_title() }</h2>
            <p>{ words::purpose() }</p>
            <p>{ words::not_for() }</p>
        </section>
    }
}

fn evidence(session: &Session) -> Html {
    let about = session.derived.front();
    html! {
        <section class="card">
            <h2>{ words::evidence_title() }</h2>
            <p>{ words::evidence_dates(about.evidence_of.0, about.review_by.0) }</p>
            <p>{ words::update(session.text(&about.update_policy)) }</p>
            <p>{ words::funding(session.text(&about.funding)) }</p>
            <p>{ words::interests(session.text(&about.interests)) }</p>
        </section>
    }
}
