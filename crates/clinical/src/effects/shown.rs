//! From a printed value to whole people: rounded once, here, for every view.

use super::arithmetic::{Counted, upper_limit_of_nobody, wilson};
use waymark_evidence::{
    Arm, ArmResult, Decimal, Direction, Endpoint, Estimation, Outcome, Study, Text, Unit,
    Verification,
};

/// Common things are counted out of 100 people.
const COMMON: u32 = 100;
/// Rare things are counted out of 10,000 people.
const RARE: u32 = 10_000;
/// A computed half may lack its last bits: 0.565 times 100 is a little less than 56.5. It is
/// rounded as the same half would be if it were printed.
const LAST_BITS: f64 = 1e-9;

/// The denominator of a view. One view uses one frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// Out of 100 people.
    Common,
    /// Out of 10,000 people.
    Rare,
}

impl Frame {
    /// How many people.
    pub const fn people(self) -> u32 {
        match self {
            Frame::Common => COMMON,
            Frame::Rare => RARE,
        }
    }
}

/// A number as it is shown: whole, in its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// So many people out of so many.
    OutOf {
        /// People with the event.
        count: u32,
        /// People in all.
        of: u32,
    },
    /// More than none, but less than one person out of so many.
    FewerThanOne {
        /// People in all.
        of: u32,
    },
    /// Nobody of a counted group. Not a chance: a group that small cannot show less than
    /// one person of itself, and "none out of 10,000" was never counted.
    NobodyOf {
        /// People in the group, where the source says.
        people: Option<u32>,
    },
    /// So many events for 100 people in a year.
    EventsPerHundredPeopleYears {
        /// Events.
        count: u32,
    },
    /// So many people with an event for so many people in a year; none stands for more than
    /// none, but less than one.
    PeopleInAYear {
        /// People with the event.
        count: u32,
        /// For so many people, each for a year.
        of: u32,
    },
    /// A mean, as printed, with its unit.
    Mean {
        /// The value.
        value: Decimal,
        /// Its unit.
        unit: Unit,
    },
}

impl Shown {
    /// A printed value of this unit in this frame.
    pub fn from_printed(value: Decimal, unit: Unit, frame: Frame) -> Shown {
        let people = |times: u32, divide: u32| {
            let scaled = divided(value, divide);
            let count = u32::try_from(scaled.times_rounded(times)).unwrap_or(0);
            if count == 0 && value > Decimal::new(0, 0) {
                Shown::FewerThanOne { of: frame.people() }
            } else {
                Shown::OutOf {
                    count,
                    of: frame.people(),
                }
            }
        };
        match unit {
            Unit::PercentOfPeople => people(frame.people(), 100),
            Unit::PerThousandPeople => people(frame.people(), 1000),
            Unit::RelapsesPerPersonYear => Shown::EventsPerHundredPeopleYears {
                count: u32::try_from(value.times_rounded(COMMON)).unwrap_or(0),
            },
            Unit::PerHundredThousandPersonYears => Shown::PeopleInAYear {
                count: u32::try_from(divided(value, 100_000).times_rounded(frame.people()))
                    .unwrap_or(0),
                of: frame.people(),
            },
            Unit::LesionsPerPerson | Unit::EdssPoints => Shown::Mean { value, unit },
        }
    }

    /// The people with an event, where the source prints those without it: all, less those
    /// printed, rounded once. So both are whole and together they are all.
    pub(super) fn from_those_without(value: Decimal, unit: Unit, frame: Frame) -> Shown {
        let of = frame.people();
        let Shown::OutOf { count, .. } = Shown::from_printed(value, unit, frame) else {
            // Fewer than one without it: the others are all, as near as whole people tell.
            return Shown::OutOf { count: of, of };
        };
        match of.saturating_sub(count) {
            0 if !is_all(value, unit) => Shown::FewerThanOne { of },
            count => Shown::OutOf { count, of },
        }
    }

    /// A computed rate of relapses for one person in a year, as relapses for 100 people.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rate of a few relapses, not below zero"
    )]
    pub fn from_rate(rate: f64) -> Shown {
        Shown::EventsPerHundredPeopleYears {
            count: (rate.max(0.0) * f64::from(COMMON) + LAST_BITS).round() as u32,
        }
    }

    /// A computed share, 0 to 1, in this frame.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of at most ten thousand people, not below zero"
    )]
    pub fn from_share(share: f64, frame: Frame) -> Shown {
        let of = frame.people();
        let count = (share.clamp(0.0, 1.0) * f64::from(of) + LAST_BITS).round() as u32;
        if count == 0 && share > 0.0 {
            Shown::FewerThanOne { of }
        } else {
            Shown::OutOf { count, of }
        }
    }

    /// The whole number that stands in the sentence; none for a mean.
    pub const fn count(self) -> Option<u32> {
        match self {
            Shown::OutOf { count, .. }
            | Shown::EventsPerHundredPeopleYears { count }
            | Shown::PeopleInAYear { count, .. } => Some(count),
            Shown::FewerThanOne { .. } | Shown::NobodyOf { .. } => Some(0),
            Shown::Mean { .. } => None,
        }
    }
}

