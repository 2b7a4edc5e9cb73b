//! Saving the calendar file.

use super::Made;
use crate::parts::form::{Choice, choices};
use crate::platform::{clock, files, random};
use crate::visit::Session;
use chrono::NaiveDateTime;
use std::cell::RefCell;
use std::rc::Rc;
use waymark_exchange::icalendar_file::{
    CalendarFile, EventContext, Naming, calendar_name, events, write,
};
use waymark_words::plan as words;
use yew::{Callback, Html, Properties, component, html, use_state};

/// Name of the calendar file. It holds no name of a person or a medicine.
const FILE_NAME: &str = "waymark-plan.ics";
const KIND: &str = "text/calendar;charset=utf-8";
/// Each plan that is saved has an identity of its own, so each is a first revision.
const REVISION: u32 = 0;

/// What calendar programs know a plan by. Chance and a time, nothing about the person.
#[derive(Clone)]
struct Identity {
    made_from: String,
    id: String,
    stamp: NaiveDateTime,
}

thread_local! {
    /// The plan that was saved last: saving it again, from any page, gives the same events,
    /// and another plan never replaces them.
    static LAST: RefCell<Option<Identity>> = const { RefCell::new(None) };
}

fn identity(made: &Made) -> Option<Identity> {
    let made_from = format!("{} {}", made.plan.schedule.id, made.plan.start);
    LAST.with_borrow_mut(|last| match last {
        Some(known) if known.made_from == made_from => Some(known.clone()),
        _ => {
            let id = random::hexadecimal()?;
            *last = Some(Identity {
                made_from,
                id,
                stamp: clock::now(),
            });
            last.clone()
        }
    })
}

/// Forgets the identity, so that another person's plan gets its own.
pub fn forget() {
    LAST.set(None);
}

/// The calendar file of a plan; none when it could not be made.
fn calendar(session: &Session, made: &Made, naming: Naming, reminders: bool) -> Option<String> {
    let identity = identity(made)?;
    let context = EventContext {
        naming,
        revision: REVISION,
        pack_id: session.derived.pack().id.0,
    };
    let mut events = events(&made.plan, &context);
    if !reminders {
        for event in &mut events {
            event.alarm = None;
        }
    }
    let file = CalendarFile {
        plan_id: &identity.id,
        revision: REVISION,
        stamp: identity.stamp,
        name: calendar_name(naming),
        events,
    };
    write(&file).ok()
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveProps {
    /// The session.
    pub session: Session,
    /// The plan.
    pub made: Rc<Made>,
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
    let onclick = {
        let (session, made, failed) = (session.clone(), made.clone(), failed.clone());
        let naming = if *full_names {
            Naming::Full(session.wording())
        } else {
            Naming::Neutral
        };
        let reminders = *reminders;
        Callback::from(
            move |_| match calendar(&session, &made, naming, reminders) {
                Some(text) => {
                    failed.set(false);
                    files::save(FILE_NAME, KIND, &text);
                }
                None => failed.set(true),
            },
        )
    };
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
                <div class="actions">{ button }</div>
            } else {
                { button }
            }
            if *failed {
                <p role="alert">{ words::save_failed() }</p>
            }
        </>
    }
}
