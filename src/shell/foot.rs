//! The footer: purpose, privacy, saving and opening a visit, ending it, colours.

use crate::markup::html;
use crate::platform::{clock, files, page, preferences};
use crate::route::Route;
use crate::visit::{FILE_NAME, Notice, OtherEvidence, Session, Step, file};
use waymark_evidence::Pack;
use waymark_exchange::visit_file;
use waymark_words::narrate::showing::changed_since;
use waymark_words::shell as words;
use yew::html::NodeRef;
use yew::{Callback, Event, Html, Properties, component, use_mut_ref, use_state};

const THEMES: [Option<&str>; 3] = [None, Some("light"), Some("dark")];

/// The colour theme chosen on this computer.
pub fn remembered_theme() -> Option<String> {
    preferences::get(preferences::THEME).filter(|theme| THEMES.contains(&Some(theme.as_str())))
}

/// What the footer is given.
#[derive(Clone, PartialEq, Properties)]
pub struct FootProps {
    /// The session.
    pub session: Session,
    /// Its place on the page.
    pub place: NodeRef,
}

/// Draws the footer.
#[component]
pub fn Foot(FootProps { session, place }: &FootProps) -> Html {
    let ending = use_state(|| false);
    let theme = use_state(remembered_theme);
    let reader = use_mut_ref(|| None::<files::Reader>);

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
    let open = {
        let session = session.clone();
        Callback::from(move |event: Event| {
            let session = session.clone();
            *reader.borrow_mut() = files::read_chosen(&event, move |text| {
                session.dispatch(opened(text, session.derived.pack()));
                page::focus("notice");
            });
        })
    };
    let ask = {
        let ending = ending.clone();
        Callback::from(move |_| ending.set(true))
    };
    let keep = {
        let ending = ending.clone();
        Callback::from(move |_| ending.set(false))
    };
    let end = {
        let (session, ending) = (session.clone(), ending.clone());
        Callback::from(move |_| {
            session.dispatch(Step::End);
            ending.set(false);
            page::set_hash(&Route::Today.hash());
        })
    };
    let themes = THEMES.iter().map(|choice| {
        let label = match choice {
            None => words::theme_system(),
            Some("light") => words::theme_light(),
            Some(_) => words::theme_dark(),
        };
        let pressed = theme.as_deref() == *choice;
        let theme = theme.clone();
        let onclick = Callback::from(move |_| {
            match choice {
                Some(name) => preferences::set(preferences::THEME, name),
                None => preferences::remove(preferences::THEME),
            }
            page::set_theme(*choice);
            theme.set(choice.map(str::to_owned));
        });
        html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ label }</button> }
    });
    html! {
        <footer class="foot no-print" ref={place.clone()}>
            <div class="actions">
                <button type="button" class="button button--quiet" onclick={save}>{ words::save_visit() }</button>
                <label class="button button--quiet file">
                    { words::open_visit() }
                    <input class="visually-hidden" type="file" accept=".json,application/json" id="open-visit" onchange={open} />
                </label>
                if *ending {
                    <div class="banner" role="alertdialog" aria-labelledby="end-question">
                        <div>
                            <p id="end-question">{ words::end_visit_sure() }</p>
                            <button type="button" class="button" onclick={end}>{ words::end_visit_yes() }</button>
                            { " " }
                            <button type="button" class="button button--quiet" onclick={keep}>{ words::end_visit_no() }</button>
                        </div>
                    </div>
                } else {
                    <button type="button" class="button button--quiet" onclick={ask}>{ words::end_visit() }</button>
                }
            </div>
            <div class="foot__theme">
                <span id="theme-label">{ words::theme() }</span>
                <div class="seg" role="group" aria-labelledby="theme-label">{ for themes }</div>
            </div>
            <p><a href={Route::Review.hash()}>{ waymark_words::route::review() }</a></p>
            <p>{ words::purpose() }</p>
            <p>{ words::private() }</p>
        </footer>
    }
}

/// What follows from the text of a chosen file. A refused file changes nothing but the message.
fn opened(text: Option<String>, pack: &'static Pack) -> Step {
    let Some(text) = text else {
        return Step::Tell(Notice::NotRead);
    };
    match visit_file::load(&text) {
        Err(error) => Step::Tell(Notice::NotOpened(error)),
        Ok(loaded) => {
            let other = (loaded.pack_id != pack.id.0).then(|| OtherEvidence {
                changed: (!loaded.shown.is_empty())
                    .then(|| changed_since(pack, &loaded.visit, &loaded.shown, loaded.saved_on)),
                pack: loaded.pack_id,
            });
            Step::Open(Box::new(loaded.visit), Notice::Opened { other })
        }
    }
}
