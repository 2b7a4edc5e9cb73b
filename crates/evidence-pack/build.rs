//! Compiles `evidence/` into `pack.rs`. A broken record fails the build with its file,
//! record and field.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a build script talks to cargo")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use waymark_evidence::source::{Folder, emit, read};

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
    let evidence = std::env::var("WAYMARK_EVIDENCE")
        .map_or_else(|_| Path::new(&home).join("../../evidence"), PathBuf::from);
    println!("cargo::rerun-if-env-changed=WAYMARK_EVIDENCE");
    println!("cargo::rerun-if-changed={}", evidence.display());
    let folder = Folder::load(&evidence)
        .map_err(|error| format!("cannot read {}: {error}", evidence.display()))?;
    let pack = read(&folder).map_err(|defects| {
        let lines: Vec<_> = defects.iter().map(ToString::to_string).collect();
        format!("the evidence has {} defect(s):\n{}", lines.len(), lines.join("\n"))
    })?;
    let table = emit::expression(&pack).map_err(|error| error.to_string())?;
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&out).join("pack.rs"), format!("static PACK: Pack = {table};\n"))
        .map_err(|error| error.to_string())
}
