//! The rows of the dossier that the pack does not carry, and why: `left-out.toml`.

use super::check::Defect;
use super::coverage::{RowName, carried};
use crate::pack::Pack;
use crate::text::Str;
use std::collections::BTreeSet;

/// The whole list. It belongs to the records, not to the pack: it is never shown.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Its entries.
    #[serde(default)]
    pub rows: Vec<LeftOutRow>,
}

/// A row, or the rest of a table, with the reason.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOutRow {
    /// `FILE:ROW`, or `FILE:SECTION/*` for every row of a section that is not carried, or
    /// `FILE:BEGINNING*` for every such row whose id begins so.
    pub id: Str,
    /// Why it is not carried.
    pub reason: Str,
}

impl LeftOut {
    /// Its path inside `evidence/`.
    pub const FILE: &str = "left-out.toml";

    /// What is wrong with the list itself, without looking at the dossier.
    pub(super) fn defects(&self, pack: &Pack) -> Vec<Defect> {
        let carried: BTreeSet<RowName> = carried(pack)
            .into_iter()
            .filter_map(|origin| RowName::new(&origin.origin))
            .collect();
        let mut seen = BTreeSet::new();
        let mut defects = Vec::new();
        let mut wrong = |id: Str, message: &str| {
            defects.push(Defect {
                file: LeftOut::FILE.to_owned(),
                record: id.0.to_owned(),
                field: "id".to_owned(),
                message: message.to_owned(),
            });
        };
        for row in &self.rows {
            match RowName::new(&row.id) {
                None => wrong(row.id, "write FILE:ROW, for example NTZ:N42"),
                Some(_) if row.id.ends_with(":*") => {
                    wrong(row.id, "a whole file cannot be left out with one reason");
                }
                Some(name) => {
                    if !row.id.ends_with('*') && carried.contains(&name) {
                        wrong(
                            row.id,
                            "a record names this row as its origin: it is carried",
                        );
                    }
                    if !seen.insert((name, row.id.ends_with('*'))) {
                        wrong(row.id, "this row is listed twice");
                    }
                }
            }
        }
        defects
    }
}
