//! What several steps share, each named after what a person sees.

pub mod banner;
pub mod bars;
pub mod definition;
pub mod differences;
pub mod dots;
pub mod figure;
pub mod fold;
pub mod form;
pub mod icons;
pub mod left_behind;
pub mod name;
pub mod number;
pub mod plan;
pub mod proof;
pub mod result;
pub mod rules;
pub mod section;
pub mod source;
pub mod spans;
pub mod tag;
pub mod ten_thousand;
pub mod texts;
pub mod topics;
pub mod two_scales;
