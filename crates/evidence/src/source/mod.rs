//! Reading records from text, checking and comparing them.
//!
//! Used by the build of `waymark-evidence-pack` and by the command line; never by the
//! browser. Text read here is kept for the life of the program.

mod check;
mod coverage;
mod difference;
mod left_out;
mod read;
mod tree;

pub use check::{Defect, check, warnings};
pub use coverage::{Coverage, Dossier, FileCoverage, coverage};
pub use difference::{Change, ChangeKind, difference};
pub use left_out::{LeftOut, LeftOutRow};
pub use read::{Folder, SourceFile, import, left_out, read};
