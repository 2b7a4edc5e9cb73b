//! Saving the calendar file, what became different since the last one, and the table.

use super::Made;
use super::earlier::kept;
use super::fhir::SaveFhir;
use crate::markup::html;
use crate::parts::form::{Choice, choices};
use crate::platform::{clock, files, random};
use crate::visit::{Action, Session};
use chrono::{DateTime, NaiveDateTime};
use std::rc::Rc;
use waymark_clinical::visit::{CalendarEntry, SavedEvent};
use waymark_exchange::csv_file;
use waymark_exchange::icalendar_file::{
    CalendarEvent, CalendarFile, Difference, EventContext, Method, Naming, Part, Plans, all_events,
    calendar_name, difference, next_revision, part, remembered, saved, write,
};
use waymark_words::plan as words;
use waymark_words::plan_change as change_words;
use yew::{Callback, Html, Properties, component, use_state};

/// Names of the files. They hold no name of a person or a medicine.
const FILE_NAME: &str = "waymark-plan.ics";
const NEW_FILE_NAME: &str = "waymark-plan-new.ics";
const CANCELLED_FILE_NAME: &str = "waymark-plan-cancelled.ics";
const TABLE_FILE_NAME: &str = "waymark-plan.csv";
const KIND: &str = "text/calendar;charset=utf-8";
const TABLE_KIND: &str = "text/csv;charset=utf-8";

/// The events of the plan and of those before it, as they are now.
fn events_now(
    session: &Session,
    made: Option<&Made>,
    context: &EventContext<'_>,
) -> Vec<CalendarEvent> {
    let plans = Plans {
        present: made.map(|made| &made.plan),
        earlier: &kept(session),
    };
    all_events(&plans, remembered(session.visit()), context)
}

/// The revision of the calendar as the plan is now. Another plan never replaces the events
/// of this one.
fn revision(
    session: &Session,
    made: Option<&Made>,
    events: &[CalendarEvent],
) -> Option<CalendarEntry> {
    let now = saved(events);
    let stamp = clock::now().and_utc().timestamp();
    match remembered(session.visit()) {
        Some(entry) => Some(next_revision(entry, now, stamp)),
        None => Some(CalendarEntry {
            id: random::hexadecimal()?,
            medicine: Plans {
                present: made.map(|made| &made.plan),
                earlier: &kept(session),
            }
            .made_for()?
            .to_owned(),
            region: session.visit().region,
            revision: 0,
            stamp_seconds: stamp,
            events: now,
            before: Vec::new(),
        }),
    }
}

/// What is new or moved, and what is cancelled, against the file saved before. None while
/// no file was saved for this plan.
fn since_saved(session: &Session, made: Option<&Made>) -> Option<Difference> {
    let entry = remembered(session.visit())?;
    let context = EventContext {
        naming: Naming::Neutral,
        revision: 0,
        pack_id: session.derived.pack().id.0,
    };
    difference(entry, &saved(&events_now(session, made, &context)))
}

