//! Proofs of rules and statements: definitions, gates, harms, schedules.

use super::Proof;
use super::pieces::{line, source, text};
use crate::markup::html;
use crate::parts::icons;
use crate::visit::Session;
use waymark_clinical::criteria::{Explained, explain};
use waymark_evidence::{Gate, List, Text};
use waymark_words::narrate::{self, reason};
use waymark_words::proof as words;
use yew::Html;

/// Every part of a rule with its answer, as an indented list.
fn tree(session: &Session, explained: &Explained) -> Html {
    let pack = session.derived.pack();
    if explained.because.is_some() {
        return html! {
            <li class="rule"><span class="said">{ icons::truth(explained.truth) }</span>
                { reason::line(pack, explained, session.wording()) }</li>
        };
    }
    let name = reason::joined_by(pack, explained.rule, session.wording());
    html! {
        <li class="rule"><span class="said">{ icons::truth(explained.truth) }</span>{ name }
            <ul>{ for explained.parts.iter().map(|part| tree(session, part)) }</ul></li>
    }
}

fn list(session: &Session, texts: List<Text>) -> Html {
    html! { <ul>{ for texts.iter().map(|text| html! { <li>{ session.text(text) }</li> }) }</ul> }
}

pub(super) fn regions(regions: List<waymark_evidence::Region>) -> String {
    let names: Vec<String> = regions
        .iter()
        .map(|region| narrate::region_short(*region).to_owned())
        .collect();
    narrate::list(&names)
}

pub(super) fn definition(session: &Session, id: &str) -> Option<Proof> {
    let definition = session.derived.pack().definition(id)?;
    let explained = explain(&session.derived.context(), &definition.logic);
    let body = html! {
        <dl>
            { text(words::says(), session.text(&definition.says)) }
            { line(words::rule(), html! { <ul class="tree">{ tree(session, &explained) }</ul> }) }
            { text(words::why_it_matters(), session.text(&definition.why_it_matters)) }
            if !definition.ambiguities.is_empty() {
                { line(words::open_words(), list(session, definition.ambiguities)) }
            }
            { text(words::document(), definition.document.0) }
            { text(words::in_force(), narrate::in_force(definition.in_force)) }
            { text(words::where_it_applies(), regions(definition.regions)) }
            { source(session, &definition.proof) }
        </dl>
    };
    Some(Proof {
        title: session.text(&definition.title).to_owned(),
        about: reason::truth(explained.truth).to_owned(),
        body,
    })
}

pub(super) fn gate(session: &Session, medicine: &str, id: &str) -> Option<Proof> {
    let medicine = session.derived.pack().medicine(medicine)?;
    let gate: &'static Gate = medicine.gates.0.iter().find(|gate| gate.id == id)?;
    let explained = explain(&session.derived.context(), &gate.rule);
    let body = html! {
        <dl>
            { line(words::rule(), html! { <ul class="tree">{ tree(session, &explained) }</ul> }) }
            { text(words::document(), gate.document.0) }
            { text(words::in_force(), narrate::in_force(gate.in_force)) }
            { text(words::where_it_applies(), regions(gate.regions)) }
            { source(session, &gate.proof) }
        </dl>
    };
    Some(Proof {
        title: session.text(&gate.says).to_owned(),
        about: medicine.generic.0.to_owned(),
        body,
    })
}

pub(super) fn harm(session: &Session, medicine: &str, id: &str) -> Option<Proof> {
    let medicine = session.derived.pack().medicine(medicine)?;
    let harm = medicine.harms.0.iter().find(|harm| harm.id == id)?;
    let body = html! {
        <dl>
            { text(words::says(), session.text(&harm.says)) }
            { source(session, &harm.proof) }
        </dl>
    };
    Some(Proof {
        title: session.text(&harm.name).to_owned(),
        about: medicine.generic.0.to_owned(),
        body,
    })
}

pub(super) fn medicine(session: &Session, id: &str) -> Option<Proof> {
    let medicine = session.derived.pack().medicine(id)?;
    let body = html! {
        <dl>
            { text(words::says(), session.text(&medicine.how)) }
            { source(session, &medicine.proof) }
        </dl>
    };
    Some(Proof {
        title: medicine.generic.0.to_owned(),
        about: session.text(&medicine.class).to_owned(),
        body,
    })
}

pub(super) fn item(session: &Session, schedule: &str, id: &str) -> Option<Proof> {
    let schedule = session.derived.pack().schedule(schedule)?;
    let item = schedule.items.0.iter().find(|item| item.id == id)?;
    let body = html! {
        <dl>
            { text(words::why_it_matters(), session.text(&item.why)) }
            { text(words::when_due(), narrate::schedule::when(&item.when)) }
            { text(words::document(), schedule.document.0) }
            { text(words::in_force(), narrate::in_force(schedule.in_force)) }
            { source(session, &item.proof) }
        </dl>
    };
    Some(Proof {
        title: session.text(&item.what).to_owned(),
        about: schedule.document.0.to_owned(),
        body,
    })
}

pub(super) fn statement(session: &Session, id: &str) -> Option<Proof> {
    let statement = session
        .derived
        .pack()
        .statements
        .0
        .iter()
        .find(|one| one.id == id)?;
    let body = html! { <dl>{ source(session, &statement.proof) }</dl> };
    Some(Proof {
        title: session.text(&statement.text).to_owned(),
        about: words::panel().to_owned(),
        body,
    })
}
