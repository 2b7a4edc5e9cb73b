//! Second implementations: Python programs that compute the same from the same
//! facts and compare with the command-line companion.

use super::Outcome;
use crate::{companion, counts, process::listen, project::Project, setup::Ready};
use anyhow::{Context, Result};
use std::fs;

const FOLDER: &str = "tests/oracles";

pub(super) fn run(project: &Project, ready: &Ready) -> Result<Outcome> {
    if !has_tests(project)? {
        return Ok(Outcome::Nothing("tests/oracles holds no test_*.py"));
    }
    let oracles = ready.oracles.as_ref().context("Python was not set up")?;
    let program = companion::build(project)?;
    let heard = listen(
        oracles
            .command(project)
            .args(["-m", "unittest", "discover", "-s", FOLDER, "-v"])
            .env(companion::VARIABLE, program),
    )?;
    let counts = counts::of_unittest(&heard.text);
    Ok(Outcome::of_tests(
        &heard,
        counts,
        "the second implementations",
    ))
}

fn has_tests(project: &Project) -> Result<bool> {
    let folder = project.path(FOLDER);
    if !folder.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("test_") && name.ends_with(".py") {
            return Ok(true);
        }
    }
    Ok(false)
}
