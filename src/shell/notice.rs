//! Messages above the step: evidence past its date, a file that was opened or refused.

use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::platform::page;
use crate::route::Route;
use crate::visit::{Notice, OtherEvidence, Session, Step};
use waymark_exchange::visit_file::LoadError;
use waymark_words::shell as words;
use yew::{Callback, Html, UseStateHandle};

/// Draws the messages.
pub fn notices(session: &Session, new_version: bool) -> Html {
    let about = session.derived.front();
    let stale = session.today() > about.review_by.0;
    html! {
        <>
            if stale {
                { banner(Banner::Stale, html! { <p>{ words::stale(about.review_by.0) }</p> }) }
            }
            if new_version {
                { banner(Banner::NewVersion, html! { <p>{ words::new_version() }</p> }) }
            }
            if let Some(notice) = &session.state().notice {
                <div class="banner" id="notice" role="alert">
                    <div>
                        <p>{ text(notice) }</p>
                        if let Notice::Opened { other: Some(other) } = notice {
                            { changed(other) }
                        }
                        if let Some(detail) = detail(notice) {
                            <p class="small">{ words::detail(detail) }</p>
                        }
                        <button type="button" class="button button--plain" onclick={close(session)}>
                            { words::close() }
                        </button>
                    </div>
                </div>
            }
        </>
    }
}

/// Stands in the place of a step whose numbers are hidden, until a person takes them as
/// they are: the evidence is past its last day, or the clock of the computer is wrong.
pub fn past_hard_stop(session: &Session, route: Route, accepted: &UseStateHandle<bool>) -> Html {
    let about = session.derived.front();
    let accept = {
        let accepted = accepted.clone();
        Callback::from(move |_: yew::MouseEvent| {
            accepted.set(true);
            page::focus("main");
        })
    };
    html! {
        <>
            { super::head(route.name(), words::out_of_date(about.hard_stop.0).as_str()) }
            <p>{ words::out_of_date_next() }</p>
            <div class="actions">
                <button type="button" class="button button--quiet" onclick={accept}>
                    { words::out_of_date_show() }
                </button>
            </div>
        </>
    }
}

/// What changed for a visit since it was saved, in whole: it comes before anything else.
fn changed(other: &OtherEvidence) -> Html {
    let Some(changed) = &other.changed else {
        return html! { <p>{ words::changed_not_kept() }</p> };
    };
    if changed.is_empty() {
        return html! { <p>{ words::changed_nothing() }</p> };
    }
    let count = u64::try_from(changed.len()).unwrap_or(u64::MAX);
    html! {
        <>
            <p>{ words::changed(count) }</p>
            <ul id="changed">{ for changed.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </>
    }
}

fn close(session: &Session) -> Callback<yew::MouseEvent> {
    let session = session.clone();
    Callback::from(move |_| session.dispatch(Step::CloseNotice))
}

fn text(notice: &Notice) -> String {
    let number = |value: usize| u64::try_from(value).unwrap_or(u64::MAX);
    match notice {
        Notice::Opened { other: None } => words::opened().to_owned(),
        Notice::Opened { other: Some(other) } => words::opened_other_pack(&other.pack),
        Notice::NotRead => words::not_read().to_owned(),
        Notice::NotOpened(error) => match error {
            LoadError::TooLarge { .. } => words::too_large().to_owned(),
            LoadError::NotJson { line, column, .. } => {
                words::not_json(number(*line), number(*column))
            }
            LoadError::NotAVisit | LoadError::NoSuchVersion { .. } => {
                words::not_a_visit().to_owned()
            }
            LoadError::OlderFile { .. } => words::older_file().to_owned(),
            LoadError::TooManyCompared { found } => words::too_many_compared(number(*found)),
            LoadError::NewerVersion { version } => words::newer_version(*version),
            LoadError::Field { line, column, .. } => {
                words::bad_field(number(*line), number(*column))
            }
        },
    }
}

fn detail(notice: &Notice) -> Option<&str> {
    match notice {
        Notice::NotOpened(
            LoadError::NotJson { detail, .. }
            | LoadError::Field { detail, .. }
            | LoadError::OlderFile { detail, .. },
        ) => Some(detail),
        _ => None,
    }
}
