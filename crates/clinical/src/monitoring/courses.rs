//! The days of treatment itself.

use super::PlanProblem;
use super::change::Changes;
use super::open_days::{OpenDays, treated_at_a_clinic};
use super::results::{Met, TestResult, latest, of_kind};
use super::series::day_in_calendar;
use crate::calendar::after;
use chrono::{Days, NaiveDate};
use waymark_evidence::{Course, OnResult, Regimen, Schedule, Step, StepUnit, Then};

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
    /// The first day by the schedule, when it was brought to a working day.
    pub counted: Option<NaiveDate>,
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
    /// The day on which it was stopped, by hand or by a result.
    pub(super) stopped: Option<NaiveDate>,
    /// Rules that a result met.
    pub(super) met: Vec<Met>,
}

/// The treatment days, after what was changed.
pub(super) fn treatment(
    schedule: &'static Schedule,
    start: NaiveDate,
    changes: &Changes,
) -> Result<Treatment, PlanProblem> {
    if changes.stopped.is_some_and(|stopped| stopped < start) {
        return Err(PlanProblem::StopBeforeStart);
    }
    let mut met = Vec::new();
    let stopped = stopped(schedule, start, changes, &mut met);
    if changes.extra_courses > 0 && !matches!(schedule.regimen, Regimen::Courses(_)) {
        return Err(PlanProblem::NoSuchCourse { allowed: 0 });
    }
    // Treatment that was stopped is planned to that day, however far it lies ahead.
    let until = match stopped {
        Some(stopped) => stopped,
        None => horizon(schedule, start)?,
    };
    // Who takes the medicine at home needs nobody who works on that day.
    let open = match treated_at_a_clinic(schedule) {
        true => &changes.open_days,
        false => &OpenDays::default(),
    };
    let mut courses = match schedule.regimen {
        Regimen::Courses(courses) => {
            consecutive(schedule, &courses, start, changes, open, &mut met)?
        }
        Regimen::EveryStep {
            every,
            first_doses,
            counted_from,
            no_sooner_than,
        } => {
            let doses = Doses {
                start,
                every,
                first: &first_doses,
                counted_from,
                no_sooner_than,
                until,
                open,
            };
            doses.planned(changes)?
        }
        Regimen::Daily => {
            vec![CourseDays {
                ordinal: 1,
                first: start,
                last: until,
                counted: None,
            }]
        }
    };
    if let Some(stopped) = stopped {
        courses.retain(|course| course.first <= stopped);
        for course in &mut courses {
            course.last = course.last.min(stopped);
        }
    }
    let last_day = courses.last().ok_or(PlanProblem::NoTreatmentDay)?.last;
    let open_ended = stopped.is_none() && !matches!(schedule.regimen, Regimen::Courses(_));
    Ok(Treatment {
        courses,
        last_day,
        open_ended,
        stopped,
        met,
    })
}

/// The day on which treatment stops: by hand, or by the first result on which the document
/// stops it, whichever comes first. A result before the first day stops nothing that began.
fn stopped(
    schedule: &'static Schedule,
    start: NaiveDate,
    changes: &Changes,
    met: &mut Vec<Met>,
) -> Option<NaiveDate> {
    let mut stopped = changes.stopped;
    for rule in schedule.on_results {
        let first = of_kind(&rule.result, &changes.results)
            .into_iter()
            .find(|result| result.day > start && rule.then == Then::Stop);
        if let Some(result) = first {
            met.push(Met {
                rule,
                result,
                latest: None,
            });
            // A dose of that day is no longer given; what is taken daily was taken.
            let last = match schedule.regimen {
                Regimen::Daily => result.day,
                Regimen::Courses(_) | Regimen::EveryStep { .. } => {
                    result.day.pred_opt().unwrap_or(result.day)
                }
            };
            stopped = Some(stopped.map_or(last, |stopped| stopped.min(last)));
        }
    }
    stopped
}

/// A course that waits for a result: the rule, and the result that decides. None when the
/// latest result lets it begin, or when there is none yet.
fn waits_for(
    schedule: &'static Schedule,
    course: &Course,
    start: NaiveDate,
    changes: &Changes,
) -> Option<(&'static OnResult, TestResult)> {
    schedule.on_results.iter().find_map(|rule| match rule.then {
        Then::HoldCourse { course: held, from } if held == course.ordinal => {
            let result = latest(rule.result.measure, &changes.results, after(start, from, 1))?;
            Some((rule, result))
        }
        _ => None,
    })
}

/// The last day the planner looks at when treatment has no end of its own.
fn horizon(schedule: &'static Schedule, start: NaiveDate) -> Result<NaiveDate, PlanProblem> {
    let ahead = Step {
        count: schedule.horizon_months,
        unit: StepUnit::Months,
    };
    day_in_calendar(after(start, ahead, 1), None)
}

