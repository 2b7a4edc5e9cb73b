//! Fields. The text in a field is what was typed; what is wrong with it stands beside it.

use super::icons;
use crate::markup::html;
use crate::platform::events;
use crate::visit::DatePart;
use waymark_clinical::facts::Wrong;
use waymark_clinical::visit::{Answer, DateText};
use waymark_words::{common, wrong as words};
use yew::{Callback, Event, FocusEvent, Html, InputEvent, classes};

/// What is wrong with a field, in words that help.
pub fn wrong_text(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::NotADate => words::not_a_date(),
        Wrong::NoSuchMonth => words::no_such_month(),
        Wrong::NoSuchDay => words::no_such_day(),
        Wrong::InTheFuture => words::in_the_future(),
        Wrong::BeforeBirth => words::before_birth(),
        Wrong::StopBeforeStart => words::stop_before_start(),
        Wrong::NotACount => words::not_a_count(),
        Wrong::NotAnAge => words::not_an_age(),
        Wrong::NotAnEdss => words::not_an_edss(),
        Wrong::NotAnIndex => words::not_an_index(),
        Wrong::NotAResult => words::not_a_result(),
        Wrong::UnitOfAnotherTest => words::unit_of_another_test(),
        Wrong::CellsAreCounted => words::cells_are_counted(),
        Wrong::TooManyCells => words::too_many_cells(),
        Wrong::IndexWithoutPositive => words::index_without_positive(),
        Wrong::NotOutOfTenThousand => words::not_out_of_ten_thousand(),
        Wrong::NotABaseline => words::not_a_baseline(),
        Wrong::NotABaselineRate => words::not_a_baseline_rate(),
        Wrong::AmbiguousComma => words::ambiguous_comma(),
        Wrong::NotMonths => words::not_months(),
        Wrong::MoreNewThanTotal => words::more_new_than_total(),
        Wrong::MoreEnhancingThanTotal => words::more_enhancing_than_total(),
        Wrong::NoName => words::no_name(),
        Wrong::InThePast => words::in_the_past(),
        Wrong::NeedsTheDay => words::needs_the_day(),
        Wrong::TooFarAhead => words::too_far_ahead(),
    }
}

fn on_input(call: &Callback<String>) -> Callback<InputEvent> {
    let call = call.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(text) = events::typed_text(&event) {
            call.emit(text);
        }
    })
}

/// What is wrong with a field, under it.
pub fn error(id: &str, wrong: Option<Wrong>) -> Html {
    wrong
        .map(|wrong| {
            html! {
                <p class="field__error" id={format!("{id}-error")}>
                    { icons::warning() }{ wrong_text(wrong) }
                </p>
            }
        })
        .unwrap_or_default()
}

fn described_by(id: &str, hint: bool, wrong: bool) -> Option<String> {
    let mut ids = Vec::new();
    if hint {
        ids.push(format!("{id}-hint"));
    }
    if wrong {
        ids.push(format!("{id}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A one-line field.
#[derive(Clone, Debug)]
pub struct TextField<'a> {
    /// Id, unique on the page.
    pub id: &'a str,
    /// Label.
    pub label: &'a str,
    /// Hint.
    pub hint: Option<&'a str>,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it.
    pub wrong: Option<Wrong>,
    /// A number pad on touch screens: `numeric` or `decimal`; none for letters.
    pub input_mode: Option<&'static str>,
    /// Id of a list of texts to choose from, where there is one.
    pub suggestions: Option<&'static str>,
    /// Typing.
    pub on_input: Callback<String>,
    /// Leaving, or pressing Enter after typing.
    pub on_leave: Callback<()>,
}

/// Draws a one-line field.
pub fn text_field(field: &TextField<'_>) -> Html {
    let id = field.id;
    let leave = field.on_leave.reform(|_: FocusEvent| ());
    let enter = field.on_leave.reform(|_: Event| ());
    html! {
        <div class={classes!("field", field.input_mode.map(|_| "field--short"))}>
            <label for={id.to_owned()}>{ field.label }</label>
            if let Some(hint) = field.hint {
                <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            { error(id, field.wrong) }
            <input id={id.to_owned()} type="text" autocomplete="off" spellcheck="false"
                inputmode={field.input_mode}
                list={field.suggestions}
                value={field.value.to_owned()}
                aria-describedby={described_by(id, field.hint.is_some(), field.wrong.is_some())}
                aria-invalid={field.wrong.map(|_| "true")}
                oninput={on_input(&field.on_input)} onblur={leave} onchange={enter} />
        </div>
    }
}

/// A field of several lines, for own words.
pub fn text_area(id: &str, label: &str, hint: &str, value: &str, call: &Callback<String>) -> Html {
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label }</label>
            <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p>
            <textarea id={id.to_owned()} rows="3" aria-describedby={format!("{id}-hint")}
                value={value.to_owned()} oninput={on_input(call)} />
        </div>
    }
}

/// A date in three fields.
#[derive(Clone, Debug)]
pub struct DateField<'a> {
    /// Id, unique on the page; the parts add `-day`, `-month`, `-year`.
    pub id: &'a str,
    /// Legend.
    pub legend: &'a str,
    /// Hint; none for the usual one.
    pub hint: Option<&'a str>,
    /// What was typed.
    pub value: &'a DateText,
    /// What is wrong with it.
    pub wrong: Option<Wrong>,
    /// Typing.
    pub on_input: Callback<(DatePart, String)>,
    /// Leaving the last part.
    pub on_leave: Callback<()>,
}

/// Draws a date in three fields.
pub fn date_field(field: &DateField<'_>) -> Html {
    let id = field.id;
    let described = described_by(id, true, field.wrong.is_some());
    let part = |part: DatePart, name: &str, label: &str, value: &str, most: &'static str| {
        let call = field.on_input.reform(move |text: String| (part, text));
        let leave = field.on_leave.clone();
        let last = part == DatePart::Year;
        let complete = !field.value.year.trim().is_empty();
        let onblur = Callback::from(move |_: FocusEvent| {
            // While the year is still to be typed, the date is unfinished, not wrong.
            if last || complete {
                leave.emit(());
            }
        });
        let part_id = format!("{id}-{name}");
        html! {
            <div class="field field--tiny">
                <label for={part_id.clone()}>{ label }</label>
                <input id={part_id} type="text" inputmode="numeric" autocomplete="off"
                    maxlength={most} value={value.to_owned()}
                    aria-invalid={field.wrong.map(|_| "true")}
                    oninput={on_input(&call)} {onblur} />
            </div>
        }
    };
    html! {
        <fieldset class="date" id={id.to_owned()} aria-describedby={described}>
            <legend>{ field.legend }</legend>
            <p class="field__hint" id={format!("{id}-hint")}>
                { field.hint.unwrap_or_else(|| common::date_hint()) }
            </p>
            { error(id, field.wrong) }
            <div class="date__parts">
                { part(DatePart::Day, "day", common::day(), &field.value.day, "2") }
                { part(DatePart::Month, "month", common::month(), &field.value.month, "2") }
                { part(DatePart::Year, "year", common::year(), &field.value.year, "4") }
            </div>
        </fieldset>
    }
}

