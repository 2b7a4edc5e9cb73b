//! Step 5: the options of the region, and up to four of them side by side.

mod chooser;
mod comparison;
mod harms;
mod pml;
mod unknown;

use super::StepProps;
use crate::parts::banner::{Banner, banner};
use crate::platform::page;
use crate::shell;
use crate::visit::{Action, Session};
use waymark_words::{Wording, options as words};
use yew::{Callback, Html, component, html, use_state};

/// Id of the heading of the comparison.
const COMPARISON: &str = "comparison";

/// Draws step 5.
#[component]
pub fn Options(StepProps { session }: &StepProps) -> Html {
    // Folded away at first when something stands side by side already.
    let choosing = use_state(|| session.visit().compared.is_empty());
    let compared = session.derived.compared(session.visit());
    let chosen = u64::try_from(compared.len()).unwrap_or(u64::MAX);
    let go = {
        let choosing = choosing.clone();
        Callback::from(move |()| {
            choosing.set(false);
            page::focus(COMPARISON);
        })
    };
    let toggle = {
        let choosing = choosing.clone();
        Callback::from(move |_| choosing.set(!*choosing))
    };
    html! {
        <>
            { shell::head(words::title(), words::lead()) }
            <p class="soft">{ words::range_means() }</p>
            if compared.is_empty() {
                { chooser::quick_start(session, &go) }
            } else {
                <div class="actions no-print">
                    <button type="button" class="button button--quiet" id="choose-options"
                        aria-expanded={choosing.to_string()} aria-controls="chooser" onclick={toggle}>
                        if *choosing { { words::fold_choice() } } else { { words::choose_others() } }
                    </button>
                    <span>{ words::chosen(chosen) }</span>
                </div>
            }
            <div id="chooser" class="stack stack--wide no-print" hidden={!*choosing && !compared.is_empty()}>
                { chooser::groups(session) }
                if !compared.is_empty() {
                    <div class="actions">
                        <button type="button" class="button" onclick={go.reform(|_| ())}>
                            { words::to_comparison(chosen) }
                        </button>
                    </div>
                }
            </div>
            if !compared.is_empty() {
                <section class="stack" aria-labelledby={COMPARISON}>
                    <h2 id={COMPARISON} tabindex="-1">{ words::side_by_side() }</h2>
                    if session.wording() == Wording::Clinical {
                        { show_unverified(session) }
                    }
                    { comparison::comparison(session, &compared) }
                </section>
            }
            { banner(Banner::Note, html! { <p>{ words::no_advice() }</p> }) }
        </>
    }
}

/// Values that were not read in a source: for neurologists, off at first.
fn show_unverified(session: &Session) -> Html {
    let shown = session.visit().show_unverified;
    let onchange = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::ShowUnverified(!shown)))
    };
    html! {
        <label class="choice no-print">
            <input type="checkbox" id="show-unverified" checked={shown} {onchange} />
            <span class="choice__text">{ words::show_unverified() }
                <span class="choice__hint">{ words::show_unverified_hint() }</span>
            </span>
        </label>
    }
}
