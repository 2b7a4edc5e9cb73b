//! How far a treatment that goes on has come, in columns of the table.

use crate::visit::Session;
use waymark_clinical::pml::exposure::{self, Column};
use waymark_evidence::PmlTable;

/// The column of the table this person is in now.
pub fn column_now(session: &Session, table: &'static PmlTable) -> Column {
    exposure::column_of(
        session.derived.pack(),
        table,
        &session.derived.facts,
        session.today(),
    )
}

/// The band of the table this person is in now; none in every other case.
pub fn band_now(session: &Session, table: &'static PmlTable) -> Option<usize> {
    match column_now(session, table) {
        Column::In(band) => Some(band),
        Column::NotStarted | Column::StartNotKnown | Column::BeyondTheTable => None,
    }
}
