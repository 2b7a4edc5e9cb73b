//! "Not for me": the mark, and what it touches.

use crate::markup::html;
use crate::parts::name::capitalised;
use crate::visit::{Action, Session};
use waymark_clinical::options::{Group, OptionAnswer, asks_about};
use waymark_evidence::Medicine;
use waymark_words::narrate::list;
use waymark_words::options as words;
use yew::{Callback, Html};

/// The mark of an option.
pub fn mark(session: &Session, option: &'static Medicine) -> Html {
    let id = option.id.0;
    let marked = session.visit().not_for_me.contains(id);
    let onchange = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::NotForMe(id.to_owned(), !marked)))
    };
    html! {
        <label class="choice choice--quiet">
            <input type="checkbox" id={format!("not-for-me-{id}")} checked={marked} {onchange} />
            <span class="choice__text">{ words::not_for_me() }<span class="visually-hidden">{ words::named(option.generic.0) }</span></span>
        </label>
    }
}

/// An option that was set aside: its name, and what the choice touches.
pub fn head(session: &Session, answer: &OptionAnswer) -> Html {
    let option = answer.option;
    let id = option.id.0;
    let left: Vec<String> = session
        .derived
        .options()
        .iter()
        .filter(|other| {
            matches!(
                other.group,
                Group::Open | Group::OpenWithChecks | Group::CannotBeDetermined
            ) && !session.visit().not_for_me.contains(other.option.id.0)
        })
        .map(|other| other.option.generic.0.to_owned())
        .collect();
    let asked = asks_about(session.derived.pack(), session.derived.options(), id)
        .into_iter()
        .map(|asks| {
            let question = session.text(&asks.judgement.question);
            html! { <li>{ words::closes_asked(asks.option.generic.0, question) }</li> }
        });
    html! {
        <>
            <p>
                <b id={format!("option-{id}")}>{ capitalised(option.generic.0) }</b>
                <span class="choice__hint">{ words::is_set_aside() }</span>
            </p>
            <div class="answer__change">
                <b>{ words::closes_title() }</b>
                <ul>
                    <li>{ if left.is_empty() {
                        words::closes_none_left().to_owned()
                    } else {
                        words::closes_left(u64::try_from(left.len()).unwrap_or(u64::MAX), &list(&left))
                    } }</li>
                    { for asked }
                    if session.visit().plan.medicine == id {
                        <li>{ words::closes_plan() }</li>
                    }
                </ul>
            </div>
        </>
    }
}
