//! The rule language in which definitions and gates are written.
//!
//! A rule is data: a tree of `all`, `any`, `not` and `at_least` over questions about
//! a person. What a question means for given facts is decided on floor 1
//! (`waymark_clinical::criteria`), never here.

use crate::decimal::Decimal;
use crate::record::{Assay, Step};
use crate::text::{List, Str};

/// A three-valued question about a person, as written in a document.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
pub enum Rule {
    /// Every part holds.
    All(List<Rule>),
    /// At least one part holds.
    Any(List<Rule>),
    /// The one part does not hold. (A list of exactly one rule.)
    Not(List<Rule>),
    /// At least `count` of the parts hold.
    AtLeast {
        /// How many parts must hold.
        count: u8,
        /// The parts.
        of: List<Rule>,
    },
    /// Another definition of the pack holds, by its id.
    Definition(Str),
    /// Age today in completed years, both limits included.
    Age {
        /// Youngest age, in years.
        #[cfg_attr(feature = "source", serde(default))]
        at_least: Option<u8>,
        /// Oldest age, in years.
        #[cfg_attr(feature = "source", serde(default))]
        at_most: Option<u8>,
    },
    /// The course of the MS is one of these.
    Phenotype(List<Phenotype>),
    /// Disability on the EDSS, both limits included.
    Edss {
        /// Lowest score.
        #[cfg_attr(feature = "source", serde(default))]
        at_least: Option<Decimal>,
        /// Highest score.
        #[cfg_attr(feature = "source", serde(default))]
        at_most: Option<Decimal>,
    },
    /// A number of relapses within a window of time.
    Relapses(RelapseCount),
    /// Gadolinium-enhancing lesions on the most recent brain scan.
    Gadolinium {
        /// Smallest number of lesions.
        at_least: u16,
    },
    /// T2 lesions in total on the most recent brain scan.
    T2Lesions {
        /// Smallest number of lesions.
        at_least: u16,
    },
    /// New or enlarging T2 lesions on the most recent brain scan against an earlier one.
    NewOrEnlargingT2 {
        /// Smallest number of lesions.
        at_least: u16,
    },
    /// The clinician judged the T2 lesion load of the most recent brain scan
    /// significantly higher than on an earlier comparable scan.
    SignificantT2Increase,
    /// A number of disease-modifying medicines taken so far, the present one included.
    MedicinesTaken {
        /// Smallest number of different medicines.
        at_least: u8,
    },
    /// One of these medicines is taken now, or was taken no longer ago than a length of time.
    Took {
        /// Ids of medicines of the pack.
        medicines: List<Str>,
        /// How long after the last day it still holds, that day of the calendar included.
        /// Without it, for ever.
        #[cfg_attr(feature = "source", serde(default))]
        within: Option<Step>,
    },
    /// The JC virus antibody test is negative, or positive.
    JcVirus(JcVirusStatus),
    /// The index of a positive JC virus antibody test lies within limits.
    JcVirusIndex {
        /// The assay for which the limits were published.
        assay: Assay,
        /// Higher than this.
        #[cfg_attr(feature = "source", serde(default))]
        above: Option<Decimal>,
        /// This or less.
        #[cfg_attr(feature = "source", serde(default))]
        at_most: Option<Decimal>,
    },
    /// An immunosuppressant was ever taken.
    EarlierImmunosuppressant,
    /// A judgement word of a document, asked of the clinician, by its id.
    Judgement(Str),
    /// A health condition or circumstance is present, by its id.
    Condition(Str),
}

/// How many relapses, within which window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct RelapseCount {
    /// Smallest number of relapses.
    pub at_least: u8,
    /// Length of the window in months. Without it, any time in the past.
    #[cfg_attr(feature = "source", serde(default))]
    pub months: Option<u16>,
    /// Where the window lies.
    #[cfg_attr(feature = "source", serde(default))]
    pub window: Window,
    /// Count only relapses judged disabling.
    #[cfg_attr(feature = "source", serde(default))]
    pub disabling: bool,
    /// Count only relapses while taking a disease-modifying medicine.
    #[cfg_attr(feature = "source", serde(default))]
    pub on_medicine: bool,
}

/// Where a window of time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Window {
    /// The months that end today ("in the previous year").
    #[default]
    EndingToday,
    /// Any span of that length that ends today or earlier ("in one year").
    AnySpan,
}

/// What a JC virus antibody test showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum JcVirusStatus {
    /// No antibodies.
    Negative,
    /// Antibodies.
    Positive,
}

/// The course of the disease.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Phenotype {
    /// Clinically isolated syndrome.
    ClinicallyIsolated,
    /// Relapsing-remitting MS.
    RelapsingRemitting,
    /// Secondary progressive MS, with relapses or MRI activity.
    ActiveSecondaryProgressive,
    /// Secondary progressive MS without activity.
    InactiveSecondaryProgressive,
    /// Primary progressive MS.
    PrimaryProgressive,
}

impl Rule {
    /// Calls `visit` on this rule and every rule inside it, outermost first.
    pub fn walk(&self, visit: &mut dyn FnMut(&Rule)) {
        visit(self);
        match self {
            Rule::All(parts) | Rule::Any(parts) | Rule::Not(parts) => {
                parts.iter().for_each(|part| part.walk(visit));
            }
            Rule::AtLeast { of, .. } => of.iter().for_each(|part| part.walk(visit)),
            _ => {}
        }
    }
}
