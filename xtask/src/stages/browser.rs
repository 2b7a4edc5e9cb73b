//! Component tests: wasm-bindgen's runner drives a headless browser.

use super::{Outcome, cargo};
use crate::{
    counts,
    process::listen,
    project::Project,
    setup::{Browser, Ready},
};
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

pub(super) fn run(project: &Project, ready: &Ready) -> Result<Outcome> {
    if !project.path("tests/web.rs").is_file() {
        return Ok(Outcome::Nothing("there is no tests/web.rs"));
    }
    let browser = ready.browser.as_ref().context("no browser was set up")?;
    let runner = project
        .program("wasm-bindgen-test-runner")
        .context("wasm-bindgen-test-runner is missing")?;
    let mut tests = cargo(
        project,
        &[
            "test",
            "-p",
            "waymark-app",
            "--target",
            "wasm32-unknown-unknown",
            "--lib",
            "--test",
            "*",
            "--no-fail-fast",
        ],
    );
    tests
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &browser.driver)
        // A cold browser on a busy machine is slow.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    if browser.named {
        tests.env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            capabilities(project, browser)?,
        );
    }
    let heard = listen(&mut tests)?;
    let counts = counts::of_cargo(&heard.text);
    Ok(Outcome::of_tests(
        &heard,
        counts,
        "the tests in the browser",
    ))
}

/// `webdriver.json` with the browser that the person named.
fn capabilities(project: &Project, browser: &Browser) -> Result<PathBuf> {
    let mut capabilities: serde_json::Value =
        serde_json::from_str(&project.read("webdriver.json")?)
            .context("webdriver.json is not valid")?;
    capabilities["goog:chromeOptions"]["binary"] = browser.chrome.to_string_lossy().into();
    let path = project.target().join("webdriver.json");
    fs::write(&path, capabilities.to_string())
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
