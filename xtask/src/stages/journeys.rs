//! Journeys: whole visits in a browser, on the release build served here, and on the site
//! with the languages of the tests.

use super::Outcome;
use crate::{
    companion, counts, offline,
    process::{command, listen},
    project::Project,
    seal, serve,
    setup::Ready,
    single,
    site::{self, Profile},
};
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

const FOLDER: &str = "tests/journeys";
/// The journey that compares the page with the companion; it takes long when it is run whole.
const CONSISTENCY: &str = "tests/journeys/consistency.test.mjs";
/// Which visits that journey opens: nothing, the numbers of some, or all.
const VISITS: &str = "WAYMARK_CONSISTENCY";
const ALL: &str = "full";
const AS_BUILT: &str = "On the site in dist/ as it was last built.";

pub(super) fn run(project: &Project, ready: &Ready) -> Result<Outcome> {
    let journeys = journeys(project)?;
    if journeys.is_empty() {
        return Ok(Outcome::Nothing("tests/journeys holds no *.test.mjs"));
    }
    let browser = ready.browser.as_ref().context("no browser was set up")?;
    let program = companion::build(project)?;
    if is_release(project) && (has_single(project) || site::build_single(project).is_ok()) {
        println!("{AS_BUILT}");
    } else {
        site::build(project, &ready.tools, Profile::Release)?;
        site::build_single(project)?;
    }
    site::build_pseudo(project)?;
    let serving = serve::start(&project.dist(), 0)?;
    let pseudo = serve::start(&project.pseudo(), 0)?;
    let heard = listen(
        command(project, "node")
            // A browser that a failed journey left open would hold everything up.
            .args(["--test", "--test-force-exit", "--test-timeout=600000"])
            .arg("--test-reporter=spec")
            .args(&journeys)
            .env("WAYMARK_URL", serving.address())
            .env("WAYMARK_PSEUDO_URL", pseudo.address())
            .env("CHROME", &browser.chrome)
            .env(companion::VARIABLE, program)
            .env_remove(VISITS),
    )?;
    let counts = counts::of_node(&heard.text);
    Ok(Outcome::of_tests(&heard, counts, "the journeys"))
}

/// Opens every generated visit in the page, or those of these numbers, and compares with the
/// companion; gives whether nothing differed.
///
/// # Errors
/// When the site or the companion does not build, or nothing could be run.
pub fn consistency(project: &Project, ready: &Ready, visits: &[String]) -> Result<bool> {
    let browser = ready.browser.as_ref().context("no browser was set up")?;
    let program = companion::build(project)?;
    if is_release(project) {
        println!("{AS_BUILT}");
    } else {
        site::build(project, &ready.tools, Profile::Release)?;
    }
    let serving = serve::start(&project.dist(), 0)?;
    let wanted = if visits.is_empty() {
        ALL.to_owned()
    } else {
        visits.join(",")
    };
    let heard = listen(
        command(project, "node")
            .args(["--test", "--test-force-exit", "--test-reporter=spec"])
            .arg(CONSISTENCY)
            .env("WAYMARK_URL", serving.address())
            .env("CHROME", &browser.chrome)
            .env(companion::VARIABLE, program)
            .env(VISITS, wanted),
    )?;
    Ok(heard.success)
}

/// Whether `dist/` holds a finished release: a development site has no worker.
fn is_release(project: &Project) -> bool {
    seal::check_sealed(&project.dist()).is_ok() && project.dist().join(offline::WORKER).is_file()
}

fn has_single(project: &Project) -> bool {
    project.dist().join(single::FILE).is_file()
}

fn journeys(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path(FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut journeys = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if name.to_string_lossy().ends_with(".test.mjs") {
            journeys.push(PathBuf::from(FOLDER).join(name));
        }
    }
    journeys.sort();
    Ok(journeys)
}
