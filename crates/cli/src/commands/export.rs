//! `waymark export`: the files that the app saves from a visit.

use super::{day, text, visit_text};
use crate::failure::Failure;
use crate::report::plan::{planned, planned_entry};
use chrono::{DateTime, NaiveDate, NaiveTime};
use lexopt::prelude::*;
use waymark_clinical::criteria::Context;
use waymark_clinical::facts;
use waymark_clinical::monitoring::Plan;
use waymark_clinical::visit::Visit;
use waymark_evidence::Pack;
use waymark_exchange::icalendar_file::{
    self, CalendarFile, EventContext, Method, Naming, Part, Plans, calendar_name, remembered,
};
use waymark_exchange::{csv_file, fhir_file, identifier, visit_file};
use waymark_words::Wording;

/// What was asked for.
#[derive(Default)]
struct Asked {
    id: Option<String>,
    wording: Wording,
    full_names: bool,
    no_reminders: bool,
    part: Part,
}

pub(super) fn run(mut arguments: lexopt::Parser) -> Result<String, Failure> {
    let (mut format, mut path, mut today) = (None, None, None);
    let mut asked = Asked::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("today") => today = Some(day("--today", &text(arguments.value()?)?)?),
            Long("id") => asked.id = Some(text(arguments.value()?)?),
            Long("clinical") => asked.wording = Wording::Clinical,
            Long("full-names") => asked.full_names = true,
            Long("no-reminders") => asked.no_reminders = true,
            Long("part") => asked.part = part(&text(arguments.value()?)?)?,
            Value(value) if format.is_none() => format = Some(text(value)?),
            Value(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let format = format.filter(|format| ["fhir", "csv", "ics"].contains(&format.as_str()));
    let format =
        format.ok_or_else(|| Failure::WrongUse("which format? fhir, csv or ics".to_owned()))?;
    let (name, text, today) = visit_text(path, today)?;
    let not_good = |error: String| Failure::NotGood(format!("{name}: {error}"));
    let visit = visit_file::load(&text)
        .map_err(|error| not_good(error.to_string()))?
        .visit;
    let pack = waymark_evidence_pack::pack();
    let (facts, _) = facts::read(&visit.entries, today);
    let criteria = Context::new(pack, &facts, today);
    let plan = planned(&criteria, &visit);
    let earlier: Vec<Plan> = visit
        .plan
        .earlier
        .iter()
        .filter_map(|one| planned_entry(&criteria, &visit, &visit.plan.of_earlier(one)).ok())
        .collect();
    // A file of chances needs no plan; a file of dates does.
    if format == "fhir" {
        let contents = fhir_file::Contents {
            visit: &visit,
            facts: &facts,
            plan: plan.as_ref().ok(),
            earlier: &earlier,
        };
        let context = fhir_file::Context {
            file_id: &id(&asked, &visit, &text),
            app_version: env!("CARGO_PKG_VERSION"),
            pack,
            today,
            wording: asked.wording,
        };
        return Ok(fhir_file::write(&contents, &context));
    }
    // What an earlier medicine still asks for needs no present plan.
    if let (Err(why), []) = (&plan, earlier.as_slice()) {
        return Err(not_good(format!("there is no plan: {why}")));
    }
    let plans = Plans {
        present: plan.as_ref().ok(),
        earlier: &earlier,
    };
    if format == "csv" {
        return Ok(csv_file::write(&plans, pack, asked.wording, today));
    }
    calendar(
        &asked,
        pack,
        &visit,
        &plans,
        today,
        &id(&asked, &visit, &text),
    )
    .map_err(not_good)
}

fn part(name: &str) -> Result<Part, Failure> {
    match name {
        "whole" => Ok(Part::Whole),
        "new" => Ok(Part::New),
        "cancelled" => Ok(Part::Cancelled),
        _ => Err(Failure::WrongUse(format!(
            "--part \"{name}\" is none: whole, new or cancelled"
        ))),
    }
}

fn id(asked: &Asked, visit: &Visit, text: &str) -> String {
    asked
        .id
        .clone()
        .or_else(|| remembered(visit).map(|entry| entry.id.clone()))
        .unwrap_or_else(|| identifier::of(text, ""))
}

fn calendar(
    asked: &Asked,
    pack: &Pack,
    visit: &Visit,
    plans: &Plans<'_>,
    today: NaiveDate,
    id: &str,
) -> Result<String, String> {
    let naming = if asked.full_names {
        Naming::Full(asked.wording)
    } else {
        Naming::Neutral
    };
    let events = |revision| {
        icalendar_file::all_events(
            plans,
            remembered(visit),
            &EventContext {
                naming,
                revision,
                pack_id: &pack.id,
            },
        )
    };
    let now = icalendar_file::saved(&events(0));
    let known = remembered(visit);
    let difference = known.and_then(|entry| icalendar_file::difference(entry, &now));
    // There is no clock: a revision made today was made as the day began.
    let stamp = today.and_time(NaiveTime::MIN);
    let (revision, stamp) = match known {
        None => (0, stamp),
        Some(entry) => {
            let entry = icalendar_file::next_revision(entry, now, stamp.and_utc().timestamp());
            let stamp = DateTime::from_timestamp(entry.stamp_seconds, 0)
                .ok_or("the calendar file that the visit remembers has no usable time")?;
            (entry.revision, stamp.naive_utc())
        }
    };
    let mut events = icalendar_file::part(asked.part, events(revision), difference.as_ref())
        .ok_or("the visit remembers no earlier calendar file to compare with")?;
    if asked.no_reminders {
        for event in &mut events {
            event.alarm = None;
        }
    }
    icalendar_file::write(&CalendarFile {
        plan_id: id,
        revision,
        stamp,
        name: calendar_name(naming),
        method: match asked.part {
            Part::Whole | Part::New => Method::Publish,
            Part::Cancelled => Method::Cancel,
        },
        events,
    })
    .map_err(|error| error.to_string())
}
