//! Definitions with their reasons.

use super::names;
use chrono::NaiveDate;
use serde::Serialize;
use waymark_clinical::criteria::change::{self, Change};
use waymark_clinical::criteria::{Because, Explained, Finding, ScanQuestion};
use waymark_clinical::facts::{Facts, LastDay};
use waymark_clinical::logic::Truth;
use waymark_clinical::visit::{Answer, Assay, JcVirusResult};
use waymark_evidence::{
    Date, Decimal, DefinitionKind, InForce, PartialDate, Phenotype, Provenance, Region,
    RelapseCount, Rule,
};

/// The answer of one definition.
#[derive(Serialize)]
pub(super) struct FindingReport {
    id: &'static str,
    title: &'static str,
    family: &'static str,
    kind: DefinitionKind,
    regions: &'static [Region],
    document: &'static str,
    in_force: InForce,
    superseded_by: Option<&'static str>,
    truth: &'static str,
    logic: ExplainedReport,
    /// Smallest sets of answers that would turn it round.
    would_change: Vec<Vec<ChangeReport>>,
    /// Smallest sets of facts that would settle it.
    would_settle: Vec<Vec<String>>,
    /// The first later day on which it differs by time alone.
    changes_on: Option<ChangesOn>,
    /// "In one year" read as the twelve months that end today.
    other_reading: Option<OtherReading>,
    proof: Provenance,
}

#[derive(Serialize)]
struct ChangeReport {
    question: &'static Rule,
    holds: bool,
}

/// What would turn an answer round, or settle an open one.
#[derive(Serialize)]
pub(super) struct Otherwise {
    /// Smallest sets of answers that would turn it round; empty while it is open.
    would_change: Vec<Vec<ChangeReport>>,
    /// Smallest sets of facts that would settle it; empty while it is known.
    would_settle: Vec<Vec<String>>,
}