/// A calendar file of the plan, and what to remember of it; none when it could not be made.
fn calendar(
    session: &Session,
    made: Option<&Made>,
    naming: Naming,
    reminders: bool,
    wanted: Part,
) -> Option<(String, CalendarEntry)> {
    let context = |revision| EventContext {
        naming,
        revision,
        pack_id: session.derived.pack().id.0,
    };
    let difference = since_saved(session, made);
    let entry = revision(session, made, &events_now(session, made, &context(0)))?;
    let all = events_now(session, made, &context(entry.revision));
    let mut events = part(wanted, all, difference.as_ref())?;
    if !reminders {
        for event in &mut events {
            event.alarm = None;
        }
    }
    let stamp: NaiveDateTime = DateTime::from_timestamp(entry.stamp_seconds, 0)?.naive_utc();
    let file = CalendarFile {
        plan_id: &entry.id,
        revision: entry.revision,
        stamp,
        name: calendar_name(naming),
        method: match wanted {
            Part::Whole | Part::New => Method::Publish,
            Part::Cancelled => Method::Cancel,
        },
        events,
    };
    Some((write(&file).ok()?, entry))
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveProps {
    /// The session.
    pub session: Session,
    /// The plan; none while only earlier medicines still ask for something.
    pub made: Option<Rc<Made>>,
    /// With the choice of names and reminders; otherwise neutral names and reminders.
    #[prop_or_default]
    pub with_choices: bool,
}

/// Draws the button, with its choices where asked for.
#[component]
pub fn SaveCalendar(
    SaveProps {
        session,
        made,
        with_choices,
    }: &SaveProps,
) -> Html {
    let full_names = use_state(|| false);
    let reminders = use_state(|| true);
    let failed = use_state(|| false);
    let save = |part: Part, name: &'static str| {
        let (session, made, failed) = (session.clone(), made.clone(), failed.clone());
        let naming = if *full_names {
            Naming::Full(session.wording())
        } else {
            Naming::Neutral
        };
        let reminders = *reminders;
        Callback::from(move |_| {
            match calendar(&session, made.as_deref(), naming, reminders, part) {
                Some((text, entry)) => {
                    failed.set(false);
                    files::save(name, KIND, &text);
                    session.act(Action::CalendarSaved(Box::new(entry)));
                }
                None => failed.set(true),
            }
        })
    };
    let onclick = save(Part::Whole, FILE_NAME);
    let difference = since_saved(session, made.as_deref())
        .filter(|since| *with_choices && (!since.new.is_empty() || !since.gone.is_empty()));
    let table = {
        let (session, made) = (session.clone(), made.clone());
        Callback::from(move |_| {
            let text = csv_file::write(
                &Plans {
                    present: made.as_ref().map(|made| &made.plan),
                    earlier: &kept(&session),
                },
                session.derived.pack(),
                session.wording(),
                session.today(),
            );
            files::save(TABLE_FILE_NAME, TABLE_KIND, &text);
        })
    };
    let count = |events: &[SavedEvent]| u64::try_from(events.len()).unwrap_or(u64::MAX);
    let set = |state: &yew::UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |value: bool| state.set(value))
    };
    let names = [
        Choice {
            value: false,
            label: words::save_names_neutral().to_owned(),
            hint: Some(words::save_names_neutral_hint().to_owned()),
        },
        Choice {
            value: true,
            label: words::save_names_full().to_owned(),
            hint: Some(words::save_names_full_hint().to_owned()),
        },
    ];
    let reminder_choices = [
        Choice::new(false, words::save_reminder_none()),
        Choice {
            value: true,
            label: words::save_reminder_day_before().to_owned(),
            hint: Some(words::save_reminder_hint().to_owned()),
        },
    ];
    let button = html! {
        <button type="button" class="button button--quiet" id="save-calendar" {onclick}>
            { words::save_calendar() }
        </button>
    };
    html! {
        <>
            if *with_choices {
                { choices("calendar-names", words::save_names(), None, &names, &*full_names, &set(&full_names)) }
                { choices("calendar-reminder", words::save_reminder(), None, &reminder_choices, &*reminders, &set(&reminders)) }
                <div class="actions">
                    { button }
                    <button type="button" class="button button--quiet" id="save-table" onclick={table}>
                        { change_words::save_table() }
                    </button>
                    <SaveFhir session={session.clone()} plan={made.as_ref().map(|made| made.plan.clone())} />
                </div>
                <p class="small soft">{ change_words::save_fhir_hint() }</p>
                if let Some(Difference { new, gone }) = &difference {
                    <h3>{ change_words::save_changes() }</h3>
                    <p>{ change_words::save_changes_hint() }</p>
                    <div class="actions">
                        if !new.is_empty() {
                            <button type="button" class="button button--quiet" id="save-new"
                                onclick={save(Part::New, NEW_FILE_NAME)}>
                                { change_words::save_new(count(new)) }
                            </button>
                        }
                        if !gone.is_empty() {
                            <button type="button" class="button button--quiet" id="save-cancelled"
                                onclick={save(Part::Cancelled, CANCELLED_FILE_NAME)}>
                                { change_words::save_cancelled(count(gone)) }
                            </button>
                        }
                    </div>
                }
            } else {
                { button }
            }
            if *failed {
                <p role="alert">{ words::save_failed() }</p>
            }
        </>
    }
}
