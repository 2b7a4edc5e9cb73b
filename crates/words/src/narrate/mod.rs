//! Findings of the engines in sentences: the one place for screen, print and export.

pub mod change;
pub mod jc_virus;
mod mark;
pub mod plan;
pub mod reason;
pub mod result;
pub mod schedule;
pub mod showing;
pub mod shown;

pub use mark::mark;

use crate::catalogue::common;
use waymark_evidence::{InForce, Region};

/// "a", "a and b", "a, b and c".
pub fn list(parts: &[String]) -> String {
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            if place + 1 == parts.len() {
                text.push(' ');
                text.push_str(common::and());
                text.push(' ');
            } else {
                text.push_str(common::list_comma());
            }
        }
        text.push_str(part);
    }
    text
}

/// When something is or was in force: "June 2016 to now".
pub fn in_force(in_force: InForce) -> String {
    match in_force.until {
        None => common::dates_from_to_now(in_force.from),
        Some(until) => common::dates_from_to(in_force.from, until),
    }
}

/// A region, as "European Union rules".
pub fn region(region: Region) -> &'static str {
    match region {
        Region::Eu => common::region_eu(),
        Region::Uk => common::region_uk(),
        Region::Us => common::region_us(),
        Region::Ch => common::region_ch(),
        Region::De => common::region_de(),
        Region::International => common::region_international(),
    }
}

/// A region, as "EU".
pub fn region_short(region: Region) -> &'static str {
    match region {
        Region::Eu => common::region_short_eu(),
        Region::Uk => common::region_short_uk(),
        Region::Us => common::region_short_us(),
        Region::Ch => common::region_short_ch(),
        Region::De => common::region_short_de(),
        Region::International => common::region_short_international(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_read_as_a_sentence() {
        let list = |parts: &[&str]| {
            super::list(
                &parts
                    .iter()
                    .map(|part| (*part).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
