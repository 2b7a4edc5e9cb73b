//! The baseline that a clinician chose for a person, as it was chosen or typed.

use serde::{Deserialize, Serialize};
use waymark_evidence::ComparisonRow;

/// One baseline for each row that has one; the same for every option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct OwnBaselines {
    /// The view is open: a clinician opens it, it never is at first.
    pub open: bool,
    /// Relapses for 100 people in a year.
    pub relapses: BaselineEntry,
    /// People with a relapse, out of 100.
    pub people_with_relapse: BaselineEntry,
    /// People who got worse, out of 100.
    pub worsening: BaselineEntry,
}

/// A baseline as chosen or typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct BaselineEntry {
    /// A published group, as `study/outcome/group`; empty for one that is typed.
    pub group: String,
    /// The number that was typed.
    pub typed: String,
    /// The months it covers, as typed; not used for rates.
    pub months: String,
}

impl OwnBaselines {
    /// The entry of a row; none for rows without a baseline.
    pub const fn of(&self, row: ComparisonRow) -> Option<&BaselineEntry> {
        match row {
            ComparisonRow::Relapses => Some(&self.relapses),
            ComparisonRow::PeopleWithRelapse => Some(&self.people_with_relapse),
            ComparisonRow::Worsening => Some(&self.worsening),
            ComparisonRow::Scans => None,
        }
    }

    /// The same, to change it.
    pub const fn of_mut(&mut self, row: ComparisonRow) -> Option<&mut BaselineEntry> {
        match row {
            ComparisonRow::Relapses => Some(&mut self.relapses),
            ComparisonRow::PeopleWithRelapse => Some(&mut self.people_with_relapse),
            ComparisonRow::Worsening => Some(&mut self.worsening),
            ComparisonRow::Scans => None,
        }
    }
}
