//! Rules of a schedule in words: "every 3 months, until 48 months after the last treatment day".

use crate::catalogue::{schedule, spans};
use waymark_evidence::{Anchor, Span, Step, StepUnit, When};

/// A length of time: "3 months".
pub fn length(step: Step) -> String {
    let count = u64::from(step.count);
    match step.unit {
        StepUnit::Days => schedule::days(count),
        StepUnit::Weeks => schedule::weeks(count),
        StepUnit::Months => schedule::months(count),
    }
}

/// How long a time before or after treatment is: "6 months to 30 months or longer".
pub fn span(span: &Span) -> String {
    if span.length.count == 0 {
        return spans::none().to_owned();
    }
    let time = match span.up_to {
        None => length(span.length),
        Some(longer) => spans::up_to(&length(span.length), &length(longer)),
    };
    if span.or_longer {
        spans::or_longer(&time)
    } else {
        time
    }
}

fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::FirstDose => schedule::first_dose(),
        Anchor::LastDose => schedule::last_dose(),
    }
}

/// "courses 1 and 3", or "each course".
fn courses_named(courses: &[u8]) -> String {
    if courses.is_empty() {
        return schedule::each_course().to_owned();
    }
    let numbers: Vec<String> = courses
        .iter()
        .map(|course| crate::number::grouped((*course).into()))
        .collect();
    schedule::these_courses(
        &super::list(&numbers),
        u64::try_from(courses.len()).unwrap_or(2),
    )
}

fn not_earlier_than(text: String, limit: Option<Step>) -> String {
    match limit {
        None => text,
        Some(limit) => schedule::not_earlier(&text, &length(limit)),
    }
}

/// When an item is due, as the schedule says it.
pub fn when(when: &When) -> String {
    match when {
        When::BeforeFirstDose {
            at_least,
            not_earlier,
        } => {
            let text = match at_least {
                None => schedule::before().to_owned(),
                Some(step) => schedule::before_by(&length(*step)),
            };
            not_earlier_than(text, *not_earlier)
        }
        When::BeforeCourses {
            courses,
            at_least,
            not_earlier,
        } => {
            let courses = courses_named(courses);
            let text = match at_least {
                None => schedule::before_courses(&courses),
                Some(step) => schedule::before_courses_by(&length(*step), &courses),
            };
            not_earlier_than(text, *not_earlier)
        }
        When::AfterCourses {
            courses,
            after,
            from_last_day: false,
        } => schedule::after_courses(&length(*after), &courses_named(courses)),
        When::AfterCourses {
            courses,
            after,
            from_last_day: true,
        } => schedule::after_courses_end(&length(*after), &courses_named(courses)),
        When::OnTreatmentDays { days, .. } if days.is_empty() => {
            schedule::on_treatment_days().to_owned()
        }
        When::OnTreatmentDays { days, .. } => {
            let days: Vec<String> = days
                .iter()
                .map(|day| crate::number::grouped((*day).into()))
                .collect();
            schedule::on_these_days(&super::list(&days))
        }
        When::Series {
            from,
            every,
            shifted_back,
            not_before,
            until_after_last_dose,
        } => {
            let mut text = if until_after_last_dose.count == 0 {
                schedule::every_until_the_end(&length(*every), anchor(*from))
            } else {
                schedule::every(
                    &length(*every),
                    anchor(*from),
                    &length(*until_after_last_dose),
                )
            };
            if let Some(begin) = not_before {
                text.push(' ');
                text.push_str(&schedule::not_before(&length(*begin), anchor(*from)));
            }
            if let Some(shift) = shifted_back {
                text.push(' ');
                text.push_str(&schedule::shifted(&length(*shift)));
            }
            text
        }
        When::AroundEachCourse {
            before,
            after,
            until_result,
        } => {
            let mut text = before.map_or_else(
                || schedule::around(&length(*after)),
                |before| schedule::around_from(&length(before), &length(*after)),
            );
            if until_result.is_some() {
                text.push(' ');
                text.push_str(schedule::around_until_result());
            }
            text
        }
        When::Once {
            anchor: day,
            after,
            until_after_last_dose,
        } => {
            let mut text = schedule::once(&length(*after), anchor(*day));
            if let Some(until) = until_after_last_dose {
                text.push(' ');
                text.push_str(&schedule::once_until(&length(*until)));
            }
            text
        }
        When::BeforeBirthPlan { at_least } => schedule::before_birth_plan(&length(*at_least)),
        When::AfterResult { after: None, .. } => schedule::after_result().to_owned(),
        When::AfterResult {
            after: Some(after), ..
        } => schedule::after_result_by(&length(*after)),
        When::NoDates => schedule::no_dates().to_owned(),
    }
}
