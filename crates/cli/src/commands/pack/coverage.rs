//! `waymark pack coverage`: what became of every row of a dossier.

use super::{defects, files, folder_or_default, pack_in};
use crate::failure::Failure;
use lexopt::prelude::*;
use std::path::Path;
use waymark_evidence::source::{Coverage, Dossier, FileCoverage, coverage, left_out};

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut dossier, mut folder) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) if dossier.is_none() => dossier = Some(path),
            Value(path) if folder.is_none() => folder = Some(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let dossier = dossier
        .ok_or_else(|| Failure::WrongUse("pack coverage: which dossier folder?".to_owned()))?;
    let dossier = Dossier::load(Path::new(&dossier)).map_err(Failure::WrongUse)?;
    let folder = folder_or_default(folder);
    let files = files(Path::new(&folder))?;
    let pack = pack_in(&files)?;
    let left_out = left_out(&files).map_err(defects)?;
    let account = coverage(&dossier, &pack, &left_out);
    let report = report(&account);
    if account.is_complete() {
        Ok(report)
    } else {
        Err(Failure::NotGood(format!(
            "not every row is accounted for\n{report}"
        )))
    }
}

fn report(account: &Coverage) -> String {
    let mut text = String::new();
    for file in &account.files {
        text.push_str(&one_file(file));
    }
    if !account.defects.is_empty() {
        text.push_str(&format!("wrong names: {}\n", account.defects.len()));
        for defect in &account.defects {
            text.push_str(&format!("  {defect}\n"));
        }
    }
    let open: usize = account
        .files
        .iter()
        .map(|file| file.unaccounted.len())
        .sum();
    let rows: usize = account.files.iter().map(|file| file.rows).sum();
    text.push_str(&format!("{rows} rows, {open} unaccounted for\n"));
    text
}

fn one_file(file: &FileCoverage) -> String {
    let left_out: usize = file.left_out.values().sum();
    let mut text = format!(
        "{}: {} rows, {} carried, {left_out} left out, {} unaccounted for\n",
        file.code,
        file.rows,
        file.carried,
        file.unaccounted.len()
    );
    for (reason, count) in &file.left_out {
        text.push_str(&format!("  left out, {count}: {reason}\n"));
    }
    for (id, beginning) in &file.unaccounted {
        text.push_str(&format!("  unaccounted for: {id}  ({beginning})\n"));
    }
    text
}
