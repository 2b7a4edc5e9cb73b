//! The evidence of the project itself passes every check.
#![cfg(feature = "source")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use std::path::{Path, PathBuf};
use waymark_evidence::source::{Folder, read};

/// `evidence/`, or the folder named in `WAYMARK_EVIDENCE`.
fn folder() -> PathBuf {
    std::env::var("WAYMARK_EVIDENCE").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evidence"),
        PathBuf::from,
    )
}

#[test]
fn the_evidence_of_the_project_has_no_defects() {
    let files = Folder::load(&folder()).unwrap();
    if let Err(defects) = read(&files) {
        let lines: Vec<_> = defects.iter().map(ToString::to_string).collect();
        panic!("{} defect(s):\n{}", lines.len(), lines.join("\n"));
    }
}
