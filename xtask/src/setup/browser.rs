//! The browser of the tests and its driver.

use super::{Ledger, apt};
use crate::project::{Project, is_program};
use anyhow::{Result, bail};
use std::{env, path::PathBuf};

const CHROMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// A Chromium and the ChromeDriver that belongs to it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The browser.
    pub chrome: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
    /// Whether the person named the browser; a driver finds the usual one itself.
    pub named: bool,
}

/// Finds the two, or installs Debian's.
pub(super) fn set_up(project: &Project, ledger: &mut Ledger) -> Result<Browser> {
    if let Some(browser) = find(project)? {
        return Ok(browser);
    }
    if let Some(apt) = apt::available(project) {
        ledger.step("Chromium and its driver", "one to three minutes", || {
            apt.install(project, &["chromium", "chromium-driver"])
        })?;
        if let Some(browser) = find(project)? {
            return Ok(browser);
        }
    }
    bail!(
        "the browser tests need Chromium and ChromeDriver of the same version. None was found, \
         and they cannot be installed here (that takes apt-get, and root or sudo without a \
         password). Install the two, or set the environment variables CHROME and CHROMEDRIVER to \
         the programs"
    )
}

fn find(project: &Project) -> Result<Option<Browser>> {
    let named = from_variable("CHROME")?;
    let driver = from_variable("CHROMEDRIVER")?.or_else(|| project.program("chromedriver"));
    let is_named = named.is_some();
    let chrome = named.or_else(|| CHROMES.iter().find_map(|name| project.program(name)));
    Ok(match (chrome, driver) {
        (Some(chrome), Some(driver)) => Some(Browser {
            chrome,
            driver,
            named: is_named,
        }),
        _ => None,
    })
}

fn from_variable(name: &str) -> Result<Option<PathBuf>> {
    match env::var_os(name).filter(|value| !value.is_empty()) {
        Some(value) => {
            let path = PathBuf::from(value);
            if !is_program(&path) {
                bail!("{name} names {}, which is no program", path.display());
            }
            Ok(Some(path))
        }
        None => Ok(None),
    }
}
