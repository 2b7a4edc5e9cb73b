//! The records of the pack, one module a kind.

mod condition;
mod definition;
mod medicine;
mod network;
mod pml;
mod provenance;
mod regulation;
mod review;
mod schedule;
mod study;

pub use condition::*;
pub use definition::*;
pub use medicine::*;
pub use network::*;
pub use pml::*;
pub use provenance::*;
pub use regulation::*;
pub use review::*;
pub use schedule::*;
pub use study::*;

/// A jurisdiction whose rules a record states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Region {
    /// European Union.
    Eu,
    /// United Kingdom.
    Uk,
    /// United States.
    Us,
    /// Switzerland.
    Ch,
    /// Germany.
    De,
    /// Not tied to a jurisdiction (trials, guidelines of societies).
    International,
}

impl Region {
    /// Every region, in the fixed order of the lists on screen.
    pub const ALL: [Region; 6] = [
        Region::Eu,
        Region::Uk,
        Region::Us,
        Region::Ch,
        Region::De,
        Region::International,
    ];
}
