//! Step 7: the page to take home, made for paper. Everything on it stands on the other
//! steps too, in the same words and with the same rounding.

mod annexes;
mod call;
mod numbers;
mod open;
mod pml;
mod rules;

use super::jc_virus::lines::people;
use super::{StepProps, what_matters};
use crate::markup::{self, html};
use crate::parts::left_behind;
use crate::parts::name::list_of;
use crate::parts::plan::fhir::SaveFhir;
use crate::parts::plan::save::SaveCalendar;
use crate::parts::plan::{self as part, Chosen};
use crate::parts::section::section;
use crate::platform::{clock, files, page};
use crate::shell;
use crate::visit::{FILE_NAME, Session, file};
use std::rc::Rc;
use waymark_words::options as option_words;
use waymark_words::shell as shell_words;
use waymark_words::take_home as words;
use waymark_words::today as today_words;
use waymark_words::{date, narrate};
use yew::{Callback, Html, component};

/// Draws step 7.
#[component]
pub fn TakeHome(StepProps { session }: &StepProps) -> Html {
    let chosen = part::chosen(session);
    let about = &session.derived.pack().about;
    html! {
        <>
            <div class="no-print stack">
                { shell::head(words::title(), words::lead()) }
                { buttons(session, &chosen) }
            </div>
            <article class="take-home" aria-label={words::title()}>
                { head(session, &chosen) }
                <section>
                    <h2>{ words::next_title() }</h2>
                    { next(session, &chosen) }
                </section>
                { section("matters", session, matters) }
                { section("call", session, |session| call::call(session, &part::chosen(session))) }
                { section("earlier", session, earlier) }
                { section("open", session, |session| open::open(session, &part::chosen(session))) }
                { section("rules", session, rules::rules) }
                { section("numbers", session, numbers::numbers) }
                { section("pml", session, pml::pml) }
                { section("annexes", session, |session| annexes::annexes(session, &part::chosen(session))) }
                <footer class="print-foot">
                    <p>{ words::marks() }</p>
                    <p>{ shell::version(session) }</p>
                    <p>{ words::purpose() }</p>
                    <p>{ today_words::funding(session.text(&about.funding)) }</p>
                </footer>
            </article>
        </>
    }
}

fn buttons(session: &Session, chosen: &Chosen) -> Html {
    let print = Callback::from(|_| {
        // What is still to be drawn is printed too.
        markup::all_at_once();
        page::soon(page::print);
    });
    let save = {
        let session = session.clone();
        Callback::from(move |_| {
            files::save(
                FILE_NAME,
                "application/json",
                &file(session.visit(), clock::today()),
            );
        })
    };
    html! {
        <div class="actions">
            <button type="button" class="button" onclick={print}>{ words::print() }</button>
            <button type="button" class="button button--quiet" onclick={save}>
                { shell_words::save_visit() }
            </button>
            if chosen.made().is_some() || crate::parts::plan::earlier::is_any(session) {
                <SaveCalendar session={session.clone()} made={chosen.made().map(|made| Rc::new(made.clone()))} />
            }
            <SaveFhir session={session.clone()} plan={chosen.made().map(|made| made.plan.clone())} />
        </div>
    }
}

fn head(session: &Session, chosen: &Chosen) -> Html {
    let visit = session.visit();
    let region = narrate::region(visit.region);
    let title = chosen.medicine().map_or_else(
        || words::no_plan().to_owned(),
        |medicine| words::plan_for(&medicine.generic),
    );
    let decision = visit.decision.map_or_else(
        || words::decision_open(region),
        |decision| words::decision(shell::decision(decision), region),
    );
    let first_day = chosen.made().map_or_else(
        || words::no_first_day().to_owned(),
        |made| words::first_day(&date::with_weekday(made.plan.start)),
    );
    html! {
        <header class="take-home__head">
            <p class="eyebrow">{ words::talked_on(session.today()) }</p>
            <h2 class="take-home__title">{ title }</h2>
            <p class="lead">{ decision }</p>
            if chosen.medicine().is_some() {
                <p class="lead"><b>{ first_day }</b></p>
            }
            <p>{ words::may_change() }</p>
            <ul class="take-home__open print-only"><li>{ words::name_line() }</li></ul>
        </header>
    }
}

fn next(session: &Session, chosen: &Chosen) -> Html {
    chosen
        .made()
        .and_then(|made| part::next::next(session, made))
        .unwrap_or_else(|| html! { <p>{ words::next_none() }</p> })
}

/// What an earlier medicine leaves behind, whichever comes next.
fn earlier(session: &Session) -> Html {
    if left_behind::notes(session).is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ option_words::left_behind_title() }</h2>
            <p>{ option_words::left_behind_lead() }</p>
            { left_behind::list(session, "home-left-behind") }
        </section>
    }
}

fn matters(session: &Session) -> Html {
    let said = what_matters::summary(session);
    let worries = session.visit().matters.worries.trim();
    let set_aside = session.derived.set_aside(session.visit());
    html! {
        <section>
            <h2>{ words::matters_title() }</h2>
            if said.is_empty() && worries.is_empty() && set_aside.is_empty() && session.visit().matters.pml_lines.is_none() {
                <p>{ words::matters_none() }</p>
            }
            if !said.is_empty() {
                <ul>{ for said.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
            if !worries.is_empty() {
                <p>{ words::worries(worries) }</p>
            }
            if let Some(lines) = session.visit().matters.pml_lines {
                <p>{ words::pml_lines(&people(lines.person), &people(lines.clinician)) }</p>
            }
            if !set_aside.is_empty() {
                <p>{ words::set_aside(&list_of(&set_aside)) }</p>
            }
        </section>
    }
}
