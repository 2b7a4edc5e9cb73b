//! Facts about the person, as typed. Every field may be left as it is: not known.

use super::DateText;
use crate::sorted::Map;
use serde::{Deserialize, Serialize};
use waymark_evidence::{Assay, Phenotype};

/// An answer to a question. Not asked and not known are the same: not known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known.
    #[default]
    NotKnown,
}

/// Sex at birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// What was entered about the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Entries {
    /// Age in completed years.
    pub age_years: String,
    /// Sex at birth.
    pub sex_at_birth: Option<Sex>,
    /// Course of the MS.
    pub phenotype: Option<Phenotype>,
    /// Date of the first symptoms.
    pub first_symptoms: DateText,
    /// EDSS, 0 to 10 by halves.
    pub edss: String,
    /// Relapses, in the order entered.
    pub relapses: Vec<RelapseEntry>,
    /// Whether every relapse of the past two years is listed.
    pub every_relapse_listed: Answer,
    /// Brain scans, in the order entered.
    pub scans: Vec<ScanEntry>,
    /// Disease-modifying medicines, earlier and present.
    pub medicines: Vec<MedicineEntry>,
    /// Whether every disease-modifying medicine is listed (an empty list then means none).
    pub every_medicine_listed: Answer,
    /// JC virus antibody test.
    pub jc_virus: JcVirusEntry,
    /// Whether an immunosuppressant was ever taken.
    pub earlier_immunosuppressant: Answer,
    /// Judgement words of documents, by id.
    pub judgements: Map<String, Answer>,
    /// Health conditions, by id.
    pub conditions: Map<String, Answer>,
}

/// A relapse.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct RelapseEntry {
    /// Row number, unique among the relapses of the visit.
    pub row: u32,
    /// Date it began.
    pub date: DateText,
    /// Judged disabling.
    pub disabling: Answer,
    /// While taking a disease-modifying medicine.
    pub on_medicine: Answer,
    /// Counts on its own even if it began soon after the one before.
    pub counts_separately: bool,
}

/// A brain scan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ScanEntry {
    /// Row number, unique among the scans of the visit.
    pub row: u32,
    /// Date of the scan.
    pub date: DateText,
    /// Number of gadolinium-enhancing lesions; empty when not known or no contrast given.
    pub gadolinium_lesions: String,
    /// Number of T2 lesions in total.
    pub t2_lesions: String,
    /// Number of new or enlarging T2 lesions against an earlier scan.
    pub new_or_enlarging_t2_lesions: String,
    /// Judged a significant increase in T2 lesions against an earlier comparable scan.
    pub significant_t2_increase: Answer,
}

/// A disease-modifying medicine, earlier or present.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct MedicineEntry {
    /// Row number, unique among the medicines of the visit.
    pub row: u32,
    /// Its name as typed.
    pub name: String,
    /// First day.
    pub start: DateText,
    /// Last day; empty while it goes on.
    pub stop: DateText,
}

/// Result of a JC virus antibody test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum JcVirusResult {
    /// Never tested.
    NeverTested,
    /// Negative.
    Negative,
    /// Indeterminate at the laboratory.
    Indeterminate,
    /// Positive.
    Positive,
}

/// JC virus antibody test, as entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct JcVirusEntry {
    /// Result; none when not known.
    pub result: Option<JcVirusResult>,
    /// Antibody index, when positive.
    pub index: String,
    /// Assay.
    pub assay: Option<Assay>,
    /// Date of the blood sample.
    pub date: DateText,
    /// Sample taken within the time after plasma exchange or immunoglobulin in which it cannot be used.
    pub too_soon_after_plasma_exchange_or_immunoglobulin: Answer,
}
