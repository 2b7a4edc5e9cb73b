//! The numbers that were looked at: both groups, study, year, range, missed aims, and the
//! grave harms of every option by name.

use crate::markup::html;
use crate::parts::name::list_of;
use crate::parts::{differences, number, result, tag};
use crate::visit::Session;
use waymark_clinical::effects::{
    Cell, Proven, comparison, differences as differences_of, harm_figures, without_medicine,
};
use waymark_evidence::{ComparisonRow, Gravity, Medicine};
use waymark_words::take_home as words;
use waymark_words::{compare, phrase};
use yew::Html;

/// A row with its name.
type Row = (ComparisonRow, fn() -> &'static str);

const ROWS: [Row; 4] = [
    (ComparisonRow::Relapses, words::row_relapses),
    (
        ComparisonRow::PeopleWithRelapse,
        words::row_people_with_relapse,
    ),
    (ComparisonRow::Worsening, words::row_worsening),
    (ComparisonRow::Scans, words::row_scans),
];

fn study(proven: &Proven) -> String {
    words::study(
        &proven.study.name,
        &proven.study.published.to_string(),
        &words::months(proven.outcome.period_months.into()),
    )
}

fn cell(session: &Session, cell: &Cell) -> Html {
    let name = cell.option.generic.0;
    let Some(result) = cell.results.first() else {
        let hidden = cell.unverified.first().map_or_else(
            || html! { <span class="unknown">{ phrase::not_known() }</span> },
            |(_, outcome)| tag::not_yet_verified(&outcome.proof),
        );
        return html! { <td data-column={name}>{ hidden }</td> };
    };
    let own = &result.own;
    html! {
        <td data-column={name}>
            <p class="cell__main">
                { number::proven(session, &format!("home-{}", cell.option.id), own) }{ " " }
                { tag::beside_number(&own.outcome.proof) }
            </p>
            <p class="cell__note">{ result::range(session.wording(), own) }</p>
            if let Some(against) = &result.against {
                <p class="cell__note">
                    { words::against(session.text(&against.arm.label)) }{ " " }
                    { number::proven(session, &format!("home-{}", cell.option.id), against) }
                </p>
            }
            <p class="cell__note">
                { result::definition(session, own) }{ " " }{ study(own) }
            </p>
            if own.outcome.standing.is_missed() {
                <p class="cell__flag">{ words::missed() }</p>
            }
            { result::unlicensed_dose(session, own) }
        </td>
    }
}

fn harms(session: &Session, option: &'static Medicine) -> Html {
    let pack = session.derived.pack();
    let grave = option
        .harms
        .0
        .iter()
        .filter(|harm| harm.gravity == Gravity::LifeChanging);
    let lines = grave.map(|harm| {
        let name = session.text(&harm.name);
        // The same figure as on the screen that compares, and there too none stands for one that
        // follows from the test of JC virus.
        let figures = harm_figures(pack, option, harm, session.visit().show_unverified);
        match figures.first().map(|figure| &figure.own) {
            Some(own) if !harm.by_jc_virus => html! {
                <li>
                    { words::harm_name(name) }{ " " }
                    { number::proven(session, &format!("home-harm-{}-{}", option.id, harm.id), own) }
                    { " " }
                    { words::harm_study(&own.study.name, &own.study.published.to_string()) }
                    { " " }{ result::range(session.wording(), own) }
                    { " " }{ tag::beside_number(&own.outcome.proof) }
                    { result::unlicensed_dose(session, own) }
                </li>
            },
            _ => {
                let text = if harm.by_jc_virus {
                    words::harm_by_jc_virus(name)
                } else {
                    words::harm_not_known(name)
                };
                html! { <li>{ text }{ " " }{ tag::beside_number(&harm.proof) }</li> }
            }
        }
    });
    let lines: Vec<Html> = lines.collect();
    html! {
        <td data-column={option.generic.0}>
            if without_medicine(option) {
                { compare::no_harm_of_a_medicine() }
            } else if lines.is_empty() {
                <span class="unknown">{ phrase::not_known() }</span>
            } else {
                <ul>{ for lines }</ul>
            }
        </td>
    }
}

/// Draws the section.
pub fn numbers(session: &Session) -> Html {
    let options = session.derived.compared(session.visit());
    let head = |content: Html| {
        html! {
            <section class="annex"><h2>{ words::numbers_title() }</h2>{ content }</section>
        }
    };
    if options.is_empty() {
        return head(html! { <p>{ words::numbers_none() }</p> });
    }
    let context = session.derived.context();
    let unverified = session.visit().show_unverified;
    let rows: Vec<Vec<Cell>> = ROWS
        .iter()
        .map(|(row, _)| comparison(&context, &options, *row, unverified))
        .collect();
    // Four columns beside the names of the rows would be narrower than the longest words.
    let columns = if options.len() > 3 { 2 } else { 3 };
    let tables = options.chunks(columns).enumerate().map(|(place, options)| {
        let first = place * columns;
        let cells = rows.iter().map(|row| &row[first..first + options.len()]);
        table(session, options, cells)
    });
    head(html! {
        <div class="stack">
            <p>{ words::numbers_lead() }</p>
            { differences::banner(session, &differences_of(&rows)) }
            { for tables }
        </div>
    })
}

/// Options beside each other, with their cells of every row.
fn table<'a>(
    session: &Session,
    options: &[&'static Medicine],
    rows: impl Iterator<Item = &'a [Cell]>,
) -> Html {
    let label = words::numbers_of(&list_of(options));
    let width = (options.len() + 1).to_string();
    html! {
        <table class="compare" aria-label={label}>
            <thead><tr>
                <td></td>
                { for options.iter().map(|option| html! {
                    <th scope="col"><span class="compare__name">{ option.generic.0 }</span></th>
                }) }
            </tr></thead>
            <tbody>
                { for ROWS.iter().zip(rows).map(|((_, label), cells)| html! {
                    <tr>
                        <th scope="row">{ label() }</th>
                        { for cells.iter().map(|one| cell(session, one)) }
                    </tr>
                }) }
                <tr class="compare__group">
                    <th scope="colgroup" colspan={width}>{ words::row_harms() }</th>
                </tr>
                <tr>
                    <th scope="row">{ words::harms_frame() }</th>
                    { for options.iter().map(|option| harms(session, option)) }
                </tr>
            </tbody>
        </table>
    }
}
