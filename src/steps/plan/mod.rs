//! Step 6: the monitoring calendar of one option.

mod choose;
mod shown;

pub use shown::end;

use super::StepProps;
use crate::markup::html;
use crate::parts::form::{Choice, DateField, choices, date_field};
use crate::parts::plan::{self as part, Chosen, Made};
use crate::platform::events;
use crate::shell;
use crate::visit::{Action, Session, Step};
use std::{cell::RefCell, rc::Rc};
use waymark_clinical::facts::{Field, Wrong};
use waymark_clinical::monitoring::start_of_plan;
use waymark_clinical::visit::{DateText, Visit};
use waymark_evidence::Region;
use waymark_words::plan as words;
use waymark_words::plan_change as change_words;
use waymark_words::shell as shell_words;
use waymark_words::{date, narrate};
use yew::{Callback, FocusEvent, Html, component, use_mut_ref};

/// The plan that stood before its first day was typed anew.
#[derive(Default)]
struct Held {
    /// A day that could be used, and what it was the plan of.
    last: Option<(String, Region, DateText)>,
    /// The day is being typed: half of it may be a day too, which nobody meant.
    is_typed: bool,
}

impl Held {
    fn keep(&mut self, visit: &Visit) {
        let plan = &visit.plan;
        self.last = Some((plan.medicine.clone(), visit.region, plan.start.clone()));
    }
}

/// Draws step 6.
#[component]
pub fn Plan(StepProps { session: typed }: &StepProps) -> Html {
    let held = use_mut_ref(Held::default);
    let (session, chosen) = on_screen(typed, &mut held.borrow_mut());
    let session = &session;
    let region = narrate::region_short(session.visit().region);
    let title = chosen.medicine().map_or_else(
        || words::title().to_owned(),
        |medicine| words::title_for(&medicine.generic, region),
    );
    let lead = chosen.made().map_or_else(
        || words::lead().to_owned(),
        |made| words::lead_from(&date::with_weekday(made.plan.start)),
    );
    html! {
        <>
            { shell::head(&title, &lead) }
            <div class="form no-print">
                { choose::choose(session) }
                { start(typed, chosen.made(), &held) }
                { under_way(session) }
            </div>
            { part::earlier::earlier(session, chosen.made()) }
            { content(session, chosen) }
        </>
    }
}

/// What is on screen: the plan of the day that was typed; while that day is not there yet, or
/// cannot be used, the plan that stood before, with a session that holds its day.
fn on_screen(session: &Session, held: &mut Held) -> (Session, Chosen) {
    let chosen = part::chosen(session);
    let visit = session.visit();
    match (&chosen, &held.last) {
        (Chosen::Made(_), _) if !held.is_typed => held.keep(visit),
        (Chosen::NoStart(_) | Chosen::WrongStart(..), Some((medicine, region, start)))
            if *medicine == visit.plan.medicine && *region == visit.region =>
        {
            let before = session.with_plan_start(start);
            let chosen = part::chosen(&before);
            if chosen.made().is_some() {
                return (before, chosen);
            }
        }
        _ => {}
    }
    (session.clone(), chosen)
}

/// The first treatment day, with its day of the week once it can be used; until then, which plan
/// is on screen.
fn start(session: &Session, shown: Option<&Made>, held: &Rc<RefCell<Held>>) -> Html {
    let typed = &session.visit().plan.start;
    let read = start_of_plan(&session.visit().plan, session.today());
    let touched =
        session.state().all_touched || session.state().touched.contains(&Field::PlanStart);
    let wrong: Option<Wrong> = read.err().filter(|_| touched);
    let on_input = {
        let (session, held) = (session.clone(), held.clone());
        Callback::from(move |(part, text)| {
            held.borrow_mut().is_typed = true;
            session.act(Action::PlanStart(part, text));
        })
    };
    let on_leave = {
        let session = session.clone();
        Callback::from(move |()| session.dispatch(Step::Touched(Field::PlanStart)))
    };
    let onfocusout = {
        let (session, held) = (session.clone(), held.clone());
        Callback::from(move |event: FocusEvent| {
            if events::left(&event, "#plan-start") {
                let mut held = held.borrow_mut();
                held.is_typed = false;
                if let Ok(Some(_)) = read {
                    held.keep(session.visit());
                }
            }
        })
    };
    html! {
        <div class="stack" {onfocusout}>
            { date_field(&DateField {
                id: "plan-start",
                legend: words::start(),
                hint: Some(words::start_hint()),
                value: typed,
                wrong,
                on_input,
                on_leave,
            }) }
            <p role="status">
                if let Ok(Some(day)) = read {
                    <b>{ date::with_weekday(day) }</b>
                } else if let Some(shown) = shown {
                    { words::plan_before(shown.plan.start) }
                }
            </p>
        </div>
    }
}

/// Whether treatment has begun: then its first day may lie in the past.
fn under_way(session: &Session) -> Html {
    let rows = [
        Choice::new(false, change_words::under_way_no()),
        Choice::new(true, change_words::under_way_yes()),
    ];
    let call = {
        let session = session.clone();
        Callback::from(move |value| session.act(Action::PlanUnderWay(value)))
    };
    let now = session.visit().plan.under_way;
    choices(
        "plan-under-way",
        change_words::under_way(),
        None,
        &rows,
        &now,
        &call,
    )
}

fn content(session: &Session, chosen: Chosen) -> Html {
    // What an earlier medicine still asks for is taken along without a present plan.
    let empty = |text: Html| {
        html! {
            <>
                <div class="empty">{ text }</div>
                if part::earlier::is_any(session) { { shown::save_files(session, None) } }
            </>
        }
    };
    match chosen {
        Chosen::Made(made) => {
            html! { <shown::Shown session={session.clone()} made={Rc::new(*made)} /> }
        }
        Chosen::Nothing => empty(html! { <p>{ words::empty_choose() }</p> }),
        Chosen::NotInEvidence(name) => empty(html! { <p>{ words::not_in_evidence(&name) }</p> }),
        Chosen::NoSchedule(medicine) => {
            empty(html! { <p>{ choose::no_schedule(session, &medicine.id) }</p> })
        }
        Chosen::NoStart(_) => empty(html! { <p>{ words::empty_start() }</p> }),
        Chosen::WrongStart(..) => empty(html! { <p>{ words::empty_wrong() }</p> }),
        Chosen::Problem(_, problem) => empty(html! {
            <>
                <p>{ words::empty_problem() }</p>
                <p class="small">{ shell_words::detail(&problem.to_string()) }</p>
            </>
        }),
    }
}
