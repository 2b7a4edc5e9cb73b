//! What is not known about an option: rows without a result, results nobody read in a source.

use super::comparison::{ROWS, question};
use super::harms;
use crate::markup::html;
use crate::parts::{spans, tag};
use crate::visit::Session;
use waymark_clinical::effects::{Cell, harm_figures};
use waymark_evidence::{Harm, Medicine, Outcome, Study};
use waymark_words::compare as words;
use yew::Html;

/// The cell of an option; `rows` are the rows of results, the subgroups last.
pub fn cell(session: &Session, option: &'static Medicine, rows: &[Vec<Cell>]) -> Html {
    let cells: Vec<&Cell> = rows
        .iter()
        .flatten()
        .filter(|cell| cell.option.id == option.id)
        .collect();
    let names = ROWS
        .iter()
        .map(|row| question(session, *row))
        .chain([words::subgroups()]);
    let without: Vec<&str> = names
        .zip(&cells)
        .filter(|(_, cell)| cell.results.is_empty())
        .map(|(name, _)| name)
        .collect();
    let mut unverified: Vec<(&Study, &Outcome)> = cells
        .iter()
        .flat_map(|cell| {
            cell.unverified
                .iter()
                .map(|(study, outcome)| (*study, *outcome))
        })
        .collect();
    unverified.extend(harms::unverified(session, option));
    let pack = session.derived.pack();
    let harms: Vec<&'static Harm> = option
        .harms
        .into_iter()
        .filter(|harm| !harm.by_jc_virus)
        .collect();
    let harms_without: Vec<&str> = harms
        .iter()
        .filter(|harm| harm_figures(pack, option, harm, session.visit().show_unverified).is_empty())
        .map(|harm| session.text(&harm.name))
        .collect();
    let nothing = without.is_empty() && unverified.is_empty() && harms_without.is_empty();
    html! {
        <>
            <div aria-hidden="true">
                { squares(words::known_questions(), cells.len(), without.len()) }
                { squares(words::known_harms(), harms.len(), harms_without.len()) }
            </div>
            if nothing {
                <p class="cell__main">{ words::nothing_named() }</p>
            }
            if !without.is_empty() {
                <p class="cell__main">{ words::no_result_for() }</p>
                <ul>{ for without.iter().map(|name| html! { <li>{ *name }</li> }) }</ul>
            }
            if !harms_without.is_empty() {
                <p class="cell__main">{ words::no_figure_for() }</p>
                <ul>{ for harms_without.iter().map(|name| html! { <li>{ *name }</li> }) }</ul>
            }
            if !unverified.is_empty() {
                <p class="cell__main cell__unread">{ words::unread(u64::try_from(unverified.len()).unwrap_or(u64::MAX)) }</p>
                <details>
                    <summary class="small">{ words::which_documents() }</summary>
                    { for unverified.iter().map(|(study, outcome)| html! {
                        <div class="cell__harm">
                            <p class="cell__note">{ words::exists(&study.name, endpoint(session, outcome)) }</p>
                            { tag::not_yet_verified(&outcome.proof) }
                        </div>
                    }) }
                </details>
            }
        </>
    }
}

/// A square for each of all: full for those with an answer, empty for those without. The lists
/// below name the empty ones.
fn squares(name: &'static str, all: usize, without: usize) -> Html {
    let count = |many: usize| u32::try_from(many).unwrap_or(0);
    html! {
        if all > 0 {
            <p class="span__side">{ name }</p>
            { spans::known(count(all.saturating_sub(without)), count(without)) }
        }
    }
}

fn endpoint(session: &Session, outcome: &Outcome) -> &'static str {
    session
        .derived
        .pack()
        .endpoint(&outcome.endpoint)
        .map_or("", |endpoint| session.text(&endpoint.name))
}
