//! The seven steps: where one is, and what is still open.

use crate::markup::{html, later};
use crate::parts::icons;
use crate::route::Route;
use crate::visit::Session;
use waymark_clinical::logic::Truth;
use waymark_clinical::visit::Entries;
use waymark_words::{shell as words, steps as step_words};
use yew::html::NodeRef;
use yew::{Html, classes};

/// What a step says of itself in the list; none when nothing was done there yet.
fn note(session: &Session, step: Route) -> Option<String> {
    let visit = session.visit();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    match step {
        Route::Today => visit
            .decision
            .map(|chosen| super::bar::decision(chosen).to_owned()),
        Route::MyMs => {
            let (relapses, scans) = (visit.entries.relapses.len(), visit.entries.scans.len());
            (relapses + scans > 0).then(|| {
                let relapses = step_words::relapses(count(relapses));
                step_words::relapses_and_scans(&relapses, &step_words::scans(count(scans)))
            })
        }
        Route::WhereThisStands => {
            // Nothing was said, so no rule is asked: the page opens without waiting for answers.
            if visit.entries == Entries::default() {
                return None;
            }
            let met = session
                .derived
                .in_force(visit.region)
                .filter(|finding| finding.truth == Truth::True)
                .count();
            (met > 0).then(|| step_words::rules_met(count(met)))
        }
        Route::WhatMatters => {
            let said = visit.matters.trade_offs.len();
            (said > 0 || !visit.matters.worries.is_empty())
                .then(|| step_words::something_said().to_owned())
        }
        Route::Options => {
            let compared = visit.compared.len();
            (compared > 0).then(|| step_words::compared(count(compared)))
        }
        // Before there is a plan, nothing of the evidence is asked for.
        Route::Plan if visit.plan.medicine.is_empty() => None,
        Route::Plan => session
            .derived
            .pack()
            .medicine(&visit.plan.medicine)
            .map(|medicine| medicine.generic.0.to_owned()),
        Route::TakeHome | Route::JcVirus | Route::Review | Route::CrashTest => None,
    }
}

fn link(session: &Session, route: Route, place: usize, step: Route) -> Html {
    let here = route.step() == step;
    let note = note(session, step);
    let done = note.is_some() && !here;
    html! {
        <li>
            <a href={step.hash()} aria-current={here.then_some("step")}
                class={classes!("step", here.then_some("step--here"), done.then_some("step--done"))}>
                <span class="step__number">
                    if done {
                        { icons::tick() }<span class="visually-hidden">{ words::done() }</span>
                    } else {
                        { place + 1 }
                    }
                </span>
                <span class="step__label">{ step.name() }
                    if let Some(note) = note {
                        <span class="step__note">{ note }</span>
                    }
                </span>
            </a>
        </li>
    }
}

/// Draws the steps: a list on wide screens, one line that opens on narrow ones.
pub fn steps(session: &Session, route: Route) -> Html {
    let links = || {
        Route::STEPS
            .iter()
            .enumerate()
            .map(|(place, step)| link(session, route, place, *step))
    };
    let place = Route::STEPS
        .iter()
        .position(|step| *step == route.step())
        .unwrap_or(0);
    let number = u64::try_from(place + 1).unwrap_or(1);
    let total = u64::try_from(Route::STEPS.len()).unwrap_or(7);
    html! {
        <nav class="steps" id="steps" aria-label={words::steps()}>
            <ol class="steps__wide">{ for links() }</ol>
            // A new key closes the list when the step changes.
            <details class="steps__narrow" key={place}>
                <summary>
                    <span class="steps__where">
                        <b>{ words::step_of(number, total) }</b>{ " " }{ route.step().name() }
                    </span>
                </summary>
                <ol>{ for links() }</ol>
            </details>
        </nav>
    }
}

/// The ways on: the next step and the one before.
pub fn neighbours(route: Route) -> Html {
    // The same links in every step: where one of them was pressed it stays until the heading has
    // the focus. Some screen readers say nothing of a heading that takes it from what is gone.
    later("neighbours", route, |route, place| links(*route, place))
}

fn links(route: Route, place: NodeRef) -> Html {
    let (before, after) = route.neighbours();
    html! {
        <div class="main__on actions no-print" ref={place}>
            if let Some(after) = after {
                <a class="button" href={after.hash()}>{ words::go_on(after.name()) }</a>
            }
            if let Some(before) = before {
                <a class="button button--quiet" href={before.hash()}>{ words::back() }</a>
            }
        </div>
    }
}
