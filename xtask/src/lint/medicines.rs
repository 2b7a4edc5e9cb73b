//! The names of medicines, read from the evidence: they may not stand in code.

use crate::project::Project;
use anyhow::{Context, Result};
use std::{collections::BTreeSet, fs};

/// Where each medicine has its file.
pub const FOLDER: &str = "evidence/medicines";

/// The names in the files of `evidence/medicines/`, in lower case; none when the
/// folder is not there yet.
///
/// # Errors
/// When a file cannot be read or is not TOML.
pub fn names(project: &Project) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let folder = project.path(FOLDER);
    if !folder.is_dir() {
        return Ok(names);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path)?;
            names.extend(names_in(&text).with_context(|| format!("{}", path.display()))?);
        }
    }
    Ok(names)
}

/// The names in one file: `id`, `generic`, and each of `brands`, which may be a
/// text or a table with a `name`.
///
/// # Errors
/// When the text is not TOML.
pub fn names_in(text: &str) -> Result<BTreeSet<String>> {
    let table: toml::Table = text.parse()?;
    let mut names = BTreeSet::new();
    for key in ["id", "generic"] {
        names.extend(table.get(key).and_then(toml::Value::as_str));
    }
    for brand in table
        .get("brands")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
    {
        names.extend(brand.as_str());
        names.extend(brand.get("name").and_then(toml::Value::as_str));
    }
    Ok(names
        .into_iter()
        // A name of one or two letters would be found in every word.
        .filter(|name| name.chars().count() > 2)
        .map(str::to_lowercase)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generic_and_brand_names_are_read() {
        let names = names_in(
            "id = \"examplimab\"\ngeneric = \"Examplimab\"\nbrands = [\"Exempla\", { name = \"Examplet\" }]\n",
        )
        .unwrap();
        assert_eq!(
            names.into_iter().collect::<Vec<_>>(),
            ["examplet", "examplimab", "exempla"]
        );
    }

    #[test]
    fn a_file_without_names_has_none() {
        assert!(names_in("route = \"oral\"").unwrap().is_empty());
    }
}
