//! Which rows of a dossier folder the pack carries, which it leaves out and why, and
//! which nobody has accounted for.
//!
//! A row is a line of a table (or of a block of comma-separated values) in one of the
//! dossier files. Its id is the cell of the id column; where the table has none, it is
//! `SECTION/first-cell`.

mod parse;

pub use parse::Dossier;

use super::check::NEW_FACT;
use super::left_out::LeftOut;
use super::tree::{FOLDERS, records, tree};
use crate::pack::Pack;
use parse::{Row, slug};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// A row id in the form in which two spellings of it are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowName {
    file: String,
    row: String,
}

impl RowName {
    /// From `FILE:ROW`; none without a file and a row.
    pub(super) fn new(id: &str) -> Option<RowName> {
        let (file, row) = id.split_once(':')?;
        if file.is_empty() || row.trim().is_empty() {
            return None;
        }
        Some(RowName {
            file: file.to_owned(),
            row: slug(row),
        })
    }
}

/// A dossier row that a record names as its origin.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    /// As written, `FILE:ROW`.
    pub origin: String,
    /// The record that names it, as a path inside `evidence/`.
    pub record: String,
    /// Set when the record says why it is not shown.
    pub left_out: Option<String>,
}

/// Every origin that the pack names.
pub(super) fn carried(pack: &Pack) -> Vec<Carried> {
    let tree = tree(pack);
    let mut all = Vec::new();
    if let Some(about) = tree.get("about") {
        origins(about, "pack.toml", &mut all);
    }
    for (list, folder) in FOLDERS {
        for (id, record) in records(&tree, list) {
            let file = format!("{folder}/{id}.toml");
            if list == "reviews" {
                figures(record, &file, &mut all);
            }
            record
                .values()
                .for_each(|value| origins(value, &file, &mut all));
        }
    }
    all
}

fn origins(value: &Value, record: &str, all: &mut Vec<Carried>) {
    match value {
        Value::Table(table) => {
            for (key, inner) in table {
                if key == "origin" {
                    for origin in inner
                        .as_array()
                        .into_iter()
                        .flatten()
                        .filter_map(Value::as_str)
                    {
                        all.push(Carried {
                            origin: origin.to_owned(),
                            record: record.to_owned(),
                            left_out: None,
                        });
                    }
                } else {
                    origins(inner, record, all);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| origins(inner, record, all)),
        _ => {}
    }
}

/// The figures of a review are dossier rows by their own ids.
fn figures(review: &Table, record: &str, all: &mut Vec<Carried>) {
    let figures = review
        .get("figures")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    for figure in figures.filter_map(Value::as_table) {
        if let Some(id) = figure.get("id").and_then(Value::as_str) {
            all.push(Carried {
                origin: id.to_owned(),
                record: record.to_owned(),
                left_out: figure
                    .get("left_out")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            });
        }
    }
}

/// The account of a whole dossier.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// File by file.
    pub files: Vec<FileCoverage>,
    /// Origins of records, and entries of the list, that name no row or the wrong one.
    pub defects: Vec<String>,
}

/// The account of one dossier file.
#[derive(Clone, Debug, Default)]
pub struct FileCoverage {
    /// Short name, as in `NTZ:N42`.
    pub code: String,
    /// Rows in it.
    pub rows: usize,
    /// Rows that a record carries.
    pub carried: usize,
    /// Rows left out, by reason.
    pub left_out: BTreeMap<String, usize>,
    /// Rows nobody has accounted for: id and beginning of the row.
    pub unaccounted: Vec<(String, String)>,
}

impl Coverage {
    /// Whether every row is accounted for and every name names a row.
    pub fn is_complete(&self) -> bool {
        self.defects.is_empty() && self.files.iter().all(|file| file.unaccounted.is_empty())
    }
}

/// What became of a row.
#[derive(Clone, Debug)]
enum Fate {
    Open,
    Carried,
    LeftOut(String),
}

/// Compares a dossier with a pack and its list of rows left out.
pub fn coverage(dossier: &Dossier, pack: &Pack, left_out: &LeftOut) -> Coverage {
    let mut result = Coverage::default();
    let mut fates = vec![Fate::Open; dossier.rows.len()];
    for origin in carried(pack) {
        if origin.origin.starts_with(NEW_FACT) {
            continue;
        }
        let found = dossier.find(&origin.origin);
        if found.is_empty() && !dossier.is_prose(&origin.origin) {
            result.defects.push(format!(
                "{}: origin \"{}\" names no row of the dossier",
                origin.record, origin.origin
            ));
        }
        for row in found {
            fates[row] = match (&fates[row], &origin.left_out) {
                (Fate::Open, Some(reason)) => Fate::LeftOut(reason.clone()),
                (fate @ Fate::LeftOut(_), Some(_)) => fate.clone(),
                _ => Fate::Carried,
            };
        }
    }
    for entry in &left_out.rows {
        let found = dossier.find(&entry.id);
        if found.is_empty() {
            result.defects.push(format!(
                "{}: \"{}\" names no row of the dossier",
                LeftOut::FILE,
                entry.id
            ));
            continue;
        }
        let pattern = entry.id.ends_with('*');
        let mut open = 0;
        for row in found {
            match fates[row] {
                Fate::Open => {
                    fates[row] = Fate::LeftOut(entry.reason.0.to_owned());
                    open += 1;
                }
                Fate::Carried if !pattern => result.defects.push(format!(
                    "{}: \"{}\" is carried by a record and cannot be left out",
                    LeftOut::FILE,
                    entry.id
                )),
                Fate::Carried | Fate::LeftOut(_) => {}
            }
        }
        if pattern && open == 0 {
            result.defects.push(format!(
                "{}: \"{}\" leaves nothing out: every such row is accounted for elsewhere",
                LeftOut::FILE,
                entry.id
            ));
        }
    }
    for code in dossier.codes() {
        result.files.push(account(code, &dossier.rows, &fates));
    }
    result
}

fn account(code: &str, rows: &[Row], fates: &[Fate]) -> FileCoverage {
    let mut file = FileCoverage {
        code: code.to_owned(),
        ..FileCoverage::default()
    };
    for (row, fate) in rows.iter().zip(fates).filter(|(row, _)| row.file == code) {
        file.rows += 1;
        match fate {
            Fate::Carried => file.carried += 1,
            Fate::LeftOut(reason) => *file.left_out.entry(reason.clone()).or_default() += 1,
            Fate::Open => {
                file.unaccounted
                    .push((format!("{code}:{}", row.id), row.beginning.clone()));
            }
        }
    }
    file
}
