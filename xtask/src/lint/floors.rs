//! Who may build on whom: each floor knows only those below it, and no floor
//! under the app brings a web crate into the browser.

use anyhow::{Context, Result};
use serde::Deserialize;

/// What a package of the workspace may depend on.
struct Floor {
    package: &'static str,
    /// At build and run time.
    may_use: &'static [&'static str],
    /// In its tests, in addition.
    tests_may_use: &'static [&'static str],
}

const EVIDENCE: &str = "waymark-evidence";
const PACK: &str = "waymark-evidence-pack";
const CLINICAL: &str = "waymark-clinical";
const WORDS: &str = "waymark-words";
const EXCHANGE: &str = "waymark-exchange";
/// Macros: they run while compiling and know nobody.
const DERIVE: &str = "waymark-evidence-derive";
const MARKUP: &str = "waymark-markup";

/// What the bench compares the app with.
const HELLO: &str = "waymark-hello";

const FLOORS: [Floor; 11] = [
    Floor {
        package: HELLO,
        may_use: &[],
        tests_may_use: &[],
    },
    Floor {
        package: DERIVE,
        may_use: &[],
        tests_may_use: &[],
    },
    Floor {
        package: MARKUP,
        may_use: &[],
        tests_may_use: &[],
    },
    Floor {
        package: EVIDENCE,
        may_use: &[DERIVE],
        tests_may_use: &[],
    },
    Floor {
        package: PACK,
        may_use: &[EVIDENCE],
        tests_may_use: &[],
    },
    Floor {
        package: CLINICAL,
        may_use: &[EVIDENCE],
        tests_may_use: &[PACK],
    },
    Floor {
        package: WORDS,
        may_use: &[EVIDENCE, CLINICAL],
        tests_may_use: &[PACK],
    },
    Floor {
        package: EXCHANGE,
        may_use: &[EVIDENCE, CLINICAL, WORDS],
        tests_may_use: &[PACK],
    },
    Floor {
        package: "waymark-cli",
        may_use: &[EVIDENCE, PACK, CLINICAL, WORDS, EXCHANGE],
        tests_may_use: &[],
    },
    Floor {
        package: "waymark-app",
        may_use: &[EVIDENCE, PACK, CLINICAL, WORDS, EXCHANGE, MARKUP],
        tests_may_use: &[],
    },
    Floor {
        package: "xtask",
        may_use: &[],
        tests_may_use: &[],
    },
];

/// The packages below the app, which must build without the web.
pub const WEBLESS: [&str; 6] = [EVIDENCE, PACK, CLINICAL, WORDS, EXCHANGE, "waymark-cli"];

const WEB: [&str; 6] = [
    "yew",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "stdweb",
];

/// The part of `cargo metadata --no-deps` that is read here.
#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    /// `null` for a normal one, `"build"` or `"dev"`.
    kind: Option<String>,
    /// A folder, for a package of the workspace.
    path: Option<String>,
}

/// Where a package of the workspace depends on one that it may not know, given
/// the text of `cargo metadata --no-deps`.
///
/// # Errors
/// When the text is not what Cargo prints.
pub fn upward_dependencies(metadata: &str) -> Result<Vec<String>> {
    let metadata: Metadata =
        serde_json::from_str(metadata).context("this is not the metadata of a workspace")?;
    let mut found = Vec::new();
    for package in &metadata.packages {
        let Some(floor) = FLOORS.iter().find(|floor| floor.package == package.name) else {
            found.push(format!(
                "{} stands on no floor; give it one in xtask/src/lint/floors.rs",
                package.name
            ));
            continue;
        };
        for dependency in package
            .dependencies
            .iter()
            .filter(|dependency| dependency.path.is_some())
        {
            let for_tests = dependency.kind.as_deref() == Some("dev");
            let allowed = floor.may_use.contains(&dependency.name.as_str())
                || for_tests && floor.tests_may_use.contains(&dependency.name.as_str());
            if !allowed {
                let kind = if for_tests { " in its tests" } else { "" };
                found.push(format!(
                    "{} may not depend on {}{kind}",
                    package.name, dependency.name
                ));
            }
        }
    }
    for floor in &FLOORS {
        if !metadata
            .packages
            .iter()
            .any(|package| package.name == floor.package)
        {
            found.push(format!("{} is not in the workspace", floor.package));
        }
    }
    Ok(found)
}

/// The web crates in the text of `cargo tree --prefix none` for one package.
#[must_use]
pub fn web_crates(package: &str, tree: &str) -> Vec<String> {
    let mut found: Vec<String> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| WEB.contains(name) || *name == "gloo" || name.starts_with("gloo-"))
        .map(|name| format!("{package} brings {name} into the browser"))
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn local(name: &str, kind: Value) -> Value {
        json!({ "name": name, "kind": kind, "path": format!("/project/{name}") })
    }

    fn workspace(changed: &str, dependencies: &Value) -> String {
        let packages: Vec<Value> = FLOORS
            .iter()
            .map(|floor| {
                let dependencies = if floor.package == changed {
                    dependencies.clone()
                } else {
                    json!([])
                };
                json!({ "name": floor.package, "dependencies": dependencies })
            })
            .collect();
        json!({ "packages": packages }).to_string()
    }

    #[test]
    fn downward_dependencies_are_fine() {
        let text = workspace(
            CLINICAL,
            &json!([
                local(EVIDENCE, Value::Null),
                local(PACK, json!("dev")),
                { "name": "chrono", "kind": null, "path": null },
            ]),
        );
        assert_eq!(upward_dependencies(&text).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_upward_dependency_is_reported() {
        for (package, dependency, kind) in [
            (EVIDENCE, CLINICAL, Value::Null),
            (EVIDENCE, PACK, json!("dev")),
            (PACK, CLINICAL, json!("build")),
            (CLINICAL, PACK, Value::Null),
            (CLINICAL, WORDS, Value::Null),
            (WORDS, EXCHANGE, Value::Null),
            (EXCHANGE, "waymark-app", json!("dev")),
            ("waymark-cli", "waymark-app", Value::Null),
            ("xtask", EVIDENCE, Value::Null),
        ] {
            let text = workspace(package, &json!([local(dependency, kind)]));
            let found = upward_dependencies(&text).unwrap();
            assert_eq!(found.len(), 1, "{package} on {dependency}: {found:?}");
            assert!(found[0].contains(package) && found[0].contains(dependency));
        }
    }

    #[test]
    fn a_package_without_a_floor_is_reported() {
        let text = json!({ "packages": [{ "name": "waymark-attic", "dependencies": [] }] });
        let found = upward_dependencies(&text.to_string()).unwrap();
        assert!(found.contains(
            &"waymark-attic stands on no floor; give it one in xtask/src/lint/floors.rs".to_owned()
        ));
        assert!(found.contains(&"waymark-cli is not in the workspace".to_owned()));
    }

    #[test]
    fn a_web_crate_deep_in_the_tree_is_reported_once() {
        let tree = "waymark-clinical v0.1.0 (/project)\nchrono v0.4.45\njs-sys v0.3.1\nwasm-bindgen v0.2.130\njs-sys v0.3.1 (*)\ngloo-utils v0.2.0\n";
        assert_eq!(
            web_crates(CLINICAL, tree),
            [
                "waymark-clinical brings gloo-utils into the browser",
                "waymark-clinical brings js-sys into the browser",
                "waymark-clinical brings wasm-bindgen into the browser",
            ]
        );
        assert!(web_crates(CLINICAL, "chrono v0.4.45\nserde v1.0.0\n").is_empty());
    }
}
