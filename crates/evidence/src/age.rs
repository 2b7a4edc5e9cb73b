//! How old the evidence is on a given day, so that old numbers can be marked or hidden.

use crate::date::Date;
use crate::pack::{Front, Pack};
use crate::record::Provenance;

/// What a day means for the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Up to and including the review date.
    Fresh,
    /// After the review date: shown under a notice.
    ReviewDue,
    /// After the hard stop of the pack: numbers are hidden until a person confirms.
    PastHardStop,
}

impl Freshness {
    /// Whether numbers stay hidden until a person confirms.
    pub const fn hides_numbers(self) -> bool {
        matches!(self, Freshness::PastHardStop)
    }
}

impl Front {
    /// The state of the pack as a whole on `today`. Both dates still belong to the better
    /// state: a notice begins on the day after `review_by`, hiding on the day after
    /// `hard_stop`.
    pub fn freshness(&self, today: Date) -> Freshness {
        freshness(self.review_by, self.hard_stop, today)
    }
}

impl Pack {
    /// The state of one datum on `today`, by its own review date (or that of its source)
    /// and the hard stop of the pack.
    pub fn freshness(&self, proof: &Provenance, today: Date) -> Freshness {
        freshness(self.review_by(proof), self.about.hard_stop, today)
    }
}

fn freshness(review_by: Date, hard_stop: Date, today: Date) -> Freshness {
    if today > hard_stop {
        Freshness::PastHardStop
    } else if today > review_by {
        Freshness::ReviewDue
    } else {
        Freshness::Fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REVIEW_BY: Date = Date::new(2027, 5, 22);
    const HARD_STOP: Date = Date::new(2027, 11, 22);

    fn on(year: i32, month: u32, day: u32) -> Freshness {
        freshness(REVIEW_BY, HARD_STOP, Date::new(year, month, day))
    }

    #[test]
    fn the_review_date_itself_is_still_fresh() {
        assert_eq!(on(2027, 5, 21), Freshness::Fresh);
        assert_eq!(on(2027, 5, 22), Freshness::Fresh);
        assert_eq!(on(2027, 5, 23), Freshness::ReviewDue);
    }

    #[test]
    fn numbers_go_on_the_day_after_the_hard_stop() {
        assert_eq!(on(2027, 11, 22), Freshness::ReviewDue);
        assert!(!on(2027, 11, 22).hides_numbers());
        assert_eq!(on(2027, 11, 23), Freshness::PastHardStop);
        assert!(on(2027, 11, 23).hides_numbers());
    }

    #[test]
    fn the_hard_stop_wins_over_a_later_review_date_of_one_datum() {
        let today = Date::new(2027, 11, 23);
        assert_eq!(
            freshness(Date::new(2030, 1, 1), HARD_STOP, today),
            Freshness::PastHardStop
        );
    }
}
