//! Measuring: the sizes of the release, kept in `benches/sizes.json` beside
//! those before, how soon the page stands and answers (`benches/page`), and the
//! benches of the engines.

use crate::{
    companion, hello,
    process::{command, output, run},
    project::Project,
    setup::{Browser, Ready},
    site::{self, Profile},
    sizes::{Report, Size, grouped},
};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs};

/// The record that is committed.
pub const RECORD: &str = "benches/sizes.json";

/// What the record holds: the sizes of each kind of file, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The last measured sizes.
    pub current: BTreeMap<String, Size>,
    /// Those before them, when they differed.
    #[serde(default)]
    pub previous: BTreeMap<String, Size>,
}

/// Builds, measures, records and runs the benches.
///
/// # Errors
/// When the build or a bench fails, or the record cannot be read or written.
pub fn run_all(project: &Project, ready: &Ready, arguments: &[String]) -> Result<()> {
    let browser = ready.browser.as_ref().context("no browser was set up")?;
    let report = site::build(project, &ready.tools, Profile::Release)?;
    let path = project.path(RECORD);
    let before: Record = if path.is_file() {
        serde_json::from_str(&project.read(RECORD)?)
            .with_context(|| format!("{RECORD} is not valid"))?
    } else {
        Record::default()
    };
    println!("{}\n", comparison(&before.current, &report.totals));
    let record = recorded(before, &report);
    fs::create_dir_all(project.path("benches"))?;
    fs::write(&path, serde_json::to_string_pretty(&record)? + "\n")
        .with_context(|| format!("cannot write {RECORD}"))?;
    println!("Recorded in {RECORD}.");

    let page = page(project, browser);
    lighthouse(project, ready, browser)?;
    if !has_benches(project)? {
        println!("No benches of the engines yet.");
        return page;
    }
    run(command(project, "cargo")
        .args(["bench", "--workspace", "--bench", "*"])
        .args(arguments))?;
    let calendar = calendar(project, ready);
    // The engines are measured whether or not the page is quick enough.
    page.and(calendar)
}

/// The planner against the same rules in Python, in one run; fails when it is not as many times
/// quicker as it is to be.
fn calendar(project: &Project, ready: &Ready) -> Result<()> {
    let oracles = ready.oracles.as_ref().context("Python was not set up")?;
    let program = companion::build(project)?;
    let printed = output(command(project, "cargo").args([
        "bench",
        "-p",
        "waymark-clinical",
        "--bench",
        "every_schedule",
    ]))?;
    print!("{printed}");
    let times = project.target().join("every-schedule.txt");
    fs::write(&times, printed)?;
    run(oracles
        .command(project)
        .arg("benches/against_dateutil.py")
        .stdin(fs::File::open(&times)?)
        .env(companion::VARIABLE, program))
    .context("the planner is slower than its gate")
}

/// What Lighthouse says of the page, where it is installed; it has no gate.
fn lighthouse(project: &Project, ready: &Ready, browser: &Browser) -> Result<()> {
    let program = project.path("node_modules/lighthouse/cli/index.js");
    if !program.is_file() {
        println!(
            "Lighthouse is not installed: npm install --no-save lighthouse@{}",
            ready.tools.lighthouse.npm_version
        );
        return Ok(());
    }
    run(command(project, "node")
        .arg("benches/page/lighthouse.mjs")
        .arg(program)
        .env("CHROME", &browser.chrome))
    .context("Lighthouse failed")
}

/// How soon the page stands and answers: in one visit, in the four actions with a gate of their
/// own, and in every journey; fails when it answers too late.
fn page(project: &Project, browser: &Browser) -> Result<()> {
    let hello = hello::build(project)?;
    let stretched = site::build_stretched(project)?;
    let mut quick = true;
    for script in ["speed", "actions", "journeys"] {
        let measured = run(command(project, "node")
            .arg(format!("benches/page/{script}.mjs"))
            .env("WAYMARK_HELLO", &hello)
            .env("WAYMARK_STRETCHED", &stretched)
            .env("CHROME", &browser.chrome));
        quick &= measured.is_ok();
    }
    ensure!(quick, "the page is slower than its gate");
    Ok(())
}

/// The record after a measurement: the last one moves back when it differs.
#[must_use]
pub fn recorded(before: Record, report: &Report) -> Record {
    if before.current == report.totals {
        return before;
    }
    Record {
        current: report.totals.clone(),
        previous: before.current,
    }
}

/// Each kind of file with its size, the one before and the difference.
#[must_use]
pub fn comparison(before: &BTreeMap<String, Size>, now: &BTreeMap<String, Size>) -> String {
    let mut lines = vec![format!(
        "{:<10}{:>14}{:>14}{:>14}   (brotli)",
        "kind", "now", "before", "difference"
    )];
    for (kind, size) in now {
        let (earlier, difference) = before.get(kind).map_or_else(
            || ("not known".to_owned(), String::new()),
            |earlier| {
                let sign = if size.brotli < earlier.brotli {
                    "-"
                } else {
                    "+"
                };
                (
                    grouped(earlier.brotli),
                    format!("{sign}{}", grouped(size.brotli.abs_diff(earlier.brotli))),
                )
            },
        );
        lines.push(format!(
            "{kind:<10}{:>14}{earlier:>14}{difference:>14}",
            grouped(size.brotli)
        ));
    }
    lines.join("\n")
}

fn has_benches(project: &Project) -> Result<bool> {
    let mut folders = vec![project.path("benches")];
    for entry in fs::read_dir(project.path("crates"))? {
        folders.push(entry?.path().join("benches"));
    }
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder)? {
            if entry?.path().extension().is_some_and(|end| end == "rs") {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(brotli: u64) -> BTreeMap<String, Size> {
        BTreeMap::from([(
            "wasm".to_owned(),
            Size {
                raw: 3 * brotli,
                gzip: 2 * brotli,
                brotli,
            },
        )])
    }

    #[test]
    fn the_record_keeps_the_last_other_sizes() {
        let report = |brotli| Report {
            files: BTreeMap::new(),
            totals: totals(brotli),
        };
        let first = recorded(Record::default(), &report(100));
        let second = recorded(first, &report(90));
        assert_eq!(second.current, totals(90));
        assert_eq!(second.previous, totals(100));
        assert_eq!(recorded(second.clone(), &report(90)), second);
    }

    #[test]
    fn the_difference_is_shown() {
        assert!(comparison(&totals(100_000), &totals(90_000)).contains("-10 000"));
        assert!(comparison(&totals(90_000), &totals(100_000)).contains("+10 000"));
        assert!(comparison(&BTreeMap::new(), &totals(1)).contains("not known"));
    }
}
