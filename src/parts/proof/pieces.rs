//! Pieces that every proof has: lines, the source, the mark.

use crate::markup::html;
use crate::parts::tag;
use crate::visit::Session;
use waymark_evidence::{Interval, Provenance};
use waymark_words::{clinical_proof, proof as words};
use yew::Html;

/// A line of a proof: its name and what it says.
pub fn line(name: &str, content: impl Into<Html>) -> Html {
    html! { <><dt>{ name.to_owned() }</dt><dd>{ content.into() }</dd></> }
}

/// A line of text.
pub fn text(name: &str, content: impl Into<String>) -> Html {
    let content: String = content.into();
    line(name, html! { { content } })
}

/// "95 % interval 5.7 to 11.2".
pub fn interval(interval: &Interval) -> String {
    clinical_proof::interval(
        &interval.level.to_string(),
        &interval.low.to_string(),
        &interval.high.to_string(),
    )
}

/// Source, dates, note and mark: the end of every proof.
pub fn source(session: &Session, proof: &Provenance) -> Html {
    let pack = session.derived.pack();
    let source = pack.source(&proof.source);
    let read_at = proof
        .read_at
        .or_else(|| source.and_then(|source| source.read_at));
    html! {
        <>
            if let Some(source) = source {
                { line(words::source(), html! {
                    <>
                        { source.citation.0 }
                        if let Some(doi) = source.doi { { " doi:" }{ doi.0 } }
                        { " " }
                        if let Some(day) = source.read_on { { words::read_on(day.0) }{ " " } }
                        { words::review_by(pack.review_by(proof).0) }
                    </>
                }) }
            }
            { text(words::place(), proof.at.0) }
            if let Some(address) = read_at {
                { line(words::read_at(), html! { <span class="small">{ address.0 }</span> }) }
            }
            if let Some(note) = proof.note { { text(words::note(), note.0) } }
            if let Some(document) = proof.check { { text(words::to_check(), document.0) } }
            if let Some(confirmed) = proof.confirmed {
                { text(words::mark(), words::confirmed_in(
                    &confirmed.role, confirmed.on.0, &confirmed.document, &confirmed.at,
                )) }
            }
            { line(words::mark(), tag::tag(proof.verification)) }
        </>
    }
}
