//! Compiles `evidence/` into `pack.bin`, the compact form. A broken record fails the build
//! with its file, record and field; so does a form that does not read back as it was.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script talks to cargo"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use waymark_evidence::source::{Folder, read};
use waymark_evidence::{Front, Pack, compact};

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
        format!(
            "the evidence has {} defect(s):\n{}",
            lines.len(),
            lines.join("\n")
        )
    })?;
    let whole = compact::write(&pack).map_err(|error| error.to_string())?;
    prove(&pack, &whole)?;
    let bytes = if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        for_readers(&pack)?
    } else {
        whole
    };
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    for (name, bytes) in [("pack.bin", bytes), ("front.bin", front(&pack)?)] {
        std::fs::write(Path::new(&out).join(name), bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// What is said of the pack before it is read, in a form of its own; read back and compared.
fn front(pack: &Pack) -> Result<Vec<u8>, String> {
    let bytes = compact::write_for_readers(&pack.front()).map_err(|error| error.to_string())?;
    let embedded: &'static [u8] = Box::leak(bytes.clone().into_boxed_slice());
    let back: Front = compact::read(embedded)
        .map_err(|error| format!("the front of the evidence cannot be read back: {error}"))?;
    let again = compact::write_for_readers(&back).map_err(|error| error.to_string())?;
    if back.id == pack.id && again == bytes {
        Ok(bytes)
    } else {
        Err("the front of the evidence does not read back as it was written".to_owned())
    }
}

/// Reads the bytes as the program will, and compares. Two decimals are equal by value
/// (8.0 is 8), so what was read is also written again: that compares every printed digit.
fn prove(pack: &Pack, bytes: &[u8]) -> Result<(), String> {
    let embedded: &'static [u8] = Box::leak(bytes.to_vec().into_boxed_slice());
    let back: Pack = compact::read(embedded)
        .map_err(|error| format!("the compact form cannot be read back: {error}"))?;
    let again = compact::write(&back).map_err(|error| error.to_string())?;
    if back == *pack && again == bytes {
        Ok(())
    } else {
        Err("the compact form does not read back as the pack it was written from".to_owned())
    }
}

/// The form of the browser, which leaves out what only editors need. It is read back and
/// written again: all that it holds is as it was.
fn for_readers(pack: &Pack) -> Result<Vec<u8>, String> {
    let bytes = compact::write_for_readers(pack).map_err(|error| error.to_string())?;
    let embedded: &'static [u8] = Box::leak(bytes.clone().into_boxed_slice());
    let back: Pack = compact::read(embedded)
        .map_err(|error| format!("the form of the browser cannot be read back: {error}"))?;
    let again = compact::write_for_readers(&back).map_err(|error| error.to_string())?;
    if back.id == pack.id && again == bytes {
        Ok(bytes)
    } else {
        Err("the form of the browser does not read back as it was written".to_owned())
    }
}
