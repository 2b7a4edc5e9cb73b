//! `waymark pack check`: defects, and what an editor should look at.

use super::{files, folder_or_default, pack_in};
use crate::commands::{day, text};
use crate::failure::Failure;
use lexopt::prelude::*;
use std::path::Path;
use waymark_evidence::source::warnings;
use waymark_evidence::{Date, Pack};

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut folder, mut today) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("today") => today = Some(day("--today", &text(arguments.value()?)?)?),
            Value(path) if folder.is_none() => folder = Some(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = folder_or_default(folder);
    let pack = pack_in(&files(Path::new(&folder))?)?;
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
    let texts: usize = pack
        .regulations
        .iter()
        .map(|record| record.texts.len())
        .sum();
    let figures: usize = pack.reviews.iter().map(|review| review.figures.len()).sum();
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
        (texts, "texts of regulators"),
        (pack.networks.len(), "networks"),
        (figures, "lines of the 2015 review"),
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