/// The value divided by a power of ten, exactly.
const fn divided(value: Decimal, power_of_ten: u32) -> Decimal {
    value.divided_by_power_of_ten(power_of_ten.ilog10() as u8)
}

/// Whether a printed share is everybody.
fn is_all(value: Decimal, unit: Unit) -> bool {
    match unit {
        Unit::PercentOfPeople => value == Decimal::new(100, 0),
        Unit::PerThousandPeople => value == Decimal::new(1000, 0),
        _ => false,
    }
}

/// Where a range comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeFrom {
    /// The source prints it.
    Published,
    /// The source prints none but counts people: the 95 % Wilson interval of that count, or,
    /// of nobody, the exact upper limit.
    Counted,
}

/// How far the true value may lie from the one shown, in the same frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Lower limit.
    pub low: Shown,
    /// Upper limit.
    pub high: Shown,
    /// Where it comes from.
    pub from: RangeFrom,
}

/// A number with everything that proves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proven {
    /// As shown.
    pub shown: Shown,
    /// Its range: the published one, else the one of the people counted.
    pub range: Option<Range>,
    /// The frame it is shown in.
    pub frame: Frame,
    /// The study.
    pub study: &'static Study,
    /// What was counted.
    pub endpoint: &'static Endpoint,
    /// The result.
    pub outcome: &'static Outcome,
    /// The group.
    pub arm: &'static Arm,
    /// The printed value.
    pub result: &'static ArmResult,
}

impl Proven {
    /// How far the value was checked.
    pub const fn verification(&self) -> Verification {
        self.outcome.proof.verification
    }

    /// What is shown: the event, also where the source counts the people without it.
    pub fn name(&self) -> &'static Text {
        self.endpoint.event.as_ref().unwrap_or(&self.endpoint.name)
    }

    /// Which way is better, of what is shown.
    pub const fn direction(&self) -> Direction {
        match (self.endpoint.direction, self.endpoint.event.is_some()) {
            (Direction::LowerIsBetter, false) | (Direction::HigherIsBetter, true) => {
                Direction::LowerIsBetter
            }
            (Direction::HigherIsBetter, false) | (Direction::LowerIsBetter, true) => {
                Direction::HigherIsBetter
            }
        }
    }

    /// The people counted with what is shown, where the source counts people and estimates
    /// nothing.
    pub fn counted(&self) -> Option<Counted> {
        counted(self.endpoint, self.outcome, self.arm, self.result)
    }

    /// The dots that draw it; none for what is not a share of people.
    pub fn dots(&self) -> Option<Dots> {
        let count = match self.shown {
            Shown::OutOf { count, of: COMMON } => count,
            _ => return None,
        };
        let limit = |shown: Shown| shown.count().unwrap_or(count).min(COMMON);
        let (low, high) = self.range.map_or((count, count), |range| {
            (limit(range.low), limit(range.high))
        });
        let (low, high) = (low.min(count), high.max(count));
        Some(Dots {
            sure: low,
            below: count - low,
            above: high - count,
            without: COMMON - high,
        })
    }
}

impl Proven {
    /// The marks that draw a rate, one for each relapse of 100 people in a year; none for
    /// anything else.
    pub fn marks(&self) -> Option<Marks> {
        match self.shown {
            Shown::EventsPerHundredPeopleYears { count } => Some(self.marks_of(count)),
            _ => None,
        }
    }

    /// The people out of 10,000 that draw a rare event; none for anything else, and none where
    /// there is nobody to draw: an empty field would say "never", which was not counted.
    pub fn people(&self) -> Option<Marks> {
        let marks = match self.shown {
            Shown::OutOf { count, of: RARE } => self.marks_of(count),
            Shown::FewerThanOne { of: RARE } => self.marks_of(0),
            Shown::NobodyOf { .. } if self.frame == Frame::Rare => self.marks_of(0),
            _ => return None,
        };
        (marks.sure + marks.below + marks.above > 0).then_some(marks)
    }

