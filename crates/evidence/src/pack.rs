//! The pack: every record together, with its identity and its dates.

use crate::date::Date;
use crate::record::{
    Condition, Definition, Endpoint, Judgement, Medicine, NetworkAnalysis, PmlTable, Provenance,
    Regulations, Review, Schedule, Source, Statement, Study,
};
use crate::text::{List, Str, Text};

/// Everything Waymark knows, at one date.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(feature = "source", derive(serde::Serialize, serde::Deserialize))]
pub struct Pack {
    /// Identity: a hash of the content.
    pub id: Str,
    /// About the pack as a whole.
    pub about: About,
    /// Documents.
    pub sources: List<Source>,
    /// What studies count.
    pub endpoints: List<Endpoint>,
    /// Medicines and other options, in the neutral order.
    pub medicines: List<Medicine>,
    /// Studies.
    pub studies: List<Study>,
    /// Definitions of active and highly active disease.
    pub definitions: List<Definition>,
    /// Judgement words.
    pub judgements: List<Judgement>,
    /// Health conditions.
    pub conditions: List<Condition>,
    /// Schedules.
    pub schedules: List<Schedule>,
    /// PML tables.
    pub pml_tables: List<PmlTable>,
    /// Statements in words.
    pub statements: List<Statement>,
    /// Texts of regulators, by medicine.
    pub regulations: List<Regulations>,
    /// Published network meta-analyses.
    pub networks: List<NetworkAnalysis>,
    /// The 2015 review line by line.
    pub reviews: List<Review>,
}

/// What a page says of the evidence before it has any of it: which pack it is, how old, and who
/// made it. The fields are those of [`Pack`] and [`About`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
pub struct Front {
    /// Identity of the pack.
    pub id: Str,
    /// The day the evidence was last gathered.
    pub evidence_of: Date,
    /// After this day an amber notice is shown.
    pub review_by: Date,
    /// After this day numbers are hidden until a person confirms.
    pub hard_stop: Date,
    /// Who paid for it.
    pub funding: Text,
    /// Interests of those who made it.
    pub interests: Text,
    /// How and when it is renewed.
    pub update_policy: Text,
}

/// Dates, funding and conventions of a pack.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "compact", derive(crate::compact::Compact))]
#[cfg_attr(
    feature = "source",
    derive(serde::Deserialize, serde::Serialize),
    serde(deny_unknown_fields)
)]
pub struct About {
    /// The day the evidence was last gathered.
    pub evidence_of: Date,
    /// After this day an amber notice is shown.
    pub review_by: Date,
    /// After this day numbers are hidden until a person confirms.
    pub hard_stop: Date,
    /// Who paid for it.
    pub funding: Text,
    /// Interests of those who made it.
    pub interests: Text,
    /// How and when it is renewed.
    pub update_policy: Text,
    /// Two attacks closer than this count as one, in days, unless the clinician says otherwise.
    pub relapse_separation_days: u16,
    /// Months that results are compared over: of several results of one study in one row, the
    /// one whose length is nearest stands for it.
    pub compared_months: u16,
    /// Where the separation was read.
    pub relapse_separation_proof: Provenance,
}

macro_rules! find {
    ($(#[$doc:meta])* $name:ident, $field:ident, $record:ty) => {
        $(#[$doc])*
        pub fn $name(&self, id: &str) -> Option<&'static $record> {
            self.$field.0.iter().find(|record| record.id == id)
        }
    };
}

impl Pack {
    /// What is said of the pack before it is read.
    pub fn front(&self) -> Front {
        let about = self.about;
        Front {
            id: self.id,
            evidence_of: about.evidence_of,
            review_by: about.review_by,
            hard_stop: about.hard_stop,
            funding: about.funding,
            interests: about.interests,
            update_policy: about.update_policy,
        }
    }

    find!(/// The source with this id.
        source, sources, Source);
    find!(/// The endpoint with this id.
        endpoint, endpoints, Endpoint);
    find!(/// The medicine with this id.
        medicine, medicines, Medicine);
    find!(/// The study with this id.
        study, studies, Study);
    find!(/// The definition with this id.
        definition, definitions, Definition);
    find!(/// The judgement with this id.
        judgement, judgements, Judgement);
    find!(/// The condition with this id.
        condition, conditions, Condition);
    find!(/// The schedule with this id.
        schedule, schedules, Schedule);
    find!(/// The PML table with this id.
        pml_table, pml_tables, PmlTable);

    /// The day by which a datum must be looked at again: its own, or that of its source.
    pub fn review_by(&self, proof: &Provenance) -> Date {
        proof
            .review_by
            .or_else(|| self.source(&proof.source).map(|source| source.review_by))
            .unwrap_or(self.about.review_by)
    }
}
