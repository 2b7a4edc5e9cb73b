//! The smallest page that Yew can make, built as Waymark is: the bench measures both.

use crate::{
    process::{command, run},
    project::Project,
    sizes,
};
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

/// Builds the page of `benches/hello` into a folder of its own, prints what a first load of it
/// weighs, and gives the folder.
///
/// # Errors
/// When it cannot be built.
pub fn build(project: &Project) -> Result<PathBuf> {
    const TARGET: &str = "wasm32-unknown-unknown";
    run(command(project, "cargo").args([
        "build",
        "--quiet",
        "--release",
        "--target",
        TARGET,
        "-p",
        "waymark-hello",
    ]))?;
    let folder = project.target().join("hello");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let program = project
        .target()
        .join(TARGET)
        .join("release/waymark-hello.wasm");
    run(command(project, "wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            "hello",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&program))?;
    let wasm = folder.join("hello_bg.wasm");
    run(command(project, "wasm-opt")
        .args(["-Oz", "--low-memory-unused", "--reorder-functions", "-o"])
        .arg(&wasm)
        .arg(&wasm))?;
    let page = folder.join("index.html");
    fs::copy(project.path("benches/hello/index.html"), &page)
        .with_context(|| format!("cannot write {}", page.display()))?;
    let report = sizes::measure(&folder)?;
    if let Some(size) = report.totals.get("first load") {
        println!(
            "A page of Yew that says one word: {} bytes under brotli.",
            sizes::grouped(size.brotli)
        );
    }
    Ok(folder)
}
