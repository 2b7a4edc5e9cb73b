//! Compiles `words/*.toml` into `catalogue.rs`: one typed function a message. A broken
//! message fails the build with its file, key and reason.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script talks to cargo"
)]

#[path = "build/generate.rs"]
#[allow(dead_code, reason = "the tests use more of it than the build does")]
mod generate;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), String> {
    let home = std::env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
    let words = std::env::var("WAYMARK_WORDS")
        .map_or_else(|_| Path::new(&home).join("../../words"), PathBuf::from);
    println!("cargo::rerun-if-env-changed=WAYMARK_WORDS");
    println!("cargo::rerun-if-changed={}", words.display());
    let sources = generate::Source::load(&words)
        .map_err(|error| format!("cannot read {}: {error}", words.display()))?;
    // Only the site that the journey `pseudo` looks at is built with them.
    println!("cargo::rerun-if-env-changed=WAYMARK_PSEUDO");
    let with_pseudo = std::env::var_os("WAYMARK_PSEUDO").is_some_and(|value| !value.is_empty());
    let generate = if with_pseudo {
        generate::generate_with_pseudo
    } else {
        generate::generate
    };
    let made = generate(&sources).map_err(|defects| {
        let lines: Vec<_> = defects.iter().map(ToString::to_string).collect();
        format!(
            "the words have {} defect(s):\n{}",
            lines.len(),
            lines.join("\n")
        )
    })?;
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    for (name, text) in [("catalogue.rs", made.code), ("late.txt", made.late)] {
        std::fs::write(Path::new(&out).join(name), text).map_err(|error| error.to_string())?;
    }
    Ok(())
}
