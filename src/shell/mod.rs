//! The frame of the page: header, steps, proof panel, footer, and which step is shown.

mod bar;
mod cover;
mod foot;
mod notice;
mod steps;

pub use bar::{REGIONS, decision, remember_region, version};

use crate::markup::{self, html, kept, later};
use crate::platform::{clock, offline, page, program};
use crate::route::Route;
use crate::steps as screens;
use crate::visit::{Basis, Derived, Session, State, Step};
use std::rc::Rc;
use waymark_evidence::Date;
use waymark_words::{route as route_words, shell as words};
use yew::{
    Callback, Html, classes, component, hook, use_effect_with, use_memo, use_reducer_eq, use_state,
    use_state_eq,
};

/// Id of the heading that takes the focus when a step opens.
pub const HEADING: &str = "step-title";

/// The whole app.
#[component]
pub fn App() -> Html {
    let state = use_reducer_eq(initial);
    let route = use_state(|| Route::from_hash(&page::hash()));
    let today = *use_memo((), |()| clock::today());
    let derived = use_memo((Basis(state.visit.clone()), today), |(basis, today)| {
        Derived::from(&basis.0.entries, basis.0.region, *today)
    });
    let session = Session::new(&state, derived);

    let drawn = use_drawn();
    // A later step was asked for, and the rest of the program is still on its way.
    let coming = use_state_eq(|| false);
    {
        let (route, coming, dispatch) = (route.clone(), coming.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            let arrive = {
                let coming = coming.clone();
                Rc::new(move || {
                    coming.set(false);
                    route.set(Route::from_hash(&page::hash()));
                    dispatch.dispatch(Step::StepLeft);
                    dispatch.dispatch(Step::CloseProof);
                })
            };
            let listener = page::on_hash_change(move || {
                if program::is_whole() || Route::from_hash(&page::hash()) == Route::Today {
                    arrive();
                } else {
                    coming.set(true);
                    let arrive = arrive.clone();
                    program::once_whole(move || arrive());
                }
            });
            move || drop(listener)
        });
    }
    use_effect_with(*route, |route| {
        page::set_title(&route_words::page_title(route.name()));
    });
    {
        let first = use_state(|| true);
        use_effect_with(*route, move |_| {
            // On opening the page the browser keeps its own focus.
            if *first {
                first.set(false);
            } else {
                page::scroll_to_top();
                page::focus(HEADING);
            }
        });
    }
    let changed = *state.visit != State::default().visit.as_ref().clone();
    use_effect_with(changed, |changed| {
        let listener = changed.then(page::warn_before_leaving);
        move || drop(listener)
    });
    let new_version = use_state(offline::new_version_waits);
    {
        let new_version = new_version.clone();
        use_effect_with((), move |()| {
            let listener = offline::on_new_version(move || new_version.set(true));
            move || drop(listener)
        });
    }
    use_effect_with((), |()| {
        let listeners = markup::keep_up();
        move || drop(listeners)
    });
    let covered = cover::use_cover();
    let old_accepted = use_state(|| false);
    {
        // The next person at this screen is asked again.
        let old_accepted = old_accepted.clone();
        use_effect_with(changed, move |changed| {
            if !changed {
                old_accepted.set(false);
            }
        });
    }
    let hides_numbers = session
        .derived
        .front()
        .freshness(Date(today))
        .hides_numbers();

    let open_proof = state.proof.is_some();
    let skip = Callback::from(|event: yew::MouseEvent| {
        // A plain link would change the address, which names the step.
        event.prevent_default();
        page::focus("main");
    });
    html! {
        <>
            <a class="skip" href="#main" hidden={*covered} onclick={skip}>{ words::skip() }</a>
            <div class={classes!("shell", open_proof.then_some("shell--proof"))}
                hidden={*covered} inert={*covered}>
                // An open proof or a message is none of their concern.
                if drawn >= Drawn::Frame {
                    { kept((session.clone(), *route), |(session, route), _| html! {
                        <>{ bar::bar(session) }{ steps::steps(session, *route) }</>
                    }) }
                }
                <main class="main" id="main" tabindex="-1">
                    { notice::notices(&session, *new_version) }
                    if drawn < Drawn::Step {
                        { markup::nothing() }
                    } else if hides_numbers && !*old_accepted && route.shows_results() {
                        { notice::past_hard_stop(&session, *route, &old_accepted) }
                    } else {
                        { screen(&session, *route) }
                    }
                    if drawn >= Drawn::Step {
                        { steps::neighbours(*route) }
                    }
                    <p class="coming" role="status" hidden={!*coming}>
                        if *coming {
                            { words::step_coming() }
                        }
                    </p>
                </main>
                { crate::parts::proof::panel(&session) }
                if drawn >= Drawn::Step {
                    { later("foot", session.clone(), |session, place| html! {
                        <foot::Foot session={session.clone()} place={place} />
                    }) }
                }
            </div>
            if *covered {
                { cover::cover(&session, &covered) }
            }
        </>
    }
}

/// How much of the page is drawn. Each is a task of its own: together they would keep a slow
/// computer from answering for longer than anybody should notice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Drawn {
    Nothing,
    /// Header and steps.
    Frame,
    /// The step too: the page is shown.
    Step,
}

/// Goes on from one to the next when the app starts.
#[hook]
fn use_drawn() -> Drawn {
    let drawn = use_state(|| Drawn::Nothing);
    {
        let drawn = drawn.clone();
        use_effect_with(*drawn, move |now| {
            let next = match now {
                Drawn::Nothing => Drawn::Frame,
                Drawn::Frame => Drawn::Step,
                Drawn::Step => return page::show_app(),
            };
            page::soon(move || drawn.set(next));
        });
    }
    *drawn
}

fn initial() -> State {
    let mut state = State::default();
    let mut visit = (*state.visit).clone();
    if let Some(region) = bar::remembered_region() {
        visit.region = region;
    }
    page::set_theme(foot::remembered_theme().as_deref());
    state.visit = Rc::new(visit);
    state
}

/// The heading of a step: it takes the focus when the step opens.
pub fn head(title: &str, lead: &str) -> Html {
    html! {
        <div class="main__head">
            <h1 id={HEADING} tabindex="-1">{ title }</h1>
            <p class="lead">{ lead }</p>
        </div>
    }
}

#[allow(
    clippy::panic,
    reason = "the address that fails on purpose, to show and test the crash page"
)]
fn screen(session: &Session, route: Route) -> Html {
    match route {
        Route::Today => html! { <screens::today::Today session={session.clone()} /> },
        Route::MyMs => html! { <screens::my_ms::MyMs session={session.clone()} /> },
        Route::WhereThisStands => {
            html! { <screens::where_this_stands::WhereThisStands session={session.clone()} /> }
        }
        Route::WhatMatters => {
            html! { <screens::what_matters::WhatMatters session={session.clone()} /> }
        }
        Route::Options => html! { <screens::options::Options session={session.clone()} /> },
        Route::Review => html! { <screens::review::ReviewPage session={session.clone()} /> },
        Route::JcVirus => html! { <screens::jc_virus::JcVirus session={session.clone()} /> },
        Route::Plan => html! { <screens::plan::Plan session={session.clone()} /> },
        Route::TakeHome => html! { <screens::take_home::TakeHome session={session.clone()} /> },
        Route::CrashTest => panic!("crash on purpose <b>shown as text</b>"),
    }
}