    fn marks_of(&self, count: u32) -> Marks {
        let limit = |shown: Shown| shown.count().unwrap_or(count);
        let (low, high) = self.range.map_or((count, count), |range| {
            (limit(range.low), limit(range.high))
        });
        let (low, high) = (low.min(count), high.max(count));
        Marks {
            sure: low,
            below: count - low,
            above: high - count,
        }
    }
}

/// Marks of a rate, which are events and not people, or of people out of 10,000. `sure + below`
/// is the number in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Events, even at the lower limit of the range.
    pub sure: u32,
    /// Events above the lower limit.
    pub below: u32,
    /// Further events up to the upper limit.
    pub above: u32,
}

/// A field of 100 dots. The parts always add up to 100, and `sure + below` is the number
/// in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dots {
    /// With the event, even at the lower limit of the range.
    pub sure: u32,
    /// With the event, above the lower limit.
    pub below: u32,
    /// Without it, but within the upper limit of the range.
    pub above: u32,
    /// Without the event, even at the upper limit.
    pub without: u32,
}

impl Dots {
    /// People with the event: the number in the sentence.
    pub const fn count(self) -> u32 {
        self.sure + self.below
    }
    /// All dots.
    pub const fn total(self) -> u32 {
        self.sure + self.below + self.above + self.without
    }
}

fn is_share(endpoint: &Endpoint) -> bool {
    matches!(
        endpoint.unit,
        Unit::PercentOfPeople | Unit::PerThousandPeople
    )
}

/// The people counted with what is shown. Of nobody the source need not say it in numbers of
/// people: none of a group is none of all its people.
fn counted(
    endpoint: &Endpoint,
    outcome: &Outcome,
    arm: &Arm,
    result: &ArmResult,
) -> Option<Counted> {
    if outcome.estimation != Estimation::Counted || !is_share(endpoint) {
        return None;
    }
    if is_nobody(endpoint, result) {
        return Counted::new(0, people_of(arm, result)?).ok();
    }
    let (events, of) = (result.events?, result.of?);
    let with = if endpoint.event.is_some() {
        of.checked_sub(events)?
    } else {
        events
    };
    Counted::new(with, of).ok()
}

/// The people of a group, as far as the source says.
fn people_of(arm: &Arm, result: &ArmResult) -> Option<u32> {
    result.of.or(arm.analysed).or(arm.randomised)
}

/// Whether nobody had what is shown.
fn is_nobody(endpoint: &Endpoint, result: &ArmResult) -> bool {
    if endpoint.event.is_some() {
        is_all(result.value, endpoint.unit)
    } else {
        is_share(endpoint) && result.value == Decimal::new(0, 0)
    }
}

/// The range of people counted; of nobody, the exact upper limit: never "no chance".
fn range_of(counted: Counted, frame: Frame) -> Option<Range> {
    let limits = if counted.share() > 0.0 {
        wilson(counted).value
    } else {
        super::arithmetic::Limits {
            low: 0.0,
            high: upper_limit_of_nobody(counted.of()).ok()?.value,
        }
    };
    Some(Range {
        low: Shown::from_share(limits.low, frame),
        high: Shown::from_share(limits.high, frame),
        from: RangeFrom::Counted,
    })
}

/// The proven number of one arm of a result.
pub fn prove(
    study: &'static Study,
    endpoint: &'static Endpoint,
    outcome: &'static Outcome,
    arm_id: &str,
    frame: Frame,
) -> Option<Proven> {
    let arm = study.arm(arm_id)?;
    let result = outcome.result(arm_id)?;
    let those_without = endpoint.event.is_some();
    let show = |value| {
        if those_without {
            Shown::from_those_without(value, endpoint.unit, frame)
        } else {
            Shown::from_printed(value, endpoint.unit, frame)
        }
    };
    Some(Proven {
        shown: if is_nobody(endpoint, result) {
            Shown::NobodyOf {
                people: people_of(arm, result),
            }
        } else {
            show(result.value)
        },
        range: match result.interval {
            Some(interval) => {
                let (low, high) = (show(interval.low), show(interval.high));
                // Most people without it are fewest people with it.
                let (low, high) = if those_without {
                    (high, low)
                } else {
                    (low, high)
                };
                Some(Range {
                    low,
                    high,
                    from: RangeFrom::Published,
                })
            }
            None => {
                counted(endpoint, outcome, arm, result).and_then(|people| range_of(people, frame))
            }
        },
        frame,
        study,
        endpoint,
        outcome,
        arm,
        result,
    })
}
