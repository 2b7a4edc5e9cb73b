//! Rust's own parts: the WebAssembly target, the formatter and clippy.

use super::Ledger;
use crate::{
    process::{command, output, run},
    project::{Project, is_program},
};
use anyhow::{Context, Result};
use std::path::PathBuf;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds what the toolchain lacks.
pub(super) fn set_up(project: &Project, ledger: &mut Ledger) -> Result<()> {
    let sysroot = output(command(project, "rustc").args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(sysroot.trim());
    if !sysroot
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        ledger.step(
            &format!("the Rust target {TARGET}"),
            "less than a minute",
            || rustup(project, &["target", "add", TARGET]),
        )?;
    }
    for (component, program) in [("rustfmt", "rustfmt"), ("clippy", "cargo-clippy")] {
        if !is_program(&sysroot.join("bin").join(program)) {
            ledger.step(component, "less than a minute", || {
                rustup(project, &["component", "add", component])
            })?;
        }
    }
    Ok(())
}

fn rustup(project: &Project, arguments: &[&str]) -> Result<()> {
    run(command(project, "rustup").args(arguments))
        .context("the Rust toolchain is managed by rustup; without it, install this part by hand")
}
