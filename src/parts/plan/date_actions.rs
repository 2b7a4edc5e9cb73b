//! One date of the plan: done, missed, or moved to another day.

use super::change::{Changer, move_text};
use crate::markup::html;
use crate::parts::form::{DateField, date_field, wrong_text};
use crate::visit::DatePart;
use chrono::NaiveDate;
use waymark_clinical::facts::Wrong;
use waymark_clinical::monitoring::{Plan, PlanItem, Status, check_move, status};
use waymark_clinical::visit::{DateText, PlanChanges};
use waymark_evidence::PartialDate;
use waymark_words::plan_change as words;
use yew::{Callback, Html, Properties, component, use_state};

/// How a date stands today, in words; none when it lies ahead unchanged.
pub fn state(planned: &PlanItem, today: NaiveDate) -> Option<String> {
    match status(planned, today) {
        Status::Done(day) => Some(words::state_done(day)),
        Status::Missed => Some(words::state_missed().to_owned()),
        Status::Overdue => Some(words::state_overdue().to_owned()),
        Status::Due => Some(words::state_due().to_owned()),
        Status::Coming => planned.moved_from.map(words::state_moved),
    }
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct DateActionsProps {
    /// Changes the plan.
    pub changer: Changer,
    /// The plan.
    pub made: std::rc::Rc<super::Made>,
    /// The date.
    pub planned: PlanItem,
}

/// What is asked of a date.
#[derive(Clone, Copy)]
enum Ask {
    Done,
    Missed,
    Move,
    Clear,
    MoveBack,
}

/// Draws the buttons of one date.
#[component]
pub fn DateActions(
    DateActionsProps {
        changer,
        made,
        planned,
    }: &DateActionsProps,
) -> Html {
    let day = use_state(DateText::default);
    let problem = use_state(|| None::<&'static str>);
    let id = format!("tick-{}-{}", planned.item.id, planned.ordinal);
    let on_input = {
        let day = day.clone();
        Callback::from(move |(part, text): (DatePart, String)| {
            let mut next = (*day).clone();
            match part {
                DatePart::Day => next.day = text,
                DatePart::Month => next.month = text,
                DatePart::Year => next.year = text,
            }
            day.set(next);
        })
    };
    let button = |ask: Ask, label: &'static str, name: &str| {
        let (changer, made, day, problem) =
            (changer.clone(), made.clone(), day.clone(), problem.clone());
        let planned = *planned;
        let onclick = Callback::from(move |_| {
            problem.set(answer(&changer, &made.plan, &planned, ask, &day).err());
        });
        html! {
            <button type="button" class="button button--quiet" id={format!("{id}-{name}")} {onclick}>
                { label }
            </button>
        }
    };
    let what = changer.session.text(&planned.item.what);
    html! {
        <div class="stack no-print" role="group" aria-label={words::tick(what)}>
            { date_field(&DateField {
                id: &id,
                legend: words::tick_day(),
                hint: None,
                value: &day,
                wrong: None,
                on_input,
                on_leave: Callback::noop(),
            }) }
            if let Some(text) = *problem {
                <p role="alert">{ text }</p>
            }
            <div class="actions">
                { button(Ask::Done, words::tick_done(), "done") }
                { button(Ask::Missed, words::tick_missed(), "missed") }
                { button(Ask::Move, words::tick_move(), "move") }
                if planned.mark.is_some() { { button(Ask::Clear, words::tick_clear(), "clear") } }
                if planned.moved_from.is_some() {
                    { button(Ask::MoveBack, words::tick_move_back(), "back") }
                }
            </div>
        </div>
    }
}

fn answer(
    changer: &Changer,
    plan: &Plan,
    planned: &PlanItem,
    ask: Ask,
    typed: &DateText,
) -> Result<(), &'static str> {
    let today = changer.session.today();
    let day = match typed.read().map_err(|error| wrong_text(error.into()))? {
        None => today,
        Some(date) => date.exact().ok_or(wrong_text(Wrong::NeedsTheDay))?,
    };
    let (item, ordinal) = (planned.item.id.0, planned.ordinal);
    let text = || DateText::from(PartialDate::from(day));
    match ask {
        Ask::Done if day > today => return Err(words::done_in_the_future()),
        Ask::Move => check_move(plan, planned, day).map_err(move_text)?,
        _ => {}
    }
    changer.apply(|entry| {
        let changes: &mut PlanChanges = &mut entry.changes;
        match ask {
            Ask::Done => changes.tick(item, ordinal, text()),
            Ask::Missed => changes.tick(item, ordinal, DateText::default()),
            Ask::Move => changes.move_date(item, ordinal, text()),
            Ask::Clear => changes.untick(item, ordinal),
            Ask::MoveBack => changes
                .moved
                .retain(|moved| !(moved.item == item && moved.ordinal == ordinal)),
        }
    })
}
