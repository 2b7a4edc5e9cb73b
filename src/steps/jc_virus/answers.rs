//! Three different questions with three different answers, side by side.

use super::{target, treated};
use crate::charts::pml_steps::band_name;
use crate::markup::html;
use crate::parts::figure::figure;
use crate::parts::form::{Choice, choices};
use crate::parts::name::capitalised;
use crate::parts::{number, tag, two_scales};
use crate::visit::Session;
use waymark_clinical::pml::exposure::Column;
use waymark_clinical::pml::{self, Chance};
use waymark_evidence::{PmlMeasure, PmlRow, PmlTable};
use waymark_words::jc_virus as words;
use waymark_words::narrate::shown;
use waymark_words::phrase;
use yew::{Callback, Html, Properties, component, use_state};

/// The third answer begins after this many months without PML, before treatment.
const WITHOUT_PML_MONTHS: u16 = 24;

/// What the answers are given.
#[derive(Clone, PartialEq, Properties)]
pub struct AnswersProps {
    /// The session.
    pub session: Session,
    /// The table.
    pub table: &'static PmlTable,
    /// This person's row.
    pub row: &'static PmlRow,
}

/// Draws the answers.
#[component]
pub fn Answers(
    AnswersProps {
        session,
        table,
        row,
    }: &AnswersProps,
) -> Html {
    let (table, row) = (*table, *row);
    let last = table.bands.len().saturating_sub(1);
    let chosen = use_state(|| last);
    if let Some(chance) = pml::over_all_time(table, row) {
        return html! {
            <div class="three">
                { card(session, "any", words::at_any_time(), Some(&chance), words::not_zero()) }
            </div>
        };
    }
    let band = (*chosen).min(last);
    let names: Vec<String> = table.bands.iter().map(|band| band_name(*band)).collect();
    let name = |place: usize| names.get(place).map_or("", String::as_str);
    let column = treated::column_now(session, table);
    let now = treated::band_now(session, table);
    let pick = {
        let chosen = chosen.clone();
        Callback::from(move |place: usize| chosen.set(place))
    };
    let years: Vec<Choice<usize>> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Choice::new(place, capitalised(name)))
        .collect();
    // A treatment past the table, or without a known start, has no place to count from.
    let placed = matches!(column, Column::NotStarted | Column::In(_));
    let (from, third_label) = match now {
        _ if !placed => (None, words::from_now_not_known().to_owned()),
        Some(now) => (Some(now), words::from_now(name(now), name(band))),
        None => {
            let after = table
                .bands
                .iter()
                .position(|band| band.from > WITHOUT_PML_MONTHS);
            let passed = after
                .and_then(|after| table.bands.get(after))
                .map_or(0, |band| band.from - 1);
            (
                after,
                words::after_without(&without_pml(passed), name(band)),
            )
        }
    };
    let third = from
        .filter(|from| *from <= band)
        .and_then(|from| pml::over_bands(table, row, from, band));
    let chained = table.measure == PmlMeasure::ConditionalOnPmlFree;
    let why_not_third = if !placed {
        words::no_column()
    } else if from.is_some_and(|from| from > band) {
        words::only_later()
    } else {
        words::not_chained()
    };
    let this_year = pml::within_band(table, row, now.unwrap_or(0)).filter(|_| placed);
    html! {
        <>
            if let Some(chance) = this_year {
                <p>
                    if now.is_some() { { words::this_year_treated(name(now.unwrap_or(0))) } } else { { words::this_year_first(name(0)) } }
                    { " " }
                    { number::opens(session, "n-pml-this-year".to_owned(), target(&chance), shown::shown(chance.shown)) }
                    { "." }
                    { " " }{ mark(&chance) }
                </p>
            }
            if column == Column::BeyondTheTable {
                <p><b>{ words::beyond_the_table(name(last)) }</b></p>
            } else if column == Column::StartNotKnown {
                <p><b>{ words::start_not_known() }</b></p>
            }
            { choices("pml-year", words::which_year(), None, &years, &band, &pick) }
            <div class="three">
                { card(session, "alone", &words::alone(name(band)), pml::within_band(table, row, band).as_ref(), words::alone_note()) }
                { card(session, "together", &words::together(name(band)), pml::over_bands(table, row, 0, band).as_ref(),
                    if chained || band == 0 { words::together_note() } else { words::not_chained() }) }
                { card(session, "after", &third_label, third.as_ref(),
                    if third.is_some() { words::after_note() } else { why_not_third }) }
            </div>
            <p class="soft small">{ words::no_estimate_after(name(last)) }</p>
            { two_scales::two_scales(session, table, pml::over_bands(table, row, 0, band)
                .or_else(|| pml::within_band(table, row, band)), name(band)) }
        </>
    }
}

/// "2 years", from months of the table.
fn without_pml(months: u16) -> String {
    const YEAR: u16 = 12;
    if months.is_multiple_of(YEAR) {
        waymark_words::compare::years((months / YEAR).into())
    } else {
        waymark_words::compare::months(months.into())
    }
}

/// The mark of a chance.
fn mark(chance: &Chance) -> Html {
    if chance.verification() == chance.table.proof.verification {
        tag::beside_number(&chance.table.proof)
    } else {
        tag::tag(chance.verification())
    }
}

/// One answer: always three parts, so that three cards stand on the same lines.
fn card(session: &Session, id: &str, label: &str, chance: Option<&Chance>, note: &str) -> Html {
    html! {
        <section class="card three__item" data-answer={id.to_owned()}>
            <h3 class="three__label">{ label }</h3>
            if let Some(chance) = chance {
                { figure(session, format!("n-pml-{id}"), target(chance), chance.shown) }
            } else {
                <p><span class="unknown">{ phrase::not_known() }</span></p>
            }
            <div class="three__note">
                if let Some(others) = chance.and_then(|chance| shown::without(chance.shown)) {
                    <p>{ words::others(&others) }</p>
                }
                <p>{ note }</p>
                if let Some(chance) = chance {
                    <p>{ mark(chance) }</p>
                }
            </div>
        </section>
    }
}
