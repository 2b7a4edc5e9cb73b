//! Step 5: the options of the region, and up to four of them side by side.

mod card;
mod chooser;
mod common_harms;
mod comparison;
mod further;
mod harms;
mod life;
mod networks;
mod own_baseline;
mod pml;
mod ratios;
mod rules;
mod set_aside;
mod unknown;
mod years;

use super::StepProps;
use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::parts::section::section;
use crate::platform::page;
use crate::shell;
use crate::visit::{Action, Same, Session};
use waymark_clinical::order;
use waymark_evidence::Availability;
use waymark_evidence::Medicine;
use waymark_words::Wording;
use waymark_words::options as words;
use yew::{Callback, Html, component, use_effect_with, use_memo, use_state};

/// Id of the heading of the comparison.
const COMPARISON: &str = "comparison";

/// Draws step 5.
#[component]
pub fn Options(StepProps { session }: &StepProps) -> Html {
    // Folded away at first when something stands side by side already.
    let choosing = use_state(|| session.visit().compared.is_empty());
    let compared = in_order(session);
    let results = {
        let ids: Vec<&'static str> = compared.iter().map(|option| option.id.0).collect();
        let unverified = session.visit().show_unverified;
        use_memo((Same(session.derived.clone()), ids, unverified), |_| {
            comparison::Results::new(unverified)
        })
    };
    let chosen = u64::try_from(compared.len()).unwrap_or(u64::MAX);
    // The focus moves once what it goes to stands on the page.
    let focus_on = use_state(|| None::<&'static str>);
    {
        let (wanted, nothing) = (*focus_on, compared.is_empty());
        let focus_on = focus_on.clone();
        use_effect_with((wanted, nothing), move |(wanted, nothing)| {
            if let Some(id) = wanted
                && !nothing
            {
                page::focus(id);
                focus_on.set(None);
            }
        });
    }
    let go = {
        let (choosing, focus_on) = (choosing.clone(), focus_on.clone());
        Callback::from(move |()| {
            choosing.set(false);
            focus_on.set(Some(COMPARISON));
        })
    };
    let choose = {
        let choosing = choosing.clone();
        Callback::from(move |_| {
            choosing.set(true);
            focus_on.set(Some(chooser::SHOW));
        })
    };
    html! {
        <>
            { shell::head(words::title(), words::lead()) }
            <p class="soft">{ words::range_means() }</p>
            if *choosing || compared.is_empty() {
                { chooser::chosen_so_far(session, &compared, &go) }
            }
            if !*choosing && !compared.is_empty() {
                <div class="actions no-print">
                    <button type="button" class="button button--quiet" id="choose-options"
                        aria-expanded="false" aria-controls="chooser" onclick={choose}>
                        { words::choose_others() }
                    </button>
                </div>
            }
            <div id="chooser" class="stack stack--wide no-print">
                if *choosing || compared.is_empty() {
                    { chooser::groups(session) }
                    if !compared.is_empty() {
                        <div class="actions">
                            <button type="button" class="button" onclick={go.reform(|_| ())}>
                                { words::to_comparison(chosen) }
                            </button>
                        </div>
                    }
                }
            </div>
            if !compared.is_empty() {
                <section class="stack rests" aria-labelledby={COMPARISON}>
                    <h2 id={COMPARISON} tabindex="-1">{ words::side_by_side() }</h2>
                    { section("unverified", session, |session| for_clinicians(session, |session, _| show_unverified(session))) }
                    { comparison::comparison(&comparison::Compared::new(session, &compared, results)) }
                </section>
                { section("years", session, |session| years::section(session, &in_order(session))) }
                { section("ratios", session, |session| for_clinicians(session, ratios::section)) }
                { section("own", session, |session| for_clinicians(session, own_baseline::section)) }
                { section("networks", session, |session| networks::networks(session, &in_order(session))) }
                { section("further", session, |session| further::section(session, &in_order(session))) }
            }
            { banner(Banner::Note, html! { <p>{ words::no_advice() }</p> }) }
        </>
    }
}

/// What stands side by side, in the order the screen names: alphabetical, what is not a medicine
/// last.
fn in_order(session: &Session) -> Vec<&'static Medicine> {
    let mut compared = session.derived.compared(session.visit());
    order::by_key(&mut compared, |option| {
        (
            option.availability == Availability::NoMedicine,
            option.generic.to_ascii_lowercase(),
        )
    });
    compared
}

/// What clinicians see. Its place is kept for others: to the browser a child that comes or goes
/// makes all its neighbours new.
fn for_clinicians(session: &Session, draw: fn(&Session, &[&'static Medicine]) -> Html) -> Html {
    match session.wording() {
        Wording::Plain => Html::default(),
        Wording::Clinical => draw(session, &in_order(session)),
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
