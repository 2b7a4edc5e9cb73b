//! Floor 2: what leaves and enters Waymark.
//!
//! What lives here: the visit file ([`visit_file`]), the table ([`csv_file`]), the calendar
//! file ([`icalendar_file`]) and the FHIR file ([`fhir_file`]), as pure functions from values
//! to text and back.
//!
//! What does not: reading or writing on a disk, downloads, a clock (the day and the
//! time stamp are arguments), and words for a person: errors are typed, and the floor
//! above words them.

pub mod csv_file;
pub mod fhir_file;
pub mod icalendar_file;
pub mod identifier;
pub mod visit_file;
