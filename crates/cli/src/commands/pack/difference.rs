//! `waymark pack diff`: what changed between two packs.

use super::{files, pack_in};
use crate::failure::Failure;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::Path;
use waymark_evidence::Pack;
use waymark_evidence::source::{ChangeKind, difference, import};

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let mut named = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) if named.len() < 2 => named.push(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let [old, new] = named.as_slice() else {
        return Err(Failure::WrongUse(
            "pack diff: name two packs, each a folder or an exported file".to_owned(),
        ));
    };
    let (old, new) = (pack_at(old)?, pack_at(new)?);
    let changes = difference(&old, &new);
    let mut report = format!(
        "evidence {} to {}: {} change(s)\n",
        old.id,
        new.id,
        changes.len()
    );
    let mut heading = None;
    for change in &changes {
        if heading != Some(change.kind) {
            heading = Some(change.kind);
            report.push_str(&format!("\n{}\n", title(change.kind)));
        }
        report.push_str(&format!("- {change}\n"));
    }
    Ok(report)
}

const fn title(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Value => "Values and rules",
        ChangeKind::Verification => "How far values were checked",
        ChangeKind::Removed => "Removed",
        ChangeKind::Added => "Added",
        ChangeKind::Words => "Words, dates and sources",
    }
}

/// A folder of records, or a file that `pack export` wrote.
fn pack_at(path: &OsString) -> Result<Pack, Failure> {
    let path = Path::new(path);
    if path.is_dir() {
        return pack_in(&files(path)?);
    }
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::WrongUse(format!("cannot read {}: {error}", path.display())))?;
    let written: Pack = serde_json::from_str(&text).map_err(|error| {
        Failure::NotGood(format!(
            "{}: this is no exported pack: {error}",
            path.display()
        ))
    })?;
    import(written).map_err(|error| Failure::NotGood(format!("{}: {error}", path.display())))
}
