//! Life with an option: daily life, tests and visits, family, vaccines, stopping. What the
//! documents of the region say, each text with its proof.

use crate::markup::html;
use crate::parts::plan::{burden, of_compared};
use crate::parts::{source, tag};
use crate::visit::{ProofTarget, Session};
use chrono::NaiveDate;
use waymark_evidence::{Medicine, Practical, Provenance, Region, Regulation, RegulationTopic};
use waymark_words::narrate;
use waymark_words::{compare as words, phrase};
use yew::Html;

/// Texts that stand open in a cell; the rest is one press away.
const OPEN: usize = 2;

/// A row of texts of regulators: its name, and the topics it gathers.
type Row = (fn() -> &'static str, &'static [RegulationTopic]);

/// The rows of texts of regulators.
pub const ROWS: [Row; 3] = [
    (
        words::family,
        &[
            RegulationTopic::Pregnancy,
            RegulationTopic::Contraception,
            RegulationTopic::Breastfeeding,
        ],
    ),
    (
        words::vaccines,
        &[RegulationTopic::Vaccination, RegulationTopic::Infection],
    ),
    (
        words::stopping,
        &[
            RegulationTopic::AfterStopping,
            RegulationTopic::Washout,
            RegulationTopic::StopRule,
            RegulationTopic::Restart,
        ],
    ),
];

/// One text as it stands in a cell.
struct Line {
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

/// What the documents in force say about some topics.
pub fn texts(session: &Session, option: &'static Medicine, topics: &[RegulationTopic]) -> Html {
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
    // In the order of the topics: what is asked for first stands first.
    let lines = topics
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
        .collect();
    cell(session, lines)
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

fn line(session: &Session, line: Line) -> Html {
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

/// The day that plans of compared options count from: the one of the plan, else today.
pub fn counted_from(session: &Session) -> NaiveDate {
    session
        .visit()
        .plan
        .start
        .read()
        .ok()
        .flatten()
        .map_or_else(|| session.today(), |date| date.earliest())
}

/// Tests and visits of every option, counted from its own plan: never typed in.
pub fn burdens(session: &Session) -> Vec<Html> {
    of_compared(session, counted_from(session))
        .into_iter()
        .map(|(_, plan)| {
            html! {
                { for burden::YEARS.iter().map(|years| html! {
                    <p class="cell__note burden__said">
                        <b>{ waymark_words::burden::years(u64::from(*years)) }</b>
                        { waymark_words::compare::colon() }
                        { burden::sentence(plan.as_ref(), *years) }
                    </p>
                }) }
                if let Some(text) = plan.as_ref().and_then(burden::uncounted) {
                    <p class="cell__note">{ text }</p>
                }
            }
        })
        .collect()
}
