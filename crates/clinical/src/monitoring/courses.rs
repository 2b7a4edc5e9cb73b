//! The days of treatment itself.

use super::PlanProblem;
use super::series::day_in_calendar;
use crate::calendar::after;
use chrono::{Days, NaiveDate};
use waymark_evidence::{Course, Regimen, Schedule, Step, StepUnit};

/// A course of consecutive treatment days, on dates.
///
/// A dose at a fixed interval is a course of one day; daily treatment is one long course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseDays {
    /// 1 for the first.
    pub ordinal: u16,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl CourseDays {
    /// How many days it has; at least 1.
    pub fn days(&self) -> u32 {
        u32::try_from((self.last - self.first).num_days()).unwrap_or(0) + 1
    }

    /// The day with this number, 1 for the first; none when the course is shorter.
    pub fn day(&self, number: u32) -> Option<NaiveDate> {
        let day = self
            .first
            .checked_add_days(Days::new(u64::from(number.checked_sub(1)?)))?;
        (day <= self.last).then_some(day)
    }
}

/// The treatment days of a regimen from its first day.
pub(super) struct Treatment {
    pub(super) courses: Vec<CourseDays>,
    pub(super) last_day: NaiveDate,
    /// Treatment goes on beyond the last planned day.
    pub(super) open_ended: bool,
}

pub(super) fn treatment(
    schedule: &Schedule,
    start: NaiveDate,
    extra_courses: u8,
) -> Result<Treatment, PlanProblem> {
    let courses = match schedule.regimen {
        Regimen::Courses(courses) => consecutive(&courses, start, extra_courses)?,
        _ if extra_courses > 0 => return Err(PlanProblem::NoSuchCourse { allowed: 0 }),
        Regimen::EveryStep { every } => doses(start, every, horizon(schedule, start)?)?,
        Regimen::Daily => {
            vec![CourseDays {
                ordinal: 1,
                first: start,
                last: horizon(schedule, start)?,
            }]
        }
    };
    let last_day = courses.last().ok_or(PlanProblem::NoTreatmentDay)?.last;
    let open_ended = !matches!(schedule.regimen, Regimen::Courses(_));
    Ok(Treatment {
        courses,
        last_day,
        open_ended,
    })
}

/// The last day the planner looks at when treatment has no end of its own.
fn horizon(schedule: &Schedule, start: NaiveDate) -> Result<NaiveDate, PlanProblem> {
    let ahead = Step {
        count: schedule.horizon_months,
        unit: StepUnit::Months,
    };
    day_in_calendar(after(start, ahead, 1), None)
}

fn consecutive(
    courses: &[Course],
    start: NaiveDate,
    extra_courses: u8,
) -> Result<Vec<CourseDays>, PlanProblem> {
    let allowed = courses.iter().filter(|course| course.optional).count();
    if usize::from(extra_courses) > allowed {
        // A count of courses, each with an ordinal of its own, fits the type of ordinals.
        return Err(PlanProblem::NoSuchCourse {
            allowed: u8::try_from(allowed).unwrap_or(u8::MAX),
        });
    }
    let mut extra = extra_courses;
    let mut planned: Vec<CourseDays> = Vec::with_capacity(courses.len());
    for course in courses {
        if course.optional {
            match extra.checked_sub(1) {
                Some(rest) => extra = rest,
                None => continue,
            }
        }
        let ordinal = course.ordinal;
        let first = match planned.last() {
            None => start,
            Some(before) => {
                let step = course
                    .after_previous_start
                    .ok_or(PlanProblem::CourseWithoutStart { ordinal })?;
                let first = day_in_calendar(after(before.first, step, 1), None)?;
                if first <= before.last {
                    return Err(PlanProblem::CourseTooEarly { ordinal });
                }
                first
            }
        };
        let more = course
            .days
            .checked_sub(1)
            .ok_or(PlanProblem::NoTreatmentDay)?;
        let more = Step {
            count: more.into(),
            unit: StepUnit::Days,
        };
        let last = day_in_calendar(after(first, more, 1), None)?;
        planned.push(CourseDays {
            ordinal: ordinal.into(),
            first,
            last,
        });
    }
    Ok(planned)
}

/// The first dose, and one every step, up to and including the horizon.
fn doses(
    start: NaiveDate,
    every: Step,
    horizon: NaiveDate,
) -> Result<Vec<CourseDays>, PlanProblem> {
    if every.count == 0 {
        return Err(PlanProblem::NoInterval { item: None });
    }
    let mut planned = vec![CourseDays {
        ordinal: 1,
        first: start,
        last: start,
    }];
    for ordinal in 2..=u16::MAX {
        let day = after(start, every, i32::from(ordinal) - 1);
        if day > horizon {
            return Ok(planned);
        }
        planned.push(CourseDays {
            ordinal,
            first: day,
            last: day,
        });
    }
    Err(PlanProblem::TooManyDates { item: None })
}
