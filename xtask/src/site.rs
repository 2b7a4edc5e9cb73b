//! Building the site: Trunk, then the seal (which Trunk calls), then the sizes.

use crate::{
    process::{command, output, run},
    project::Project,
    seal, single, sizes,
    timing::{Watch, spoken},
    versions::Tools,
};
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fs};

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
