//! How far a value was checked, in words.

use crate::catalogue;
use waymark_evidence::Verification;

/// The words of a mark.
pub fn mark(verification: Verification) -> &'static str {
    match verification {
        Verification::Read => catalogue::mark::read(),
        Verification::Confirmed => catalogue::mark::confirmed(),
        Verification::ReadSecondary => catalogue::mark::read_secondary(),
        Verification::Review2015 => catalogue::mark::review_2015(),
        Verification::Provisional => catalogue::mark::provisional(),
        Verification::Unverified => catalogue::mark::unverified(),
    }
}
