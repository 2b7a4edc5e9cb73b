//! The house rules, held over the project as it is. What each rule catches is
//! shown beside the rule, in `xtask/src/lint/`.
#![allow(clippy::unwrap_used, reason = "a test fails by failing")]

use std::process::Command;
use xtask::{
    lint::{self, SourceFile, floors, literals, medicines, paths},
    process,
    project::Project,
};

fn project() -> Project {
    Project::find().unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    let project = project();
    let mut cargo: Command = process::command(&project, "cargo");
    process::output(cargo.args(arguments)).unwrap()
}

fn files(folders: &[&str]) -> Vec<SourceFile> {
    let project = project();
    let files: Vec<_> = folders
        .iter()
        .flat_map(|folder| lint::rust_files(&project, folder).unwrap())
        .collect();
    assert!(!files.is_empty(), "no Rust files in {folders:?}");
    files
}

fn nothing(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_floor_reaches_upward() {
    let metadata = cargo(&["metadata", "--format-version", "1", "--no-deps"]);
    nothing(&floors::upward_dependencies(&metadata).unwrap());
}

#[test]
fn no_floor_below_the_app_brings_a_web_crate() {
    for package in floors::WEBLESS {
        let tree = cargo(&[
            "tree",
            "--package",
            package,
            "--edges",
            "normal",
            "--target",
            "wasm32-unknown-unknown",
            "--prefix",
            "none",
        ]);
        assert!(tree.starts_with(package), "{tree}");
        nothing(&floors::web_crates(package, &tree));
    }
}

#[test]
fn the_pure_floors_reach_for_nothing_outside() {
    let found: Vec<String> = files(&paths::PURE)
        .iter()
        .flat_map(|file| paths::impure(file).unwrap())
        .collect();
    nothing(&found);
}

#[test]
fn only_the_platform_speaks_with_the_browser() {
    let found: Vec<String> = files(&[paths::APP])
        .iter()
        .flat_map(|file| paths::browser_use(file).unwrap())
        .collect();
    nothing(&found);
}

#[test]
fn no_medicine_is_named_in_code() {
    let names = medicines::names(&project()).unwrap();
    assert!(!names.is_empty(), "{} names no medicine", medicines::FOLDER);
    let found: Vec<String> = files(&literals::CLINICAL)
        .iter()
        .flat_map(|file| literals::medicine_names(file, &names).unwrap())
        .collect();
    nothing(&found);
}

#[test]
fn no_words_for_people_stand_in_the_code_of_the_app() {
    let found: Vec<String> = files(&[paths::APP])
        .iter()
        .flat_map(|file| literals::sentences(file).unwrap())
        .collect();
    nothing(&found);
}
