//! What became of every row of a dossier.
#![cfg(feature = "source")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

mod support;

use support::{good, pack, with};
use waymark_evidence::source::{Coverage, Dossier, Folder, coverage, left_out};

/// A dossier whose every row the good pack carries or leaves out.
fn dossier(more: &str) -> Dossier {
    let mut rows = String::from("## B1. Facts\n\n| id | fact |\n|---|---|\n");
    for id in [
        "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N20", "N21",
    ] {
        rows.push_str(&format!("| {id} | a fact |\n"));
    }
    for id in [
        "D01", "D02", "M01", "M02", "M03", "P01", "P02", "P03", "P04", "P40",
    ] {
        rows.push_str(&format!("| {id} | a fact |\n"));
    }
    rows.push_str(more);
    rows.push_str("\n# Sources\n\n| id | source |\n|---|---|\n| S1 | a source |\n");
    let mut dossier = Dossier::default();
    dossier.add("NTZ", &rows);
    dossier.add(
        "ALE",
        "## 1.1 Who\n\n| id | x |\n|---|---|\n| SD-1 | a |\n| SD-2 | b |\n",
    );
    dossier.add(
        "CD20",
        "## 12. Warnings\n\n| # | x |\n|---|---|\n| N01 | a |\n",
    );
    dossier.add(
        "ADD",
        "## A\n\n| file | row id | what |\n|---|---|---|\n| NTZ | N08 (HR part) | a |\n| NTZ | N09 | b |\n",
    );
    dossier
}

fn account(folder: &Folder, more: &str) -> Coverage {
    coverage(&dossier(more), &pack(folder), &left_out(folder).unwrap())
}

#[test]
fn a_whole_account() {
    let account = account(&good(), "");
    assert!(account.is_complete(), "{account:#?}");
    let numbers: Vec<_> = account
        .files
        .iter()
        .map(|file| {
            (
                file.code.as_str(),
                file.rows,
                file.carried,
                file.left_out.values().sum(),
            )
        })
        .collect();
    assert_eq!(
        numbers,
        [
            ("NTZ", 23, 22, 1usize),
            ("ALE", 2, 1, 1),
            ("CD20", 1, 1, 0),
            ("ADD", 2, 2, 0)
        ]
    );
    assert_eq!(account.files[1].left_out.get("Not clinical."), Some(&1));
}

#[test]
fn a_row_nobody_accounted_for() {
    let account = account(&good(), "| N99 | a new fact |\n");
    assert!(!account.is_complete());
    assert_eq!(
        account.files[0].unaccounted,
        [("NTZ:N99".to_owned(), "N99 | a new fact".to_owned())]
    );
    assert!(account.defects.is_empty());
}

#[test]
fn an_origin_that_names_no_row() {
    let account = account(&with("statements/test.toml", "NTZ:P40", "NTZ:P400"), "");
    assert_eq!(
        account.defects,
        ["statements/test.toml: origin \"NTZ:P400\" names no row of the dossier"]
    );
    assert_eq!(account.files[0].unaccounted.len(), 1);
    assert!(!account.is_complete());
}

#[test]
fn an_entry_of_the_list_that_names_no_row() {
    let account = account(&with("left-out.toml", "NTZ:S1", "NTZ:S2"), "");
    assert_eq!(
        account.defects,
        ["left-out.toml: \"NTZ:S2\" names no row of the dossier"]
    );
}

#[test]
fn a_star_leaves_out_the_rest_of_a_section() {
    let folder = with("left-out.toml", "NTZ:S1", "NTZ:sources/*");
    assert!(account(&folder, "").is_complete());
    // In a section where everything is carried there is no rest.
    let folder = with(
        "left-out.toml",
        "[[rows]]",
        "[[rows]]\nid = \"NTZ:B1/*\"\nreason = \"x\"\n[[rows]]",
    );
    assert_eq!(
        account(&folder, "").defects,
        [
            "left-out.toml: \"NTZ:B1/*\" leaves nothing out: every such row is accounted for elsewhere"
        ]
    );
    assert!(account(&folder, "| N99 | a new fact |\n").is_complete());
}

/// The reader of evidence sees this only when both spell the row alike.
#[test]
fn a_row_carried_under_another_spelling_cannot_be_left_out() {
    let folder = with("left-out.toml", "NTZ:S1", "NTZ:B1/N20");
    let account = account(&folder, "");
    assert_eq!(
        account.defects,
        ["left-out.toml: \"NTZ:B1/N20\" is carried by a record and cannot be left out"]
    );
}

#[test]
fn a_fact_from_no_dossier_names_its_source() {
    let more = support::and(
        "statements/new.toml",
        &support::text_of("statements/test.toml")
            .replace("id = \"test\"", "id = \"new\"")
            .replace("NTZ:P40", "SOURCES:label"),
    );
    assert!(account(&more, "").is_complete());
}
