//! What follows from a visit, the pack and today.

use chrono::NaiveDate;
use std::cell::OnceCell;
use std::rc::Rc;
use waymark_clinical::criteria::{Context, Finding, findings};
use waymark_clinical::facts::{self, Facts, Field, Problem, Wrong};
use waymark_clinical::options::{OptionAnswer, options};
use waymark_clinical::visit::{Entries, Visit};
use waymark_evidence::{DefinitionKind, Front, Medicine, Pack, Region};
use waymark_evidence_pack::pack;

/// A visit as far as anything is derived from it: two are equal when what follows is. A worry
/// that is typed, or an option that is compared, answers no rule again.
#[derive(Clone, Debug)]
pub struct Basis(pub Rc<Visit>);

impl PartialEq for Basis {
    fn eq(&self, other: &Basis) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
            || (self.0.region == other.0.region && self.0.entries == other.0.entries)
    }
}

/// Everything the steps show that is not typed by a person.
///
/// Facts are read at once; rules are answered when a step first asks, so that a step which shows
/// no answer waits for none.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The day it was derived for.
    pub today: NaiveDate,
    /// Facts read from the entries.
    pub facts: Facts,
    /// Fields that could not be read.
    pub problems: Vec<Problem>,
    region: Region,
    findings: OnceCell<Vec<Finding>>,
    options: OnceCell<Vec<OptionAnswer>>,
}

/// The answers follow from what is compared here.
impl PartialEq for Derived {
    fn eq(&self, other: &Derived) -> bool {
        self.today == other.today
            && self.region == other.region
            && self.facts == other.facts
            && self.problems == other.problems
    }
}

impl Derived {
    /// Reads the facts. What is read here is what [`Basis`] compares.
    pub fn from(entries: &Entries, region: Region, today: NaiveDate) -> Derived {
        let (facts, problems) = facts::read(entries, today);
        Derived {
            today,
            facts,
            problems,
            region,
            findings: OnceCell::new(),
            options: OnceCell::new(),
        }
    }

    /// Definitions, answered.
    pub fn findings(&self) -> &[Finding] {
        self.findings
            .get_or_init(|| findings(pack(), &self.facts, self.today))
    }

    /// Options of the region, answered.
    pub fn options(&self) -> &[OptionAnswer] {
        self.options
            .get_or_init(|| options(&self.context(), self.region))
    }

    /// Which pack it is and how old: known before the pack is read.
    pub fn front(&self) -> &'static Front {
        waymark_evidence_pack::front()
    }

    /// The pack.
    pub fn pack(&self) -> &'static Pack {
        pack()
    }

    /// What rules are answered against.
    pub fn context(&self) -> Context<'_> {
        Context::new(pack(), &self.facts, self.today)
    }

    /// Definitions in force for a region, international ones included; not who was in a
    /// trial, and not what was replaced.
    pub fn in_force(&self, region: Region) -> impl Iterator<Item = &Finding> {
        self.findings().iter().filter(move |finding| {
            let definition = finding.definition;
            let rule = matches!(
                definition.kind,
                DefinitionKind::Licence | DefinitionKind::Funding | DefinitionKind::Guideline
            );
            let here = definition
                .regions
                .iter()
                .any(|one| *one == region || *one == Region::International);
            rule && here && !definition.is_superseded()
        })
    }

    /// What is wrong with a field.
    pub fn problem(&self, field: Field) -> Option<Wrong> {
        self.problems
            .iter()
            .find(|problem| problem.field == field)
            .map(|problem| problem.wrong)
    }

    /// The options side by side, in the neutral order of the pack.
    pub fn compared(&self, visit: &Visit) -> Vec<&'static Medicine> {
        named(|id| visit.compared.iter().any(|one| one == id))
    }

    /// The options the person set aside, in the neutral order of the pack.
    pub fn set_aside(&self, visit: &Visit) -> Vec<&'static Medicine> {
        named(|id| visit.not_for_me.contains(id))
    }
}

/// The medicines of the pack whose id is wanted.
fn named(wanted: impl Fn(&str) -> bool) -> Vec<&'static Medicine> {
    pack()
        .medicines
        .0
        .iter()
        .filter(|medicine| wanted(medicine.id.0))
        .collect()
}
