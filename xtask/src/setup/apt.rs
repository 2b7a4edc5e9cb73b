//! Debian's packages, where they may be installed.

use crate::{
    process::{command, output, run},
    project::Project,
};
use anyhow::Result;
use std::process::Command;

/// How packages can be installed here, or nothing when they cannot.
pub(super) fn available(project: &Project) -> Option<Apt> {
    project.program("apt-get")?;
    let user = output(command(project, "id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(Apt { sudo: false });
    }
    output(command(project, "sudo").args(["-n", "true"])).ok()?;
    Some(Apt { sudo: true })
}

/// The right to install packages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Apt {
    sudo: bool,
}

impl Apt {
    /// Installs packages, with apt's own progress shown.
    pub(super) fn install(self, project: &Project, packages: &[&str]) -> Result<()> {
        run(self.command(project).args(["update", "-q"]))?;
        run(self
            .command(project)
            .args(["install", "-y", "-q", "--no-install-recommends"])
            .args(packages))
    }

    fn command(self, project: &Project) -> Command {
        let mut command = if self.sudo {
            let mut sudo = command(project, "sudo");
            sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            sudo
        } else {
            command(project, "apt-get")
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}
