//! The program as it is run: what it prints, and its exit codes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs `waymark` in the folder of the project.
fn waymark(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(arguments)
        .current_dir(project())
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = waymark(arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The exit code and what stands on standard error; nothing may stand on standard output.
fn refused(arguments: &[&str]) -> (i32, String) {
    let output = waymark(arguments);
    assert!(
        output.stdout.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn the_schema_in_docs_is_what_the_types_say() {
    let kept = std::fs::read_to_string(project().join("docs/visit.schema.json")).unwrap();
    assert_eq!(
        kept,
        printed(&["schema"]),
        "stale: run `cargo run -p waymark-cli -- schema > docs/visit.schema.json`"
    );
}

#[test]
fn the_example_in_docs_is_the_fixture() {
    let page = std::fs::read_to_string(project().join("docs/VISIT-FILE.md")).unwrap();
    let case = std::fs::read_to_string(project().join("tests/fixtures/foundation-case.json"));
    assert!(
        page.contains(case.unwrap().trim_end()),
        "docs/VISIT-FILE.md shows another case"
    );
}

#[test]
fn the_evidence_is_checked_and_counted() {
    let text = printed(&["pack", "check"]);
    assert!(
        text.contains(" sources, ") && text.ends_with("; all checks passed\n"),
        "{text}"
    );
    let later = printed(&["pack", "check", "evidence", "--today", "2199-01-01"]);
    assert!(later.contains(": review was due "), "{later}");
}

#[test]
fn a_defect_is_named_by_file_record_and_field() {
    let folder = std::env::temp_dir().join(format!("waymark-defect-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("sources")).unwrap();
    std::fs::write(folder.join("sources/one.toml"), "id = \"one\"\nshort = 3\n").unwrap();
    let (code, message) = refused(&["pack", "check", folder.to_str().unwrap()]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(code, 1);
    assert!(
        message.contains("evidence/sources/one.toml: record one, field short"),
        "{message}"
    );
}

#[test]
fn the_exported_pack_is_the_one_in_use() {
    let pack: serde_json::Value = serde_json::from_str(&printed(&["pack", "export"])).unwrap();
    let id = pack["id"].as_str().unwrap();
    assert!(printed(&["--version"]).contains(id));
    assert!(
        pack["definitions"]
            .as_array()
            .is_some_and(|list| !list.is_empty())
    );
}

#[test]
fn a_range_of_starts_gives_one_line_a_day() {
    let text = printed(&[
        "plan",
        "alemtuzumab-eu",
        "--start",
        "2027-01-30..2027-02-02",
        "--json",
    ]);
    let starts: Vec<_> = text
        .lines()
        .map(|line| {
            let plan: serde_json::Value = serde_json::from_str(line).unwrap();
            plan["start"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        starts,
        ["2027-01-30", "2027-01-31", "2027-02-01", "2027-02-02"]
    );
}

#[test]
fn a_plan_without_json_is_a_list_for_reading() {
    let text = printed(&["plan", "alemtuzumab-eu", "--start", "2027-01-11"]);
    assert!(
        text.starts_with("alemtuzumab-eu from 2027-01-11\n"),
        "{text}"
    );
    assert!(text.contains("\n2027-01-11 to 2027-01-15  "), "{text}");
}

#[test]
fn wrong_use_is_exit_code_2_and_says_what_to_do() {
    for (arguments, hint) in [
        (&[][..], "say what to do"),
        (&["frobnicate"], "there is no command \"frobnicate\""),
        (&["evaluate"], "which visit file?"),
        (
            &["export", "pdf", "x.json"],
            "which format? fhir, csv or ics",
        ),
        (&["export", "ics"], "which visit file?"),
        (
            &["export", "ics", "--part", "half"],
            "whole, new or cancelled",
        ),
        (&["evaluate", "x.json"], "--today 2026-11-22"),
        (
            &["evaluate", "x.json", "--today", "2026-11-22"],
            "cannot read x.json",
        ),
        (
            &["evaluate", "x.json", "--today", "2026-02-30"],
            "is no day",
        ),
        (
            &["plan", "nothing", "--start", "2027-01-11"],
            "there are ahsct, alemtuzumab-eu, alemtuzumab-us",
        ),
        (&["plan", "alemtuzumab-eu"], "--start 2027-01-11"),
        (
            &[
                "plan",
                "alemtuzumab-eu",
                "--start",
                "2027-01-02..2027-01-01",
            ],
            "ends before",
        ),
        (
            &["pack", "check", "no-such-folder"],
            "cannot read the folder no-such-folder",
        ),
        (&["schema", "extra"], "unexpected argument"),
    ] {
        let (code, message) = refused(arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(message.contains(hint), "{arguments:?}: {message}");
    }
}

#[test]
fn a_file_that_is_no_visit_is_exit_code_1_with_its_place() {
    let (code, message) = refused(&["evaluate", "Cargo.toml", "--today", "2026-11-22"]);
    assert_eq!(code, 1);
    assert!(
        message.contains("Cargo.toml: line 1, column 2: this is not JSON"),
        "{message}"
    );
}

#[test]
fn a_plan_that_the_document_does_not_allow_is_exit_code_1() {
    let (code, message) = refused(&[
        "plan",
        "natalizumab-eu",
        "--start",
        "2027-01-11",
        "--extra-courses",
        "1",
    ]);
    assert_eq!(code, 1);
    assert!(message.contains("further courses"), "{message}");
}

const CASE: &str = "tests/fixtures/foundation-case.json";

#[test]
fn what_the_app_saves_is_printed() {
    let export = |format| printed(&["export", format, CASE, "--today", "2026-11-22"]);
    assert!(export("ics").contains("DTSTART;VALUE=DATE:20320113"));
    assert!(export("csv").contains("2032-01-13,2032-01-13,"));
    let bundle: serde_json::Value = serde_json::from_str(&export("fhir")).unwrap();
    assert_eq!(bundle["resourceType"], "Bundle");
    assert_eq!(export("fhir"), export("fhir"), "the same every time");
    let other = printed(&["export", "fhir", CASE, "--today", "2026-11-22", "--id", "b"]);
    assert_ne!(export("fhir"), other, "another file has other identifiers");
}

#[test]
fn a_difference_needs_an_earlier_calendar_file() {
    let (code, message) = refused(&[
        "export",
        "ics",
        CASE,
        "--today",
        "2026-11-22",
        "--part",
        "new",
    ]);
    assert_eq!(code, 1);
    assert!(message.contains("no earlier calendar file"), "{message}");
}

#[test]
fn dates_need_a_plan() {
    let (code, message) = refused(&["export", "csv", CASE, "--today", "2028-11-22"]);
    assert_eq!(code, 1);
    assert!(
        message.contains("there is no plan: in-the-past"),
        "{message}"
    );
}
