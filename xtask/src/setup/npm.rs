//! Node, and the packages of package.json, installed as the lock file says and
//! without running any script of theirs.

use super::{Ledger, Stamp};
use crate::{
    process::{command, output, run},
    project::{Project, is_program},
    versions::{Tools, at_least},
};
use anyhow::{Context, Result, bail};

/// Installs the packages when the lock file has changed.
pub(super) fn set_up(project: &Project, tools: &Tools, ledger: &mut Ledger) -> Result<()> {
    let oldest = &tools.node.oldest;
    let node = output(command(project, "node").arg("--version"))
        .with_context(|| format!("Node {oldest} or newer is needed; install it first"))?;
    if !at_least(&node, oldest) {
        bail!("Node {oldest} or newer is needed; this is {}", node.trim());
    }
    let lock = project.read("package-lock.json")?;
    let stamp = Stamp::new(project, "npm.stamp", &[&lock]);
    let optimiser = project.path("node_modules/.bin/wasm-opt");
    if stamp.is_current() && is_program(&optimiser) {
        return Ok(());
    }
    ledger.step("the npm packages", "less than a minute", || {
        run(command(project, "npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        if !is_program(&optimiser) {
            bail!("{} is missing after the installation", optimiser.display());
        }
        stamp.set()
    })
}
