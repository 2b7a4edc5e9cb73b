//! The 2015 review line by line: what it said, what is wrong with it, what is known now.

use crate::text::{List, Str, Text};

/// The review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Review {
    /// Id, and name of the file.
    pub id: Str,
    /// Id of the source.
    pub source: Str,
    /// Its figures, in the order of the text.
    pub figures: List<ReviewFigure>,
}

/// One figure of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct ReviewFigure {
    /// Row of the dossier, for example `ALE:SD-INT-01`.
    pub id: Str,
    /// What it counts, in own words.
    pub says: Str,
    /// The value as printed, with its unit and arms.
    #[cfg_attr(feature = "source", serde(default))]
    pub value: Option<Str>,
    /// What is wrong with it, or missing beside it.
    #[cfg_attr(feature = "source", serde(default))]
    pub erratum: Option<Text>,
    /// What is known now, in words.
    #[cfg_attr(feature = "source", serde(default))]
    pub now: Option<Text>,
    /// The result that replaces it, as `study/outcome`.
    #[cfg_attr(feature = "source", serde(default))]
    pub now_result: Option<Str>,
    /// Why it is not shown at all.
    #[cfg_attr(feature = "source", serde(default))]
    pub left_out: Option<Str>,
}
