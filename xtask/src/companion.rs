//! The command-line companion, for tests and benches that compare with it.

use crate::{
    process::{command, run},
    project::Project,
};
use anyhow::Result;
use std::path::PathBuf;

/// The variable that tells tests where the companion is.
pub const VARIABLE: &str = "WAYMARK_BIN";

/// Builds the companion and gives its path.
///
/// # Errors
/// When it does not build.
pub fn build(project: &Project) -> Result<PathBuf> {
    run(command(project, "cargo").args(["build", "-p", "waymark-cli"]))?;
    Ok(project
        .target()
        .join(format!("debug/waymark{}", std::env::consts::EXE_SUFFIX)))
}
