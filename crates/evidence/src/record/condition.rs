//! What is asked of the two people: health conditions and the judgement words of documents.

use super::{RegulationTopic, Step};
use crate::text::{List, Str, Text};

/// A health condition or circumstance that gates an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Condition {
    /// Stable id.
    pub id: Str,
    /// The question, answered by yes, no or not known.
    pub question: Text,
    /// The short name used inside reasons ("uncontrolled high blood pressure").
    pub name: Text,
    /// Place in the list.
    pub order: u16,
    /// Every option owes an answer to it: where an option has no rule on it, that is said.
    #[cfg_attr(feature = "source", serde(default))]
    pub asked_of_every_option: bool,
    /// The topic of the texts that speak of it, where they have one of their own.
    #[cfg_attr(feature = "source", serde(default))]
    pub topic: Option<RegulationTopic>,
}

/// A judgement word of a document ("full and adequate course"), asked of the clinician.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Judgement {
    /// Stable id.
    pub id: Str,
    /// The question, answered by yes, no or not known.
    pub question: Text,
    /// What may help to answer, for example the lengths several bodies name.
    pub hint: Text,
    /// The short name used inside reasons.
    pub name: Text,
    /// Place in the list.
    pub order: u16,
    /// Ids of the medicines whose suitability it asks about.
    #[cfg_attr(feature = "source", serde(default))]
    pub concerns: List<Str>,
    /// Lengths of treatment that documents name for it: shown beside the question, each
    /// answered from the dates of the medicines.
    #[cfg_attr(feature = "source", serde(default))]
    pub readings: List<Step>,
}
