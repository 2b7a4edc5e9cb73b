//! The workshop of Waymark: everything a developer does with the project apart
//! from editing it. `cargo xtask help` lists the commands.
//!
//! Here live the set-up of tools, the build and its seal, the servers, the test
//! stages and the checks of the house rules over the source text. Nothing here
//! is shipped, and nothing shipped depends on it.
#![allow(
    clippy::print_stdout,
    reason = "a command line speaks through its standard output"
)]

pub mod bench;
pub mod companion;
pub mod counts;
pub mod first_words;
pub mod hello;
pub mod lint;
pub mod offline;
pub mod process;
pub mod project;
pub mod seal;
pub mod serve;
pub mod setup;
pub mod single;
pub mod site;
pub mod sizes;
pub mod split;
pub mod stages;
pub mod timing;
pub mod trim;
pub mod versions;
