//! What every pack must satisfy before it may be built.
//!
//! A check that fails names the file, the record and the field. Each has a test in
//! `tests/defects.rs` that breaks one thing in a good pack and sees exactly one defect.
//! What the types already refuse (a missing line, an unknown key, a word that is no
//! choice) is reported by [`super::read`] in the same form and tested in the same place.

mod about;
mod arithmetic;
mod definition;
mod effect;
mod medicine;
mod network;
mod pml;
mod proof;
mod regulation;
mod review;
mod rule;
mod schedule;
mod study;
mod warning;

pub(super) use proof::NEW_FACT;
pub use warning::warnings;

use crate::decimal::Decimal;
use crate::pack::Pack;
use crate::record::{InForce, Interval, Outcome, Region};
use core::fmt;
use std::collections::BTreeSet;

/// Something wrong with the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// File inside `evidence/`.
    pub file: String,
    /// Record id.
    pub record: String,
    /// Field, as a path; empty for the whole record.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "evidence/{}: record {}", self.file, self.record)?;
        if !self.field.is_empty() {
            write!(f, ", field {}", self.field)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Every defect of a pack.
pub fn check(pack: &Pack) -> Vec<Defect> {
    let mut checker = Checker {
        pack,
        file: String::new(),
        record: String::new(),
        defects: Vec::new(),
    };
    checker.all();
    checker.defects
}

/// Collects defects; always knows which record it is looking at.
struct Checker<'a> {
    pack: &'a Pack,
    file: String,
    record: String,
    defects: Vec<Defect>,
}

impl Checker<'_> {
    fn all(&mut self) {
        self.unique_ids();
        self.about();
        self.sources();
        self.endpoints();
        self.judgements();
        self.medicines();
        self.studies();
        self.definitions();
        self.schedules();
        self.pml_tables();
        self.regulations();
        self.networks();
        self.reviews();
        for statement in self.pack.statements {
            self.at("statements", &statement.id);
            self.proof("proof", &statement.proof);
        }
    }

    /// Turns to a record; the pack itself lives in no folder.
    fn at(&mut self, folder: &str, record: &str) {
        record.clone_into(&mut self.record);
        self.file = if folder.is_empty() {
            "pack.toml".to_owned()
        } else {
            format!("{folder}/{record}.toml")
        };
    }

    fn defect(&mut self, field: &str, message: impl Into<String>) {
        self.defects.push(Defect {
            file: self.file.clone(),
            record: self.record.clone(),
            field: field.to_owned(),
            message: message.into(),
        });
    }

    fn unique_ids(&mut self) {
        let pack = self.pack;
        self.unique_files("sources", pack.sources.iter().map(|record| record.id.0));
        self.unique_files("endpoints", pack.endpoints.iter().map(|record| record.id.0));
        self.unique_files("medicines", pack.medicines.iter().map(|record| record.id.0));
        self.unique_files("studies", pack.studies.iter().map(|record| record.id.0));
        self.unique_files(
            "definitions",
            pack.definitions.iter().map(|record| record.id.0),
        );
        self.unique_files(
            "judgements",
            pack.judgements.iter().map(|record| record.id.0),
        );
        self.unique_files(
            "conditions",
            pack.conditions.iter().map(|record| record.id.0),
        );
        self.unique_files("schedules", pack.schedules.iter().map(|record| record.id.0));
        self.unique_files("pml", pack.pml_tables.iter().map(|record| record.id.0));
        self.unique_files(
            "statements",
            pack.statements.iter().map(|record| record.id.0),
        );
        self.unique_files(
            "regulation",
            pack.regulations.iter().map(|record| record.id.0),
        );
        self.unique_files("networks", pack.networks.iter().map(|record| record.id.0));
        self.unique_files("reviews", pack.reviews.iter().map(|record| record.id.0));
    }

    /// Only of shares of people can the others be told.
    fn endpoints(&mut self) {
        let pack = self.pack;
        for endpoint in pack.endpoints.iter() {
            if endpoint.event.is_some() && !study::counts_people(endpoint) {
                self.at("endpoints", &endpoint.id);
                self.defect(
                    "event",
                    "people without an event are counted: the unit must be a share of people",
                );
            }
        }
    }

    /// Two files of one kind, in folders below it, may still carry one id.
    fn unique_files<'i>(&mut self, folder: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.at(folder, id);
                self.defect(
                    "id",
                    "this id is used twice: ids are unique and never reused",
                );
            }
        }
    }

    /// Ids inside the record at hand.
    fn unique<'i>(&mut self, list: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.defect(
                    &format!("{list}.{id}"),
                    "this id is used twice in the record",
                );
            }
        }
    }

    fn regions(&mut self, field: &str, regions: &[Region]) {
        if regions.is_empty() {
            self.defect(field, "name at least one region");
        }
        let mut seen = BTreeSet::new();
        if !regions.iter().all(|region| seen.insert(region)) {
            self.defect(field, "a region is named twice");
        }
    }

    fn in_force(&mut self, field: &str, in_force: &InForce) {
        if in_force
            .until
            .is_some_and(|until| until.latest() < in_force.from.earliest())
        {
            self.defect(field, "ends before it begins");
        }
        if in_force.from.earliest() > self.pack.about.evidence_of.0 {
            self.defect(
                field,
                "begins after evidence_of of the pack: a rule of the future is not in force",
            );
        }
    }

    fn interval(&mut self, field: &str, value: Decimal, interval: Option<&Interval>) {
        let Some(interval) = interval else { return };
        if interval.low > interval.high {
            self.defect(&format!("{field}.interval"), "low is above high");
        } else if value < interval.low || value > interval.high {
            self.defect(
                &format!("{field}.interval"),
                format!(
                    "{} to {} does not contain {value}",
                    interval.low, interval.high
                ),
            );
        }
        if interval.level <= Decimal::new(50, 0) || interval.level >= Decimal::new(100, 0) {
            self.defect(
                &format!("{field}.interval.level"),
                "a level lies between 50 and 100",
            );
        }
    }

    fn outcome(&self, path: &str) -> Option<&'static Outcome> {
        let (study, outcome) = path.split_once('/')?;
        self.pack
            .study(study)?
            .outcomes
            .0
            .iter()
            .find(|candidate| candidate.id == outcome)
    }

    fn known_outcome(&mut self, field: &str, path: &str) {
        if self.outcome(path).is_none() {
            self.defect(
                field,
                format!("there is no result \"{path}\" (write study/outcome)"),
            );
        }
    }

    fn known_medicine(&mut self, field: &str, id: &str) {
        if self.pack.medicine(id).is_none() {
            self.defect(
                field,
                format!("there is no medicine \"{id}\" in evidence/medicines"),
            );
        }
    }
}

/// Whether a text is in force at the day the evidence was gathered.
fn is_current(in_force: &InForce) -> bool {
    in_force.until.is_none()
}
