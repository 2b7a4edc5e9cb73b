//! What `pack check --today` tells an editor to look at.
#![cfg(feature = "source")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may fail as tests do"
)]

mod support;

use support::{good, pack, with};
use waymark_evidence::Date;
use waymark_evidence::source::{Folder, warnings};

const TODAY: Date = Date::new(2026, 11, 22);

fn found(folder: &Folder, today: Date) -> Vec<String> {
    warnings(&pack(folder), today)
}

#[test]
fn the_good_pack_has_nothing_to_look_at() {
    assert_eq!(found(&good(), TODAY), [""; 0]);
}

#[test]
fn an_asymmetric_interval() {
    let folder = with(
        "studies/trial.toml",
        "low = \"0.30\", high = \"0.80\"",
        "low = \"0.30\", high = \"0.60\"",
    );
    let warnings = found(&folder, TODAY);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(
        warnings[0]
            .starts_with("studies/trial.toml, outcome worse: 0.48 (0.30 to 0.60) is asymmetric")
    );
    let folder = with("networks/network.toml", "low = \"0.45\"", "low = \"0.55\"");
    let warnings = found(&folder, TODAY);
    assert!(
        warnings[0].starts_with("networks/network.toml, result examplumab"),
        "{warnings:?}"
    );
}

#[test]
fn a_deciding_number_read_in_one_place() {
    let folder = with(
        "studies/trial.toml",
        "\"NTZ:N08\", \"ADD:N08\"",
        "\"NTZ:N08\"",
    );
    assert_eq!(
        found(&folder, TODAY),
        [
            "studies/trial.toml, outcome rate: decides a row of the comparison and was read in one place only"
        ]
    );
    // An outcome that is only shown in detail decides nothing.
    let detail = with(
        "studies/trial.toml",
        "definition = { plain = \"New symptoms for a day.\", clinical = \"Relapse, 24 hours.\" }\n[outcomes.proof]\nsource = \"paper\"\nat = \"table 2\"\nverification = \"read\"\norigin = [\"NTZ:N08\", \"ADD:N08\"]",
        "detail_only = true\ndefinition = { plain = \"New symptoms for a day.\", clinical = \"Relapse, 24 hours.\" }\n[outcomes.proof]\nsource = \"paper\"\nat = \"table 2\"\nverification = \"read\"\norigin = [\"NTZ:N08\"]",
    );
    assert_eq!(found(&detail, TODAY), [""; 0]);
}

#[test]
fn a_label_is_old_after_two_years() {
    assert_eq!(found(&good(), Date::new(2026, 12, 31)), [""; 0]);
    let old = with(
        "sources/label.toml",
        "dated = \"2026-01-15\"",
        "dated = \"2024-11-22\"",
    );
    assert_eq!(found(&old, TODAY), [""; 0]);
    let warnings = found(&old, Date::new(2026, 11, 23));
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].starts_with("sources/label.toml: dated 2024-11-22, older than two years"));
    // A paper may be as old as it likes.
    let paper = with("sources/paper.toml", "dated = \"2020\"", "dated = \"1996\"");
    assert_eq!(found(&paper, TODAY), [""; 0]);
}

#[test]
fn a_review_is_due_on_the_day_after_its_date() {
    assert_eq!(found(&good(), Date::new(2027, 5, 22)), [""; 0]);
    assert_eq!(
        found(&good(), Date::new(2027, 5, 23)),
        ["pack.toml: review was due 2027-05-22"]
    );
    let own = with(
        "statements/test.toml",
        "verification = \"read\"",
        "verification = \"read\"\nreview_by = \"2027-01-01\"",
    );
    assert_eq!(found(&own, Date::new(2027, 1, 1)), [""; 0]);
    assert_eq!(
        found(&own, Date::new(2027, 1, 2)),
        ["statements/test.toml: review was due 2027-01-01"]
    );
    let source = with(
        "sources/unread.toml",
        "review_by = \"2027-11-22\"",
        "review_by = \"2027-01-01\"",
    );
    assert_eq!(
        found(&source, Date::new(2027, 1, 2)),
        ["sources/unread.toml: review was due 2027-01-01"]
    );
}
