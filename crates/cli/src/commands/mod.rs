//! The commands, and how their arguments are read.

mod evaluate;
mod export;
mod pack;
mod plan;

use crate::failure::Failure;
use crate::usage::USAGE;
use chrono::NaiveDate;
use lexopt::prelude::*;
use serde::Serialize;
use std::io::Read as _;
use waymark_evidence::Date;

/// Runs the command line and gives what it prints.
///
/// # Errors
/// [`Failure`] with the message for standard error.
pub fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    match arguments.next()? {
        Some(Long("help") | Short('h')) => Ok(USAGE.to_owned()),
        Some(Long("version") | Short('V')) => Ok(format!(
            "waymark {} with evidence {}\n",
            env!("CARGO_PKG_VERSION"),
            waymark_evidence_pack::pack().id
        )),
        Some(Value(command)) => match command.to_string_lossy().as_ref() {
            "evaluate" => evaluate::run(arguments),
            "export" => export::run(arguments),
            "plan" => plan::run(arguments),
            "pack" => pack::run(arguments),
            "schema" => {
                no_more(arguments)?;
                json(&waymark_exchange::visit_file::schema())
            }
            "help" => Ok(USAGE.to_owned()),
            other => Err(Failure::WrongUse(format!(
                "there is no command \"{other}\": evaluate, export, plan, pack or schema"
            ))),
        },
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::WrongUse(
            "say what to do: evaluate, export, plan, pack or schema".to_owned(),
        )),
    }
}

/// A value as pretty JSON with a line end.
fn json(value: &impl Serialize) -> Result<String, Failure> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::NotGood(format!("cannot be written as JSON: {error}")))?;
    text.push('\n');
    Ok(text)
}

/// Refuses arguments that are left over.
fn no_more(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    match arguments.next()? {
        Some(other) => Err(other.unexpected().into()),
        None => Ok(()),
    }
}

/// The day after an option such as `--today`.
fn day(option: &str, text: &str) -> Result<NaiveDate, Failure> {
    text.parse::<Date>().map(|date| date.0).map_err(|_| {
        Failure::WrongUse(format!(
            "{option} \"{text}\" is no day: write it as 2026-11-22"
        ))
    })
}

/// The text of a visit file and what to call it, and the day of the visit.
fn visit_text(
    path: Option<std::ffi::OsString>,
    today: Option<NaiveDate>,
) -> Result<(String, String, NaiveDate), Failure> {
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
    Ok((name, text, today))
}

/// The text of an argument.
fn text(value: std::ffi::OsString) -> Result<String, Failure> {
    value
        .into_string()
        .map_err(|value| Failure::WrongUse(format!("{value:?} is not readable as text")))
}
