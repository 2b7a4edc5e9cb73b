//! The set-up of tools: looks for each, installs what is missing into the
//! ignored folder `.tools/` and `node_modules/`, and says what it does.
//!
//! Everything comes from the package registries of Rust, npm, Python and, for
//! the browser, Debian, as source or as part of a package. When nothing is
//! missing the set-up takes a fraction of a second.

mod apt;
mod browser;
mod cargo_tools;
mod npm;
mod python;
mod rust;

pub use browser::Browser;
pub use python::Oracles;

use crate::{
    project::Project,
    timing::{Watch, spoken},
    versions::Tools,
};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::{fmt::Write, fs};

/// What a command needs apart from the tools that build the site.
#[derive(Debug, Clone, Copy, Default)]
pub struct Needs {
    /// A browser and its driver.
    pub browser: bool,
    /// Python with the packages of the second implementations.
    pub python: bool,
}

/// What the set-up found or installed.
#[derive(Debug)]
pub struct Ready {
    /// The pinned versions.
    pub tools: Tools,
    /// The browser, when it was needed.
    pub browser: Option<Browser>,
    /// Python, when it was needed.
    pub oracles: Option<Oracles>,
}

/// Sets up what is missing.
///
/// # Errors
/// When something is missing that cannot be installed here; the message says
/// what to do.
pub fn run(project: &Project, needs: Needs) -> Result<Ready> {
    let tools = Tools::read(project)?;
    let mut ledger = Ledger::default();
    rust::set_up(project, &mut ledger)?;
    npm::set_up(project, &tools, &mut ledger)?;
    let browser = if needs.browser {
        Some(browser::set_up(project, &mut ledger)?)
    } else {
        None
    };
    let oracles = if needs.python {
        Some(python::set_up(project, &tools, &mut ledger)?)
    } else {
        None
    };
    // Last, because it takes longest: what cannot be had is known by now.
    cargo_tools::set_up(project, &tools, &mut ledger)?;
    if ledger.installed == 0 {
        println!("Tools: all present, nothing to install");
    }
    Ok(Ready {
        tools,
        browser,
        oracles,
    })
}

/// Tells the person what is being installed, and counts it.
#[derive(Debug, Default)]
struct Ledger {
    installed: u32,
}

impl Ledger {
    /// Does one step of the set-up, with a line before and a line after it.
    fn step<T>(&mut self, what: &str, usual: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("Tools: installing {what} (usually {usual}) …");
        let watch = Watch::start();
        let result = work()?;
        println!("Tools: {what} ready after {}.", spoken(watch.elapsed()));
        self.installed += 1;
        Ok(result)
    }
}

/// A file in `.tools/` that remembers what an installation was made from.
#[derive(Debug)]
struct Stamp<'a> {
    project: &'a Project,
    name: &'static str,
    digest: String,
}

impl<'a> Stamp<'a> {
    /// The stamp of this name for an installation made from the given texts.
    fn new(project: &'a Project, name: &'static str, sources: &[&str]) -> Self {
        let mut hasher = Sha256::new();
        for source in sources {
            hasher.update(source.len().to_le_bytes());
            hasher.update(source);
        }
        let mut digest = String::new();
        for byte in hasher.finalize() {
            // Writing to a String cannot fail.
            let _ = write!(digest, "{byte:02x}");
        }
        Self {
            project,
            name,
            digest,
        }
    }

    fn path(&self) -> std::path::PathBuf {
        self.project.tools().join(self.name)
    }

    /// Whether the last installation was made from the same texts.
    fn is_current(&self) -> bool {
        fs::read_to_string(self.path()).is_ok_and(|text| text.trim() == self.digest)
    }

    /// Remembers that the installation is complete.
    fn set(&self) -> Result<()> {
        fs::create_dir_all(self.project.tools())?;
        fs::write(self.path(), format!("{}\n", self.digest))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_depends_on_each_text() {
        let project = Project::find().unwrap();
        let digest = |sources: &[&str]| Stamp::new(&project, "x", sources).digest;
        assert_eq!(digest(&["a", "b"]), digest(&["a", "b"]));
        assert_ne!(digest(&["a", "b"]), digest(&["a", "c"]));
        assert_ne!(digest(&["ab"]), digest(&["a", "b"]));
    }
}