impl Otherwise {
    pub(super) fn of(explained: &Explained, facts: &Facts) -> Otherwise {
        let (changes, settles) = if explained.truth.is_known() {
            (change::changes(explained), Vec::new())
        } else {
            (Vec::new(), change::settles(explained, facts))
        };
        Otherwise {
            would_change: changes
                .iter()
                .map(|set| set.iter().map(Into::into).collect())
                .collect(),
            would_settle: settles
                .iter()
                .map(|set| set.iter().copied().map(names::fact).collect())
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct ChangesOn {
    date: Date,
    truth: &'static str,
}

#[derive(Serialize)]
struct OtherReading {
    truth: &'static str,
    changes_on: Option<ChangesOn>,
}

fn changes_on(change: Option<(NaiveDate, Truth)>) -> Option<ChangesOn> {
    change.map(|(date, truth)| ChangesOn {
        date: Date(date),
        truth: names::truth(truth),
    })
}

impl From<&Change> for ChangeReport {
    fn from(change: &Change) -> Self {
        ChangeReport {
            question: change.question,
            holds: change.holds,
        }
    }
}

impl From<&Finding> for FindingReport {
    fn from(finding: &Finding) -> Self {
        let definition = finding.definition;
        FindingReport {
            id: definition.id.0,
            title: definition.title.clinical.0,
            family: definition.family.0,
            kind: definition.kind,
            regions: definition.regions.0,
            document: definition.document.0,
            in_force: definition.in_force,
            superseded_by: definition.superseded_by.map(|id| id.0),
            truth: names::truth(finding.truth),
            logic: (&finding.explained).into(),
            would_change: finding
                .changes
                .iter()
                .map(|set| set.iter().map(Into::into).collect())
                .collect(),
            would_settle: finding
                .settles
                .iter()
                .map(|set| set.iter().copied().map(names::fact).collect())
                .collect(),
            changes_on: changes_on(finding.changes_on),
            other_reading: finding.other_reading.map(|other| OtherReading {
                truth: names::truth(other.truth),
                changes_on: changes_on(other.changes_on),
            }),
            proof: definition.proof,
        }
    }
}

/// A rule with the truth of each part.
#[derive(Serialize)]
pub(super) struct ExplainedReport {
    /// The connective, or the single question as it stands in the evidence.
    rule: RuleReport,
    truth: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<BecauseReport>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<ExplainedReport>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum RuleReport {
    Connective(&'static str),
    AtLeast { at_least: u8 },
    Question(&'static Rule),
}

impl From<&Explained> for ExplainedReport {
    fn from(explained: &Explained) -> Self {
        ExplainedReport {
            rule: match explained.rule {
                Rule::All(_) => RuleReport::Connective("all"),
                Rule::Any(_) => RuleReport::Connective("any"),
                Rule::Not(_) => RuleReport::Connective("not"),
                Rule::AtLeast { count, .. } => RuleReport::AtLeast { at_least: *count },
                question => RuleReport::Question(question),
            },
            truth: names::truth(explained.truth),
            because: explained.because.as_ref().map(Into::into),
            parts: explained.parts.iter().map(Into::into).collect(),
        }
    }
}

/// The facts behind a single question; null where a fact is not known.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum BecauseReport {
    AgeYears(Option<u8>),
    Phenotype(Option<Phenotype>),
    Edss(Option<Decimal>),
    Relapses {
        asked: RelapseCount,
        window_from: Option<Date>,
        counted: Vec<Option<PartialDate>>,
        possible: Vec<Option<PartialDate>>,
        at_least: usize,
        at_most: usize,
        all_listed: bool,
    },
    Scan {
        question: &'static str,
        entered: bool,
        date: Option<PartialDate>,
        found: Option<u16>,
    },
    Medicines {
        listed: usize,
        all_listed: Answer,
    },
    Took {
        medicine: Option<&'static str>,
        last_day: Option<LastDayReport>,
        all_known: bool,
    },
    JcVirus {
        /// Null when it is not known what a test showed.
        result: Option<JcVirusResult>,
        index: Option<Decimal>,
        assay: Option<Assay>,
        too_soon: Answer,
    },
    EarlierImmunosuppressant(Answer),
    Judgement {
        id: &'static str,
        answer: Answer,
    },
    Condition {
        id: &'static str,
        answer: Answer,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum LastDayReport {
    GoesOn,
    On(PartialDate),
    NotKnown,
}

impl From<LastDay> for LastDayReport {
    fn from(last_day: LastDay) -> Self {
        match last_day {
            LastDay::GoesOn => LastDayReport::GoesOn,
            LastDay::On(date) => LastDayReport::On(date),
            LastDay::NotKnown => LastDayReport::NotKnown,
        }
    }
}

impl From<&Because> for BecauseReport {
    fn from(because: &Because) -> Self {
        match because {
            Because::Age(age) => BecauseReport::AgeYears(*age),
            Because::Phenotype(phenotype) => BecauseReport::Phenotype(*phenotype),
            Because::Edss(edss) => BecauseReport::Edss(*edss),
            Because::Relapses(evidence) => BecauseReport::Relapses {
                asked: evidence.asked,
                window_from: evidence.window_from.map(Date),
                counted: evidence.counted.clone(),
                possible: evidence.possible.clone(),
                at_least: evidence.at_least,
                at_most: evidence.at_most,
                all_listed: evidence.all_listed,
            },
            Because::Scan {
                question,
                scan,
                found,
            } => BecauseReport::Scan {
                question: match question {
                    ScanQuestion::Gadolinium => "gadolinium-lesions",
                    ScanQuestion::T2 => "t2-lesions",
                    ScanQuestion::NewT2 => "new-or-enlarging-t2-lesions",
                    ScanQuestion::SignificantT2Increase => "significant-t2-increase",
                },
                entered: scan.is_some(),
                date: scan.flatten(),
                found: *found,
            },
            Because::Medicines { listed, all_listed } => BecauseReport::Medicines {
                listed: *listed,
                all_listed: *all_listed,
            },
            Because::Took(evidence) => BecauseReport::Took {
                medicine: evidence.medicine.map(|id| id.0),
                last_day: evidence.last_day.map(Into::into),
                all_known: evidence.all_known,
            },
            Because::JcVirus(test) => BecauseReport::JcVirus {
                result: test.result,
                index: test.index,
                assay: test.assay,
                too_soon: test.too_soon,
            },
            Because::EarlierImmunosuppressant(answer) => {
                BecauseReport::EarlierImmunosuppressant(*answer)
            }
            Because::Judgement(id, answer) => BecauseReport::Judgement {
                id: id.0,
                answer: *answer,
            },
            Because::Condition(id, answer) => BecauseReport::Condition {
                id: id.0,
                answer: *answer,
            },
        }
    }
}
