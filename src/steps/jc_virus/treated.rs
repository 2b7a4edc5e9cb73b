//! How far a treatment that goes on has come, in bands of the table.

use crate::visit::Session;
use chrono::Datelike;
use waymark_evidence::PmlTable;

/// The band of the table this person is in now; none before treatment.
///
/// The last band stays the answer's limit: beyond it there is no estimate, and none is given.
pub fn band_now(session: &Session, table: &'static PmlTable) -> Option<usize> {
    let medicine = session.derived.pack().medicine(&table.medicine)?;
    let is_it = |name: &str| {
        std::iter::once(medicine.generic.0)
            .chain(medicine.brands.iter().map(|brand| brand.0))
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    let taken = session
        .derived
        .facts
        .medicines
        .iter()
        .find(|taken| taken.stop.is_none() && taken.start.is_some() && is_it(&taken.name))?;
    let (start, today) = (taken.start?.earliest(), session.today());
    let months = (today.year() - start.year()) * 12 + i32::try_from(today.month0()).ok()?
        - i32::try_from(start.month0()).ok()?
        - i32::from(today.day() < start.day());
    // The first month of treatment is month 1.
    let month = u16::try_from(months + 1).ok()?;
    table
        .bands
        .iter()
        .position(|band| (band.from..=band.to).contains(&month))
}
