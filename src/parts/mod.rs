//! What several steps share, each named after what a person sees.

pub mod banner;
pub mod definition;
pub mod dots;
pub mod form;
pub mod icons;
pub mod number;
pub mod proof;
pub mod tag;
