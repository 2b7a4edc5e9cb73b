//! Proofs of texts: regulators, daily life, published networks, figures of a review.

use super::Proof;
use super::pieces::{line, source, text};
use super::rules::regions;
use crate::markup::html;
use crate::parts::{spans, tag};
use crate::visit::Session;
use waymark_words::narrate;
use waymark_words::proof as words;

pub(super) fn regulation(session: &Session, medicine: &str, id: &str) -> Option<Proof> {
    let pack = session.derived.pack();
    let record = pack.regulations.0.iter().find(|one| one.id == medicine)?;
    let said = record.texts.0.iter().find(|one| one.id == id)?;
    let body = html! {
        <dl>
            if let Some(length) = said.length {
                { text(words::length(), narrate::schedule::length(length)) }
            }
            { for said.spans.into_iter().map(|span| text(spans::side(span), narrate::schedule::span(span))) }
            { text(words::document(), said.document.0) }
            { text(words::in_force(), narrate::in_force(said.in_force)) }
            { text(words::where_it_applies(), regions(said.regions)) }
            { source(session, &said.proof) }
        </dl>
    };
    Some(Proof {
        title: session.text(&said.says).to_owned(),
        about: pack.medicine(medicine)?.generic.0.to_owned(),
        body,
    })
}

pub(super) fn practical(session: &Session, medicine: &str, id: &str) -> Option<Proof> {
    let medicine = session.derived.pack().medicine(medicine)?;
    let side = medicine.practical.0.iter().find(|one| one.id == id)?;
    Some(Proof {
        title: session.text(&side.says).to_owned(),
        about: medicine.generic.0.to_owned(),
        body: html! {
            <dl>
                { text(words::where_it_applies(), regions(side.regions)) }
                { source(session, &side.proof) }
            </dl>
        },
    })
}

pub(super) fn schedule(session: &Session, id: &str) -> Option<Proof> {
    let pack = session.derived.pack();
    let schedule = pack.schedules.0.iter().find(|one| one.id == id)?;
    let body = html! {
        <dl>
            { text(words::document(), schedule.document.0) }
            { text(words::in_force(), narrate::in_force(schedule.in_force)) }
            { text(words::where_it_applies(), regions(schedule.regions)) }
            { source(session, &schedule.proof) }
        </dl>
    };
    Some(Proof {
        title: session.text(&schedule.after_the_end).to_owned(),
        about: pack.medicine(&schedule.medicine)?.generic.0.to_owned(),
        body,
    })
}

pub(super) fn network(session: &Session, id: &str) -> Option<Proof> {
    let network = session
        .derived
        .pack()
        .networks
        .0
        .iter()
        .find(|one| one.id == id)?;
    let body = html! {
        <dl>
            // What was not read is not said, as beside its table.
            if network.proof.verification.hidden_by_default() && !session.visit().show_unverified {
                { line(words::says(), tag::not_yet_verified(&network.proof)) }
            } else {
                { text(words::says(), session.text(&network.says)) }
            }
            { source(session, &network.proof) }
        </dl>
    };
    Some(Proof {
        title: network.name.0.to_owned(),
        about: session.text(&network.against).to_owned(),
        body,
    })
}

pub(super) fn review(session: &Session, review: &str, id: &str) -> Option<Proof> {
    let pack = session.derived.pack();
    let review = pack.reviews.0.iter().find(|one| one.id == review)?;
    let figure = review.figures.0.iter().find(|one| one.id == id)?;
    let document = pack.source(&review.source)?;
    let body = html! {
        <dl>
            if let Some(value) = figure.value {
                { text(words::as_printed(), value.0) }
            }
            if let Some(erratum) = &figure.erratum {
                { text(words::erratum(), session.text(erratum)) }
            }
            if let Some(now) = &figure.now {
                { text(words::known_now(), session.text(now)) }
            }
            { text(words::document(), document.citation.0) }
        </dl>
    };
    Some(Proof {
        title: figure.says.0.to_owned(),
        about: document.short.0.to_owned(),
        body,
    })
}
