//! Ways into a proof that are not a number: the document behind a rule or a statement.

use super::tag;
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_evidence::Statement;
use waymark_words::options as words;
use yew::Html;

/// A small button that opens a proof. The id must be unique on the page.
pub fn opens(session: &Session, id: String, target: ProofTarget, content: Html) -> Html {
    let onclick = session.opens(target, &id);
    html! {
        <button type="button" class="button button--plain small source" data-proof="" {id}
            aria-expanded="false" {onclick}>{ content }</button>
    }
}

/// Statements for the region of the visit, in their order.
pub fn of_region(
    session: &Session,
    wanted: impl Fn(&'static Statement) -> bool,
) -> Vec<&'static Statement> {
    let region = session.visit().region;
    session
        .derived
        .pack()
        .statements
        .into_iter()
        .filter(|one| one.regions.is_empty() || one.regions.contains(&region))
        .filter(|one| wanted(one))
        .collect()
}

/// Statements of a topic for the region of the visit, in their order. The first ones stand
/// open, the rest one press away.
pub fn statements(session: &Session, topic: &str, first: usize) -> Html {
    let mut found = of_region(session, |one| one.topic == topic);
    let rest = found.split_off(first.min(found.len()));
    html! {
        <>
            if found.is_empty() {
                <p><span class="unknown">{ waymark_words::phrase::not_known() }</span></p>
            } else {
                { list(session, &found) }
            }
            if !rest.is_empty() {
                <details>
                    <summary>{ words::more_of_this() }</summary>
                    { list(session, &rest) }
                </details>
            }
        </>
    }
}

/// Statements one below the other, each with its source.
pub fn list(session: &Session, statements: &[&'static Statement]) -> Html {
    html! {
        <ul class="statements">{ for statements.iter().map(|one| statement(session, one)) }</ul>
    }
}

/// One statement with its source; of one that nobody read, only which document to check.
fn statement(session: &Session, statement: &'static Statement) -> Html {
    let proof = &statement.proof;
    if proof.verification.hidden_by_default() && !session.visit().show_unverified {
        return html! { <li>{ tag::not_yet_verified(proof) }</li> };
    }
    html! {
        <li>
            <p>{ session.text(&statement.text) }</p>
            <p class="print-only cell__note">{ short(session, statement) }</p>
            <p class="actions">
                { of_statement(session, statement, format!("statement-{}", statement.id)) }
                { tag::beside_number(proof) }
            </p>
        </li>
    }
}

/// The button that opens the proof of a statement, named after its source.
pub fn of_statement(session: &Session, statement: &'static Statement, id: String) -> Html {
    let name = short(session, statement);
    opens(
        session,
        id,
        ProofTarget::Statement(statement.id.0),
        html! { <><span class="visually-hidden">{ words::source() }</span>{ name }</> },
    )
}

/// The short name of where a statement was read.
fn short(session: &Session, statement: &Statement) -> &'static str {
    let source = session.derived.pack().source(&statement.proof.source);
    source.map_or(statement.proof.at.0, |source| source.short.0)
}
