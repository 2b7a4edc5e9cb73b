//! Named published network meta-analyses. Shown whole, never recomputed or mixed.

use super::{EffectKind, Interval, Provenance};
use crate::date::PartialDate;
use crate::decimal::Decimal;
use crate::text::{List, Str, Text};

/// One published network for one endpoint at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct NetworkAnalysis {
    /// Stable id.
    pub id: Str,
    /// Its name ("Cochrane review 2024, relapse within 24 months").
    pub name: Str,
    /// What it put together, and what it warns about.
    pub says: Text,
    /// Search date.
    #[cfg_attr(feature = "source", serde(default))]
    pub searched: Option<PartialDate>,
    /// Endpoint id.
    pub endpoint: Str,
    /// Length of time in months.
    pub period_months: u16,
    /// What everything is compared with.
    pub against: Text,
    /// Effect measure.
    pub kind: EffectKind,
    /// Every medicine in it, as published.
    pub results: List<NetworkResult>,
    /// Where it was read.
    pub proof: Provenance,
}

/// The result of one medicine in a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct NetworkResult {
    /// Id of a medicine of the pack; none for one the pack does not carry.
    #[cfg_attr(feature = "source", serde(default))]
    pub medicine: Option<Str>,
    /// Its name in the publication.
    pub name: Str,
    /// The effect; none when only its direction was read.
    #[cfg_attr(feature = "source", serde(default))]
    pub value: Option<Decimal>,
    /// Published interval.
    #[cfg_attr(feature = "source", serde(default))]
    pub interval: Option<Interval>,
    /// The publication's own words of certainty.
    #[cfg_attr(feature = "source", serde(default))]
    pub certainty: Option<Str>,
    /// Where it was read, when it differs from the rest.
    #[cfg_attr(feature = "source", serde(default))]
    pub proof: Option<Provenance>,
}
