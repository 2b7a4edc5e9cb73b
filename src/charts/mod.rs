//! Curves and timelines on canvas: static pictures, sharp at any device pixel ratio.
//!
//! - [`Canvas`] puts a picture on the page with its title, its text and its table, and draws
//!   it again when its room, the colours or the data change.
//! - [`paper`] is what a picture draws on: lines by plotters, letters by the canvas itself.
//!   Plotters measures letters through a style attribute, which the page's policy forbids.
//! - One module a picture.

mod canvas;
pub mod paper;
pub mod pml_steps;
pub mod ratios;
pub mod timeline;

pub use canvas::{Canvas, CanvasProps, Picture};
