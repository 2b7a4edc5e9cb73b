//! `waymark evaluate`: everything the app derives from a visit, as JSON.

use super::{day, json, text};
use crate::failure::Failure;
use crate::report::Report;
use lexopt::prelude::*;
use std::io::Read as _;
use waymark_exchange::visit_file;

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut path, mut today) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("today") => today = Some(day("--today", &text(arguments.value()?)?)?),
            Value(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| Failure::WrongUse("which visit file?".to_owned()))?;
    // A clock would make the same file give another answer tomorrow.
    let today = today.ok_or_else(|| {
        Failure::WrongUse("say the day of the visit: --today 2026-11-22".to_owned())
    })?;
    let name = if path == "-" {
        "standard input".into()
    } else {
        path.to_string_lossy().into_owned()
    };
    let read = if path == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(&path)
    };
    let text = read.map_err(|error| Failure::WrongUse(format!("cannot read {name}: {error}")))?;
    let loaded =
        visit_file::load(&text).map_err(|error| Failure::NotGood(format!("{name}: {error}")))?;
    json(&Report::new(waymark_evidence_pack::pack(), &loaded, today))
}
