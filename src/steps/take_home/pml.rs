//! The whole published PML table with this person's row marked, when the medicine it
//! belongs to is compared or planned.

use crate::markup::html;
use crate::parts::{number, tag};
use crate::visit::{ProofTarget, Session};
use waymark_clinical::pml as engine;
use waymark_evidence::{PmlCell, PmlRow, PmlTable};
use waymark_words::narrate::shown;
use waymark_words::take_home as words;
use yew::Html;

/// A cell as a number that opens its proof.
fn cell(
    session: &Session,
    table: &'static PmlTable,
    row: &'static PmlRow,
    band: usize,
    cell: &PmlCell,
) -> Html {
    let value = shown::short(engine::cell_shown(table, cell.value));
    let text = if cell.less_than {
        words::pml_less(&value)
    } else {
        value
    };
    let target = ProofTarget::Pml {
        table: table.id.0,
        row: row.id.0,
        first: band,
        last: band,
    };
    number::opens(session, format!("home-pml-{}-{band}", row.id), target, text)
}

/// Draws the section; nothing when no such medicine is on the table.
pub fn pml(session: &Session) -> Html {
    let visit = session.visit();
    let pack = session.derived.pack();
    let Some(table) = engine::table(pack, visit.region) else {
        return Html::default();
    };
    let on_the_table = visit
        .compared
        .iter()
        .any(|id| table.medicine == id.as_str())
        || table.medicine == visit.plan.medicine.as_str();
    let Some(medicine) = pack.medicine(&table.medicine).filter(|_| on_the_table) else {
        return Html::default();
    };
    let facts = &session.derived.facts;
    let mine = engine::row_of(pack, table, facts).ok();
    let people = u64::from(waymark_clinical::effects::Frame::Rare.people());
    let rows = table.rows.0.iter().map(|row| {
        let is_mine = mine.is_some_and(|mine| mine.id == row.id);
        let over_all_time = row.cells.len() == 1 && table.bands.len() > 1;
        html! {
            <tr class={is_mine.then_some("is-mine")}>
                <th scope="row">
                    { session.text(&row.label) }{ " " }
                    if is_mine { <span class="pml__mark">{ words::pml_your_row() }</span> }
                </th>
                if over_all_time {
                    { for row.cells.iter().map(|one| html! {
                        <td colspan={table.bands.len().to_string()}>
                            { cell(session, table, row, 0, one) }{ " " }{ words::pml_all_time() }
                        </td>
                    }) }
                } else {
                    { for row.cells.iter().zip(table.bands.iter()).enumerate().map(|(place, (one, band))| html! {
                        <td data-column={words::pml_months(band.from.into(), band.to.into())}>
                            { cell(session, table, row, place, one) }
                        </td>
                    }) }
                }
            </tr>
        }
    });
    html! {
        <section class="annex pml">
            <h2>{ words::pml_title(&medicine.generic) }</h2>
            <p>{ words::pml_lead(session.text(&table.title), &table.document) }</p>
            <p>{ tag::tag(table.proof.verification) }</p>
            if mine.is_none() {
                <p><b>{ words::pml_no_row() }</b></p>
            }
            <table>
                <caption>
                    { if mine.is_some() { words::pml_cells_mine(people) } else { words::pml_cells(people) } }
                </caption>
                <thead><tr>
                    <td></td>
                    { for table.bands.iter().map(|band| html! {
                        <th scope="col">{ words::pml_months(band.from.into(), band.to.into()) }</th>
                    }) }
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}
