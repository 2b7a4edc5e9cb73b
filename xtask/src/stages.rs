//! The stages of `cargo xtask test`, in their order, and how they are run.

mod browser;
mod journeys;
mod oracles;

pub use journeys::consistency;

use crate::{
    counts::{self, Counts},
    process::{Heard, command, listen, run},
    project::Project,
    setup::{self, Needs, Ready},
    site::{self, Profile},
    sizes,
    timing::{Watch, spoken},
};
use anyhow::{Result, bail};
use std::{process::Command, time::Duration};

/// One stage of the test command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The format of the Rust source.
    Format,
    /// Clippy on this machine's target and on the browser's.
    Lint,
    /// Tests that run on this machine.
    Native,
    /// Tests that run in a browser, without a site.
    Browser,
    /// Second implementations, in Python.
    Oracles,
    /// The release build and its size.
    Site,
    /// Visits in a browser, on the release build.
    Journeys,
}

/// Every stage, in the order in which they run.
pub const STAGES: [Stage; 7] = [
    Stage::Format,
    Stage::Lint,
    Stage::Native,
    Stage::Browser,
    Stage::Oracles,
    Stage::Site,
    Stage::Journeys,
];

impl Stage {
    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::Oracles => "oracles",
            Self::Site => "site",
            Self::Journeys => "journeys",
        }
    }

    /// What it does, in a few words.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Format => "the format of the Rust source",
            Self::Lint => "clippy, warnings are errors",
            Self::Native => "tests on this machine",
            Self::Browser => "component tests in a browser",
            Self::Oracles => "second implementations in Python",
            Self::Site => "the release build and its size",
            Self::Journeys => "visits in a browser",
        }
    }

    /// The stage of a name.
    ///
    /// # Errors
    /// When there is none; the message lists the names.
    pub fn named(name: &str) -> Result<Self> {
        match STAGES.into_iter().find(|stage| stage.name() == name) {
            Some(stage) => Ok(stage),
            None => bail!(
                "there is no stage `{name}`; the stages are {}",
                STAGES.map(Self::name).join(", ")
            ),
        }
    }
}

/// Which stages are wanted.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// When not empty, only these.
    pub only: Vec<Stage>,
    /// Never these.
    pub skip: Vec<Stage>,
}

impl Selection {
    /// The stages to run, in their order.
    #[must_use]
    pub fn stages(&self) -> Vec<Stage> {
        STAGES
            .into_iter()
            .filter(|stage| self.only.is_empty() || self.only.contains(stage))
            .filter(|stage| !self.skip.contains(stage))
            .collect()
    }
}

