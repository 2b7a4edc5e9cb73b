//! `waymark pack coverage` and `waymark pack diff` as they are run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

/// The small good pack that the tests of the checks use too.
#[path = "../../evidence/tests/support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use waymark_evidence::source::Folder;

/// A folder of its own for one test, removed when the test ends.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let path = std::env::temp_dir().join(format!("waymark-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Place(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn write_pack(&self, folder: &Folder) {
        for file in &folder.files {
            self.write(&file.path, &file.text);
        }
    }

    fn text(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Exit code and everything printed.
fn waymark(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(text).unwrap(),
    )
}

/// A dossier of the six files; `rows` stand in the natalizumab file.
fn dossier(name: &str, rows: &[&str]) -> Place {
    let place = Place::new(name);
    let table = |ids: &[&str]| {
        let lines: Vec<_> = ids.iter().map(|id| format!("| {id} | words |")).collect();
        format!(
            "# Title\n\n## 1. Part\n\n| id | what |\n|---|---|\n{}\n",
            lines.join("\n")
        )
    };
    place.write("natalizumab-and-criteria.md", &table(rows));
    place.write(
        "alemtuzumab-mitoxantrone-ahsct-daclizumab.md",
        &table(&["SD-1", "SD-2"]),
    );
    place.write("anti-cd20.md", &table(&["N01"]));
    place.write("s1p-and-cladribine.md", "");
    place.write("platform-dmts.md", "");
    place.write(
        "addendum.md",
        "## A\n\n| file | row id | what |\n|---|---|---|\n| NTZ | N08 | a |\n| NTZ | N09 | b |\n",
    );
    place
}

const ROWS: [&str; 23] = [
    "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N20", "N21", "D01",
    "D02", "M01", "M02", "M03", "P01", "P02", "P03", "P04", "P40", "S1",
];

#[test]
fn a_dossier_accounted_for_is_exit_code_0() {
    let evidence = Place::new("coverage-whole");
    evidence.write_pack(&support::good());
    let dossier = dossier("dossier-whole", &ROWS);
    let (code, text) = waymark(&["pack", "coverage", dossier.text(), evidence.text()]);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("NTZ: 23 rows, 22 carried, 1 left out, 0 unaccounted for\n"),
        "{text}"
    );
    assert!(
        text.contains("  left out, 1: about the dossier itself\n"),
        "{text}"
    );
    assert!(text.ends_with("28 rows, 0 unaccounted for\n"), "{text}");
}

#[test]
fn a_row_unaccounted_for_is_exit_code_1_and_listed() {
    let evidence = Place::new("coverage-open");
    evidence.write_pack(&support::good());
    let mut rows = ROWS.to_vec();
    rows.push("N77");
    let dossier = dossier("dossier-open", &rows);
    let (code, text) = waymark(&["pack", "coverage", dossier.text(), evidence.text()]);
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains("  unaccounted for: NTZ:N77  (N77 | words)\n"),
        "{text}"
    );
}

#[test]
fn an_origin_of_no_row_is_exit_code_1_and_listed() {
    let evidence = Place::new("coverage-wrong");
    evidence.write_pack(&support::good());
    let dossier = dossier("dossier-wrong", &ROWS[1..]);
    let (code, text) = waymark(&["pack", "coverage", dossier.text(), evidence.text()]);
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains(
            "wrong names: 1\n  pack.toml: origin \"NTZ:N01\" names no row of the dossier\n"
        ),
        "{text}"
    );
}

#[test]
fn two_folders_are_compared_in_words() {
    let (old, new) = (Place::new("diff-old"), Place::new("diff-new"));
    old.write_pack(&support::good());
    new.write_pack(&support::with(
        "pml/examplumab-eu.toml",
        "{ value = \"10\" }",
        "{ value = \"9\" }",
    ));
    let (code, text) = waymark(&["pack", "diff", old.text(), new.text()]);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains(
            ": 1 change(s)\n\nValues and rules\n- PML figure changed from 10 to 9 out of 1000: "
        ),
        "{text}"
    );
    assert!(
        text.ends_with("; affects: JC virus page, comparison of examplumab\n"),
        "{text}"
    );
}

#[test]
fn an_exported_pack_equals_its_folder() {
    let place = Place::new("diff-export");
    let (code, exported) = waymark(&["pack", "export"]);
    assert_eq!(code, 0, "{exported}");
    place.write("pack.json", &exported);
    let file = place.0.join("pack.json");
    let file = file.to_str().unwrap();
    let (code, text) = waymark(&["pack", "diff", file, "evidence"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.ends_with(": 0 change(s)\n"), "{text}");

    place.write(
        "pack.json",
        &exported.replacen("\"out_of\": 1000", "\"out_of\": 100", 1),
    );
    let (code, text) = waymark(&["pack", "diff", file, "evidence"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("it was altered"), "{text}");
}

#[test]
fn wrong_use_says_what_to_do() {
    for (arguments, hint) in [
        (&["pack"][..], "pack check, pack coverage"),
        (
            &["pack", "frobnicate"],
            "there is no command \"pack frobnicate\"",
        ),
        (&["pack", "coverage"], "which dossier folder?"),
        (&["pack", "coverage", "no-such-folder"], "cannot read"),
        (&["pack", "diff", "evidence"], "name two packs"),
        (
            &["pack", "diff", "evidence", "no-such-file"],
            "cannot read no-such-file",
        ),
    ] {
        let (code, message) = waymark(arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(message.contains(hint), "{arguments:?}: {message}");
    }
}
