//! Where a fact comes from, and how far it was checked.

use crate::date::{Date, PartialDate};
use crate::text::{List, Str};

/// How far a fact was checked against its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Verification {
    /// Read in the primary document or a strong copy of it.
    Read,
    /// Confirmed by a clinic in the current document (see [`Provenance::confirmed`]).
    Confirmed,
    /// Read only in a weaker source: shown with that mark.
    ReadSecondary,
    /// Read in the 2015 review: shown as history.
    #[cfg_attr(feature = "source", serde(rename = "review-2015"))]
    Review2015,
    /// Written from knowledge of a document that was not read, shown under a fixed mark
    /// because without it a page would have no table.
    Provisional,
    /// Known but not read in a source: never shown as a number by default.
    Unverified,
}

impl Verification {
    /// Whether a value of this kind is hidden unless a clinician switches such values on.
    pub const fn hidden_by_default(self) -> bool {
        matches!(self, Verification::Unverified)
    }
}

/// A document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Source {
    /// Stable id, never reused.
    pub id: Str,
    /// What it is called in a sentence, for example "Cohen and others, Lancet 2012".
    pub short: Str,
    /// The full citation: authors, title or section, journal or body, year.
    pub citation: Str,
    /// Digital object identifier, where known.
    #[cfg_attr(feature = "source", serde(default))]
    pub doi: Option<Str>,
    /// The regions for which it speaks, when it is the text of a regulator or of a maker for one
    /// of them; empty for a study, a review or a guideline.
    #[cfg_attr(feature = "source", serde(default))]
    #[cfg_attr(feature = "compact", compact(editor))]
    pub regions: List<super::Region>,
    /// Date or version of the document.
    #[cfg_attr(feature = "source", serde(default))]
    pub dated: Option<PartialDate>,
    /// Address at which it (or a copy of it) was read.
    #[cfg_attr(feature = "source", serde(default))]
    pub read_at: Option<Str>,
    /// The day on which it was read; none when it was not read.
    #[cfg_attr(feature = "source", serde(default))]
    pub read_on: Option<Date>,
    /// The day by which what rests on it must be looked at again.
    pub review_by: Date,
    /// Anything a reader should know about the copy.
    #[cfg_attr(feature = "source", serde(default))]
    pub note: Option<Str>,
}

/// Where one datum was read, and how far it was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Provenance {
    /// Id of the [`Source`].
    pub source: Str,
    /// Place in it: table, page, section.
    pub at: Str,
    /// How far it was checked.
    pub verification: Verification,
    /// Rows of the dossier it was transcribed from, as `FILE:ROW`.
    #[cfg_attr(feature = "compact", compact(editor))]
    pub origin: List<Str>,
    /// Review date when it differs from that of the source.
    #[cfg_attr(feature = "source", serde(default))]
    pub review_by: Option<Date>,
    /// Address of the copy in which the value was read, when it is not the source's own.
    #[cfg_attr(feature = "source", serde(default))]
    pub read_at: Option<Str>,
    /// The document to check: required for unverified and provisional values.
    #[cfg_attr(feature = "source", serde(default))]
    pub check: Option<Str>,
    /// Disagreements, errata, readings.
    #[cfg_attr(feature = "source", serde(default))]
    pub note: Option<Str>,
    /// Confirmation by a clinic: required when `verification = "confirmed"`.
    #[cfg_attr(feature = "source", serde(default))]
    pub confirmed: Option<Confirmation>,
}

/// A clinic read the current document and found the value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Confirmation {
    /// Role of who read it, never a name.
    pub role: Str,
    /// The day.
    pub on: Date,
    /// The document with its version.
    pub document: Str,
    /// Place in the document.
    pub at: Str,
}

/// A statement in words with its source, where there is no number or the words matter.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Statement {
    /// Stable id.
    pub id: Str,
    /// Where it is shown, for example `jc-virus/risk` or `jc-virus/test`.
    pub topic: Str,
    /// Order within its topic.
    pub order: u16,
    /// What it says, in own words.
    pub text: crate::text::Text,
    /// Names that it lists, where they are compared with what a person enters.
    #[cfg_attr(feature = "source", serde(default))]
    pub names: List<Str>,
    /// Where it applies; empty means everywhere.
    #[cfg_attr(feature = "source", serde(default))]
    pub regions: List<super::Region>,
    /// Where it was read.
    pub proof: Provenance,
}
