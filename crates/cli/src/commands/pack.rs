//! `waymark pack`: the evidence, checked or written out.

use super::{day, json, no_more, text};
use crate::failure::Failure;
use lexopt::prelude::*;
use std::path::Path;
use waymark_evidence::source::{Folder, read, warnings};
use waymark_evidence::{Date, Pack};

/// Where the evidence lies in the project.
const FOLDER: &str = "evidence";

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    match arguments.next()? {
        Some(Value(command)) if command == "check" => check(arguments),
        Some(Value(command)) if command == "export" => {
            no_more(arguments)?;
            json(waymark_evidence_pack::pack())
        }
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::WrongUse("pack check or pack export?".to_owned())),
    }
}

fn check(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut folder, mut today) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("today") => today = Some(day("--today", &text(arguments.value()?)?)?),
            Value(path) if folder.is_none() => folder = Some(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = folder.unwrap_or_else(|| FOLDER.into());
    let folder = Path::new(&folder);
    let files = Folder::load(folder).map_err(|error| {
        Failure::WrongUse(format!(
            "cannot read the folder {}: {error}",
            folder.display()
        ))
    })?;
    let pack = read(&files).map_err(|defects| {
        let lines: Vec<_> = defects.iter().map(ToString::to_string).collect();
        Failure::NotGood(format!(
            "the evidence has {} defect(s):\n{}",
            lines.len(),
            lines.join("\n")
        ))
    })?;
    let mut report = String::new();
    let found = today
        .map(|today| warnings(&pack, Date(today)))
        .unwrap_or_default();
    for warning in &found {
        report.push_str(&format!("look at: {warning}\n"));
    }
    report.push_str(&summary(&pack));
    if today.is_some() {
        report.push_str(&format!("{} to look at\n", found.len()));
    }
    Ok(report)
}

fn summary(pack: &Pack) -> String {
    let results: usize = pack
        .studies
        .iter()
        .flat_map(|study| study.outcomes.iter())
        .map(|outcome| outcome.results.len())
        .sum();
    let items: usize = pack
        .schedules
        .iter()
        .map(|schedule| schedule.items.len())
        .sum();
    let counts = [
        (pack.sources.len(), "sources"),
        (pack.medicines.len(), "medicines"),
        (pack.studies.len(), "studies"),
        (results, "results"),
        (pack.definitions.len(), "definitions"),
        (pack.schedules.len(), "schedules"),
        (items, "schedule items"),
        (pack.pml_tables.len(), "PML tables"),
        (pack.judgements.len(), "judgements"),
        (pack.conditions.len(), "conditions"),
        (pack.statements.len(), "statements"),
    ];
    let counts: Vec<_> = counts
        .iter()
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    format!(
        "evidence {}: {}; all checks passed\n",
        pack.id,
        counts.join(", ")
    )
}