/// How a stage ended.
#[derive(Debug)]
enum Outcome {
    Passed(Counts),
    /// There is nothing of its kind in the project.
    Nothing(&'static str),
    Failed(Counts, String),
}

impl Outcome {
    /// A stage that consists of test programs.
    fn of_tests(heard: &Heard, counts: Counts, what: &str) -> Self {
        if heard.success && counts.failed == 0 {
            Self::Passed(counts)
        } else {
            Self::Failed(counts, format!("{what} failed"))
        }
    }
}

/// Sets up, runs the wanted stages up to the first that fails, and prints the
/// summary; the very last line holds the counts. Gives whether all passed.
///
/// # Errors
/// Never for a failing stage; only when nothing could be run at all.
pub fn run_all(project: &Project, selection: &Selection) -> Result<bool> {
    let stages = selection.stages();
    if stages.is_empty() {
        bail!("no stage is left to run");
    }
    let needs = Needs {
        browser: stages.contains(&Stage::Browser) || stages.contains(&Stage::Journeys),
        python: stages.contains(&Stage::Oracles),
    };
    let mut total = Counts::default();
    let mut summary = Vec::new();
    let mut failure = None;
    match setup::run(project, needs) {
        Ok(ready) => {
            for stage in stages {
                println!("\n== {}: {} ==", stage.name(), stage.purpose());
                let watch = Watch::start();
                let outcome = run_stage(project, &ready, stage).unwrap_or_else(|error| {
                    Outcome::Failed(Counts::default(), format!("{error:#}"))
                });
                let (counts, note, failed) = ended(outcome);
                total += counts;
                summary.push(summary_line(stage, &note, watch.elapsed()));
                if let Some(reason) = failed {
                    failure = Some(format!("Stage `{}` failed: {reason}", stage.name()));
                    break;
                }
            }
        }
        Err(error) => {
            total.failed += 1;
            failure = Some(format!("The set-up failed: {error:#}"));
        }
    }
    println!("\n== summary ==");
    for line in &summary {
        println!("{line}");
    }
    if let Some(failure) = &failure {
        println!("{failure}");
    }
    println!("{total}");
    Ok(failure.is_none())
}

/// The counts, the note for the summary, and the reason of a failure.
fn ended(outcome: Outcome) -> (Counts, String, Option<String>) {
    match outcome {
        Outcome::Passed(counts) if counts == Counts::default() => (counts, "passed".into(), None),
        Outcome::Passed(counts) => (counts, counts.to_string(), None),
        Outcome::Nothing(why) => (Counts::default(), format!("nothing to run: {why}"), None),
        Outcome::Failed(mut counts, reason) => {
            // A stage may fail before its first test: that is a failure too.
            counts.failed = counts.failed.max(1);
            (counts, format!("FAILED, {counts}"), Some(reason))
        }
    }
}

fn summary_line(stage: Stage, note: &str, took: Duration) -> String {
    format!("{:<10}{:>12}   {note}", stage.name(), spoken(took))
}

fn run_stage(project: &Project, ready: &Ready, stage: Stage) -> Result<Outcome> {
    match stage {
        Stage::Format => format(project),
        Stage::Lint => lint(project),
        Stage::Native => native(project),
        Stage::Browser => browser::run(project, ready),
        Stage::Oracles => oracles::run(project, ready),
        Stage::Site => size_gate(project, ready),
        Stage::Journeys => journeys::run(project, ready),
    }
}

fn cargo(project: &Project, arguments: &[&str]) -> Command {
    let mut command = command(project, "cargo");
    command.args(arguments);
    command
}

fn format(project: &Project) -> Result<Outcome> {
    run(&mut cargo(project, &["fmt", "--all", "--check"]))?;
    Ok(Outcome::Passed(Counts::default()))
}

fn lint(project: &Project) -> Result<Outcome> {
    run(&mut cargo(
        project,
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    ))?;
    run(&mut cargo(
        project,
        &[
            "clippy",
            "-p",
            "waymark-app",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ],
    ))?;
    Ok(Outcome::Passed(Counts::default()))
}

fn native(project: &Project) -> Result<Outcome> {
    let heard = listen(&mut cargo(
        project,
        &["test", "--workspace", "--no-fail-fast"],
    ))?;
    let counts = counts::of_cargo(&heard.text);
    Ok(Outcome::of_tests(&heard, counts, "`cargo test`"))
}

fn size_gate(project: &Project, ready: &Ready) -> Result<Outcome> {
    let report = site::build(project, &ready.tools, Profile::Release)?;
    site::build_single(project)?;
    let above = sizes::above(&report, &ready.tools.limits);
    if above.is_empty() {
        Ok(Outcome::Passed(Counts::default()))
    } else {
        bail!("the site is too large: {}", above.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_keep_their_order_whatever_the_person_asked_for() {
        let selection = Selection {
            only: vec![Stage::Journeys, Stage::Format, Stage::Site],
            skip: vec![Stage::Site],
        };
        assert_eq!(selection.stages(), [Stage::Format, Stage::Journeys]);
        assert_eq!(Selection::default().stages(), STAGES);
    }

    #[test]
    fn every_stage_is_found_by_its_name() {
        for stage in STAGES {
            assert_eq!(Stage::named(stage.name()).unwrap(), stage);
        }
        let error = Stage::named("jurneys").unwrap_err().to_string();
        assert!(error.contains("journeys"), "{error}");
    }

    #[test]
    fn a_stage_that_fails_before_its_first_test_counts_as_a_failure() {
        let (counts, _, reason) = ended(Outcome::Failed(Counts::default(), "why".to_owned()));
        assert_eq!(counts.failed, 1);
        assert_eq!(reason.as_deref(), Some("why"));
    }

    #[test]
    fn failing_tests_fail_the_stage_whatever_the_exit_code_says() {
        let heard = Heard {
            success: true,
            text: String::new(),
        };
        let counts = Counts {
            passed: 3,
            failed: 1,
        };
        assert!(matches!(
            Outcome::of_tests(&heard, counts, "tests"),
            Outcome::Failed(found, _) if found == counts
        ));
    }
}
