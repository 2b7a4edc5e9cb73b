//! Results of studies, side by side, each number with its proof.
//!
//! What lives here: which results of the pack belong to an option and a row, how a printed
//! value becomes whole people ([`shown`]), what is computed and not printed
//! ([`arithmetic`]), whether a study's people were like this person, and what differs between studies seen together ([`differs`]).
//! No pooling, no ranking, no value without a source.

pub mod arithmetic;
mod bars;
mod compare;
mod differs;
mod harms;
pub mod own_baseline;
pub mod propagate;
mod ratios;
mod shown;

pub use bars::{Bar, Bars, LONGEST, bars};
pub use compare::{Cell, Fit, StudyResult, comparison, subgroup_results};
pub use differs::{Differences, differences};
pub use harms::{harm_figures, harm_outcomes, without_medicine};
pub use ratios::{PublishedRatio, RatioGroup, published_ratios, ratio_groups};
pub use shown::{Dots, Frame, Marks, Proven, Range, RangeFrom, Shown, prove};

#[cfg(test)]
mod tests;
