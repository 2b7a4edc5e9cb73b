//! The one store: a visit changed only by actions, everything else derived from it.

mod action;
mod derived;
mod ground;
mod last_shown;
mod store;

pub use action::{
    Action, BaselineChange, DatePart, JcVirusChange, MOST_COMPARED, MedicineChange, RelapseChange,
    ScanChange,
};
pub use derived::{Basis, Derived};
pub use ground::{Ground, Same};
pub use last_shown::LastShown;
pub use store::{BaselineField, Notice, OtherEvidence, ProofTarget, Session, State, Step};

use chrono::NaiveDate;
use waymark_clinical::visit::Visit;
use waymark_exchange::visit_file;
use waymark_words::narrate::showing::showing_on;

/// Name of a saved visit. It holds no name of a person.
pub const FILE_NAME: &str = "waymark-visit.json";

/// The visit as a file.
pub fn file(visit: &Visit, today: NaiveDate) -> String {
    let shown = showing_on(waymark_evidence_pack::pack(), visit, today);
    visit_file::save(
        visit,
        &visit_file::SaveContext {
            pack_id: waymark_evidence_pack::front().id.0,
            app_version: env!("CARGO_PKG_VERSION"),
            saved_on: today,
            shown: &shown,
        },
    )
}
