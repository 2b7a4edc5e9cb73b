//! Trunk and wasm-bindgen-cli, compiled from their crates at exact versions.

use super::Ledger;
use crate::{
    process::{command, output, run},
    project::Project,
    versions::{Tools, locked_version},
};
use anyhow::Result;

/// Installs the two where they are missing or of another version.
pub(super) fn set_up(project: &Project, tools: &Tools, ledger: &mut Ledger) -> Result<()> {
    install(
        project,
        ledger,
        &Wanted {
            package: "trunk",
            programs: &["trunk"],
            version: tools.trunk.version.clone(),
            usual_minutes: tools.trunk.usual_minutes,
            locked: true,
        },
    )?;
    install(
        project,
        ledger,
        &Wanted {
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version: locked_version(&project.read("Cargo.lock")?, "wasm-bindgen")?,
            usual_minutes: tools.wasm_bindgen_cli.usual_minutes,
            // Its lock file may name a crate that a mirror does not hold yet.
            locked: false,
        },
    )
}

struct Wanted {
    package: &'static str,
    programs: &'static [&'static str],
    version: String,
    usual_minutes: u32,
    locked: bool,
}

fn install(project: &Project, ledger: &mut Ledger, wanted: &Wanted) -> Result<()> {
    let present = wanted
        .programs
        .iter()
        .all(|program| version(project, program).as_deref() == Some(wanted.version.as_str()));
    if present {
        return Ok(());
    }
    ledger.step(
        &format!("{} {}", wanted.package, wanted.version),
        &format!("{} minutes on two cores", wanted.usual_minutes),
        || {
            let mut cargo = command(project, "cargo");
            cargo
                .args(["install", wanted.package, "--version", &wanted.version])
                .arg("--force")
                .arg("--root")
                .arg(project.tools());
            if wanted.locked {
                cargo.arg("--locked");
            }
            run(&mut cargo)
        },
    )
}

/// The version that a program tells, as `name 1.2.3`.
fn version(project: &Project, program: &str) -> Option<String> {
    let path = project.program(program)?;
    let said = output(command(project, path).arg("--version")).ok()?;
    said.split_whitespace().nth(1).map(str::to_owned)
}
