//! Every sentence of Waymark.
//!
//! `words/en.toml` is compiled into one function a message, grouped in modules by section:
//! the message `skip` of the section `shell` is `shell::skip()`. Slots are typed arguments,
//! so a missing or misspelt key, or a number where a date belongs, fails the build.
//!
//! What lives here: the catalogue, and the few functions that put numbers, chances and
//! dates into words. What does not: clinical reasoning and rounding; numbers arrive ready.
//!
//! [`phrase`], [`date`] and [`number`] stand in front of the sections of the same name: a
//! section with such a module is reachable only through it.

#[allow(clippy::all, reason = "generated: written by the build, not for style")]
mod catalogue {
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}

pub mod date;
mod late;
pub mod letters;
pub mod narrate;
pub mod number;
pub mod phrase;
pub mod reading;
mod said;
mod wording;

#[allow(
    unused_imports,
    reason = "a catalogue whose sections all have a module in front has nothing to hand on"
)]
pub use catalogue::*;
pub use wording::Wording;
