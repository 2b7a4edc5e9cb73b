//! Floor 0: the vocabulary of evidence.
//!
//! What lives here: the typed records a clinician-editor writes in `evidence/`
//! (sources, medicines, trials, definitions, schedules, PML tables …), the small
//! rule language they use, exact decimals, and the checks every pack must pass.
//!
//! What does not: clinical facts about a person, arithmetic on results, words of
//! the interface, anything of the web, a clock or storage.
//!
//! Records are plain `Copy` data made of `'static` slices, so that a pack can be
//! embedded in the program in its `compact` form and read once, texts in place.

pub mod age;
pub mod date;
pub mod decimal;
pub mod pack;
pub mod record;
pub mod rule;
pub mod text;

#[cfg(feature = "compact")]
pub mod compact;
#[cfg(feature = "source")]
mod forms;
#[cfg(feature = "source")]
pub mod source;

pub use age::Freshness;
pub use date::{Date, PartialDate};
pub use decimal::Decimal;
pub use pack::{About, Front, Pack};
pub use record::*;
pub use rule::*;
pub use text::{List, Str, Text};
