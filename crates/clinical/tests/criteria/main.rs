//! Definitions against brute force: over completions of what is not known, over refinements
//! of it, and over every set of changes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests"
)]

mod changes;
mod completions;
mod draw;
mod information;
mod time;
mod visits;