fn consecutive(
    schedule: &'static Schedule,
    courses: &[Course],
    start: NaiveDate,
    changes: &Changes,
    open: &OpenDays,
    met: &mut Vec<Met>,
) -> Result<Vec<CourseDays>, PlanProblem> {
    let allowed = courses.iter().filter(|course| course.optional).count();
    if usize::from(changes.extra_courses) > allowed {
        // A count of courses, each with an ordinal of its own, fits the type of ordinals.
        return Err(PlanProblem::NoSuchCourse {
            allowed: u8::try_from(allowed).unwrap_or(u8::MAX),
        });
    }
    let mut extra = changes.extra_courses;
    let mut planned: Vec<CourseDays> = Vec::with_capacity(courses.len());
    for course in courses {
        if course.optional {
            match extra.checked_sub(1) {
                Some(rest) => extra = rest,
                None => continue,
            }
        }
        let (first, counted) = match planned.last() {
            None => (start, None),
            Some(before) => {
                let (first, counted) = begins(course, before, start, changes, open)?;
                match waits_for(schedule, course, start, changes) {
                    None => (first, counted),
                    Some((rule, result)) => {
                        let by_rule = counted.unwrap_or(first);
                        let delay = course.delay_at_most;
                        let latest = delay.map(|delay| after(by_rule, delay, 1));
                        let begins = first.max(result.day.succ_opt().unwrap_or(result.day));
                        let low = of_kind(&rule.result, &changes.results).contains(&result);
                        if low || latest.is_some_and(|latest| begins > latest) {
                            met.push(Met {
                                rule,
                                result,
                                latest,
                            });
                            // Neither it nor any later one.
                            return Ok(planned);
                        }
                        (begins, counted.filter(|_| begins == first))
                    }
                }
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
            ordinal: course.ordinal.into(),
            first,
            last,
            counted,
        });
    }
    Ok(planned)
}

/// The first day of a course that is not the first: by its rule, or where it was moved to;
/// and the day of its rule, when it was brought to a working day.
fn begins(
    course: &Course,
    before: &CourseDays,
    start: NaiveDate,
    changes: &Changes,
    open: &OpenDays,
) -> Result<(NaiveDate, Option<NaiveDate>), PlanProblem> {
    let ordinal = course.ordinal;
    let by_rule = match (course.after_previous_start, course.after_first_start) {
        (Some(step), _) => after(before.first, step, 1),
        (None, Some(step)) => after(start, step, 1),
        (None, None) => return Err(PlanProblem::CourseWithoutStart { ordinal }),
    };
    let by_rule = day_in_calendar(by_rule, None)?;
    let (first, counted) = match changes.treatment.get(&ordinal.into()) {
        Some(moved) => (day_in_calendar(*moved, None)?, None),
        None => {
            let first = open.course(by_rule, course.days, course.delay_at_most);
            (day_in_calendar(first, None)?, differs(by_rule, first))
        }
    };
    if first < by_rule || first <= before.last {
        return Err(PlanProblem::CourseTooEarly { ordinal });
    }
    if course
        .delay_at_most
        .is_some_and(|delay| first > after(by_rule, delay, 1))
    {
        return Err(PlanProblem::CourseTooLate { ordinal });
    }
    Ok((first, counted))
}

/// The day of a rule, when it is not the day that is planned.
fn differs(by_rule: NaiveDate, planned: NaiveDate) -> Option<NaiveDate> {
    (planned != by_rule).then_some(by_rule)
}

/// Doses at a fixed interval.
struct Doses<'a> {
    start: NaiveDate,
    every: Step,
    /// Doses after the first one and before the interval begins.
    first: &'a [Step],
    counted_from: Option<Step>,
    no_sooner_than: Option<Step>,
    until: NaiveDate,
    open: &'a OpenDays,
}

impl Doses<'_> {
    /// The first doses, then one every step, up to and including the last day looked at.
    ///
    /// A dose of the interval that was moved, by hand or to a working day, takes those after
    /// it along, so that no interval becomes longer than that of the document; one of the
    /// first doses moves alone.
    fn planned(&self, changes: &Changes) -> Result<Vec<CourseDays>, PlanProblem> {
        if self.every.count == 0 {
            return Err(PlanProblem::NoInterval { item: None });
        }
        let mut planned = vec![one_day(1, self.start, None)];
        let mut ordinal: u16 = 2;
        for step in self.first {
            let by_rule = after(self.start, *step, 1);
            self.push(&mut planned, ordinal, by_rule, None, changes)?;
            ordinal += 1;
        }
        // The dose from which the others are counted, and how many intervals ago it was.
        let (mut anchor, mut times) = match self.counted_from {
            Some(step) => (after(self.start, step, 1), 0),
            None => (self.start, 1),
        };
        let mut gap = self.counted_from.map_or(self.no_sooner_than, |_| None);
        loop {
            let by_rule = after(anchor, self.every, times);
            let moved = changes.treatment.get(&ordinal).copied();
            if moved.unwrap_or(by_rule) > self.until {
                return Ok(planned);
            }
            self.push(&mut planned, ordinal, by_rule, gap, changes)?;
            if let Some(last) = planned.last().filter(|last| last.first != by_rule) {
                (anchor, times) = (last.first, 0);
            }
            gap = self.no_sooner_than;
            times += 1;
            ordinal = ordinal
                .checked_add(1)
                .ok_or(PlanProblem::TooManyDates { item: None })?;
        }
    }

    fn push(
        &self,
        planned: &mut Vec<CourseDays>,
        ordinal: u16,
        by_rule: NaiveDate,
        gap: Option<Step>,
        changes: &Changes,
    ) -> Result<(), PlanProblem> {
        let moved = changes.treatment.get(&ordinal).copied();
        let brought = match (moved, planned.last()) {
            (None, Some(before)) => self.open.dose(by_rule, before, gap),
            _ => by_rule,
        };
        let day = day_in_calendar(moved.unwrap_or(brought), None)?;
        if day > self.until {
            return Ok(());
        }
        if let Some(before) = planned.last()
            && (day <= before.first
                || (moved.is_some() && gap.is_some_and(|gap| day < after(before.first, gap, 1))))
        {
            return Err(PlanProblem::DoseTooEarly { ordinal });
        }
        planned.push(one_day(ordinal, day, differs(by_rule, brought)));
        Ok(())
    }
}

fn one_day(ordinal: u16, day: NaiveDate, counted: Option<NaiveDate>) -> CourseDays {
    CourseDays {
        ordinal,
        first: day,
        last: day,
        counted,
    }
}
