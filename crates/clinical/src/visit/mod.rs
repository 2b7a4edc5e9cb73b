//! A visit: what was entered and chosen, as it was typed.
//!
//! Text fields keep the text that was typed, readable or not, so that nothing a person
//! writes is lost or silently changed; [`crate::facts::read`] turns it into facts and
//! names what it could not read. This is also the form in which a visit is saved.

mod baseline_entry;
mod date_text;
mod entries;
mod plan_entry;
mod shown_value;

pub use baseline_entry::{BaselineEntry, OwnBaselines};
pub use date_text::DateText;
pub use entries::{
    Answer, Entries, JcVirusEntry, JcVirusResult, MedicineEntry, RelapseEntry, ScanEntry, Sex,
};
pub use plan_entry::{
    CalendarEntry, DateMovedEntry, DayRule, DaysEntry, EarlierPlanEntry, PlanChanges, PlanEntry,
    ResultEntry, SavedEvent, TickEntry, TreatmentMovedEntry,
};
pub use shown_value::{ShownChange, ShownValue, shown_changes};
pub use waymark_evidence::Assay;

use crate::pml::lines::KeptLines;
use crate::sorted::{Map, Set};
use serde::{Deserialize, Serialize};
use waymark_evidence::Region;

/// The decision on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Which treatment to start.
    Start,
    /// Whether to change treatment.
    Switch,
    /// Whether to stop treatment.
    Stop,
}

/// Everything of one visit that two people entered or chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Visit {
    /// The decision on the table; none until it is chosen.
    pub decision: Option<Decision>,
    /// Whose rules apply.
    pub region: Region,
    /// Facts about the person, as typed.
    pub entries: Entries,
    /// What matters to the person.
    pub matters: Matters,
    /// Ids of the options side by side, in the order of the pack, at most four.
    pub compared: Vec<String>,
    /// Ids of the options the person set aside: "not for me".
    pub not_for_me: Set<String>,
    /// The plan.
    pub plan: PlanEntry,
    /// Show values that were not read in a source, each with its mark.
    pub show_unverified: bool,
    /// Published effects on a baseline chosen for the person.
    pub own_baselines: OwnBaselines,
}

impl Default for Visit {
    fn default() -> Self {
        Visit {
            decision: None,
            region: Region::Eu,
            entries: Entries::default(),
            matters: Matters::default(),
            compared: Vec::new(),
            not_for_me: Set::new(),
            plan: PlanEntry::default(),
            show_unverified: false,
            own_baselines: OwnBaselines::default(),
        }
    }
}

impl Visit {
    /// A visit that begins now: a plan made in it comes on working days, until somebody
    /// chooses otherwise. A saved visit that says nothing about it stands as counted.
    pub fn begun() -> Visit {
        let mut visit = Visit::default();
        visit.plan.days.rule = DayRule::WorkingDays;
        visit
    }
}

/// What matters to the person, in their choices and words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Matters {
    /// Which of two sides was chosen, by the id of the trade-off.
    pub trade_offs: Map<String, Side>,
    /// Worries in own words.
    pub worries: String,
    /// Questions left open for the next visit.
    pub questions: String,
    /// The chances of PML that both would accept, when both agreed to keep them.
    pub pml_lines: Option<KeptLines>,
}

/// A side of a trade-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The first of the two.
    First,
    /// The second of the two.
    Second,
    /// Both alike.
    Alike,
}
