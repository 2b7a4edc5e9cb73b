//! The published tables, whole, with this person's row marked.

use super::target;
use super::treated;
use crate::charts::pml_steps::band_name;
use crate::markup::html;
use crate::parts::name::capitalised;
use crate::parts::number;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::pml;
use waymark_evidence::{PmlCell, PmlMeasure, PmlRow, PmlTable};
use waymark_words::jc_virus as words;
use waymark_words::narrate::{in_force, list, region_short, shown};
use waymark_words::{Wording, phrase};
use yew::{Html, classes};

/// A table with what its cells mean, its document and its dates.
pub fn whole(
    session: &Session,
    table: &'static PmlTable,
    mine: Option<&'static PmlRow>,
    medicine: &str,
) -> Html {
    let names: Vec<String> = table.bands.iter().map(|band| band_name(*band)).collect();
    let now = treated::band_now(session, table);
    let time = in_force(table.in_force);
    let meaning = match table.measure {
        PmlMeasure::ConditionalOnPmlFree => words::cells_conditional(),
        PmlMeasure::Epoch => words::cells_epoch(),
    };
    html! {
        <section class="pml" aria-labelledby={format!("pml-{}", table.id)}>
            <h3 id={format!("pml-{}", table.id)}>{ session.text(&table.title) }</h3>
            if let Some(row) = mine {
                <div class="pml__mine">
                    <h4>{ words::your_row(session.text(&row.label)) }</h4>
                    <p class="small soft">{ caption(session, table, medicine) }</p>
                    <ol class="pml__years">
                        { for cells(session, table, row, &names, "mine").into_iter().map(|(name, cell)| html! {
                            <li><span>{ capitalised(&name) }</span><b>{ cell }</b></li>
                        }) }
                    </ol>
                </div>
            }
            <details class="pml__whole" open={true}>
                <summary>{ words::whole_table() }</summary>
                <table>
                    <caption>{ caption(session, table, medicine) }</caption>
                    <thead>
                        <tr>
                            <td></td>
                            { for names.iter().enumerate().map(|(place, name)| html! {
                                <th scope="col" class={classes!((now == Some(place)).then_some("is-mine"))}>
                                    <span class={classes!((name.len() < 10).then_some("together"))}>{ capitalised(name) }</span>
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for table.rows.into_iter().map(|row| line(session, table, row, mine, &names, now)) }
                    </tbody>
                </table>
            </details>
            <p class="small soft">{ meaning }{ " " }{ words::no_estimate_after(names.last().map_or("", String::as_str)) }{ " " }{ words::only_for(medicine) }</p>
            <p class="small soft">{ words::document(&table.document, &time) }</p>
        </section>
    }
}

/// Plain words count out of 10,000 people, as everywhere; clinical detail shows the cells
/// as they are printed.
fn caption(session: &Session, table: &PmlTable, medicine: &str) -> String {
    let people = match session.wording() {
        Wording::Plain => waymark_clinical::effects::Frame::Rare.people(),
        Wording::Clinical => table.out_of,
    };
    words::caption(medicine, people.into())
}

fn line(
    session: &Session,
    table: &'static PmlTable,
    row: &'static PmlRow,
    mine: Option<&'static PmlRow>,
    names: &[String],
    now: Option<usize>,
) -> Html {
    let is_mine = mine.is_some_and(|mine| mine.id == row.id);
    let cells = cells(session, table, row, names, "table");
    let one = cells.len() == 1 && names.len() > 1;
    html! {
        <tr class={classes!(is_mine.then_some("is-mine"))} data-row={row.id.0}>
            <th scope="row">{ session.text(&row.label) }
                if is_mine { { " " }<span class="pml__mark">{ words::mark() }</span> }
            </th>
            { for cells.into_iter().enumerate().map(|(place, (name, cell))| html! {
                <td data-column={(!one).then(|| capitalised(&name))} colspan={one.then(|| names.len().to_string())}
                    class={classes!((is_mine && now == Some(place)).then_some("is-mine"))}>
                    if one { { words::any_time_cell() }{ " " } }{ cell }
                </td>
            }) }
        </tr>
    }
}

/// The cells of a row with the names of their columns.
fn cells(
    session: &Session,
    table: &'static PmlTable,
    row: &'static PmlRow,
    names: &[String],
    place: &str,
) -> Vec<(String, Html)> {
    let single = row.cells.len() == 1 && names.len() > 1;
    row.cells
        .iter()
        .enumerate()
        .map(|(band, cell)| {
            let name = if single {
                words::any_time().to_owned()
            } else {
                names.get(band).cloned().unwrap_or_default()
            };
            (name, value(session, table, row, band, cell, place))
        })
        .collect()
}

fn value(
    session: &Session,
    table: &'static PmlTable,
    row: &'static PmlRow,
    band: usize,
    cell: &PmlCell,
    place: &str,
) -> Html {
    let text = match session.wording() {
        Wording::Plain => shown::short(pml::cell_shown(table, cell.value)),
        Wording::Clinical => cell.value.to_string(),
    };
    if cell.less_than {
        let id = format!("n-{place}-{}-{}-{band}", table.id, row.id);
        let target = ProofTarget::Pml {
            table: table.id.0,
            row: row.id.0,
            first: band,
            last: band,
        };
        return number::opens(session, id, target, words::fewer_than(&text));
    }
    let chance = pml::within_band(table, row, band).or_else(|| pml::over_all_time(table, row));
    match chance {
        Some(chance) => {
            let id = format!("n-{place}-{}-{}-{band}", table.id, row.id);
            number::opens(session, id, target(&chance), text)
        }
        None => html! { <span class="unknown">{ phrase::not_known() }</span> },
    }
}

/// Tables of other regions, one press away, with no row marked.
pub fn others(session: &Session, shown: Option<&'static PmlTable>, medicine: &str) -> Html {
    let others = session
        .derived
        .pack()
        .pml_tables
        .into_iter()
        .filter(|table| shown.is_none_or(|shown| shown.id != table.id));
    html! {
        { for others.map(|table| {
            let regions: Vec<String> =
                table.regions.iter().map(|region| region_short(*region).to_owned()).collect();
            html! {
                <details class="no-print">
                    <summary>{ words::other_table(&list(&regions)) }</summary>
                    <p>{ words::other_table_hint() }</p>
                    { super::provisional(table) }
                    { whole(session, table, None, medicine) }
                </details>
            }
        }) }
    }
}
