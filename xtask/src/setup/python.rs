//! Python for the second implementations, with the packages of
//! `tests/oracles/requirements.txt` in a folder of their own.

use super::{Ledger, Stamp, apt};
use crate::{
    process::{command, output, run},
    project::{Project, is_program},
    versions::{Tools, at_least},
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The list of packages.
pub const REQUIREMENTS: &str = "tests/oracles/requirements.txt";

/// A Python that holds the packages.
#[derive(Debug, Clone)]
pub struct Oracles {
    program: PathBuf,
    packages: Option<PathBuf>,
}

impl Oracles {
    /// This Python, from the project's root.
    #[must_use]
    pub fn command(&self, project: &Project) -> Command {
        let mut command = command(project, &self.program);
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        if let Some(packages) = &self.packages {
            command.env("PYTHONPATH", packages);
        }
        command
    }
}

/// Finds Python and installs the packages when their list has changed.
pub(super) fn set_up(project: &Project, tools: &Tools, ledger: &mut Ledger) -> Result<Oracles> {
    let oldest = &tools.python.oldest;
    let version = output(command(project, "python3").arg("--version"))
        .with_context(|| format!("Python {oldest} or newer is needed; install it first"))?;
    let version = version.trim().trim_start_matches("Python ").to_owned();
    if !at_least(&version, oldest) {
        bail!("Python {oldest} or newer is needed; this is {version}");
    }
    python_env(project, &version, ledger)
}

/// Makes `.tools/python`: a virtual environment, or where Python cannot make
/// one, a folder of packages.
fn python_env(project: &Project, version: &str, ledger: &mut Ledger) -> Result<Oracles> {
    let plain = Oracles {
        program: PathBuf::from("python3"),
        packages: None,
    };
    if !project.path(REQUIREMENTS).is_file() {
        return Ok(plain);
    }
    let requirements = project.read(REQUIREMENTS)?;
    let folder = project.tools().join("python");
    let stamp = Stamp::new(project, "python.stamp", &[&requirements, version]);
    if stamp.is_current()
        && let Some(present) = installed(&folder)
    {
        return Ok(present);
    }
    ledger.step(
        "the Python packages of the second implementations",
        "one or two minutes",
        || {
            if install(project, &folder).is_err() {
                // Debian ships Python without the parts that install packages.
                let Some(apt) = apt::available(project) else {
                    bail!(
                        "Python can neither make a virtual environment nor run pip; install both \
                         (Debian: python3-venv, python3-pip)"
                    );
                };
                apt.install(project, &["python3-venv", "python3-pip"])?;
                install(project, &folder)?;
            }
            stamp.set()
        },
    )?;
    installed(&folder).with_context(|| format!("{} is incomplete", folder.display()))
}

fn installed(folder: &Path) -> Option<Oracles> {
    let program = folder.join("bin/python3");
    let packages = folder.join("packages");
    if is_program(&program) {
        Some(Oracles {
            program,
            packages: None,
        })
    } else if packages.is_dir() {
        Some(Oracles {
            program: PathBuf::from("python3"),
            packages: Some(packages),
        })
    } else {
        None
    }
}

fn install(project: &Project, folder: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    let pip = [
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--requirement",
        REQUIREMENTS,
    ];
    let environment = run(command(project, "python3").args(["-m", "venv"]).arg(folder));
    if environment.is_ok() {
        return run(command(project, folder.join("bin/python3")).args(pip));
    }
    println!("Tools: Python cannot make a virtual environment here; using a folder of packages.");
    let _ = fs::remove_dir_all(folder);
    run(command(project, "python3")
        .args(pip)
        .arg("--target")
        .arg(folder.join("packages")))
}
