//! The frame that relapses, scans and medicines share: a list of numbered rows, a button
//! that adds one, and in each row a button that removes it.

use crate::markup::html;
use crate::parts::icons;
use crate::platform::page;
use crate::visit::{Action, Session};
use waymark_words::common;
use yew::{Callback, Html};

/// A list of rows under its heading.
pub(super) struct DatedRows<'a> {
    /// The name of the heading in the page, which the links at the top of the step go to.
    pub(super) id: &'static str,
    /// The heading.
    pub(super) title: &'a str,
    /// What belongs here.
    pub(super) hint: &'a str,
    /// The name of the button that adds a row, in the page.
    pub(super) add_id: &'static str,
    /// The words of that button.
    pub(super) add: &'a str,
    /// What it does.
    pub(super) on_add: Action,
}

/// Draws the list, and below it what asks whether the list is complete.
pub(super) fn dated_rows(
    session: &Session,
    list: &DatedRows<'_>,
    rows: impl Iterator<Item = Html>,
    complete: Html,
) -> Html {
    html! {
        <section class="part" aria-labelledby={list.id}>
            <h2 id={list.id} tabindex="-1">{ list.title }</h2>
            <p class="field__hint">{ list.hint }</p>
            <ol class="rows" id={format!("{}-rows", list.id)}>{ for rows }</ol>
            <button type="button" class="button button--quiet rows__add" id={list.add_id}
                onclick={add(session, list)}>
                { icons::plus() }{ list.add }
            </button>
            { complete }
        </section>
    }
}

/// Draws one row. Removing it moves the focus to the button `add_id`, which stays.
pub(super) fn row(
    session: &Session,
    number: u32,
    title: String,
    on_remove: Action,
    add_id: &'static str,
    fields: Html,
) -> Html {
    html! {
        <li class="row" key={number}>
            <div class="row__head">
                <h3 tabindex="-1">{ title.clone() }</h3>
                <button type="button" class="button button--plain"
                    onclick={remove(session, on_remove, add_id)}>
                    { common::remove() }<span class="visually-hidden">{ " " }{ title }</span>
                </button>
            </div>
            <div class="row__fields">{ fields }</div>
        </li>
    }
}

/// Adds a row; the focus goes to its heading. The row stands above the button, where Tab does
/// not lead.
fn add(session: &Session, list: &DatedRows<'_>) -> Callback<yew::MouseEvent> {
    let (session, action) = (session.clone(), list.on_add.clone());
    let heading = format!("#{}-rows > :last-child h3", list.id);
    Callback::from(move |_| {
        session.act(action.clone());
        page::focus_found_soon(heading.clone());
    })
}

/// Removes a row; the focus goes to the button that adds one.
fn remove(session: &Session, action: Action, add_id: &'static str) -> Callback<yew::MouseEvent> {
    let session = session.clone();
    Callback::from(move |_| {
        session.act(action.clone());
        page::focus_quietly(add_id);
    })
}
