//! Documents that claim something about the project, held against it.
#![allow(clippy::unwrap_used, reason = "a test fails by failing")]

use std::collections::BTreeSet;
use xtask::project::Project;

/// The criteria of WCAG 2.2 at levels A and AA, by guideline and number.
const WCAG: [(&str, &[u32]); 13] = [
    ("1.1", &[1]),
    ("1.2", &[1, 2, 3, 4, 5]),
    ("1.3", &[1, 2, 3, 4, 5]),
    ("1.4", &[1, 2, 3, 4, 5, 10, 11, 12, 13]),
    ("2.1", &[1, 2, 4]),
    ("2.2", &[1, 2]),
    ("2.3", &[1]),
    ("2.4", &[1, 2, 3, 4, 5, 6, 7, 11]),
    ("2.5", &[1, 2, 3, 4, 7, 8]),
    ("3.1", &[1, 2]),
    ("3.2", &[1, 2, 3, 4, 6]),
    ("3.3", &[1, 2, 3, 4, 7, 8]),
    ("4.1", &[2, 3]),
];

#[test]
fn every_criterion_of_wcag_is_answered_once() {
    let text = Project::find().unwrap().read("docs/STANDARDS.md").unwrap();
    let section = text.split("\n## ").nth(1).unwrap();
    let answered: Vec<_> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    let expected: Vec<_> = WCAG
        .iter()
        .flat_map(|(guideline, numbers)| {
            numbers
                .iter()
                .map(move |number| format!("{guideline}.{number}"))
        })
        .collect();
    assert_eq!(expected.len(), 55);
    assert_eq!(answered, expected);
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let project = Project::find().unwrap();
    let mut missing = BTreeSet::new();
    for document in ["docs/STANDARDS.md", "docs/PRIVACY.md"] {
        let text = project.read(document).unwrap();
        for named in text.split('`').skip(1).step_by(2) {
            let is_path = named.contains('/') && !named.contains([' ', '"']);
            if is_path && !project.path(named).exists() {
                missing.insert(format!("{document}: {named}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
