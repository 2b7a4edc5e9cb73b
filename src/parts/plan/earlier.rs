//! From one medicine to another: the plan of the one that was stopped stays, and what it
//! still asks for stands beside the new plan.

use super::{Chosen, Made, chosen_with, list, schedule};
use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::platform::events;
use crate::visit::{Action, Session};
use std::rc::Rc;
use waymark_clinical::monitoring::change::switch;
use waymark_clinical::monitoring::{DayGroup, Plan, YEARS, by_day, years_after};
use waymark_evidence::{Availability, Medicine};
use waymark_words::narrate::{self, plan as narrate_plan};
use waymark_words::{burden as burden_words, date, switch as words};
use yew::{Callback, Event, Html, Properties, component, use_state};

/// An earlier plan, by its place in the visit.
fn plans(session: &Session) -> Vec<(usize, Made)> {
    let entry = &session.visit().plan;
    entry
        .earlier
        .iter()
        .enumerate()
        .filter_map(
            |(place, earlier)| match chosen_with(session, &entry.of_earlier(earlier)) {
                Chosen::Made(made) => Some((place, *made)),
                _ => None,
            },
        )
        .collect()
}

/// Earlier plans, for the files.
pub fn kept(session: &Session) -> Vec<Plan> {
    plans(session)
        .into_iter()
        .map(|(_, made)| made.plan)
        .collect()
}

/// Whether an earlier medicine has a plan that still stands.
pub fn is_any(session: &Session) -> bool {
    !plans(session).is_empty()
}

/// What an earlier plan asks for after its last treatment day.
fn tail(made: &Made) -> Vec<DayGroup<'_>> {
    let plan = &made.plan;
    let mut groups = by_day(plan);
    for group in &mut groups {
        group.items.retain(|planned| plan.is_tail(planned));
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// The counts of both plans together from the first day of the new one, as one line a time.
fn together(ending: &Made, starting: Option<&Made>) -> Vec<String> {
    let Some(starting) = starting else {
        return Vec::new();
    };
    let Ok(both) = switch(ending.plan.clone(), starting.plan.clone()) else {
        return vec![words::overlap().to_owned()];
    };
    let from = starting.plan.start;
    YEARS
        .iter()
        .map(|years| {
            let counted = both.burden(from, years_after(from, *years));
            let counted: Vec<String> = narrate_plan::burden(counted)
                .into_iter()
                .map(|(number, label)| burden_words::counted(number.into(), label))
                .collect();
            words::together(
                &burden_words::years(u64::from(*years)),
                &narrate::list(&counted),
            )
        })
        .collect()
}

fn one(
    session: &Session,
    place: usize,
    made: &Made,
    starting: Option<&Made>,
    screen: bool,
) -> Html {
    let plan = &made.plan;
    let id = format!("earlier-{place}");
    let groups = tail(made);
    let forget = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::ForgetEarlier(place)))
    };
    let name = made.medicine.generic.0;
    html! {
        <section class="card stack" aria-labelledby={id.clone()}>
            <h2 {id}>{ words::title(name) }</h2>
            <p>{ words::lead(&date::long(plan.last_treatment_day), &date::long(plan.end)) }</p>
            { for together(made, starting).into_iter().map(|text| html! { <p>{ text }</p> }) }
            if groups.is_empty() {
                <p>{ words::nothing() }</p>
            } else {
                { list::rows_by_year(session, plan, &groups) }
            }
            <p><b>{ session.text(&plan.schedule.after_the_end) }</b></p>
            if screen {
                <div class="actions no-print">
                    <button type="button" class="button button--plain" onclick={forget}>
                        { words::forget(name) }
                    </button>
                </div>
            }
        </section>
    }
}

/// What earlier plans still ask for, on screen.
pub fn earlier(session: &Session, starting: Option<&Made>) -> Html {
    let known = plans(session);
    // An earlier plan that this evidence or region cannot put on dates is said, not dropped.
    let lost = session.visit().plan.earlier.len() - known.len();
    html! {
        <>
            if lost > 0 { { banner(Banner::Stale, html! { <p>{ words::lost() }</p> }) } }
            { for known.iter().map(|(place, made)| one(session, *place, made, starting, true)) }
        </>
    }
}

/// The same for paper.
pub fn paper(session: &Session, starting: Option<&Made>) -> Html {
    html! {
        { for plans(session).iter().map(|(place, made)| one(session, *place, made, starting, false)) }
    }
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct SwitchToProps {
    /// The session.
    pub session: Session,
    /// The present plan.
    pub made: Rc<Made>,
}

/// Draws the choice of another medicine; until treatment stopped, what to do first.
#[component]
pub fn SwitchTo(SwitchToProps { session, made }: &SwitchToProps) -> Html {
    let chosen = use_state(String::new);
    if made.plan.open_ended || made.plan.stopped.is_none() {
        return html! { <p>{ words::stop_first() }</p> };
    }
    let region = session.visit().region;
    let others: Vec<&'static Medicine> = session
        .derived
        .pack()
        .medicines
        .0
        .iter()
        .filter(|medicine| {
            medicine.availability != Availability::Withdrawn
                && medicine.id != made.medicine.id
                && schedule(session, &medicine.id, region).is_some()
        })
        .collect();
    let on_which = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            chosen.set(events::chosen_value(&event).unwrap_or_default());
        })
    };
    let apply = {
        let (session, chosen) = (session.clone(), chosen.clone());
        Callback::from(move |_| {
            if !chosen.is_empty() {
                session.act(Action::PlanSwitch((*chosen).clone()));
            }
        })
    };
    html! {
        <div class="stack">
            <label for="switch-to">{ words::to() }</label>
            <p class="field__hint" id="switch-to-hint">{ words::to_hint() }</p>
            <select id="switch-to" aria-describedby="switch-to-hint" onchange={on_which}>
                <option value="" selected={chosen.is_empty()}>{ words::to_none() }</option>
                { for others.into_iter().map(|medicine| html! {
                    <option value={medicine.id.0} selected={*chosen == medicine.id.0}>
                        { medicine.generic.0 }
                    </option>
                }) }
            </select>
            <div class="actions">
                <button type="button" class="button button--quiet" id="switch-apply"
                    aria-disabled={chosen.is_empty().then_some("true")} onclick={apply}>
                    { words::apply() }
                </button>
            </div>
        </div>
    }
}
