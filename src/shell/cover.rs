//! The cover: a screen that was left alone hides what stands on it.

use crate::markup::html;
use crate::platform::idle::{self, Focus};
use crate::platform::page;
use crate::route::Route;
use crate::visit::{Session, Step};
use waymark_words::cover as words;
use yew::{Callback, Html, UseStateHandle, hook, use_effect_with, use_mut_ref, use_state};

/// Minutes without a touch after which the screen covers itself. A visit has long talks in
/// which nobody touches the computer: a shorter time would cover the page between two
/// sentences. A longer one would leave a person's answers readable through the next visit.
const IDLE_MINUTES: u32 = 20;

const MILLISECONDS_OF_A_MINUTE: f64 = 60_000.0;

const DIALOG: &str = "cover";
const TITLE: &str = "cover-title";

/// Whether the screen is covered. It covers itself; the dialog of [`cover`] uncovers it.
#[hook]
pub fn use_cover() -> UseStateHandle<bool> {
    let covered = use_state(|| false);
    let focus = use_mut_ref(|| None::<Focus>);
    let handle = covered.clone();
    use_effect_with(*covered, move |is_covered| {
        let (closed, watch) = if *is_covered {
            idle::open_dialog(DIALOG);
            (
                idle::on_dialog_closed(DIALOG, move || handle.set(false)),
                None,
            )
        } else {
            if let Some(focus) = focus.take() {
                focus.give_back();
            }
            let limit = f64::from(IDLE_MINUTES) * MILLISECONDS_OF_A_MINUTE;
            let watch = idle::on_idle(limit, move || {
                *focus.borrow_mut() = Focus::now();
                handle.set(true);
            });
            (None, Some(watch))
        };
        move || {
            drop(closed);
            drop(watch);
        }
    });
    covered
}

/// Draws the cover.
pub fn cover(session: &Session, covered: &UseStateHandle<bool>) -> Html {
    let go_on = {
        let covered = covered.clone();
        Callback::from(move |_| covered.set(false))
    };
    let wipe = {
        let (session, covered) = (session.clone(), covered.clone());
        Callback::from(move |_| {
            session.dispatch(Step::End);
            page::set_hash(&Route::Today.hash());
            covered.set(false);
        })
    };
    html! {
        <dialog class="cover" id={DIALOG} aria-labelledby={TITLE}>
            <h1 id={TITLE}>{ words::title() }</h1>
            <p>{ words::why(u64::from(IDLE_MINUTES)) }</p>
            <div class="actions">
                <button type="button" class="button" onclick={go_on}>{ words::go_on() }</button>
                <button type="button" class="button button--quiet" onclick={wipe}>{ words::wipe() }</button>
            </div>
        </dialog>
    }
}
