//! Studies and their results: both arms, what was counted, in whom, for how long.

use super::Provenance;
use crate::decimal::Decimal;
use crate::text::{List, Str, Text};

/// Kind of study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum StudyKind {
    /// People were assigned by chance.
    RandomisedTrial,
    /// The same people followed on, no longer assigned by chance.
    Extension,
    /// Several trials put together by a named analysis.
    PooledTrials,
    /// Observed without assignment.
    Cohort,
    /// Reports and registers of side effects.
    SafetyReports,
}

/// What the treatment was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Comparator {
    /// A dummy treatment.
    Placebo,
    /// Another active medicine.
    Active,
    /// The same people before treatment.
    Before,
    /// Nothing.
    None,
}

/// A study.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Study {
    /// Stable id.
    pub id: Str,
    /// Name as the field knows it.
    pub name: Str,
    /// Kind.
    pub kind: StudyKind,
    /// Comparator.
    pub comparator: Comparator,
    /// Design: phase, blinding.
    pub design: Text,
    /// Year of publication.
    pub published: u16,
    /// Registry number.
    #[cfg_attr(feature = "source", serde(default))]
    pub registry: Option<Str>,
    /// Who was in it.
    pub population: Text,
    /// Its entry criteria, as far as a person's facts can be compared with them.
    #[cfg_attr(feature = "source", serde(default))]
    pub entry: List<Entry>,
    /// The groups.
    pub arms: List<Arm>,
    /// What was found.
    pub outcomes: List<Outcome>,
    /// Where the description was read.
    pub proof: Provenance,
}

impl Study {
    /// The arm with this id.
    pub fn arm(&self, id: &str) -> Option<&'static Arm> {
        self.arms.0.iter().find(|arm| arm.id == id)
    }
}

/// One entry criterion of a study, as a rule and in words.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Entry {
    /// In words ("age 18 to 50").
    pub says: Text,
    /// As a rule.
    pub rule: crate::rule::Rule,
}

/// Role of a study group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum ArmRole {
    /// Got the treatment at its licensed dose.
    Treatment,
    /// Got the comparator.
    Comparator,
    /// Got, in part or whole, a dose that was never licensed.
    UnlicensedDose,
}

/// A group of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Arm {
    /// Id, unique within the study.
    pub id: Str,
    /// What the group got.
    pub label: Text,
    /// Medicine id, when the group got one.
    #[cfg_attr(feature = "source", serde(default))]
    pub medicine: Option<Str>,
    /// Role.
    pub role: ArmRole,
    /// People randomised.
    #[cfg_attr(feature = "source", serde(default))]
    pub randomised: Option<u32>,
    /// People analysed, when it differs.
    #[cfg_attr(feature = "source", serde(default))]
    pub analysed: Option<u32>,
}

/// Unit of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Unit {
    /// Percent of people.
    PercentOfPeople,
    /// Relapses for one person in one year (annualised relapse rate).
    RelapsesPerPersonYear,
    /// Lesions for one person (mean).
    LesionsPerPerson,
    /// Points of the EDSS.
    EdssPoints,
    /// Cases for 1,000 people.
    PerThousandPeople,
    /// Cases for 100,000 people in one year.
    PerHundredThousandPersonYears,
}

/// Which way is better for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Direction {
    /// A lower value is better.
    LowerIsBetter,
    /// A higher value is better.
    HigherIsBetter,
}

/// Something that studies count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Endpoint {
    /// Stable id.
    pub id: Str,
    /// Its name.
    pub name: Text,
    /// Unit of its results.
    pub unit: Unit,
    /// Direction of good.
    pub direction: Direction,
    /// The row of the comparison it belongs to, when it has one.
    #[cfg_attr(feature = "source", serde(default))]
    pub row: Option<ComparisonRow>,
    /// The name of the event, where the sources count the people *without* it. Beside results
    /// of the event itself the people with it are shown: all, less those printed.
    #[cfg_attr(feature = "source", serde(default))]
    pub event: Option<Text>,
}

/// Rows of the comparison that hold results of studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum ComparisonRow {
    /// How many relapses.
    Relapses,
    /// How many people had a relapse.
    PeopleWithRelapse,
    /// Who got worse.
    Worsening,
    /// Activity on scans.
    Scans,
}

