//! Published tables of the chance of PML on natalizumab.

use super::{InForce, Interval, Provenance, Region};
use crate::decimal::Decimal;
use crate::text::{List, Str, Text};

/// An assay for antibodies to JC virus. Indices of different assays are not the same scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Assay {
    /// STRATIFY JCV DxSelect.
    Stratify,
    /// ImmunoWELL.
    ImmunoWell,
}

/// What the cells of a table mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum PmlMeasure {
    /// Chance within the band for people without PML until then.
    ConditionalOnPmlFree,
    /// Chance within the epoch as published; may not be chained.
    Epoch,
}

/// A whole published table.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct PmlTable {
    /// Stable id.
    pub id: Str,
    /// Medicine the table belongs to, and to no other.
    pub medicine: Str,
    /// Title.
    pub title: Text,
    /// The document as named on screen.
    pub document: Str,
    /// Where it applies.
    pub regions: List<Region>,
    /// When in force.
    pub in_force: InForce,
    /// What the cells mean.
    pub measure: PmlMeasure,
    /// The assay whose index the bands refer to.
    pub assay: Assay,
    /// The cells count cases out of so many people.
    pub out_of: u32,
    /// Columns: months of treatment.
    pub bands: List<MonthBand>,
    /// Rows.
    pub rows: List<PmlRow>,
    /// Where it was read.
    pub proof: Provenance,
}

/// Months of treatment, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct MonthBand {
    /// First month.
    pub from: u16,
    /// Last month.
    pub to: u16,
}

/// Whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
pub enum PmlStratum {
    /// Antibody negative.
    Negative,
    /// Antibody positive, no earlier immunosuppressant, index not available.
    PositiveWithoutIndex,
    /// Antibody positive, no earlier immunosuppressant, index in a band.
    Index {
        /// The index is above this.
        #[cfg_attr(feature = "source", serde(default))]
        above: Option<Decimal>,
        /// The index is at most this: the limit belongs to this band.
        #[cfg_attr(feature = "source", serde(default))]
        at_most: Option<Decimal>,
    },
    /// Antibody positive, earlier immunosuppressant, any index.
    EarlierImmunosuppressant,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct PmlRow {
    /// Id, unique within the table.
    pub id: Str,
    /// Its label.
    pub label: Text,
    /// Whom it is about.
    pub stratum: PmlStratum,
    /// One cell for each band; or one single cell over all time.
    pub cells: List<PmlCell>,
    /// Dossier rows of the cells.
    #[cfg_attr(feature = "compact", compact(editor))]
    pub origin: List<Str>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct PmlCell {
    /// Cases out of [`PmlTable::out_of`], as printed.
    pub value: Decimal,
    /// Printed as "less than".
    #[cfg_attr(feature = "source", serde(default))]
    pub less_than: bool,
    /// Published interval.
    #[cfg_attr(feature = "source", serde(default))]
    pub interval: Option<Interval>,
    /// Confirmation of this one cell by a clinic.
    #[cfg_attr(feature = "source", serde(default))]
    pub confirmed: Option<super::Confirmation>,
}
