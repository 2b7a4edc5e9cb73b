//! `waymark evaluate`: everything the app derives from a visit, as JSON.

use super::{day, json, text, visit_text};
use crate::failure::Failure;
use crate::report::{Report, truth_name};
use chrono::NaiveDate;
use lexopt::prelude::*;
use std::collections::BTreeMap;
use waymark_clinical::criteria::{Context, explain};
use waymark_clinical::facts;
use waymark_clinical::visit::Visit;
use waymark_exchange::visit_file;

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut path, mut today) = (None, None);
    let (mut definitions_only, mut lines) = (false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("today") => today = Some(day("--today", &text(arguments.value()?)?)?),
            Long("definitions-only") => definitions_only = true,
            Long("lines") => lines = true,
            Value(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let (name, text, today) = visit_text(path, today)?;
    match (definitions_only, lines) {
        (true, true) => return answers(&name, &text, today),
        (false, false) => {}
        _ => {
            return Err(Failure::WrongUse(
                "--definitions-only and --lines go together".to_owned(),
            ));
        }
    }
    let loaded =
        visit_file::load(&text).map_err(|error| Failure::NotGood(format!("{name}: {error}")))?;
    json(&Report::new(waymark_evidence_pack::pack(), &loaded, today))
}

/// One line for each line of `text`, a visit without the frame of its file: the answer of
/// every definition by its id.
fn answers(name: &str, text: &str, today: NaiveDate) -> Result<String, Failure> {
    let pack = waymark_evidence_pack::pack();
    let mut printed = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        let visit: Visit = serde_json::from_str(line)
            .map_err(|error| Failure::NotGood(format!("{name}, line {number}: {error}")))?;
        let (facts, _) = facts::read(&visit.entries, today);
        let context = Context::new(pack, &facts, today);
        let answers: BTreeMap<&str, &str> = pack
            .definitions
            .iter()
            .map(|one| (one.id.0, truth_name(explain(&context, &one.logic).truth)))
            .collect();
        let line =
            serde_json::to_string(&answers).map_err(|error| Failure::NotGood(error.to_string()))?;
        printed.push_str(&line);
        printed.push('\n');
    }
    Ok(printed)
}
