//! The proof of a chance of PML: cells of a published table, and the product of them.

use super::Proof;
use super::pieces::{line, source, text};
use crate::markup::html;
use crate::parts::tag;
use crate::visit::Session;
use waymark_clinical::effects::Shown;
use waymark_clinical::pml::{Chance, cell_shown, over_all_time, over_bands};
use waymark_evidence::{PmlCell, PmlMeasure, PmlTable};
use waymark_words::narrate::{in_force, shown};
use waymark_words::{proof as words, take_home as less};

pub(super) fn proof(
    session: &Session,
    table_id: &str,
    row_id: &str,
    first: usize,
    last: usize,
) -> Option<Proof> {
    let table = session.derived.pack().pml_table(table_id)?;
    let row = table.rows.0.iter().find(|row| row.id == row_id)?;
    let limit = row.cells.0.get(first).filter(|cell| cell.less_than);
    let (becomes, verification, title) = if let Some(cell) = limit.filter(|_| first == last) {
        // Only known to lie below what is printed: no chance, only the same limit in the frame.
        let limit = cell_shown(table, cell.value);
        let title = less::pml_less(&shown::shown(limit));
        (below(table, cell, limit), table.proof.verification, title)
    } else {
        let chance = over_bands(table, row, first, last).or_else(|| over_all_time(table, row))?;
        (
            arithmetic(&chance),
            chance.verification(),
            shown::shown(chance.shown),
        )
    };
    let meaning = match table.measure {
        PmlMeasure::ConditionalOnPmlFree => words::pml_annual(),
        PmlMeasure::Epoch => words::pml_epoch(),
    };
    let cells: Vec<String> = row
        .cells
        .0
        .get(first..=last)?
        .iter()
        .map(|cell| {
            let printed = words::pml_cell(&cell.value.to_string(), table.out_of.into());
            if cell.less_than {
                less::pml_less(&printed)
            } else {
                printed
            }
        })
        .collect();
    let body = html! {
        <dl>
            { text(words::in_whom(), session.text(&row.label)) }
            { text(words::result(), cells.join(waymark_words::common::list_comma())) }
            { text(words::counted(), meaning) }
            { text(words::becomes(), becomes) }
            { text(words::document(), table.document.0) }
            { text(words::in_force(), in_force(table.in_force)) }
            { source(session, &table.proof) }
            { line(words::mark(), tag::tag(verification)) }
        </dl>
    };
    Some(Proof {
        title,
        about: session.text(&table.title).to_owned(),
        body,
    })
}

/// How a printed limit became the one on screen.
fn below(table: &PmlTable, cell: &PmlCell, limit: Shown) -> String {
    match limit {
        Shown::OutOf { count, of } => words::pml_single(
            &cell.value.to_string(),
            table.out_of.into(),
            count.into(),
            of.into(),
        ),
        _ => words::arithmetic_mean().to_owned(),
    }
}

/// How the cells became the number on screen.
fn arithmetic(chance: &Chance) -> String {
    let out_of = u64::from(chance.table.out_of);
    let cells = chance
        .row
        .cells
        .0
        .get(chance.bands.0..=chance.bands.1)
        .unwrap_or_default();
    match (cells, chance.shown) {
        ([cell], Shown::OutOf { count, of }) => {
            words::pml_single(&cell.value.to_string(), out_of, count.into(), of.into())
        }
        ([cell], Shown::FewerThanOne { of }) => {
            words::pml_fewer(&cell.value.to_string(), out_of, of.into())
        }
        (cells, Shown::OutOf { count, of }) => {
            let factors: Vec<String> = cells
                .iter()
                .map(|cell| words::pml_factor(&cell.value.to_string(), out_of))
                .collect();
            words::pml_chain(&factors.join(words::times()), count.into(), of.into())
        }
        _ => String::new(),
    }
}
