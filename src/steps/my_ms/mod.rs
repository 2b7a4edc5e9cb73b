//! Step 2: facts about the person. Nothing is required; everything may stay not known.

mod about;
mod dated_rows;
mod health;
mod medicines;
mod relapses;
mod scans;
mod summary;

use super::StepProps;
use crate::markup::html;
use crate::parts::section::section;
use crate::route::Route;
use crate::shell;
use crate::visit::{Session, Step};
use waymark_clinical::facts::Field;
use waymark_words::my_ms as words;
use yew::{Callback, Html, component};

/// Says that a field was left: from now on it shows what is wrong with it.
fn leave(session: &Session, field: Field) -> Callback<()> {
    let session = session.clone();
    Callback::from(move |()| session.dispatch(Step::Touched(field)))
}

/// A callback that changes the visit.
fn change<T: 'static>(
    session: &Session,
    action: impl Fn(T) -> crate::visit::Action + 'static,
) -> Callback<T> {
    let session = session.clone();
    Callback::from(move |value| session.act(action(value)))
}

/// Draws step 2.
#[component]
pub fn MyMs(StepProps { session }: &StepProps) -> Html {
    html! {
        <>
            { shell::head(words::title(session.wording()), words::lead(session.wording())) }
            { summary::summary(session) }
            <nav class="jump" aria-label={words::jump()}>
                <ul>
                    <li><a href="#relapses" onclick={jump("relapses")}>{ words::relapses(session.wording()) }</a></li>
                    <li><a href="#scans" onclick={jump("scans")}>{ words::scans(session.wording()) }</a></li>
                    <li><a href="#medicines" onclick={jump("medicines")}>{ words::medicines(session.wording()) }</a></li>
                    <li><a href={Route::JcVirus.hash()}>{ words::jc_virus() }</a></li>
                    <li><a href="#health" onclick={jump("health")}>{ words::health(session.wording()) }</a></li>
                </ul>
            </nav>
            { section("about", session, about::about) }
            { section("relapses", session, relapses::relapses) }
            { section("scans", session, scans::scans) }
            { section("medicines", session, medicines::medicines) }
            <section class="part">
                <h2>{ words::jc_virus() }</h2>
                <p>{ words::jc_virus_where() }</p>
                <p><a class="button button--quiet" href={Route::JcVirus.hash()}>{ words::jc_virus_go() }</a></p>
            </section>
            { section("judgements", session, health::judgements) }
            { section("conditions", session, health::conditions) }
        </>
    }
}

/// Goes to a part of the page without changing the address, which names the step.
fn jump(id: &'static str) -> Callback<yew::MouseEvent> {
    Callback::from(move |event: yew::MouseEvent| {
        event.prevent_default();
        crate::platform::page::focus(id);
    })
}
