//! The rules of the region, answered: met, not met, cannot be told.

use crate::markup::html;
use crate::parts::definition;
use crate::parts::tag;
use crate::visit::Session;
use waymark_clinical::criteria::Finding;
use waymark_clinical::logic::Truth;
use waymark_evidence::Region;
use waymark_words::narrate::{self, reason};
use waymark_words::take_home as words;
use yew::Html;

/// Answers of the rules in force in the region, and of international documents.
fn current(session: &Session) -> impl Iterator<Item = &Finding> {
    let region = session.visit().region;
    session.derived.findings().iter().filter(move |finding| {
        let definition = finding.definition;
        !definition.is_superseded()
            && (definition.regions.contains(&region)
                || definition.regions.contains(&Region::International))
    })
}

/// Draws the section.
pub fn rules(session: &Session) -> Html {
    let groups = [Truth::True, Truth::False, Truth::Unknown].map(|truth| {
        let rows: Vec<Html> = current(session)
            .filter(|finding| finding.truth == truth)
            .map(|finding| {
                html! {
                    <li>
                        { session.text(&finding.definition.title) }{ ": " }
                        <span class="small soft">{ definition::document(finding) }</span>{ " " }
                        { tag::beside_number(&finding.definition.proof) }
                    </li>
                }
            })
            .collect();
        html! {
            <>
                <h3>{ reason::truth(truth) }</h3>
                if rows.is_empty() {
                    <p>{ words::rules_none() }</p>
                } else {
                    <ul>{ for rows }</ul>
                }
            </>
        }
    });
    html! {
        <section class="annex stack">
            <h2>{ words::rules_title() }</h2>
            <p>{ words::rules_lead(narrate::region(session.visit().region)) }</p>
            { for groups }
        </section>
    }
}
