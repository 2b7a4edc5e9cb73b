//! The truth of each part of a rule, with the facts behind it.

use super::took::{self, TookEvidence};
use super::{count, jc_virus};
use crate::facts::{Facts, JcVirusTest, Scan};
use crate::logic::Truth;
use crate::visit::Answer;
use chrono::NaiveDate;
use waymark_evidence::{Decimal, Pack, PartialDate, Phenotype, RelapseCount, Rule, Str, Window};

/// What a rule is answered against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The evidence.
    pub pack: &'static Pack,
    /// The person.
    pub facts: &'a Facts,
    /// The day.
    pub today: NaiveDate,
    /// The day on which the facts were given: nothing entered lies after it, and "every
    /// relapse is listed" speaks of the time before it.
    pub(super) given_on: NaiveDate,
    /// The time for which a person is asked whether every relapse is listed, in months.
    pub(super) asked_months: u16,
    /// Read "in one year" as the twelve months that end today.
    one_year_ends_today: bool,
}

impl<'a> Context<'a> {
    /// A context in which each document is read as it is written.
    pub fn new(pack: &'static Pack, facts: &'a Facts, today: NaiveDate) -> Self {
        let asked_months = count::longest_window_months(pack);
        Context {
            pack,
            facts,
            today,
            given_on: today,
            asked_months,
            one_year_ends_today: false,
        }
    }

    /// The same facts on a later day, if nothing else happens.
    #[must_use]
    pub const fn on(self, today: NaiveDate) -> Self {
        Context { today, ..self }
    }

    /// The same, reading "in one year" as the twelve months that end today.
    #[must_use]
    pub const fn with_window_ending_today(self) -> Self {
        Context {
            one_year_ends_today: true,
            ..self
        }
    }

    /// Where the window of this count lies in this reading.
    pub(super) const fn window(&self, count: &RelapseCount) -> Window {
        if self.one_year_ends_today {
            Window::EndingToday
        } else {
            count.window
        }
    }
}

/// A rule with the truth of each part.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The rule.
    pub rule: &'static Rule,
    /// Its truth.
    pub truth: Truth,
    /// The facts behind a single question; none for `all`, `any`, `not`, `at-least`, `definition`.
    pub because: Option<Because>,
    /// The parts.
    pub parts: Vec<Explained>,
}

impl Explained {
    /// Parts that were answered already, under a rule that joins them (`all`, `any`, `not`).
    pub fn joined(rule: &'static Rule, parts: Vec<Explained>) -> Explained {
        Explained {
            rule,
            truth: combine(rule, parts.iter().map(|part| part.truth)),
            because: None,
            parts,
        }
    }

    /// The single questions, each once, in the order of the rule.
    pub fn leaves(&self) -> Vec<&Explained> {
        let mut leaves: Vec<&Explained> = Vec::new();
        self.collect(&mut leaves);
        leaves
    }

    fn collect<'e>(&'e self, leaves: &mut Vec<&'e Explained>) {
        if self.because.is_some() {
            if !leaves.iter().any(|leaf| leaf.rule == self.rule) {
                leaves.push(self);
            }
        } else {
            for part in &self.parts {
                part.collect(leaves);
            }
        }
    }

    /// The truth of the whole when single questions have the truth that `of` gives.
    pub fn with(&self, of: &dyn Fn(&Explained) -> Truth) -> Truth {
        if self.because.is_some() {
            return of(self);
        }
        combine(self.rule, self.parts.iter().map(|part| part.with(of)))
    }
}

/// The facts behind a single question.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// The age.
    Age(Option<u8>),
    /// The course of the disease.
    Phenotype(Option<Phenotype>),
    /// The EDSS.
    Edss(Option<Decimal>),
    /// The relapses.
    Relapses(RelapseEvidence),
    /// The most recent brain scan.
    Scan {
        /// What was asked of it.
        question: ScanQuestion,
        /// Its date; none when no scan is entered, inner none when its date is not known.
        scan: Option<Option<PartialDate>>,
        /// The number found, for counts.
        found: Option<u16>,
    },
    /// Medicines taken.
    Medicines {
        /// Different medicines listed.
        listed: usize,
        /// Whether that is all of them.
        all_listed: Answer,
    },
    /// A medicine taken now or not long ago.
    Took(TookEvidence),
    /// The JC virus antibody test.
    JcVirus(JcVirusTest),
    /// Whether an immunosuppressant was ever taken.
    EarlierImmunosuppressant(Answer),
    /// A judgement.
    Judgement(Str, Answer),
    /// A condition.
    Condition(Str, Answer),
}

