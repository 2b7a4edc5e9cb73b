//! Journeys: whole visits in a browser, on the release build served here, and on the site
//! with the languages of the tests.

use super::Outcome;
use crate::{
    counts, offline,
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

pub(super) fn run(project: &Project, ready: &Ready) -> Result<Outcome> {
    let journeys = journeys(project)?;
    if journeys.is_empty() {
        return Ok(Outcome::Nothing("tests/journeys holds no *.test.mjs"));
    }
    let browser = ready.browser.as_ref().context("no browser was set up")?;
    if is_release(project) && (has_single(project) || site::build_single(project).is_ok()) {
        println!("On the site in dist/ as it was last built.");
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
            .env("CHROME", &browser.chrome),
    )?;
    let counts = counts::of_node(&heard.text);
    Ok(Outcome::of_tests(&heard, counts, "the journeys"))
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
