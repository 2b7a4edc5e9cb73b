//! The plan as a `CarePlan`, and a `ServiceRequest` for each series of its dates.
//!
//! What is due *by* a day, or lasts from one day to another, is a period and no list of
//! days. Dates that hold only if treatment stops stay out, as they do of the calendar file.

use super::results;
use super::timing::{Run, runs, timing};
use super::writer::Writer;
use super::{Contents, Context, PERSON, PROGRAM, end, named};
use crate::icalendar_file::{ends, prefixes, remembered};
use chrono::NaiveDate;
use waymark_clinical::monitoring::{ClosedDay, Due, Mark, Plan, PlanItem, WhyLeftOut};
use waymark_clinical::order;
use waymark_evidence::{Date, ScheduleItem};
use waymark_words::narrate::plan as narrate;
use waymark_words::{calendar_file, date, fhir_file as words, plan_table, switch, take_home};

const PLAN: &str = "plan";

/// A plan of the file.
struct One<'a> {
    plan: &'a Plan,
    /// Its keys begin with it, as those of its calendar events.
    prefix: String,
    /// Its medicine was stopped: only what it still asks for is written.
    is_earlier: bool,
}

impl One<'_> {
    fn key(&self, key: &str) -> String {
        [self.prefix.as_str(), key].concat()
    }
}

/// Writes the plan, a frame without dates where the visit has none; and before it those of
/// medicines that were stopped.
pub(super) fn write(writer: &mut Writer, contents: &Contents<'_>, context: &Context<'_>) {
    let in_order = || contents.earlier.iter().chain(contents.plan);
    let saved = remembered(contents.visit).map(|entry| entry.medicine.as_str());
    let made_for = saved.or(contents.plan.map(|plan| plan.schedule.medicine.0));
    let prefixes = prefixes(in_order(), made_for.unwrap_or_default());
    for (place, (plan, prefix)) in in_order().zip(prefixes).enumerate() {
        let one = One {
            plan,
            prefix,
            is_earlier: place < contents.earlier.len(),
        };
        let mut keys = Vec::new();
        requests(writer, &one, context, &mut keys);
        let results = results::write(writer, &plan.results, &one.prefix, context);
        care_plan(writer, Some(&one), context, &keys, &results);
    }
    if contents.plan.is_none() {
        care_plan(writer, None, context, &[], &[]);
    }
}

fn care_plan(
    writer: &mut Writer,
    one: Option<&One<'_>>,
    context: &Context<'_>,
    requests: &[String],
    results: &[String],
) {
    let key = one.map_or(PLAN.to_owned(), |one| one.key(PLAN));
    context.begin(writer, &key, "CarePlan");
    writer.text("status", "draft");
    writer.text("intent", "plan");
    let plan = one.map(|one| one.plan);
    let is_earlier = one.is_some_and(|one| one.is_earlier);
    let medicine = plan.and_then(|plan| context.pack.medicine(&plan.schedule.medicine));
    match medicine {
        Some(medicine) if is_earlier => writer.text("title", &switch::title(&medicine.generic)),
        Some(medicine) => writer.text("title", &take_home::plan_for(&medicine.generic)),
        None => writer.text("title", take_home::no_plan()),
    }
    context.reference(writer, "subject", PERSON);
    let mut said = vec![words::made_with(
        context.app_version,
        &context.pack.id,
        context.today,
    )];
    if let Some(plan) = plan {
        if is_earlier {
            let (last, end) = (plan.last_treatment_day, plan.end);
            said.push(switch::lead(&date::long(last), &date::long(end)));
        }
        writer.text(
            "description",
            &calendar_file::document(&plan.schedule.document),
        );
        let first = plan.items.iter().map(|planned| planned.due.day()).min();
        writer.object("period");
        writer.day(
            "start",
            Some(first.map_or(plan.start, |day| day.min(plan.start))),
        );
        // Treatment without an end has a plan without an end.
        writer.day("end", (!plan.open_ended).then_some(plan.end));
        writer.end();
        said_of(plan, context, &mut said);
    }
    writer.day("created", Some(context.today));
    context.reference(writer, "author", PROGRAM);
    writer.list("supportingInfo");
    for key in results {
        context.reference(writer, "", key);
    }
    writer.end();
    writer.list("activity");
    for key in requests {
        writer.object("");
        context.reference(writer, "reference", key);
        writer.end();
    }
    writer.end();
    writer.notes(&said);
    end(writer);
}

/// What must be known about the whole.
fn said_of(plan: &Plan, context: &Context<'_>, said: &mut Vec<String>) {
    let proof = &plan.schedule.proof;
    context.source(proof, proof.verification, said);
    said.push(calendar_file::printed_list().to_owned());
    said.push(context.text(&plan.schedule.after_the_end).to_owned());
    if plan.items.iter().any(|planned| planned.only_if_stopped) {
        said.push(words::only_if_stopped().to_owned());
    }
    for met in &plan.met {
        said.push(context.text(&met.rule.says).to_owned());
    }
    for left_out in &plan.left_out {
        let why = match left_out.why {
            WhyLeftOut::DoesNotApply => words::left_out_does_not_apply(),
            WhyLeftOut::NotKnown => words::left_out_not_known(),
            WhyLeftOut::Unverified => words::left_out_unverified(),
        };
        said.push(words::left_out(context.text(&left_out.item.what), why));
    }
}

