//! What differs between studies seen together, computed from their records.

use super::compare::{Cell, StudyResult};
use waymark_evidence::{Comparator, Study, Text};

/// What differs among the studies whose results stand side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// The studies, each once, by year.
    pub studies: Vec<StudyInView>,
    /// They compared with different things.
    pub comparators: bool,
    /// They were published in different years.
    pub years: bool,
    /// They counted by different definitions.
    pub definitions: bool,
    /// They cover different lengths of time.
    pub periods: bool,
}

/// A study in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudyInView {
    /// The study.
    pub study: &'static Study,
    /// What it compared with, in words; none when it compared with nothing.
    pub compared_with: Option<&'static Text>,
}

impl Differences {
    /// Whether the results may not be read against each other.
    pub const fn any(&self) -> bool {
        self.studies.len() > 1
    }
}

fn different<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    let first = values.next();
    first.is_some_and(|first| values.any(|value| value != first))
}

/// What differs among the first results of these cells.
pub fn differences(rows: &[Vec<Cell>]) -> Differences {
    let leads: Vec<&StudyResult> = rows
        .iter()
        .flatten()
        .filter_map(|cell| cell.results.first())
        .collect();
    let mut studies: Vec<StudyInView> = Vec::new();
    for lead in &leads {
        let study = lead.own.study;
        if studies.iter().any(|seen| seen.study.id == study.id) {
            continue;
        }
        let compared_with = match study.comparator {
            Comparator::None | Comparator::Before => None,
            Comparator::Placebo | Comparator::Active => study
                .arms
                .0
                .iter()
                .find(|arm| arm.role == waymark_evidence::ArmRole::Comparator)
                .map(|arm| &arm.label),
        };
        studies.push(StudyInView {
            study,
            compared_with,
        });
    }
    crate::order::by_key(&mut studies, |seen| (seen.study.published, seen.study.id));
    let by_row = |differs: &dyn Fn(&[&StudyResult]) -> bool| {
        rows.iter().any(|row| {
            let leads: Vec<_> = row.iter().filter_map(|cell| cell.results.first()).collect();
            differs(&leads)
        })
    };
    Differences {
        comparators: different(studies.iter().map(|seen| seen.compared_with)),
        years: different(studies.iter().map(|seen| seen.study.published)),
        definitions: by_row(&|leads| {
            different(
                leads
                    .iter()
                    .map(|lead| lead.own.outcome.definition.clinical),
            )
        }),
        periods: by_row(&|leads| {
            different(leads.iter().map(|lead| lead.own.outcome.period_months))
        }),
        studies,
    }
}
