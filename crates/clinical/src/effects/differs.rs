//! What differs between studies seen together, computed from their records.

use super::compare::Cell;
use super::shown::Proven;
use waymark_evidence::{Arm, ArmRole, Comparator, Study, Text};

/// What differs among the studies whose results stand side by side: in one row, each cell with
/// its first result. What stands under each other is not read against each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// The studies of rows in which something differs, each once, by year.
    pub studies: Vec<StudyInView>,
    /// They compared with different things.
    pub comparators: bool,
    /// They were published in different years.
    pub years: bool,
    /// They took different people.
    pub populations: bool,
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
        !self.studies.is_empty()
    }
}

/// The group that a study compared with; none when it compared with nothing.
fn comparator(study: &'static Study) -> Option<&'static Arm> {
    match study.comparator {
        Comparator::None | Comparator::Before => None,
        Comparator::Placebo | Comparator::Active => study
            .arms
            .iter()
            .find(|arm| arm.role == ArmRole::Comparator),
    }
}

/// What was compared with, so that the same medicine is the same however its dose is written.
fn compared(study: &'static Study) -> Option<&'static str> {
    comparator(study).map(|arm| arm.medicine.unwrap_or(arm.label.clinical).0)
}

/// Whether the people differ: of another study by its description or what it asked for, of one
/// study by the part of it.
fn other_people(one: &Proven, other: &Proven) -> bool {
    let asked = |study: &'static Study| study.entry.iter().map(|entry| entry.says.clinical);
    one.outcome.subgroup != other.outcome.subgroup
        || one.study.population != other.study.population
        || !asked(one.study).eq(asked(other.study))
}

/// What differs among the first results of the cells of each row.
pub fn differences(rows: &[Vec<Cell>]) -> Differences {
    let mut all = Differences::default();
    for row in rows {
        let leads: Vec<&Proven> = row
            .iter()
            .filter_map(|cell| Some(&cell.results.first()?.own))
            .collect();
        let any = |differ: fn(&Proven, &Proven) -> bool| {
            leads
                .first()
                .is_some_and(|first| leads.iter().any(|lead| differ(first, lead)))
        };
        let comparators = any(|one, other| compared(one.study) != compared(other.study));
        let years = any(|one, other| one.study.published != other.study.published);
        let populations = any(other_people);
        let definitions = any(|one, other| {
            one.outcome.endpoint != other.outcome.endpoint
                || one.outcome.definition.clinical != other.outcome.definition.clinical
        });
        let periods = any(|one, other| one.outcome.period_months != other.outcome.period_months);
        all.comparators |= comparators;
        all.years |= years;
        all.populations |= populations;
        all.definitions |= definitions;
        all.periods |= periods;
        let studies = any(|one, other| one.study.id != other.study.id);
        if !(studies || populations || definitions || periods) {
            continue;
        }
        for lead in leads {
            let study = lead.study;
            if !all.studies.iter().any(|seen| seen.study.id == study.id) {
                all.studies.push(StudyInView {
                    study,
                    compared_with: comparator(study).map(|arm| &arm.label),
                });
            }
        }
    }
    crate::order::by_key(&mut all.studies, |seen| {
        (seen.study.published, seen.study.id)
    });
    all
}

#[cfg(test)]
mod tests;
