//! Medicines and the rules that open or close them.

use super::{InForce, Provenance, Region};
use crate::rule::Rule;
use crate::text::{List, Str, Text};

/// Whether and how an option can be offered at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Availability {
    /// A licensed medicine.
    Licensed,
    /// Used outside its licence.
    OffLabel,
    /// Needs a referral, is not a prescription.
    Referral,
    /// Withdrawn: history only, never offered.
    Withdrawn,
    /// Not a medicine: no treatment, or no change.
    NoMedicine,
}

/// The way a medicine enters the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Route {
    /// Swallowed: a tablet or a capsule.
    Mouth,
    /// A needle under the skin or into a muscle.
    Injection,
    /// A drip into a vein.
    Drip,
}

/// A medicine, or another option of the decision.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Medicine {
    /// Stable id.
    pub id: Str,
    /// Generic name, lower case as in a sentence.
    pub generic: Str,
    /// Brand names.
    #[cfg_attr(feature = "source", serde(default))]
    pub brands: List<Str>,
    /// Class.
    pub class: Text,
    /// Whether it can be offered.
    pub availability: Availability,
    /// The ways it is given, as `how` says them; drawn beside it.
    #[cfg_attr(feature = "source", serde(default))]
    pub routes: List<Route>,
    /// How it is taken, where, how often.
    pub how: Text,
    /// Place in the neutral order (alphabetical; "no medicine" last).
    pub order: u16,
    /// The study arm that stands for this option when it is not a medicine.
    #[cfg_attr(feature = "source", serde(default))]
    pub stands_for: List<Str>,
    /// Licence, funding, contraindications, cautions.
    #[cfg_attr(feature = "source", serde(default))]
    pub gates: List<Gate>,
    /// What daily life with it asks, question by question.
    #[cfg_attr(feature = "source", serde(default))]
    pub practical: List<Practical>,
    /// Life-changing and common harms, each by name.
    #[cfg_attr(feature = "source", serde(default))]
    pub harms: List<Harm>,
    /// Where the description was read.
    pub proof: Provenance,
}

/// A practical side of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Practical {
    /// Id, unique within the option; the same question has the same id everywhere
    /// (`storage`, `travel`, `time-in-hospital` …).
    pub id: Str,
    /// What a person would ask; it stands above the answer with a sign.
    pub asks: DailyQuestion,
    /// For which regions it was read. It is shown in others too, with this beside it.
    pub regions: List<Region>,
    /// What it is like.
    pub says: Text,
    /// Where it was read.
    pub proof: Provenance,
}

/// What people ask about daily life with an option, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum DailyQuestion {
    /// Where it is taken.
    Where,
    /// How often.
    HowOften,
    /// How long it takes each time.
    HowLong,
    /// What the first months are like.
    FirstMonths,
    /// Tests on the way.
    Checks,
    /// What to do after a missed dose.
    MissedDose,
    /// Giving the injection oneself.
    Injecting,
    /// Food and other medicines.
    FoodAndMedicines,
    /// Keeping it at home and on a journey.
    Keeping,
    /// Plans for children.
    Children,
}

/// What a gate decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum GateKind {
    /// Met: within the licence.
    Licence,
    /// Met: paid for.
    Funding,
    /// Met: must not be used.
    Contraindication,
    /// Met: needs thought.
    Caution,
    /// Met: something practical to do or to wait for around the start.
    Practical,
    /// Met: what this medicine leaves behind for whatever comes after it. It is a note on
    /// every other option, never on this one.
    CarryOver,
}

/// A published rule that opens or closes an option for a person.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Gate {
    /// Id, unique within the medicine.
    pub id: Str,
    /// What it decides.
    pub kind: GateKind,
    /// Where it applies.
    pub regions: List<Region>,
    /// What it says, in own words.
    pub says: Text,
    /// The document as named on screen.
    pub document: Str,
    /// When it was in force.
    pub in_force: InForce,
    /// The rule.
    pub rule: Rule,
    /// Where it was read.
    pub proof: Provenance,
}

/// How grave a harm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Gravity {
    /// Can change or end a life. Always on screen.
    LifeChanging,
    /// Common or bothersome.
    Common,
}

/// A harm of an option, by name.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Harm {
    /// Id, unique within the medicine.
    pub id: Str,
    /// Its name.
    pub name: Text,
    /// What it is like and when it comes.
    pub says: Text,
    /// How grave it is.
    pub gravity: Gravity,
    /// Results that count it, as `study/outcome`, best first.
    #[cfg_attr(feature = "source", serde(default))]
    pub figures: List<Str>,
    /// Set when the figure is a row of a PML table, not a study result.
    #[cfg_attr(feature = "source", serde(default))]
    pub by_jc_virus: bool,
    /// Where it was read.
    pub proof: Provenance,
}
