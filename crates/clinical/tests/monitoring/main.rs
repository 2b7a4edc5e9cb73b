//! Monitoring plans, against dates written by hand from the rules.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod bad_input;
mod burden;
mod change;
mod foundation;
mod groups;
mod jc_virus;
mod left_out;
mod open_days;
mod pack;
mod properties;
mod regimens;
mod results;
mod schedules;
mod series;
