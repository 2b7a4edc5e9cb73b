//! What changed between two packs, in plain words, and what each change affects.

mod affects;
mod words;

use super::tree::{FOLDERS, records, tree};
use crate::decimal::Decimal;
use crate::pack::Pack;
use crate::record::Step;
use core::fmt;
use std::collections::BTreeMap;
use toml::{Table, Value};
use words::{name_of, plain, quoted, singular, words};

/// Kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A number, a length of time or a rule is different.
    Value,
    /// How far a value was checked is different.
    Verification,
    /// A record or a part of one is gone.
    Removed,
    /// A record or a part of one is new.
    Added,
    /// Words, dates or sources are different.
    Words,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Kind; values come first.
    pub kind: ChangeKind,
    /// The file inside `evidence/`.
    pub file: String,
    /// What changed, as a sentence.
    pub says: String,
    /// Pages and records it touches.
    pub affects: Vec<String>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.says)?;
        if !self.affects.is_empty() {
            write!(f, "; affects: {}", self.affects.join(", "))?;
        }
        Ok(())
    }
}

/// Every change from `old` to `new`: values first, then by file.
pub fn difference(old: &Pack, new: &Pack) -> Vec<Change> {
    let (old_tree, new_tree) = (tree(old), tree(new));
    let mut changes = Vec::new();
    if let (Some(Value::Table(before)), Some(Value::Table(after))) =
        (old_tree.get("about"), new_tree.get("about"))
    {
        let mut record = Comparison::new("pack.toml", "the pack", "", &mut changes);
        record.tables(&[], before, after);
        for change in &mut changes {
            change.affects = vec!["every page".to_owned()];
        }
    }
    for (list, folder) in FOLDERS {
        let before: BTreeMap<_, _> = records(&old_tree, list).into_iter().collect();
        let after: BTreeMap<_, _> = records(&new_tree, list).into_iter().collect();
        for (id, record) in &before {
            let file = format!("{folder}/{id}.toml");
            let name = name_of(id, record);
            let mut found = Vec::new();
            match after.get(id) {
                None => found.push((
                    Vec::new(),
                    Change {
                        kind: ChangeKind::Removed,
                        file: file.clone(),
                        says: format!("{} removed: {name} ({file})", singular(folder)),
                        affects: Vec::new(),
                    },
                )),
                Some(later) => {
                    let mut part = Vec::new();
                    let mut comparison = Comparison::new(&file, &name, folder, &mut part);
                    comparison.out_of = record.get("out_of").map(plain);
                    comparison.bands = bands(record);
                    comparison.tables(&[], record, later);
                    found.extend(comparison.paths.into_iter().zip(part));
                }
            }
            for (path, mut change) in found {
                // What is gone is looked up where it still is.
                change.affects = affects::of(old, folder, id, &path);
                for more in affects::of(new, folder, id, &path) {
                    if !change.affects.contains(&more) {
                        change.affects.push(more);
                    }
                }
                changes.push(change);
            }
        }
        for (id, record) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            let file = format!("{folder}/{id}.toml");
            changes.push(Change {
                kind: ChangeKind::Added,
                says: format!(
                    "{} added: {} ({file})",
                    singular(folder),
                    name_of(id, record)
                ),
                affects: affects::of(new, folder, id, &[]),
                file,
            });
        }
    }
    changes.sort();
    changes
}

/// One step on the way to a value: a field, or the part of a list with this id.
type Path = Vec<String>;

/// Compares two versions of one record.
struct Comparison<'c> {
    file: &'c str,
    name: &'c str,
    folder: &'c str,
    /// Of a PML table: out of how many people, and the months of its columns.
    out_of: Option<String>,
    bands: Vec<String>,
    changes: &'c mut Vec<Change>,
    paths: Vec<Path>,
}

