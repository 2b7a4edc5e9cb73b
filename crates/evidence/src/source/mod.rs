//! Reading records from text, checking them, and writing them as JSON or Rust tables.
//!
//! Used by the build of `waymark-evidence-pack` and by the command line; never by the
//! browser. Text read here is kept for the life of the program.

mod check;
pub mod emit;
mod read;
mod serde_text;

pub use check::{Defect, check, warnings};
pub use read::{Folder, SourceFile, read};
