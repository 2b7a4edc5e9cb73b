//! Which of two wordings is shown.

/// Everyday words, or the terms of the field. Saved as `plain` or `clinical`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Wording {
    /// Everyday words.
    #[default]
    Plain,
    /// The terms of the field.
    Clinical,
}
