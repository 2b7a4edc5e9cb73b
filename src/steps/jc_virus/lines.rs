//! Two lines in the sand: which chance of PML each of the two would accept, set in private.

use crate::markup::html;
use crate::parts::form::{TextField, text_field};
use crate::platform::page;
use crate::visit::{Action, Session};
use waymark_clinical::facts::Wrong;
use waymark_clinical::pml::lines::{KeptLines, LineStep, Lines as State, OUT_OF, Whose};
use waymark_words::lines as words;
use waymark_words::phrase;
use yew::{Callback, Html, Properties, component, use_state};

/// Id of the title.
const TITLE: &str = "lines-title";

/// What the part needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LinesProps {
    /// The visit.
    pub session: Session,
}

const fn id(whose: Whose) -> &'static str {
    match whose {
        Whose::Person => "line-person",
        Whose::Clinician => "line-clinician",
    }
}

/// Where the focus goes when what had it leaves the page.
const fn focus_after(step: &LineStep, next: &State) -> Option<&'static str> {
    match step {
        // What is no line is still to be put right.
        LineStep::Lock(whose) if !next.is_locked(*whose) => Some(id(*whose)),
        LineStep::Lock(_) if next.revealed().is_some() => Some(TITLE),
        LineStep::Lock(Whose::Person) => Some(id(Whose::Clinician)),
        LineStep::Lock(Whose::Clinician) | LineStep::Clear => Some(id(Whose::Person)),
        LineStep::Unlock(whose) => Some(id(*whose)),
        LineStep::Type(..) | LineStep::Keep(..) => None,
    }
}

fn name(whose: Whose) -> &'static str {
    match whose {
        Whose::Person => words::person(),
        Whose::Clinician => words::clinician(),
    }
}

/// A line, as people out of ten thousand.
pub fn people(line: u32) -> String {
    phrase::out_of(line.into(), OUT_OF.into())
}

/// Draws the part. Its state is its own: it is gone when the page is left.
#[component]
pub fn Lines(LinesProps { session }: &LinesProps) -> Html {
    let state = use_state(State::default);
    let step = {
        let (state, session) = (state.clone(), session.clone());
        Callback::from(move |step: LineStep| {
            let next = state.after(step.clone());
            if let Some(focus) = focus_after(&step, &next) {
                page::focus_soon(focus);
            }
            // Kept while both say so, and not a moment longer.
            if next.kept() != session.visit().matters.pml_lines {
                session.act(Action::PmlLines(next.kept()));
            }
            state.set(next);
        })
    };
    let kept_before = session
        .visit()
        .matters
        .pml_lines
        .filter(|_| state.revealed().is_none());
    html! {
        <section class="stack no-print" aria-labelledby={TITLE}>
            <h2 id={TITLE} tabindex="-1">{ words::title() }</h2>
            <p>{ words::lead() }</p>
            if let Some(lines) = kept_before {
                <p>{ words::kept_before() }</p>
                { revealed(lines) }
                <div class="actions">
                    <button type="button" class="button button--quiet" id="lines-clear"
                        onclick={step.reform(|_| LineStep::Clear)}>{ words::again() }</button>
                </div>
            } else if let Some(lines) = state.revealed() {
                { revealed(lines) }
                <p>{ words::beside() }</p>
                { for Whose::BOTH.into_iter().map(|whose| keep(&state, whose, &step)) }
                <p role="status">{ if state.kept().is_some() { words::kept() } else { words::not_kept() } }</p>
                <div class="actions">
                    <button type="button" class="button button--quiet" id="lines-clear"
                        onclick={step.reform(|_| LineStep::Clear)}>{ words::again() }</button>
                </div>
            } else {
                { for Whose::BOTH.into_iter().map(|whose| one(&state, whose, &step)) }
            }
        </section>
    }
}

fn revealed(lines: KeptLines) -> Html {
    html! {
        <dl class="call" id="lines-revealed">
            <div><dt>{ name(Whose::Person) }</dt><dd><b>{ people(lines.person) }</b></dd></div>
            <div><dt>{ name(Whose::Clinician) }</dt><dd><b>{ people(lines.clinician) }</b></dd></div>
        </dl>
    }
}

fn keep(state: &State, whose: Whose, step: &Callback<LineStep>) -> Html {
    let may = state.may_keep(whose);
    let onchange = step.reform(move |_| LineStep::Keep(whose, !may));
    html! {
        <label class="choice">
            <input type="checkbox" id={format!("{}-keep", id(whose))} checked={may} {onchange} />
            <span class="choice__text">{ words::may_keep(name(whose)) }</span>
        </label>
    }
}

fn one(state: &State, whose: Whose, step: &Callback<LineStep>) -> Html {
    if state.is_locked(whose) {
        return html! {
            <div class="card stack stack--close" id={format!("{}-locked", id(whose))}>
                <p><b>{ words::locked(name(whose)) }</b></p>
                <div class="actions">
                    <button type="button" class="button button--plain" id={format!("{}-unlock", id(whose))}
                        onclick={step.reform(move |_| LineStep::Unlock(whose))}>
                        { words::unlock() }<span class="visually-hidden">{ waymark_words::options::named(name(whose)) }</span>
                    </button>
                </div>
            </div>
        };
    }
    html! {
        <div class="card stack stack--close">
            { text_field(&TextField {
                id: id(whose),
                label: &words::field(name(whose)),
                hint: Some(words::hint()),
                value: state.typed(whose),
                wrong: state.is_wrong(whose).then_some(Wrong::NotOutOfTenThousand),
                input_mode: Some("numeric"),
                suggestions: None,
                on_input: step.reform(move |text| LineStep::Type(whose, text)),
                on_leave: Callback::noop(),
            }) }
            <div class="actions">
                <button type="button" class="button" id={format!("{}-lock", id(whose))}
                    onclick={step.reform(move |_| LineStep::Lock(whose))}>
                    { words::lock() }<span class="visually-hidden">{ waymark_words::options::named(name(whose)) }</span>
                </button>
            </div>
        </div>
    }
}
