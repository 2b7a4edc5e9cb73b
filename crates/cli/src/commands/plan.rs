//! `waymark plan`: a schedule on dates, for one first day or for every day of a range.

use super::{day, text};
use crate::failure::Failure;
use crate::report::plan::PlanReport;
use chrono::NaiveDate;
use lexopt::prelude::*;
use waymark_clinical::monitoring::change::Changes;
use waymark_clinical::monitoring::{ClosedDay, Due, PlanItem, by_day, plan_with_changes};
use waymark_clinical::visit::DayRule;
use waymark_evidence::{Date, Schedule};

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut id, mut start) = (None, None);
    let (mut as_json, mut unverified) = (false, false);
    let mut changes = Changes::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("start") => start = Some(days("--start", &text(arguments.value()?)?)?),
            Long("json") => as_json = true,
            Long("unverified") => unverified = true,
            Long("extra-courses") => changes.extra_courses = arguments.value()?.parse()?,
            Long("working-days") => changes.open_days.rule = DayRule::WorkingDays,
            Long("closed") => {
                let (first, last) = days("--closed", &text(arguments.value()?)?)?;
                let closed = first.iter_days().take_while(|day| *day <= last);
                changes.open_days.closed.extend(closed);
            }
            Value(value) if id.is_none() => id = Some(text(value)?),
            other => return Err(other.unexpected().into()),
        }
    }
    let schedule = schedule(id.as_deref())?;
    let (from, to) = start.ok_or_else(|| {
        Failure::WrongUse("say the first treatment day: --start 2027-01-11".to_owned())
    })?;
    let mut printed = String::new();
    for start in from.iter_days().take_while(|start| *start <= to) {
        let plan = plan_with_changes(schedule, start, &|_| Some(true), unverified, &changes)
            .map_err(|problem| {
                Failure::NotGood(format!("{} from {start}: {problem}", schedule.id))
            })?;
        if as_json {
            let line = serde_json::to_string(&PlanReport::from(&plan))
                .map_err(|error| Failure::NotGood(error.to_string()))?;
            printed.push_str(&line);
        } else {
            printed.push_str(&format!("{} from {}\n", schedule.id, Date(start)));
            for group in by_day(&plan) {
                let items: Vec<_> = group
                    .items
                    .iter()
                    .map(|planned| {
                        format!(
                            "{} {}/{}{}",
                            planned.item.id,
                            planned.ordinal,
                            planned.of,
                            closed_day(planned)
                        )
                    })
                    .collect();
                printed.push_str(&format!("{:<24}  {}\n", when(group.when), items.join(", ")));
            }
            for item in &plan.without_dates {
                printed.push_str(&format!("{:<24}  {}\n", "no interval named", item.id));
            }
            for left_out in &plan.left_out {
                printed.push_str(&format!("{:<24}  {}\n", "left out", left_out.item.id));
            }
        }
        printed.push('\n');
    }
    Ok(printed)
}

fn when(due: Due) -> String {
    match due {
        Due::On(on) => Date(on).to_string(),
        Due::By { latest, .. } => format!("by {}", Date(latest)),
        Due::Span { from, to } => format!("{} to {}", Date(from), Date(to)),
    }
}

/// What became of a date that was counted to a closed day.
fn closed_day(planned: &PlanItem) -> String {
    match planned.closed_day {
        None => String::new(),
        Some(ClosedDay::Stays) => " (on a closed day)".to_owned(),
        Some(ClosedDay::Brought { counted }) => format!(" (counted to {})", Date(counted)),
    }
}

fn schedule(id: Option<&str>) -> Result<&'static Schedule, Failure> {
    let pack = waymark_evidence_pack::pack();
    let known = || {
        let ids: Vec<_> = pack
            .schedules
            .iter()
            .map(|schedule| schedule.id.0)
            .collect();
        ids.join(", ")
    };
    let id = id.ok_or_else(|| Failure::WrongUse(format!("which schedule? {}", known())))?;
    pack.schedule(id).ok_or_else(|| {
        Failure::WrongUse(format!(
            "there is no schedule \"{id}\"; there are {}",
            known()
        ))
    })
}

/// `2027-01-11` or `2027-01-01..2027-12-31`.
fn days(option: &str, text: &str) -> Result<(NaiveDate, NaiveDate), Failure> {
    let Some((from, to)) = text.split_once("..") else {
        let start = day(option, text)?;
        return Ok((start, start));
    };
    let (from, to) = (day(option, from)?, day(option, to)?);
    if to < from {
        return Err(Failure::WrongUse(format!(
            "{option} {text} ends before it starts"
        )));
    }
    Ok((from, to))
}
