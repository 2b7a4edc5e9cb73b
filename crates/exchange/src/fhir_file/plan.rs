//! The plan as a `CarePlan`, and a `ServiceRequest` for each series of its dates.
//!
//! What is due *by* a day, or lasts from one day to another, is a period and no list of
//! days. Dates that hold only if treatment stops stay out, as they do of the calendar file.

use super::json::Object;
use super::timing::{runs, timing};
use super::{Contents, Context, PERSON, PROGRAM, notes};
use crate::icalendar_file::ends;
use chrono::NaiveDate;
use waymark_clinical::monitoring::{Due, Mark, Plan, PlanItem, WhyLeftOut};
use waymark_clinical::order;
use waymark_evidence::{Date, ScheduleItem};
use waymark_words::narrate::plan as narrate;
use waymark_words::narrate::reason::in_wording;
use waymark_words::{calendar_file, fhir_file as words, plan_table, take_home};

const PLAN: &str = "plan";

/// The entries of the plan; a frame without dates where the visit has none.
pub(super) fn entries(contents: &Contents<'_>, context: &Context<'_>) -> Vec<Object> {
    let requests = contents
        .plan
        .map(|plan| requests(plan, context))
        .unwrap_or_default();
    let mut entries = vec![context.entry(PLAN, care_plan(contents, context, &requests))];
    entries.extend(
        requests
            .into_iter()
            .map(|request| context.entry(&request.key, request.resource)),
    );
    entries
}

fn care_plan(contents: &Contents<'_>, context: &Context<'_>, requests: &[Request]) -> Object {
    let medicine = contents
        .plan
        .and_then(|plan| context.pack.medicine(&plan.schedule.medicine));
    let title = medicine.map_or_else(
        || take_home::no_plan().to_owned(),
        |medicine| take_home::plan_for(&medicine.generic),
    );
    let activity: Vec<Object> = requests
        .iter()
        .map(|request| Object::default().with("reference", context.reference(&request.key)))
        .collect();
    let period = contents.plan.map(|plan| {
        let first = plan.items.iter().map(|planned| planned.due.day()).min();
        Object::default()
            .with("start", first.map_or(plan.start, |day| day.min(plan.start)))
            // Treatment without an end has a plan without an end.
            .with_some("end", (!plan.open_ended).then_some(plan.end))
    });
    Object::resource("CarePlan")
        .with("status", "draft")
        .with("intent", "plan")
        .with("title", title)
        .with_some(
            "description",
            contents
                .plan
                .map(|plan| calendar_file::document(&plan.schedule.document)),
        )
        .with("subject", context.reference(PERSON))
        .with_some("period", period)
        .with("created", context.today)
        .with("author", context.reference(PROGRAM))
        .with("activity", activity)
        .with("note", notes(said_of(contents, context)))
}

/// What must be known about the whole.
fn said_of(contents: &Contents<'_>, context: &Context<'_>) -> Vec<String> {
    let mut said = vec![words::made_with(
        context.app_version,
        &context.pack.id,
        context.today,
    )];
    let Some(plan) = contents.plan else {
        return said;
    };
    said.extend(context.source(&plan.schedule.proof));
    said.push(calendar_file::printed_list().to_owned());
    said.push(in_wording(&plan.schedule.after_the_end, context.wording).to_owned());
    if plan.items.iter().any(|planned| planned.only_if_stopped) {
        said.push(words::only_if_stopped().to_owned());
    }
    said.extend(plan.left_out.iter().map(|left_out| {
        let why = match left_out.why {
            WhyLeftOut::DoesNotApply => words::left_out_does_not_apply(),
            WhyLeftOut::NotKnown => words::left_out_not_known(),
            WhyLeftOut::Unverified => words::left_out_unverified(),
        };
        words::left_out(in_wording(&left_out.item.what, context.wording), why)
    }));
    said
}

/// A series of dates, or one period.
struct Request {
    key: String,
    resource: Object,
}