impl<'c> Comparison<'c> {
    fn new(
        file: &'c str,
        name: &'c str,
        folder: &'c str,
        changes: &'c mut Vec<Change>,
    ) -> Comparison<'c> {
        Comparison {
            file,
            name,
            folder,
            out_of: None,
            bands: Vec::new(),
            changes,
            paths: Vec::new(),
        }
    }

    fn push(&mut self, path: &[String], kind: ChangeKind, says: String) {
        self.paths.push(path.to_vec());
        self.changes.push(Change {
            kind,
            file: self.file.to_owned(),
            says,
            affects: Vec::new(),
        });
    }

    fn tables(&mut self, path: &[String], before: &Table, after: &Table) {
        for (key, old) in before {
            let inner = step(path, key);
            match after.get(key) {
                None => self.gone(&inner, old),
                Some(new) => self.values(&inner, old, new),
            }
        }
        for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            self.come(&step(path, key), new);
        }
    }

    fn values(&mut self, path: &[String], old: &Value, new: &Value) {
        if old == new {
            return;
        }
        match (old, new) {
            _ if is_whole(path) => self.changed(path, old, new),
            (Value::Table(before), Value::Table(after)) => self.tables(path, before, after),
            (Value::Array(before), Value::Array(after)) => match (keyed(before), keyed(after)) {
                (Some(before), Some(after)) => self.lists(path, &before, &after),
                _ if is_cells(path) && before.len() == after.len() => {
                    for (place, (old, new)) in before.iter().zip(after).enumerate() {
                        let cell = self.bands.get(place).filter(|_| before.len() > 1);
                        let cell = cell.map_or_else(|| "all time".to_owned(), Clone::clone);
                        self.values(&step(path, &cell), old, new);
                    }
                }
                _ => self.changed(path, old, new),
            },
            _ => self.changed(path, old, new),
        }
    }

    fn lists(
        &mut self,
        path: &[String],
        before: &BTreeMap<String, &Value>,
        after: &BTreeMap<String, &Value>,
    ) {
        for (id, old) in before {
            match after.get(id) {
                None => self.gone(&step(path, id), old),
                Some(new) => self.values(&step(path, id), old, new),
            }
        }
        for (id, new) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            self.come(&step(path, id), new);
        }
    }

    fn changed(&mut self, path: &[String], old: &Value, new: &Value) {
        let says = if let ("pml", [_, row, _, band, value]) = (self.folder, path)
            && value == "value"
        {
            format!(
                "PML figure changed from {} to {} out of {}: {}, row {row}, {band}",
                plain(old),
                plain(new),
                self.out_of.as_deref().unwrap_or("the people counted"),
                self.name,
            )
        } else {
            format!(
                "{}: {} changed from {} to {}",
                self.name,
                words(path),
                quoted(old),
                quoted(new)
            )
        };
        self.push(
            path,
            kind(path, old, new),
            format!("{says} ({})", self.file),
        );
    }

    fn gone(&mut self, path: &[String], old: &Value) {
        let says = format!(
            "{}: {} removed, was {}",
            self.name,
            words(path),
            quoted(old)
        );
        self.push(path, ChangeKind::Removed, format!("{says} ({})", self.file));
    }

    fn come(&mut self, path: &[String], new: &Value) {
        let says = format!("{}: {} added, {}", self.name, words(path), quoted(new));
        self.push(path, ChangeKind::Added, format!("{says} ({})", self.file));
    }
}

fn step(path: &[String], to: &str) -> Path {
    let mut longer = path.to_vec();
    longer.push(to.to_owned());
    longer
}

fn last(path: &[String]) -> &str {
    path.last().map_or("", String::as_str)
}

fn is_cells(path: &[String]) -> bool {
    path.iter().any(|part| part == "cells")
}

/// Rules and points in time are read as a whole or not at all.
fn is_whole(path: &[String]) -> bool {
    matches!(
        last(path),
        "logic" | "rule" | "only_if" | "when" | "regimen" | "stratum" | "entry"
    )
}

/// The parts of a list by their ids; none when the parts have none.
fn keyed(list: &[Value]) -> Option<BTreeMap<String, &Value>> {
    let mut parts = BTreeMap::new();
    for part in list {
        let table = part.as_table()?;
        let id = ["id", "arm", "name"]
            .iter()
            .find_map(|key| table.get(*key)?.as_str())?;
        parts.insert(id.to_owned(), part);
    }
    (parts.len() == list.len()).then_some(parts)
}

fn kind(path: &[String], old: &Value, new: &Value) -> ChangeKind {
    let numeric = |value: &Value| match value {
        Value::Integer(_) => true,
        Value::String(text) => {
            text.parse::<Decimal>().is_ok()
                || text.parse::<Step>().is_ok()
                || text
                    .strip_prefix('<')
                    .is_some_and(|rest| rest.parse::<Decimal>().is_ok())
        }
        _ => false,
    };
    if path
        .iter()
        .any(|part| matches!(part.as_str(), "verification" | "confirmed"))
    {
        ChangeKind::Verification
    } else if last(path) != "order" && (is_whole(path) || (numeric(old) && numeric(new))) {
        ChangeKind::Value
    } else {
        ChangeKind::Words
    }
}

fn bands(record: &Table) -> Vec<String> {
    let number = |band: &Value, key: &str| band.get(key).map(plain).unwrap_or_default();
    record
        .get("bands")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|band| format!("months {} to {}", number(band, "from"), number(band, "to")))
        .collect()
}