/// One of several choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// Its words.
    pub label: String,
    /// More words.
    pub hint: Option<String>,
}

impl<T> Choice<T> {
    /// A choice without more words.
    pub fn new(value: T, label: impl Into<String>) -> Choice<T> {
        Choice {
            value,
            label: label.into(),
            hint: None,
        }
    }
}

/// A question with one answer out of a few, as large targets.
pub fn choices<T: PartialEq + Clone + 'static>(
    id: &str,
    legend: &str,
    hint: Option<&str>,
    choices: &[Choice<T>],
    chosen: &T,
    call: &Callback<T>,
) -> Html {
    choices_and_more(id, legend, hint, [choices, &[]], "", chosen, call)
}

/// A question with one answer out of a few, and more answers one press away. They are open
/// while the answer is one of them.
pub fn choices_and_more<T: PartialEq + Clone + 'static>(
    id: &str,
    legend: &str,
    hint: Option<&str>,
    [few, more]: [&[Choice<T>]; 2],
    more_title: &str,
    chosen: &T,
    call: &Callback<T>,
) -> Html {
    let short = few
        .iter()
        .all(|choice| choice.label.len() < 16 && choice.hint.is_none());
    let row = |(place, choice): (usize, &Choice<T>)| {
        let call = call.clone();
        let value = choice.value.clone();
        let onchange = Callback::from(move |_| call.emit(value.clone()));
        html! {
            <label class="choice">
                <input type="radio" name={id.to_owned()} id={format!("{id}-{place}")}
                    checked={choice.value == *chosen} {onchange} />
                <span class="choice__text">{ &choice.label }
                    if let Some(hint) = &choice.hint {
                        <span class="choice__hint">{ hint }</span>
                    }
                </span>
            </label>
        }
    };
    let rows = few.iter().enumerate().map(row);
    let more_rows = (few.len()..).zip(more).map(row);
    let is_open = more.iter().any(|choice| choice.value == *chosen);
    html! {
        <fieldset class="fieldset" id={id.to_owned()}
            aria-describedby={hint.map(|_| format!("{id}-hint"))}>
            <legend>{ legend }</legend>
            if let Some(hint) = hint {
                <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            <div class={classes!("choices", short.then_some("choices--inline"))}>{ for rows }</div>
            if !more.is_empty() {
                <details class="choices__more" open={is_open}>
                    <summary>{ more_title }</summary>
                    <div class="choices">{ for more_rows }</div>
                </details>
            }
        </fieldset>
    }
}

/// A question with yes, no or not known.
pub fn answer(
    id: &str,
    question: &str,
    hint: Option<&str>,
    given: Answer,
    call: &Callback<Answer>,
) -> Html {
    let all = [
        Choice::new(Answer::Yes, common::yes()),
        Choice::new(Answer::No, common::no()),
        Choice::new(Answer::NotKnown, common::not_known()),
    ];
    choices(id, question, hint, &all, &given, call)
}
