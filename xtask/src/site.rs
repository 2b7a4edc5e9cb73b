//! Building the site: Trunk, then the seal (which Trunk calls), then the sizes.

use crate::{
    process::{command, output, run},
    project::Project,
    seal, single, sizes,
    timing::{Watch, spoken},
    versions::Tools,
};
use anyhow::{Context, Result};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Which site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Small, as it is shipped.
    #[default]
    Release,
    /// Quick to build, with checks that the release leaves out.
    Development,
}

/// Builds the site into `dist/`, prints its sizes and gives them.
///
/// # Errors
/// When Trunk or the seal fails; both have said why.
pub fn build(project: &Project, tools: &Tools, profile: Profile) -> Result<sizes::Report> {
    fetch(project)?;
    let watch = Watch::start();
    let mut trunk = command(project, "trunk");
    trunk.arg("build");
    match profile {
        Profile::Release => {
            println!("Building the release site (the first time takes a few minutes) …");
            trunk.arg("--release");
        }
        Profile::Development => println!("Building the development site …"),
    }
    run(&mut trunk).context("the site could not be built")?;
    seal::check_sealed(&project.dist())?;
    println!("Built dist/ in {}.", spoken(watch.elapsed()));

    let report = sizes::measure(&project.dist())?;
    sizes::write(&report, &sizes::report_path(project))?;
    println!("\n{}\n", sizes::table(&report));
    if profile == Profile::Release {
        println!("{}\n", sizes::program::table(&code_by_crate(project)?));
        for (name, bounds) in [("Goal", &tools.targets), ("Ceiling", &tools.ceilings)] {
            println!("{}", sizes::distances(&report, name, bounds));
        }
    }
    Ok(report)
}

fn code_by_crate(project: &Project) -> Result<BTreeMap<&'static str, u64>> {
    let path = project
        .target()
        .join("wasm32-unknown-unknown/release/waymark-app.wasm");
    let wasm = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    sizes::program::by_crate(&wasm).with_context(|| path.display().to_string())
}

/// Builds the one-file form from the site in `dist/`, and says how large it is.
///
/// # Errors
/// See [`single::build`].
pub fn build_single(project: &Project) -> Result<()> {
    let size = single::build(project)?;
    println!(
        "Built dist/{} ({} bytes).",
        single::FILE,
        sizes::grouped(size)
    );
    Ok(())
}

/// Builds the site with the languages of the tests (`crates/words/build/pseudo.rs`) into a
/// folder of its own. It is never shipped: nothing of it is made small.
///
/// # Errors
/// When Trunk or the seal fails; both have said why.
pub fn build_pseudo(project: &Project) -> Result<()> {
    fetch(project)?;
    let watch = Watch::start();
    println!(
        "Building the site with the languages of the tests (the first time takes two minutes) …"
    );
    let folder = project.pseudo();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    run(command(project, "trunk")
        .args(["build", "--cargo-profile", "pseudo", "--dist"])
        .arg(&folder)
        .env("WAYMARK_PSEUDO", "1"))
    .context("the site with the languages of the tests could not be built")?;
    seal::check_sealed(&folder)?;
    println!("Built {} in {}.", folder.display(), spoken(watch.elapsed()));
    Ok(())
}

/// No schedule of the evidence is as long as a page must bear: in a copy of the evidence, the
/// checks that go on longest after the last dose go on for so many months instead.
const STRETCHED: [(&str, &str); 2] = [
    (
        "until_after_last_dose = \"48 months\"",
        "until_after_last_dose = \"140 months\"",
    ),
    ("horizon_months = 72", "horizon_months = 200"),
];

/// Builds the site as it is released, but with plans of 1,000 dates, and gives its folder. It
/// is for measuring alone, and holds dates that no document names.
///
/// # Errors
/// When the evidence cannot be copied, or the site cannot be built.
pub fn build_stretched(project: &Project) -> Result<PathBuf> {
    let evidence = project.target().join("stretched-evidence");
    let _ = fs::remove_dir_all(&evidence);
    copy_stretched(&project.path("evidence"), &evidence)?;
    println!("Building the site with plans of 1,000 dates …");
    let folder = project.target().join("stretched");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    run(command(project, "trunk")
        .args(["build", "--release", "--dist"])
        .arg(&folder)
        .env("WAYMARK_EVIDENCE", &evidence))
    .context("the site with plans of 1,000 dates could not be built")?;
    Ok(folder)
}

fn copy_stretched(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_stretched(&entry.path(), &copy)?;
            continue;
        }
        let text = fs::read_to_string(entry.path())
            .with_context(|| format!("cannot read {}", entry.path().display()))?;
        fs::write(&copy, stretched(&text))
            .with_context(|| format!("cannot write {}", copy.display()))?;
    }
    Ok(())
}

/// A file of the evidence with its longest checks made longer; any other as it is.
fn stretched(text: &str) -> String {
    let longest = STRETCHED.iter().all(|(from, _)| text.contains(from));
    let mut text = text.to_owned();
    for (from, to) in STRETCHED.iter().filter(|_| longest) {
        text = text.replace(from, to);
    }
    text
}

/// Brings the crates that the site is made of: Trunk itself is told to stay
/// off the network, so that it never looks for a tool there.
///
/// # Errors
/// When Cargo cannot bring them.
pub fn fetch(project: &Project) -> Result<()> {
    let host = output(command(project, "rustc").args(["--print", "host-tuple"]))?;
    run(command(project, "cargo").args([
        "fetch",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
        "--target",
        host.trim(),
    ]))
}

/// Trunk's development server, which rebuilds and reloads the page on each
/// change; returns when it is stopped.
///
/// # Errors
/// When it cannot start, or ends with an error.
pub fn develop(project: &Project, port: u16) -> Result<()> {
    fetch(project)?;
    println!("Serving with live reload on http://127.0.0.1:{port}/ (stop with Ctrl-C)");
    // Trunk puts half a build aside when it is stopped in the middle.
    let _ = fs::remove_dir_all(project.dist().join(".stage"));
    run(command(project, "trunk").args(["serve", "--port", &port.to_string()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_schedule_with_the_longest_checks_is_stretched() {
        let longest = "horizon_months = 72\nwhen = { until_after_last_dose = \"48 months\" }\n";
        assert_eq!(
            stretched(longest),
            "horizon_months = 200\nwhen = { until_after_last_dose = \"140 months\" }\n"
        );
        let other = "horizon_months = 72\nwhen = { until_after_last_dose = \"6 months\" }\n";
        assert_eq!(stretched(other), other);
    }
}
