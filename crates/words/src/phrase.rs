//! The one place where a chance becomes words.
//!
//! Numbers arrive rounded to whole people. Zero is never written as a chance: it stands
//! for "below 1", because a count that rounds to nobody does not mean that it cannot
//! happen. A number that cannot be a chance (more people than there are) is refused in
//! words on screen rather than shown.

use crate::catalogue;

/// "14 out of 100 people"; 0 gives [`fewer_than_one`].
pub fn out_of(count: u64, of: u64) -> String {
    if of == 0 || count > of {
        cannot_be_shown()
    } else if count == 0 {
        fewer_than_one(of)
    } else {
        catalogue::phrase::out_of(count, of)
    }
}

/// "fewer than 1 out of 10,000 people".
pub fn fewer_than_one(of: u64) -> String {
    if of == 0 {
        cannot_be_shown()
    } else {
        catalogue::phrase::fewer_than_one(of)
    }
}

/// "nobody out of 187 people": what was counted in a group, not a chance.
pub fn nobody_of(people: u64) -> String {
    catalogue::phrase::nobody_of(people)
}

/// "nobody in that group", where its size is not known.
pub fn nobody() -> &'static str {
    catalogue::phrase::nobody()
}

/// The other frame of [`out_of`]: those to whom it does not happen. 14 of 100 gives
/// "86 out of 100 people"; 0 of 10,000 gives "more than 9,999 out of 10,000 people".
pub fn not_out_of(count: u64, of: u64) -> String {
    match of.checked_sub(count) {
        None => cannot_be_shown(),
        Some(_) if of == 0 => cannot_be_shown(),
        Some(_) if count == 0 => catalogue::phrase::all_but_fewer_than_one(of - 1, of),
        Some(others) => out_of(others, of),
    }
}

/// "about 14 out of 100 people", for a number that is known only roughly. 0 gives
/// [`fewer_than_one`], which needs no "about".
pub fn about(count: u64, of: u64) -> String {
    if of == 0 || count > of {
        cannot_be_shown()
    } else if count == 0 {
        fewer_than_one(of)
    } else {
        catalogue::phrase::about(count, of)
    }
}

/// "6 to 11", or "6" when both ends are the same; 0 is written "fewer than 1".
/// Bounds the wrong way round are refused.
pub fn range(low: u64, high: u64) -> String {
    match (low, high) {
        _ if low > high => cannot_be_shown(),
        (0, 0) => catalogue::phrase::below_one().to_owned(),
        (0, high) => catalogue::phrase::range_from_below_one(high),
        _ if low == high => crate::number::grouped(low),
        _ => catalogue::phrase::range(low, high),
    }
}

/// "6 to 11 out of 100 people".
pub fn range_out_of(low: u64, high: u64, of: u64) -> String {
    if of == 0 || low > high || high > of {
        cannot_be_shown()
    } else {
        catalogue::phrase::range_out_of(&range(low, high), of)
    }
}

/// "22 relapses for 100 people in a year", for an annualised relapse rate of 0.22.
pub fn relapses_per_100(count: u64) -> String {
    if count == 0 {
        catalogue::phrase::fewer_relapses_per_100().to_owned()
    } else {
        catalogue::phrase::relapses_per_100(count)
    }
}

/// The one phrase for what is not known: "Not known".
pub fn not_known() -> &'static str {
    catalogue::phrase::not_known()
}

fn cannot_be_shown() -> String {
    catalogue::phrase::cannot_be_shown().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSED: &str = "this number cannot be shown";

    #[test]
    fn a_chance_is_whole_people_out_of_all() {
        assert_eq!(out_of(14, 100), "14 out of 100 people");
        assert_eq!(out_of(1, 10_000), "1 out of 10,000 people");
        assert_eq!(out_of(100, 100), "100 out of 100 people");
        assert_eq!(about(14, 100), "about 14 out of 100 people");
    }

    #[test]
    fn nobody_is_fewer_than_one() {
        assert_eq!(fewer_than_one(10_000), "fewer than 1 out of 10,000 people");
        assert_eq!(out_of(0, 10_000), "fewer than 1 out of 10,000 people");
        assert_eq!(about(0, 100), "fewer than 1 out of 100 people");
    }

    #[test]
    fn both_frames_add_up() {
        assert_eq!(not_out_of(14, 100), "86 out of 100 people");
        assert_eq!(
            not_out_of(0, 10_000),
            "more than 9,999 out of 10,000 people"
        );
        assert_eq!(not_out_of(100, 100), "fewer than 1 out of 100 people");
    }

    #[test]
    fn what_cannot_be_a_chance_is_refused() {
        for text in [
            out_of(101, 100),
            out_of(0, 0),
            about(101, 100),
            about(0, 0),
            not_out_of(101, 100),
            not_out_of(0, 0),
            fewer_than_one(0),
            range(11, 6),
            range_out_of(11, 6, 100),
            range_out_of(6, 101, 100),
            range_out_of(0, 0, 0),
        ] {
            assert_eq!(text, REFUSED);
        }
    }

    #[test]
    fn ranges_name_both_ends() {
        assert_eq!(range(6, 11), "6 to 11");
        assert_eq!(range(6, 6), "6");
        assert_eq!(range(0, 11), "fewer than 1 to 11");
        assert_eq!(range(0, 0), "fewer than 1");
        assert_eq!(range_out_of(6, 11, 100), "6 to 11 out of 100 people");
        assert_eq!(
            range_out_of(900, 1_100, 10_000),
            "900 to 1,100 out of 10,000 people"
        );
    }

    #[test]
    fn relapses_are_counted_not_people() {
        assert_eq!(relapses_per_100(22), "22 relapses for 100 people in a year");
        assert_eq!(relapses_per_100(1), "1 relapse for 100 people in a year");
        assert_eq!(
            relapses_per_100(0),
            "fewer than 1 relapse for 100 people in a year"
        );
        assert_eq!(
            relapses_per_100(130),
            "130 relapses for 100 people in a year"
        );
    }
}
