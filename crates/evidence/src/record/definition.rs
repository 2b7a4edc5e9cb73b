//! Published definitions of active and highly active disease.

use super::{Provenance, Region};
use crate::date::PartialDate;
use crate::rule::Rule;
use crate::text::{List, Str, Text};

/// What kind of document states a definition. The kinds are never mixed (rule L2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum DefinitionKind {
    /// The wording of a licence.
    Licence,
    /// The wording of a funding decision.
    Funding,
    /// A guideline or consensus.
    Guideline,
    /// Who could enter a trial.
    TrialEntry,
    /// A subgroup of a trial, often chosen afterwards.
    TrialSubgroup,
    /// The 2015 review, quoting others.
    Review,
}

/// The time in which a text was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct InForce {
    /// From this date.
    pub from: PartialDate,
    /// Until this date; none means that it still stands.
    #[cfg_attr(feature = "source", serde(default))]
    pub until: Option<PartialDate>,
}

/// One published definition. Headings as in `docs/EVIDENCE.md`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Definition {
    /// Stable id, never reused.
    pub id: Str,
    /// Its name on screen.
    pub title: Text,
    /// Definitions that try to say the same thing share a family and are compared.
    pub family: Str,
    /// What it says, in own words.
    pub says: Text,
    /// Why it matters for the decision.
    pub why_it_matters: Text,
    /// Kind of document.
    pub kind: DefinitionKind,
    /// Where it applies.
    pub regions: List<Region>,
    /// The document as named on screen, for example "EMA, Tysabri section 4.1".
    pub document: Str,
    /// When it was in force.
    pub in_force: InForce,
    /// The definition that replaced it.
    #[cfg_attr(feature = "source", serde(default))]
    pub superseded_by: Option<Str>,
    /// Place in the list.
    pub order: u16,
    /// The rule itself.
    pub logic: Rule,
    /// What the words leave open.
    #[cfg_attr(feature = "source", serde(default))]
    pub ambiguities: List<Text>,
    /// Where it was read.
    pub proof: Provenance,
}

impl Definition {
    /// Whether a later text has replaced it.
    pub const fn is_superseded(&self) -> bool {
        self.in_force.until.is_some()
    }
}
