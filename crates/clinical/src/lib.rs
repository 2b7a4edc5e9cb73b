//! Floor 1: pure engines over a visit and a pack.
//!
//! What lives here: what two people entered ([`visit`]), how it is read ([`facts`]),
//! three-valued logic ([`logic`]), definitions ([`criteria`]), options, numbers of
//! studies ([`effects`]), PML strata ([`pml`]), monitoring plans ([`monitoring`]).
//!
//! What does not: words of the interface, the web, a clock, storage or randomness.
//! "Today" is always an argument.

pub mod calendar;
pub mod criteria;
pub mod effects;
pub mod facts;
pub mod logic;
pub mod monitoring;
pub mod options;
pub mod order;
pub mod pml;
pub mod sorted;
pub mod spans;
pub mod visit;