fn requests(plan: &Plan, context: &Context<'_>) -> Vec<Request> {
    let mut requests = Vec::new();
    for item in plan.schedule.items {
        let mut dates: Vec<&PlanItem> = plan
            .items
            .iter()
            .filter(|planned| planned.item.id == item.id && !planned.only_if_stopped)
            .collect();
        order::by_key(&mut dates, |planned| planned.due.day());
        // Days one after the other are one series; a period stands alone.
        let mut series: Vec<&PlanItem> = Vec::new();
        for planned in dates {
            let goes_on = matches!(planned.due, Due::On(_))
                && series
                    .last()
                    .is_none_or(|last| last.ordinal.checked_add(1) == Some(planned.ordinal));
            if !goes_on {
                push_series(&mut requests, context, &series);
                series.clear();
            }
            match planned.due {
                Due::On(_) => series.push(planned),
                Due::By {
                    earliest, latest, ..
                } => requests.push(of_period(context, planned, earliest, Some(latest))),
                Due::Span { from, to } => {
                    let last = ends(plan, to).then_some(to);
                    requests.push(of_period(context, planned, Some(from), last));
                }
            }
        }
        push_series(&mut requests, context, &series);
    }
    for item in &plan.without_dates {
        let said = vec![words::no_interval().to_owned()];
        requests.push(Request {
            key: item.id.0.to_owned(),
            resource: request(context, item, item.id.0, Object::default(), said),
        });
    }
    requests
}

fn push_series(requests: &mut Vec<Request>, context: &Context<'_>, series: &[&PlanItem]) {
    let days: Vec<NaiveDate> = series.iter().map(|planned| planned.due.day()).collect();
    for run in runs(&days) {
        let own = series
            .get(run.before..run.before + run.dates.len())
            .unwrap_or_default();
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            continue;
        };
        let mut said = Vec::new();
        if first.ordinal != last.ordinal {
            said.push(words::numbers(
                first.ordinal.into(),
                last.ordinal.into(),
                first.of.into(),
            ));
        } else if first.of > 1 {
            said.push(words::number(first.ordinal.into(), first.of.into()));
        }
        said.extend(own.iter().filter_map(|planned| ticked(planned)));
        let key = key(first);
        let occurrence = Object::default().with("occurrenceTiming", timing(&run));
        requests.push(Request {
            resource: request(context, first.item, &key, occurrence, said),
            key,
        });
    }
}

fn of_period(
    context: &Context<'_>,
    planned: &PlanItem,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
) -> Request {
    let period = Object::default()
        .with_some("start", first)
        .with_some("end", last);
    let mut said = Vec::new();
    if planned.of > 1 {
        said.push(words::number(planned.ordinal.into(), planned.of.into()));
    }
    said.extend(ticked(planned));
    let key = key(planned);
    let occurrence = Object::default().with("occurrencePeriod", period);
    Request {
        resource: request(context, planned.item, &key, occurrence, said),
        key,
    }
}

/// Tells the requests of a plan apart, as the keys of its events do.
fn key(planned: &PlanItem) -> String {
    format!("{}/{}", planned.item.id, planned.ordinal)
}

/// What was ticked for a date.
fn ticked(planned: &PlanItem) -> Option<String> {
    let state = match planned.mark? {
        Mark::Done(day) => plan_table::done(&Date(day).to_string()),
        Mark::Missed => plan_table::missed().to_owned(),
    };
    Some(words::ticked(planned.ordinal.into(), &state))
}

fn request(
    context: &Context<'_>,
    item: &ScheduleItem,
    key: &str,
    occurrence: Object,
    mut said: Vec<String>,
) -> Object {
    said.extend(context.source(&item.proof));
    Object::resource("ServiceRequest")
        .with("identifier", vec![Object::default().with("value", key)])
        .with("basedOn", vec![context.reference(PLAN)])
        .with("status", "draft")
        .with("intent", "plan")
        .with(
            "code",
            Object::concept(in_wording(&item.what, context.wording)),
        )
        .with("subject", context.reference(PERSON))
        .and(occurrence)
        .with(
            "locationCode",
            vec![Object::concept(narrate::place(item.place))],
        )
        .with(
            "reasonCode",
            vec![Object::concept(in_wording(&item.why, context.wording))],
        )
        .with("note", notes(said))
}
