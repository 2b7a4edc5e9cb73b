//! What changed between two packs, in plain words.
#![cfg(feature = "source")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

mod support;

use std::path::Path;
use support::{GOOD, and, good, pack, with};
use waymark_evidence::Pack;
use waymark_evidence::source::{ChangeKind, Folder, difference, import};

/// The changes from the good pack to a folder, as lines.
fn lines(folder: &Folder) -> Vec<String> {
    difference(&pack(&good()), &pack(folder))
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn nothing_changed() {
    assert_eq!(lines(&good()), [""; 0]);
}

#[test]
fn a_pml_figure() {
    assert_eq!(
        lines(&with(
            "pml/examplumab-eu.toml",
            "{ value = \"10\" }",
            "{ value = \"9\" }"
        )),
        [
            "PML figure changed from 10 to 9 out of 1000: PML on examplumab, row high, months 13 to 24 \
             (pml/examplumab-eu.toml); affects: JC virus page, comparison of examplumab"
        ]
    );
}

#[test]
fn a_result() {
    assert_eq!(
        lines(&with(
            "studies/trial.toml",
            "value = \"0.40\"",
            "value = \"0.41\""
        )),
        [
            "TRIAL: outcome rate, result placebo, value changed from 0.40 to 0.41 (studies/trial.toml); \
             affects: comparison of examplumab, results of TRIAL, the 2015 review line by line"
        ]
    );
    assert_eq!(
        lines(&with(
            "studies/trial.toml",
            "value = \"5\"",
            "value = \"6\""
        )),
        [
            "TRIAL: outcome rash, result examplumab, value changed from 5 to 6 (studies/trial.toml); \
             affects: results of TRIAL, side effects of examplumab"
        ]
    );
}

#[test]
fn a_rule_and_what_rests_on_it() {
    let changed = lines(&with(
        "definitions/active.toml",
        "at_least = 1",
        "at_least = 2",
    ));
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(
        changed[0].starts_with("Active MS: logic changed from "),
        "{changed:?}"
    );
    assert!(
        changed[0].ends_with("affects: definitions page, who can have examplumab"),
        "{changed:?}"
    );
}

#[test]
fn a_schedule() {
    let changed = lines(&with(
        "schedules/examplumab-eu.toml",
        "\"3 months\"",
        "\"1 month\"",
    ));
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(
        changed[0].contains("every 3 months") && changed[0].contains("every 1 month"),
        "{changed:?}"
    );
    assert!(
        changed[0].ends_with("affects: plan and calendar of examplumab"),
        "{changed:?}"
    );
}

#[test]
fn records_come_and_go() {
    let statement = GOOD
        .iter()
        .find(|(path, _)| *path == "statements/test.toml")
        .unwrap()
        .1;
    let more = and(
        "statements/new.toml",
        &statement.replace("id = \"test\"", "id = \"new\""),
    );
    assert_eq!(
        lines(&more),
        ["Statement added: new (statements/new.toml); affects: statements on jc-virus/test"]
    );
    let back: Vec<_> = difference(&pack(&more), &pack(&good()))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        back,
        ["Statement removed: new (statements/new.toml); affects: statements on jc-virus/test"]
    );
}

#[test]
fn a_part_of_a_record_goes() {
    let mut folder = good();
    let file = folder
        .files
        .iter_mut()
        .find(|file| file.path == "medicines/examplumab.toml")
        .unwrap();
    let (before, rest) = file.text.split_once("[[practical]]").unwrap();
    let (_, after) = rest.split_once("[[harms]]").unwrap();
    file.text = format!("{before}[[harms]]{after}");
    let changed = lines(&folder);
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(
        changed[0].starts_with("examplumab: practical side storage removed"),
        "{changed:?}"
    );
    assert!(
        changed[0].ends_with("affects: daily life with examplumab"),
        "{changed:?}"
    );
}

#[test]
fn values_come_first() {
    let mut folder = with("studies/trial.toml", "value = \"0.40\"", "value = \"0.41\"");
    for (path, from, to) in [
        (
            "pack.toml",
            "plain = \"Twice a year.\"",
            "plain = \"Once a year.\"",
        ),
        (
            "statements/test.toml",
            "at = \"section 4.4\"",
            "at = \"section 4.5\"",
        ),
        (
            "statements/test.toml",
            "verification = \"read\"",
            "verification = \"read-secondary\"",
        ),
    ] {
        let file = folder
            .files
            .iter_mut()
            .find(|file| file.path == path)
            .unwrap();
        file.text = file.text.replacen(from, to, 1);
    }
    let kinds: Vec<_> = difference(&pack(&good()), &pack(&folder))
        .iter()
        .map(|change| change.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            ChangeKind::Value,
            ChangeKind::Verification,
            ChangeKind::Words,
            ChangeKind::Words
        ]
    );
}

/// Written out as JSON and read again, every record is the same, and so is the identity.
#[test]
fn a_pack_survives_export_and_import() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evidence");
    for folder in [good(), Folder::load(&project).unwrap()] {
        let pack = pack(&folder);
        let text = serde_json::to_string_pretty(&pack).unwrap();
        let written: Pack = serde_json::from_str(&text).unwrap();
        let again = import(written).unwrap();
        assert_eq!(again.id, pack.id);
        assert!(again == pack);
        assert!(difference(&pack, &again).is_empty());
    }
}

#[test]
fn an_altered_export_is_refused() {
    let text = serde_json::to_string(&pack(&good())).unwrap();
    assert_eq!(text.matches("\"0.20\"").count(), 1);
    let written: Pack = serde_json::from_str(&text.replace("\"0.20\"", "\"0.02\"")).unwrap();
    let message = import(written).unwrap_err();
    assert!(message.contains("it was altered"), "{message}");
}
