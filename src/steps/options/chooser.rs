//! The options in groups, and which of them stand side by side.

use super::card::card;
use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::parts::left_behind;
use crate::parts::name::list_of;
use crate::visit::{Action, Session};
use waymark_clinical::options::{Group, OptionAnswer};
use waymark_clinical::order;
use waymark_evidence::Medicine;
use waymark_words::options as words;
use yew::{Callback, Html};

/// Id of the button that shows what was chosen.
pub const SHOW: &str = "to-comparison";

const GROUPS: [Group; 6] = [
    Group::Open,
    Group::OpenWithChecks,
    Group::CannotBeDetermined,
    Group::Closed,
    Group::NotAMedicine,
    Group::History,
];

/// The name of a group, and what it means.
fn group_name(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Open => (words::group_open(), words::group_open_hint()),
        Group::OpenWithChecks => (words::group_checks(), words::group_checks_hint()),
        Group::CannotBeDetermined => (words::group_unknown(), words::group_unknown_hint()),
        Group::Closed => (words::group_closed(), words::group_closed_hint()),
        Group::NotAMedicine => (words::group_no_medicine(), words::group_no_medicine_hint()),
        Group::History => (words::group_history(), words::group_history_hint()),
    }
}

/// Whether the person said "not for me".
pub(super) fn is_set_aside(session: &Session, answer: &OptionAnswer) -> bool {
    session.visit().not_for_me.contains(answer.option.id.0)
}

/// The options of a group, in the order the screen names: alphabetical, as they are named.
/// What a person set aside stays where the rules put it.
fn of_group(session: &Session, group: Group) -> Vec<&OptionAnswer> {
    let mut answers: Vec<&OptionAnswer> = session
        .derived
        .options()
        .iter()
        .filter(|answer| answer.group == group)
        .collect();
    order::by_key(&mut answers, |answer| {
        answer.option.generic.to_ascii_lowercase()
    });
    answers
}

/// All groups that hold an option.
pub fn groups(session: &Session) -> Html {
    let sections = GROUPS.into_iter().filter_map(|group| {
        let answers = of_group(session, group);
        if answers.is_empty() {
            return None;
        }
        let (name, hint) = group_name(group);
        Some(html! {
            <section class="stack">
                <div><h2>{ name }</h2><p class="soft">{ hint }</p></div>
                <div class="cards">{ for answers.into_iter().map(|answer| card(session, answer)) }</div>
            </section>
        })
    });
    let set_aside = session.derived.set_aside(session.visit());
    html! {
        <>
            <p class="soft">{ words::order() }</p>
            if !set_aside.is_empty() {
                <p>{ words::set_aside(&list_of(&set_aside)) }</p>
            }
            { what_is_left_behind(session) }
            { for sections }
        </>
    }
}

/// What medicines taken before leave behind for every option: once, not on each card.
fn what_is_left_behind(session: &Session) -> Html {
    if left_behind::notes(session).is_empty() {
        return Html::default();
    }
    banner(
        Banner::Note,
        html! {
            <>
                <p><b>{ words::left_behind_title() }</b>{ " " }{ words::left_behind_lead() }</p>
                { left_behind::list(session, "left-behind") }
            </>
        },
    )
}

/// What stands side by side so far, and the way to see it. With nothing chosen yet, the
/// short way to a first comparison: the first group that holds a medicine, and no medicine.
/// No choice among options is made here: where they are too many, only the list below serves.
pub fn chosen_so_far(session: &Session, compared: &[&'static Medicine], go: &Callback<()>) -> Html {
    let count = u64::try_from(compared.len()).unwrap_or(u64::MAX);
    html! {
        <div class="empty no-print">
            if compared.is_empty() {
                <p>{ words::nothing_chosen() }</p>
                { quick_start(session, go) }
            } else {
                <p>{ words::chosen_names(count, &list_of(compared)) }</p>
                <button type="button" class="button" id={SHOW} onclick={go.reform(|_| ())}>
                    { words::to_comparison(count) }
                </button>
            }
        </div>
    }
}

fn quick_start(session: &Session, go: &Callback<()>) -> Html {
    let first = [
        Group::Open,
        Group::OpenWithChecks,
        Group::CannotBeDetermined,
    ]
    .into_iter()
    .map(|group| {
        let mut answers = of_group(session, group);
        answers.retain(|answer| !is_set_aside(session, answer));
        answers
    })
    .find(|answers| !answers.is_empty())
    .unwrap_or_default();
    let nothing = session.derived.options().iter().find(|answer| {
        !answer.option.stands_for.is_empty()
            && answer.group == Group::NotAMedicine
            && !is_set_aside(session, answer)
    });
    let offered: Vec<&'static Medicine> = first
        .into_iter()
        .chain(nothing)
        .map(|answer| answer.option)
        .collect();
    let after_all = offered
        .iter()
        .fold(session.visit().clone(), |visit, option| {
            Action::Compare(option.id.0.to_owned(), true).apply(&visit)
        });
    if after_all.compared.len() != offered.len() {
        return html! { <p>{ words::choose_below() }</p> };
    }
    let text = words::quick_start(&list_of(&offered));
    let add = {
        let (session, go) = (session.clone(), go.clone());
        Callback::from(move |_| {
            for option in &offered {
                session.act(Action::Compare(option.id.0.to_owned(), true));
            }
            go.emit(());
        })
    };
    html! {
        <>
            <button type="button" class="button" id="quick-start" onclick={add}>{ text }</button>
            <p>{ words::or_choose() }</p>
        </>
    }
}
