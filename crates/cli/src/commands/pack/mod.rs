//! `waymark pack`: the evidence, checked, compared or written out.

mod check;
mod coverage;
mod difference;

use super::{json, no_more};
use crate::failure::Failure;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::Path;
use waymark_evidence::Pack;
use waymark_evidence::source::{Defect, Folder, read};

/// Where the evidence lies in the project.
const FOLDER: &str = "evidence";

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    match arguments.next()? {
        Some(Value(command)) => match command.to_string_lossy().as_ref() {
            "check" => check::run(arguments),
            "coverage" => coverage::run(arguments),
            "diff" => difference::run(arguments),
            "export" => {
                no_more(arguments)?;
                json(waymark_evidence_pack::pack())
            }
            other => Err(Failure::WrongUse(format!(
                "there is no command \"pack {other}\": check, coverage, diff or export"
            ))),
        },
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::WrongUse(
            "pack check, pack coverage, pack diff or pack export?".to_owned(),
        )),
    }
}

/// The folder named on the command line, or the one of the project.
fn folder_or_default(named: Option<OsString>) -> OsString {
    named.unwrap_or_else(|| FOLDER.into())
}

/// The files of a folder.
fn files(folder: &Path) -> Result<Folder, Failure> {
    Folder::load(folder).map_err(|error| {
        Failure::WrongUse(format!(
            "cannot read the folder {}: {error}",
            folder.display()
        ))
    })
}

/// The pack in a folder; every defect when it has any.
fn pack_in(files: &Folder) -> Result<Pack, Failure> {
    read(files).map_err(defects)
}

fn defects(defects: Vec<Defect>) -> Failure {
    let lines: Vec<_> = defects.iter().map(ToString::to_string).collect();
    Failure::NotGood(format!(
        "the evidence has {} defect(s):\n{}",
        lines.len(),
        lines.join("\n")
    ))
}
