//! A pack as a tree of plain values, to walk it without a second list of its fields.

use crate::pack::Pack;
use toml::{Table, Value};

/// Every list of a pack and the folder its records live in.
pub(super) const FOLDERS: [(&str, &str); 13] = [
    ("sources", "sources"),
    ("endpoints", "endpoints"),
    ("medicines", "medicines"),
    ("studies", "studies"),
    ("definitions", "definitions"),
    ("judgements", "judgements"),
    ("conditions", "conditions"),
    ("schedules", "schedules"),
    ("pml_tables", "pml"),
    ("statements", "statements"),
    ("regulations", "regulation"),
    ("networks", "networks"),
    ("reviews", "reviews"),
];

/// The pack as a table. Records can always be written so: a test reads the whole
/// evidence of the project through it.
pub(super) fn tree(pack: &Pack) -> Table {
    match Value::try_from(pack) {
        Ok(Value::Table(table)) => table,
        _ => Table::new(),
    }
}

/// The records of one list, each with its id.
pub(super) fn records<'t>(tree: &'t Table, list: &str) -> Vec<(&'t str, &'t Table)> {
    tree.get(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_table)
        .filter_map(|record| Some((record.get("id")?.as_str()?, record)))
        .collect()
}