/// What is asked of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanQuestion {
    /// Gadolinium-enhancing lesions.
    Gadolinium,
    /// T2 lesions in total.
    T2,
    /// New or enlarging T2 lesions.
    NewT2,
    /// A significant increase in T2 lesions.
    SignificantT2Increase,
}

/// The relapses behind a count.
#[derive(Clone, Debug, PartialEq)]
pub struct RelapseEvidence {
    /// What was asked.
    pub asked: RelapseCount,
    /// First day of the window, when it ends today.
    pub window_from: Option<NaiveDate>,
    /// Dates of relapses that count for certain; none for a relapse without a date.
    pub counted: Vec<Option<PartialDate>>,
    /// Dates of relapses that may count.
    pub possible: Vec<Option<PartialDate>>,
    /// Relapses that count for certain, after joining those close together.
    pub at_least: usize,
    /// Relapses that may count at most, among those listed.
    pub at_most: usize,
    /// Whether no other relapse can lie in the window.
    pub all_listed: bool,
}

fn combine(rule: &Rule, parts: impl Iterator<Item = Truth>) -> Truth {
    match rule {
        Rule::All(_) => parts.fold(Truth::True, Truth::and),
        Rule::Any(_) => parts.fold(Truth::False, Truth::or),
        Rule::Not(_) => !parts.fold(Truth::False, Truth::or),
        Rule::AtLeast { count, .. } => Truth::at_least(usize::from(*count), parts),
        // A definition stands for its one rule; every other rule is a single question.
        _ => parts.fold(Truth::True, Truth::and),
    }
}

/// Answers a rule and keeps the reasons.
pub fn explain(context: &Context<'_>, rule: &'static Rule) -> Explained {
    let parts: Vec<Explained> = match rule {
        Rule::All(parts) | Rule::Any(parts) | Rule::Not(parts) => {
            parts.0.iter().map(|part| explain(context, part)).collect()
        }
        Rule::AtLeast { of, .. } => of.0.iter().map(|part| explain(context, part)).collect(),
        Rule::Definition(id) => match context.pack.definition(id) {
            Some(definition) => vec![explain(context, &definition.logic)],
            // The pack's checks exclude it; without the definition nothing can be said.
            None => {
                return Explained {
                    rule,
                    truth: Truth::Unknown,
                    because: None,
                    parts: vec![],
                };
            }
        },
        _ => {
            let (truth, because) = answer(context, rule);
            return Explained {
                rule,
                truth,
                because,
                parts: vec![],
            };
        }
    };
    let truth = combine(rule, parts.iter().map(|part| part.truth));
    Explained {
        rule,
        truth,
        because: None,
        parts,
    }
}

