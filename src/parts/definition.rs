//! One definition with its answer, its reasons and what would change it.

use super::icons;
use super::name::capitalised;
use crate::markup::{html, later};
use crate::visit::{ProofTarget, Session, Step};
use waymark_clinical::criteria::Finding;
use waymark_words::narrate::{change, in_force, reason as narrate};
use waymark_words::{definition as words, reason};
use yew::html::NodeRef;
use yew::{Callback, Html};

/// The document with its dates: "EMA, Tysabri section 4.1, June 2016 to now".
pub fn document(finding: &Finding) -> String {
    let definition = finding.definition;
    words::document(&definition.document, &in_force(definition.in_force))
}

/// A definition that is drawn when its turn comes.
pub fn definition(session: &Session, finding: &Finding) -> Html {
    let shown = Shown(session.clone(), finding.definition.id.0);
    later(shown.1, shown, |Shown(session, id), place| {
        let findings = session.derived.findings();
        let finding = findings.iter().find(|one| one.definition.id.0 == *id);
        finding
            .map(|finding| drawn(session, finding, place))
            .unwrap_or_default()
    })
}

/// A definition by its id.
struct Shown(Session, &'static str);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        self.1 == other.1 && self.0.ground() == other.0.ground()
    }
}

fn drawn(session: &Session, finding: &Finding, place: NodeRef) -> Html {
    let wording = session.wording();
    let pack = session.derived.pack();
    let id = finding.definition.id.0;
    let lines = narrate::decisive(&finding.explained)
        .into_iter()
        .map(|leaf| html! { <li>{ capitalised(&narrate::line(pack, leaf, wording)) }</li> });
    let changes = change::lines(pack, finding, wording);
    let title = if finding.truth.is_known() {
        reason::would_change()
    } else {
        reason::would_settle()
    };
    let button = format!("def-{id}");
    let onclick = {
        let (session, button) = (session.clone(), button.clone());
        Callback::from(move |_| {
            session.dispatch(Step::OpenProof(ProofTarget::Definition(id), button.clone()));
        })
    };
    html! {
        <article class="card answer" ref={place} aria-labelledby={format!("title-{id}")} data-definition={id}>
            <p class="said">{ icons::truth(finding.truth) }{ narrate::truth(finding.truth) }</p>
            <div class="answer__body">
                <h3 class="answer__title" id={format!("title-{id}")}>
                    { session.text(&finding.definition.title) }
                </h3>
                <ul class="answer__why">{ for lines }</ul>
                if let Some(other) = &finding.other_reading {
                    <p class="answer__reading">{ change::other_reading(other) }</p>
                }
                if !changes.is_empty() {
                    <div class="answer__change">
                        <b>{ title }</b>
                        <ul>{ for changes.into_iter().map(|line| html! { <li>{ capitalised(&line) }</li> }) }</ul>
                    </div>
                }
                <p class="answer__document">{ document(finding) }</p>
                <button type="button" class="button button--plain" data-proof="" id={button} {onclick}
                    aria-describedby={format!("title-{id}")}>{ words::open() }</button>
            </div>
        </article>
    }
}
