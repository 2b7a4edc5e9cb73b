//! What documents say of an option, each text with its proof.

use super::{source, tag};
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_evidence::{Medicine, Practical, Provenance, Region, Regulation, RegulationTopic};
use waymark_words::narrate;
use waymark_words::{compare as words, phrase};
use yew::Html;

/// Texts that stand open in a cell; the rest is one press away.
const OPEN: usize = 2;

/// One text as it stands in a cell.
pub struct Line {
    says: &'static str,
    /// For which regions it was read, when that of the visit is none of them.
    elsewhere: Option<String>,
    proof: &'static Provenance,
    document: String,
    target: ProofTarget,
    id: String,
}

/// The regions of a practical side, when it was read for others than that of the visit.
fn elsewhere(session: &Session, side: &Practical) -> Option<String> {
    let region = session.visit().region;
    let here = side.regions.contains(&region) || side.regions.contains(&Region::International);
    (!here).then(|| {
        let names = side.regions.iter();
        narrate::list(
            &names
                .map(|one| narrate::region_short(*one).to_owned())
                .collect::<Vec<_>>(),
        )
    })
}

/// What daily life with an option is like.
pub fn daily(session: &Session, option: &'static Medicine) -> Html {
    let pack = session.derived.pack();
    let lines = option
        .practical
        .into_iter()
        .map(|side| Line {
            says: session.text(&side.says),
            elsewhere: elsewhere(session, side),
            proof: &side.proof,
            document: pack
                .source(&side.proof.source)
                .map_or(side.proof.at.0, |source| source.short.0)
                .to_owned(),
            target: ProofTarget::Practical(option.id.0, side.id.0),
            id: format!("practical-{}-{}", option.id, side.id),
        })
        .collect();
    cell(session, lines)
}

/// What the documents in force say about some topics, as a cell of the comparison.
pub fn texts(session: &Session, option: &'static Medicine, topics: &[RegulationTopic]) -> Html {
    cell(session, of_topics(session, option, topics))
}

/// What the documents in force say about some topics, in the order of the topics.
pub fn of_topics(
    session: &Session,
    option: &'static Medicine,
    topics: &[RegulationTopic],
) -> Vec<Line> {
    let region = session.visit().region;
    let here = |text: &Regulation| {
        text.superseded_by.is_none()
            && text.in_force.until.is_none()
            && (text.regions.contains(&region) || text.regions.contains(&Region::International))
    };
    let of_option = session
        .derived
        .pack()
        .regulations
        .0
        .iter()
        .find(|record| record.id == option.id);
    topics
        .iter()
        .flat_map(|topic| {
            of_option
                .into_iter()
                .flat_map(|record| record.texts)
                .filter(|text| text.topic == *topic && here(text))
        })
        .map(|text| Line {
            says: session.text(&text.says),
            elsewhere: None,
            proof: &text.proof,
            document: text.document.0.to_owned(),
            target: ProofTarget::Regulation(option.id.0, text.id.0),
            id: format!("text-{}-{}", option.id, text.id),
        })
        .collect()
}

fn cell(session: &Session, mut lines: Vec<Line>) -> Html {
    if lines.is_empty() {
        return html! { <p class="cell__main"><span class="unknown">{ phrase::not_known() }</span></p> };
    }
    let folded = lines.split_off(OPEN.min(lines.len()));
    html! {
        <>
            { for lines.into_iter().map(|one| line(session, one)) }
            if !folded.is_empty() {
                <details>
                    <summary>{ words::more_texts(u64::try_from(folded.len()).unwrap_or(u64::MAX)) }</summary>
                    { for folded.into_iter().map(|one| line(session, one)) }
                </details>
            }
        </>
    }
}

/// Draws one text with its document.
pub fn line(session: &Session, line: Line) -> Html {
    let hidden = line.proof.verification.hidden_by_default() && !session.visit().show_unverified;
    html! {
        <div class="cell__harm">
            if hidden {
                { tag::not_yet_verified(line.proof) }
            } else {
                <p class="cell__note">
                    { line.says }
                    if let Some(regions) = line.elsewhere {
                        { " " }<b>{ words::read_for(&regions) }</b>
                    }
                </p>
            }
            <p class="print-only cell__note">{ line.document.clone() }</p>
            { source::opens(session, line.id, line.target, html! { { line.document } }) }
            if !hidden {
                { " " }{ tag::beside_number(line.proof) }
            }
        </div>
    }
}