/// Writes every series and period, and notes their keys.
fn requests(writer: &mut Writer, one: &One<'_>, context: &Context<'_>, keys: &mut Vec<String>) {
    let plan = one.plan;
    let mut request = |item: &ScheduleItem, occurrence: Occurrence<'_>| {
        keys.push(request(writer, one, context, item, &occurrence));
    };
    for item in plan.schedule.items {
        let mut dates: Vec<&PlanItem> = plan
            .items
            .iter()
            .filter(|planned| planned.item.id == item.id && !planned.only_if_stopped)
            .filter(|planned| !one.is_earlier || plan.is_tail(planned))
            .collect();
        order::by_key(&mut dates, |planned| planned.due.day());
        let mut rest = dates.as_slice();
        while let Some((first, after)) = rest.split_first() {
            if !is_day(first) {
                request(item, Occurrence::Period(first));
                rest = after;
                continue;
            }
            // Days one after the other are one series; a period stands alone.
            let goes_on = |place: &usize| {
                rest.get(*place).is_some_and(|planned| {
                    is_day(planned)
                        && usize::from(planned.ordinal) == usize::from(first.ordinal) + place
                })
            };
            let length = (0..).take_while(goes_on).count();
            let (series, after) = rest.split_at(length);
            let days: Vec<NaiveDate> = series.iter().map(|planned| planned.due.day()).collect();
            for run in runs(&days) {
                let own = series.get(run.before..).unwrap_or_default();
                request(item, Occurrence::Series(own, run));
            }
            rest = after;
        }
    }
    // What a document asks for without an interval belongs to the treatment.
    let without_dates = plan.without_dates.iter().filter(|_| !one.is_earlier);
    for item in without_dates {
        request(item, Occurrence::Undated);
    }
}

fn is_day(planned: &PlanItem) -> bool {
    matches!(planned.due, Due::On(_))
}

/// When an item is due.
enum Occurrence<'a> {
    /// The dates, the first of which make the run.
    Series(&'a [&'a PlanItem], Run<'a>),
    /// By a day, or from one day to another.
    Period(&'a PlanItem),
    /// The document names no interval.
    Undated,
}

/// Writes one request, and gives its key.
fn request(
    writer: &mut Writer,
    one: &One<'_>,
    context: &Context<'_>,
    item: &ScheduleItem,
    occurrence: &Occurrence<'_>,
) -> String {
    let dates = match occurrence {
        Occurrence::Series(dates, run) => dates.get(..run.dates.len()).unwrap_or_default(),
        Occurrence::Period(planned) => core::slice::from_ref(planned),
        Occurrence::Undated => &[],
    };
    let key = dates
        .first()
        .map_or_else(|| one.key(item.id.0), |first| one.key(&key(first)));
    context.begin(writer, &key, "ServiceRequest");
    named(writer, &key);
    writer.list("basedOn");
    context.reference(writer, "", &one.key(PLAN));
    writer.end();
    writer.text("status", "draft");
    writer.text("intent", "plan");
    writer.concept("code", context.text(&item.what));
    context.reference(writer, "subject", PERSON);
    match occurrence {
        Occurrence::Series(_, run) => timing(writer, run),
        Occurrence::Period(planned) => period(writer, one.plan, planned),
        Occurrence::Undated => {}
    }
    writer.concepts("locationCode", narrate::place(item.place));
    writer.concepts("reasonCode", context.text(&item.why));
    let mut said = Vec::new();
    match dates {
        [] => said.push(words::no_interval().to_owned()),
        [only] if only.of == 1 => {}
        [only] => said.push(words::number(only.ordinal.into(), only.of.into())),
        [first, .., last] => said.push(words::numbers(
            first.ordinal.into(),
            last.ordinal.into(),
            first.of.into(),
        )),
    }
    said.extend(dates.iter().filter_map(|planned| closed_day(planned)));
    said.extend(dates.iter().filter_map(|planned| longer(planned)));
    said.extend(narrate::goes_on_until(dates, context.wording));
    said.extend(dates.iter().filter_map(|planned| ticked(planned)));
    context.source(&item.proof, item.proof.verification, &mut said);
    writer.notes(&said);
    end(writer);
    key
}

fn period(writer: &mut Writer, plan: &Plan, planned: &PlanItem) {
    let (first, last) = match planned.due {
        Due::On(day) => (Some(day), Some(day)),
        Due::By {
            earliest, latest, ..
        } => (earliest, Some(latest)),
        Due::Span { from, to } => {
            let ends = ends(plan, to) && !planned.goes_on;
            (Some(from), ends.then_some(to))
        }
    };
    writer.object("occurrencePeriod");
    writer.day("start", first);
    writer.day("end", last);
    writer.end();
}

/// Tells the requests of a plan apart, as the keys of its events do.
fn key(planned: &PlanItem) -> String {
    format!("{}/{}", planned.item.id, planned.ordinal)
}

/// What became of a date that the schedule counts to a weekend or closed day.
fn closed_day(planned: &PlanItem) -> Option<String> {
    let number = planned.ordinal.into();
    Some(match planned.closed_day? {
        ClosedDay::Brought { counted } => words::brought(number, counted),
        ClosedDay::Stays => words::stays(number),
    })
}

/// By how much the time since the date before is longer than by the schedule.
fn longer(planned: &PlanItem) -> Option<String> {
    let longer = planned.longer_by;
    (longer > 0).then(|| words::longer(planned.ordinal.into(), longer.into()))
}

/// What was ticked for a date.
fn ticked(planned: &PlanItem) -> Option<String> {
    let state = match planned.mark? {
        Mark::Done(day) => plan_table::done(&Date(day).to_string()),
        Mark::Missed => plan_table::missed().to_owned(),
    };
    Some(words::ticked(planned.ordinal.into(), &state))
}
