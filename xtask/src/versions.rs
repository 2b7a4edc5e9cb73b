//! The versions of the tools, from the one place where they stand:
//! `xtask/tools.toml`, and Cargo.lock for wasm-bindgen.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// What `xtask/tools.toml` says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tools {
    /// The bundler.
    pub trunk: Trunk,
    /// The program that writes the glue between JavaScript and WebAssembly.
    pub wasm_bindgen_cli: WasmBindgenCli,
    /// The optimiser of WebAssembly.
    pub binaryen: NpmPackage,
    /// Lighthouse, which `cargo xtask bench` runs when somebody has installed it.
    pub lighthouse: NpmPackage,
    /// Node, which runs wasm-opt and the journeys.
    pub node: Oldest,
    /// Python, which runs the second implementations.
    pub python: Oldest,
    /// Sizes that fail the test, in bytes.
    pub limits: Sizes,
    /// Sizes that no release should pass, in bytes; printed, not yet held.
    pub ceilings: Sizes,
    /// Sizes that the project aims for, in bytes.
    pub targets: Sizes,
}

/// The pinned Trunk.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trunk {
    /// The exact version.
    pub version: String,
    /// How long its installation takes on two cores, in minutes.
    pub usual_minutes: u32,
}

/// wasm-bindgen-cli, whose version stands in Cargo.lock.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WasmBindgenCli {
    /// How long its installation takes on two cores, in minutes.
    pub usual_minutes: u32,
}

/// A pinned package of npm.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NpmPackage {
    /// The exact version.
    pub npm_version: String,
}

/// A tool of the machine, which may be newer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oldest {
    /// The oldest version that works.
    pub oldest: String,
}

/// Sizes of the release build under brotli, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// What comes before the first step can be filled in, with the face, and the evidence.
    pub first_load: u64,
    /// The code of the part of the program that starts.
    pub wasm_code: u64,
    /// The scripts: the glue, and what starts the program.
    pub scripts: Option<u64>,
    /// What calls the browser for the program.
    pub glue: Option<u64>,
    /// All that a visit loads: the first load, and the rest of the program.
    pub whole_visit: Option<u64>,
}

impl Tools {
    /// Reads `xtask/tools.toml`.
    ///
    /// # Errors
    /// When the file is missing or a field is missing, unknown or of another type.
    pub fn read(project: &Project) -> Result<Self> {
        toml::from_str(&project.read("xtask/tools.toml")?).context("xtask/tools.toml is not valid")
    }
}

/// The version of a package in the text of a Cargo.lock.
///
/// # Errors
/// When the package is not there, or there twice.
pub fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not valid")?;
    let mut versions = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .filter_map(|entry| entry.get("version").and_then(toml::Value::as_str));
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version.to_owned()),
        (None, _) => bail!("Cargo.lock holds no package `{package}`"),
        (Some(one), Some(other)) => {
            bail!("Cargo.lock holds `{package}` twice: {one} and {other}")
        }
    }
}

/// Whether a version is at least another; both as `1.2.3`, a leading `v` aside.
#[must_use]
pub fn at_least(version: &str, oldest: &str) -> bool {
    numbers(version) >= numbers(oldest)
}

fn numbers(version: &str) -> Vec<u64> {
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(|part| {
            part.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .unwrap_or(0)
        })
        .collect()
}

/// Every place where a version is written twice and the two differ; empty when
/// all agree.
///
/// # Errors
/// When one of the files is not valid.
pub fn disagreements(
    tools: &Tools,
    trunk_toml: &str,
    package_json: &str,
    cargo_lock: &str,
) -> Result<Vec<String>> {
    let trunk: toml::Table = trunk_toml.parse().context("Trunk.toml is not valid")?;
    let package: serde_json::Value =
        serde_json::from_str(package_json).context("package.json is not valid")?;
    let trunk_tool = |name: &str| trunk.get("tools").and_then(|table| table.get(name));
    let major = tools.binaryen.npm_version.split('.').next();
    let expected = [
        (
            "Trunk.toml, trunk-version",
            trunk.get("trunk-version").and_then(toml::Value::as_str),
            format!("={}", tools.trunk.version),
        ),
        (
            "Trunk.toml, [tools] wasm_bindgen",
            trunk_tool("wasm_bindgen").and_then(toml::Value::as_str),
            locked_version(cargo_lock, "wasm-bindgen")?,
        ),
        (
            "Trunk.toml, [tools] wasm_opt",
            trunk_tool("wasm_opt").and_then(toml::Value::as_str),
            format!("version_{}", major.unwrap_or_default()),
        ),
        (
            "package.json, devDependencies.binaryen",
            package["devDependencies"]["binaryen"].as_str(),
            tools.binaryen.npm_version.clone(),
        ),
        (
            "package.json, engines.node",
            package["engines"]["node"].as_str(),
            format!(">={}", tools.node.oldest),
        ),
    ];
    Ok(expected
        .into_iter()
        .filter(|(_, found, expected)| *found != Some(expected.as_str()))
        .map(|(place, found, expected)| {
            format!(
                "{place} is {}, expected \"{expected}\"",
                found.map_or_else(|| "missing".to_owned(), |found| format!("\"{found}\""))
            )
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> (Tools, String, String, String) {
        let project = Project::find().unwrap();
        (
            Tools::read(&project).unwrap(),
            project.read("Trunk.toml").unwrap(),
            project.read("package.json").unwrap(),
            project.read("Cargo.lock").unwrap(),
        )
    }

    #[test]
    fn every_file_names_the_same_versions() {
        let (tools, trunk, package, lock) = files();
        let found = disagreements(&tools, &trunk, &package, &lock).unwrap();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn a_version_changed_in_one_file_only_is_reported() {
        let (mut tools, trunk, package, lock) = files();
        tools.binaryen.npm_version = "131.0.0".to_owned();
        let found = disagreements(&tools, &trunk, &package, &lock).unwrap();
        assert_eq!(found.len(), 2, "{found:?}");

        let (tools, trunk, package, lock) = files();
        let wasm_bindgen = locked_version(&lock, "wasm-bindgen").unwrap();
        let lock = lock.replace(&wasm_bindgen, "0.2.1");
        let found = disagreements(&tools, &trunk, &package, &lock).unwrap();
        assert_eq!(
            found,
            [format!(
                "Trunk.toml, [tools] wasm_bindgen is \"{wasm_bindgen}\", expected \"0.2.1\""
            )]
        );
    }

    #[test]
    fn the_lock_file_of_npm_names_no_registry() {
        let lock = Project::find().unwrap().read("package-lock.json").unwrap();
        assert!(!lock.contains("\"resolved\""));
    }

    #[test]
    fn exact_npm_versions_only() {
        let (_, _, package, _) = files();
        let package: serde_json::Value = serde_json::from_str(&package).unwrap();
        for (name, version) in package["devDependencies"].as_object().unwrap() {
            let version = version.as_str().unwrap();
            assert!(
                version.split('.').all(|part| part.parse::<u32>().is_ok()),
                "{name}: {version}"
            );
        }
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(at_least("v20.20.2", "20.19"));
        assert!(at_least("20.19.0", "20.19"));
        assert!(at_least("3.11.7", "3.9"));
        assert!(!at_least("18.20.4", "20.19"));
        assert!(!at_least("20.9.1", "20.19"));
    }
}
