//! Why there is no plan.

use waymark_evidence::Str;

/// Why a schedule cannot be put on dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// The regimen of the schedule has no treatment day.
    NoTreatmentDay,
    /// A later course does not say how long after the one before it starts.
    CourseWithoutStart {
        /// Course, 1 for the first.
        ordinal: u8,
    },
    /// A course would start before the one before it has ended.
    CourseTooEarly {
        /// Course, 1 for the first.
        ordinal: u8,
    },
    /// The document allows fewer further courses than were asked for.
    NoSuchCourse {
        /// How many further courses it allows.
        allowed: u8,
    },
    /// Treatment or an item comes at an interval of no length.
    NoInterval {
        /// The item; none for treatment itself.
        item: Option<Str>,
    },
    /// A course would start later than the document allows.
    CourseTooLate {
        /// Course, 1 for the first.
        ordinal: u8,
    },
    /// A dose was moved to or before the dose before it, or nearer to it than the document
    /// allows.
    DoseTooEarly {
        /// Dose, 1 for the first.
        ordinal: u16,
    },
    /// Treatment would stop before it starts.
    StopBeforeStart,
    /// A date lies outside the years that can be written with four digits.
    OutsideTheCalendar {
        /// The item; none for treatment itself.
        item: Option<Str>,
    },
    /// More dates than can be numbered.
    TooManyDates {
        /// The item; none for treatment itself.
        item: Option<Str>,
    },
}

impl core::fmt::Display for PlanProblem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let of = |item: &Option<Str>| item.map_or("treatment", |id| id.0);
        match self {
            PlanProblem::NoTreatmentDay => f.write_str("the schedule has no treatment day"),
            PlanProblem::CourseWithoutStart { ordinal } => {
                write!(f, "course {ordinal} does not say when it starts")
            }
            PlanProblem::CourseTooEarly { ordinal } => {
                write!(
                    f,
                    "course {ordinal} starts before the course before it has ended"
                )
            }
            PlanProblem::CourseTooLate { ordinal } => {
                write!(f, "course {ordinal} starts later than the document allows")
            }
            PlanProblem::DoseTooEarly { ordinal } => {
                write!(f, "dose {ordinal} comes too soon after the dose before it")
            }
            PlanProblem::StopBeforeStart => f.write_str("treatment stops before it starts"),
            PlanProblem::NoSuchCourse { allowed } => {
                write!(f, "the schedule allows {allowed} further courses, no more")
            }
            PlanProblem::NoInterval { item } => write!(f, "{} has an interval of 0", of(item)),
            PlanProblem::OutsideTheCalendar { item } => {
                write!(
                    f,
                    "a date of {} lies outside the years 1000 to 9999",
                    of(item)
                )
            }
            PlanProblem::TooManyDates { item } => {
                write!(f, "{} has more dates than can be numbered", of(item))
            }
        }
    }
}

impl core::error::Error for PlanProblem {}
