//! Checks of the house rules: which crate may use which, what the pure floors
//! may not touch, and what may not stand in the source as text.
//!
//! Each check is a function over given text, so that its own test can plant a
//! violation and see it reported; `xtask/tests/` runs them over the project.

pub mod floors;
pub mod literals;
pub mod medicines;
pub mod paths;
pub mod source;

use crate::project::Project;
use anyhow::{Context, Result};
use std::{fs, path::Path};

/// One Rust file of the project.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Every Rust file below a folder of the project, in the order of their names;
/// none when the folder is not there.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn rust_files(project: &Project, folder: &str) -> Result<Vec<SourceFile>> {
    let mut found = Vec::new();
    let path = project.path(folder);
    if path.is_dir() {
        collect(project.root(), &path, &mut found)?;
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<SourceFile>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            let path = path.strip_prefix(root).unwrap_or(&path);
            found.push(SourceFile {
                path: path.to_string_lossy().replace('\\', "/"),
                text,
            });
        }
    }
    Ok(())
}