fn answer(context: &Context<'_>, rule: &'static Rule) -> (Truth, Option<Because>) {
    let facts = context.facts;
    let (truth, because) = match rule {
        Rule::Age { at_least, at_most } => (
            Truth::known(facts.age_years.map(|age| {
                at_least.is_none_or(|limit| age >= limit)
                    && at_most.is_none_or(|limit| age <= limit)
            })),
            Because::Age(facts.age_years),
        ),
        Rule::Phenotype(allowed) => (
            Truth::known(
                facts
                    .phenotype
                    .map(|phenotype| allowed.contains(&phenotype)),
            ),
            Because::Phenotype(facts.phenotype),
        ),
        Rule::Edss { at_least, at_most } => (
            Truth::known(facts.edss.map(|edss| {
                at_least.is_none_or(|limit| edss >= limit)
                    && at_most.is_none_or(|limit| edss <= limit)
            })),
            Because::Edss(facts.edss),
        ),
        Rule::Relapses(asked) => {
            let evidence = count::relapses(context, asked);
            let needed = usize::from(asked.at_least);
            let truth = if evidence.at_least >= needed {
                Truth::True
            } else if evidence.all_listed && evidence.at_most < needed {
                Truth::False
            } else {
                Truth::Unknown
            };
            (truth, Because::Relapses(evidence))
        }
        Rule::Gadolinium { at_least } => scan(facts, ScanQuestion::Gadolinium, |scan| {
            (scan.gadolinium_lesions, *at_least)
        }),
        Rule::T2Lesions { at_least } => {
            scan(facts, ScanQuestion::T2, |scan| (scan.t2_lesions, *at_least))
        }
        Rule::NewOrEnlargingT2 { at_least } => scan(facts, ScanQuestion::NewT2, |scan| {
            (scan.new_or_enlarging_t2_lesions, *at_least)
        }),
        Rule::SignificantT2Increase => scan(facts, ScanQuestion::SignificantT2Increase, |scan| {
            let judged = match scan.significant_t2_increase {
                Answer::Yes => Some(1),
                Answer::No => Some(0),
                Answer::NotKnown => None,
            };
            (judged, 1)
        }),
        Rule::MedicinesTaken { at_least } => {
            let mut names: Vec<String> = facts
                .medicines
                .iter()
                .map(|taken| taken.name.to_ascii_lowercase())
                .filter(|name| !name.is_empty())
                .map(|name| known_medicine(context.pack, &name).map_or(name, |id| id.0.to_owned()))
                .collect();
            crate::order::by_key(&mut names, Clone::clone);
            names.dedup();
            let listed = names.len();
            // A row without a name may stand for one of the others.
            let every_one_named = facts.medicines.iter().all(|taken| !taken.name.is_empty());
            let truth = if listed >= usize::from(*at_least) {
                Truth::True
            } else if facts.every_medicine_listed == Answer::Yes && every_one_named {
                Truth::False
            } else {
                Truth::Unknown
            };
            (
                truth,
                Because::Medicines {
                    listed,
                    all_listed: facts.every_medicine_listed,
                },
            )
        }
        Rule::Took { medicines, within } => {
            let (truth, evidence) = took::took(context, medicines, *within);
            (truth, Because::Took(evidence))
        }
        Rule::JcVirus(asked) => {
            let truth = jc_virus::status(&facts.jc_virus, *asked);
            (truth, Because::JcVirus(facts.jc_virus.clone()))
        }
        Rule::JcVirusIndex {
            assay,
            above,
            at_most,
        } => {
            let truth = jc_virus::index(&facts.jc_virus, *assay, *above, *at_most);
            (truth, Because::JcVirus(facts.jc_virus.clone()))
        }
        Rule::EarlierImmunosuppressant => {
            let answer = crate::pml::immunosuppressant::earlier(context.pack, facts);
            (answer.into(), Because::EarlierImmunosuppressant(answer))
        }
        Rule::Judgement(id) => {
            let answer = facts.judgements.get(id.0).copied().unwrap_or_default();
            (answer.into(), Because::Judgement(*id, answer))
        }
        Rule::Condition(id) => {
            let answer = facts.conditions.get(id.0).copied().unwrap_or_default();
            (answer.into(), Because::Condition(*id, answer))
        }
        Rule::All(_) | Rule::Any(_) | Rule::Not(_) | Rule::AtLeast { .. } | Rule::Definition(_) => {
            return (Truth::Unknown, None);
        }
    };
    (truth, Some(because))
}

/// The id of the medicine of the pack with this generic or brand name in any case: a
/// brand and its generic name are one medicine.
pub(crate) fn known_medicine(pack: &Pack, name: &str) -> Option<Str> {
    pack.medicines
        .0
        .iter()
        .find(|medicine| {
            medicine.generic.eq_ignore_ascii_case(name)
                || medicine
                    .brands
                    .iter()
                    .any(|brand| brand.eq_ignore_ascii_case(name))
        })
        .map(|medicine| medicine.id)
}

/// The scans that may be the most recent one.
fn most_recent(scans: &[Scan]) -> Vec<&Scan> {
    let newest_start = scans
        .iter()
        .map(|scan| scan.date.map_or(NaiveDate::MIN, PartialDate::earliest))
        .max()
        .unwrap_or(NaiveDate::MIN);
    scans
        .iter()
        .filter(|scan| scan.date.is_none_or(|date| date.latest() >= newest_start))
        .collect()
}

fn scan(
    facts: &Facts,
    question: ScanQuestion,
    read: impl Fn(&Scan) -> (Option<u16>, u16),
) -> (Truth, Because) {
    let candidates = most_recent(&facts.scans);
    let answers: Vec<Truth> = candidates
        .iter()
        .map(|scan| {
            let (found, needed) = read(scan);
            Truth::known(found.map(|found| found >= needed))
        })
        .collect();
    let truth = match answers.first() {
        Some(first) if answers.iter().all(|answer| answer == first) => *first,
        _ => Truth::Unknown,
    };
    let shown = candidates.last();
    let because = Because::Scan {
        question,
        scan: shown.map(|scan| scan.date),
        found: shown.and_then(|scan| read(scan).0),
    };
    (truth, because)
}