/// What the study itself concluded about an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Standing {
    /// A planned main endpoint, reached.
    PrimaryMet,
    /// A planned main endpoint, missed.
    PrimaryMissed,
    /// Planned, not the main endpoint.
    Secondary,
    /// Planned, not the main endpoint, no difference shown.
    SecondaryMissed,
    /// Looked at afterwards.
    PostHoc,
    /// A harm, counted for safety.
    Safety,
}

impl Standing {
    /// Whether the study did not show a difference on this outcome.
    pub const fn is_missed(self) -> bool {
        matches!(self, Standing::PrimaryMissed | Standing::SecondaryMissed)
    }
}

/// How a share was estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Estimation {
    /// Kaplan-Meier estimate at the end of the period.
    KaplanMeier,
    /// People counted, divided by people in the group.
    Counted,
    /// From a regression model.
    Model,
    /// The source does not say.
    NotStated,
}

/// One result of a study: a value for each arm.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Outcome {
    /// Id, unique within the study.
    pub id: Str,
    /// What was counted: id of an [`Endpoint`].
    pub endpoint: Str,
    /// How exactly it was defined in this study.
    pub definition: Text,
    /// In whom, when not in everybody of the study.
    #[cfg_attr(feature = "source", serde(default))]
    pub subgroup: Option<Text>,
    /// Length of time the result covers, in months.
    pub period_months: u16,
    /// Set when the period is a middle value of unequal times, not one fixed time.
    #[cfg_attr(feature = "source", serde(default))]
    pub period_note: Option<Text>,
    /// How the values were estimated.
    pub estimation: Estimation,
    /// What the study concluded.
    pub standing: Standing,
    /// The values.
    pub results: List<ArmResult>,
    /// The effect between the first two arms, as published.
    #[cfg_attr(feature = "source", serde(default))]
    pub effect: Option<Effect>,
    /// Why no effect is given.
    #[cfg_attr(feature = "source", serde(default))]
    pub no_effect: Option<Str>,
    /// Shown for its study arm only in detail: another outcome tells the same.
    #[cfg_attr(feature = "source", serde(default))]
    pub detail_only: bool,
    /// Where it was read.
    pub proof: Provenance,
}

impl Outcome {
    /// The value of the arm with this id.
    pub fn result(&self, arm: &str) -> Option<&'static ArmResult> {
        self.results.0.iter().find(|result| result.arm == arm)
    }
}

/// The value of one arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct ArmResult {
    /// Id of the [`Arm`].
    pub arm: Str,
    /// The value as printed, in the endpoint's unit.
    pub value: Decimal,
    /// People with the event, where counted.
    #[cfg_attr(feature = "source", serde(default))]
    pub events: Option<u32>,
    /// Of so many people.
    #[cfg_attr(feature = "source", serde(default))]
    pub of: Option<u32>,
    /// Published interval.
    #[cfg_attr(feature = "source", serde(default))]
    pub interval: Option<Interval>,
    /// Why there is no interval.
    #[cfg_attr(feature = "source", serde(default))]
    pub no_interval: Option<Str>,
}

/// A published interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Interval {
    /// Lower limit.
    pub low: Decimal,
    /// Upper limit.
    pub high: Decimal,
    /// Level in percent, for example 95.
    pub level: Decimal,
}

/// Kind of effect measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum EffectKind {
    /// Hazard ratio of the event (not of staying free of it).
    HazardRatio,
    /// Ratio of rates.
    RateRatio,
    /// Risk ratio.
    RiskRatio,
    /// Odds ratio.
    OddsRatio,
    /// Relative reduction in percent, printed without limits.
    PercentLower,
}

/// An effect between two arms as published, treatment against comparator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct Effect {
    /// Measure.
    pub kind: EffectKind,
    /// The value.
    #[cfg_attr(feature = "source", serde(default))]
    pub value: Option<Decimal>,
    /// Its interval.
    #[cfg_attr(feature = "source", serde(default))]
    pub interval: Option<Interval>,
    /// Probability value as printed ("0.22", "<0.0001").
    #[cfg_attr(feature = "source", serde(default))]
    pub p: Option<Str>,
}
