//! What a document of a region says about a medicine, version by version.
//!
//! Rules that open or close an option for a person are gates of the medicine; dates are
//! items of a schedule. Here stands the text a reader can look up beside both: who may
//! have it, doses, checks, contraception, vaccination, and what was said before.

use super::{InForce, Provenance, Region, Step};
use crate::text::{List, Str, Text};

/// Everything the pack says about one medicine's documents: one file a medicine.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Regulations {
    /// Id of the medicine, and name of the file.
    pub id: Str,
    /// The texts, in the order of their topics.
    pub texts: List<Regulation>,
}

/// What a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum RegulationTopic {
    /// Who may have it.
    Licence,
    /// Who pays for whom.
    Funding,
    /// A limit on its use, or a warning of an agency.
    Restriction,
    /// Taken off the market.
    Withdrawal,
    /// Must not be given.
    Contraindication,
    /// Dose and interval.
    Dose,
    /// The first dose.
    FirstDose,
    /// After a gap.
    Restart,
    /// Checks before the start.
    BeforeTreatment,
    /// Checks during treatment.
    Monitoring,
    /// When to pause or stop.
    StopRule,
    /// After the last dose.
    AfterStopping,
    /// Contraception.
    Contraception,
    /// Time to wait before or after another medicine.
    Washout,
    /// Pregnancy.
    Pregnancy,
    /// Breastfeeding.
    Breastfeeding,
    /// Vaccines.
    Vaccination,
    /// Infections.
    Infection,
    /// Anything else a reader may look for.
    Other,
}

/// A time before the first dose or after the last one, as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Span {
    /// On which side of treatment it lies.
    pub side: Side,
    /// How long it is; `0 days` where the text says that nothing is asked.
    pub length: Step,
    /// The longer of two lengths the text names.
    #[cfg_attr(feature = "source", serde(default))]
    pub up_to: Option<Step>,
    /// The text says that it may be longer: "more than", "about", or until a blood value is back.
    #[cfg_attr(feature = "source", serde(default))]
    pub or_longer: bool,
}

/// The side of treatment on which a [`Span`] lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Side {
    /// It ends with the first dose.
    BeforeFirstDose,
    /// It begins with the last dose.
    AfterLastDose,
}

/// One text.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Regulation {
    /// Id, unique within the medicine.
    pub id: Str,
    /// What it is about.
    pub topic: RegulationTopic,
    /// Where it applies.
    pub regions: List<Region>,
    /// The document as named on screen.
    pub document: Str,
    /// When it was in force.
    pub in_force: InForce,
    /// Id of the text that replaced it.
    #[cfg_attr(feature = "source", serde(default))]
    pub superseded_by: Option<Str>,
    /// What it says, in own words.
    pub says: Text,
    /// A length of time it names that is no [`Span`] before or after treatment.
    #[cfg_attr(feature = "source", serde(default))]
    pub length: Option<Step>,
    /// The times it names before the first or after the last dose, which hold for everybody;
    /// drawn beside it.
    #[cfg_attr(feature = "source", serde(default))]
    pub spans: List<Span>,
    /// Where it was read.
    pub proof: Provenance,
}
