//! Results of tests on which the schedule depends: what was entered, what it changed, and a
//! new one.

use super::Made;
use super::change::Changer;
use crate::markup::html;
use crate::parts::form::{
    Choice, DateField, TextField, choices, date_field, error, text_field, wrong_text,
};
use crate::parts::tag;
use crate::platform::page;
use crate::visit::{DatePart, Session};
use std::rc::Rc;
use waymark_clinical::facts::Wrong;
use waymark_clinical::monitoring::results::IN_RANGE;
use waymark_clinical::visit::ResultEntry;
use waymark_evidence::{Measure, ResultUnit, Schedule, Then, When};
use waymark_words::date;
use waymark_words::narrate::result as narrate;
use waymark_words::results as words;
use yew::{Callback, Html, Properties, component, use_state};

/// The button that takes the focus when a result was removed.
const ADD: &str = "result-add";

/// What the results of a schedule measure, in the order of its rules.
pub fn measures(schedule: &Schedule) -> Vec<Measure> {
    let of_treatment = schedule.on_results.iter().map(|rule| rule.result.measure);
    let of_items = schedule.items.iter().filter_map(|item| match item.when {
        When::AfterResult { result, .. }
        | When::AroundEachCourse {
            until_result: Some(result),
            ..
        } => Some(result.measure),
        _ => None,
    });
    let mut measures: Vec<Measure> = Vec::new();
    for measure in of_treatment.chain(of_items) {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

fn measure(session: &Session, measure: Measure) -> &'static str {
    narrate::measure(measure, session.wording())
}

/// Where the laboratory places a result, in words.
fn range(entered: &str) -> &'static str {
    narrate::range(entered == IN_RANGE[0])
}

fn sentence(session: &Session, entry: &ResultEntry) -> String {
    let day = entry
        .date
        .read()
        .ok()
        .flatten()
        .and_then(|date| date.exact());
    let what = measure(session, entry.measure);
    let day = day.map_or_else(|| entry.date.to_string(), date::long);
    match entry.unit {
        ResultUnit::LaboratoryRange => words::entry_range(what, range(&entry.value), &day),
        own => words::entry(what, entry.value.trim(), narrate::unit(own), &day),
    }
}

/// Rules that a result met, with what they did to treatment: on screen and on paper. Nothing
/// when there are none.
pub fn met(session: &Session, made: &Made) -> Html {
    let entries = &session.visit().plan.changes.results;
    let results = made.plan.met.iter().map(|met| {
        let own = entries
            .iter()
            .find(|entry| entry.read() == Ok(met.result))
            .map(|entry| sentence(session, entry));
        let waits = match (met.rule.then, met.latest) {
            (Then::HoldCourse { course, .. }, Some(latest)) => {
                Some(words::waits(course.into(), latest))
            }
            _ => None,
        };
        html! {
            <li>
                <p><b>{ own.unwrap_or_default() }</b></p>
                <p>{ session.text(&met.rule.says) }{ " " }{ tag::beside_number(&met.rule.proof) }</p>
                if let Some(waits) = waits { <p>{ waits }</p> }
            </li>
        }
    });
    if made.plan.met.is_empty() {
        return Html::default();
    }
    html! { <ul class="rows" id="results-met">{ for results }</ul> }
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ResultsProps {
    /// Changes the plan.
    pub changer: Changer,
    /// The plan.
    pub made: Rc<Made>,
}

/// Draws the results and the fields for a new one.
#[component]
pub fn Results(ResultsProps { changer, made }: &ResultsProps) -> Html {
    let typed = use_state(ResultEntry::default);
    let problem = use_state(|| None::<Wrong>);
    let refused = use_state(|| None::<&'static str>);
    let session = &changer.session;
    let measures = measures(made.plan.schedule);
    let Some(first) = measures.first().copied() else {
        return Html::default();
    };
    let now = match measures.contains(&typed.measure) {
        true => typed.measure,
        false => first,
    };
    let own_unit = |measure: Measure, unit: ResultUnit| match measure.units() {
        units if units.contains(&unit) => unit,
        units => units.first().copied().unwrap_or_default(),
    };
    let unit_now = own_unit(now, typed.unit);
    let edit = |change: fn(&mut ResultEntry, Measure)| {
        let typed = typed.clone();
        Callback::from(move |measure: Measure| {
            let mut next = (*typed).clone();
            change(&mut next, measure);
            typed.set(next);
        })
    };
    let kinds: Vec<Choice<Measure>> = measures
        .iter()
        .map(|one| Choice::new(*one, measure(session, *one)))
        .collect();
    let units: Vec<Choice<ResultUnit>> = now
        .units()
        .iter()
        .map(|one| Choice::new(*one, narrate::unit(*one)))
        .collect();
    let on_unit = {
        let typed = typed.clone();
        Callback::from(move |unit| {
            typed.set(ResultEntry {
                unit,
                ..(*typed).clone()
            });
        })
    };
    let on_value = {
        let typed = typed.clone();
        Callback::from(move |value| {
            typed.set(ResultEntry {
                value,
                ..(*typed).clone()
            });
        })
    };
    let by_range = unit_now == ResultUnit::LaboratoryRange;
    let ranges: Vec<Choice<String>> = IN_RANGE
        .iter()
        .map(|one| Choice::new((*one).to_owned(), range(one)))
        .collect();
    let on_date = {
        let typed = typed.clone();
        Callback::from(move |(part, text): (DatePart, String)| {
            let mut next = (*typed).clone();
            match part {
                DatePart::Day => next.date.day = text,
                DatePart::Month => next.date.month = text,
                DatePart::Year => next.date.year = text,
            }
            typed.set(next);
        })
    };
    let add = {
        let (changer, typed) = (changer.clone(), typed.clone());
        let (problem, refused) = (problem.clone(), refused.clone());
        Callback::from(move |_| {
            let entry = ResultEntry {
                measure: now,
                unit: unit_now,
                ..(*typed).clone()
            };
            let today = changer.session.today();
            let wrong = match entry.read() {
                Err(wrong) => Some(wrong),
                Ok(result) if result.day > today => Some(Wrong::InTheFuture),
                Ok(_) => None,
            };
            problem.set(wrong);
            if wrong.is_some() {
                return;
            }
            // The same result typed twice is one result.
            let added = changer.apply(|plan| {
                let results = &mut plan.changes.results;
                results.retain(|one| one.read() != entry.read());
                results.push(entry);
            });
            if added.is_ok() {
                typed.set(ResultEntry {
                    measure: now,
                    unit: unit_now,
                    ..ResultEntry::default()
                });
            }
            refused.set(added.err());
        })
    };
    let rows = session.visit().plan.changes.results.iter().map(|entry| {
        let onclick = {
            let (changer, entry) = (changer.clone(), entry.clone());
            Callback::from(move |_| {
                // Without a result less changes: there is a plan whenever there was one.
                let _ = changer.apply(|plan| plan.changes.results.retain(|one| *one != entry));
                page::focus_quietly(ADD);
            })
        };
        let text = sentence(session, entry);
        html! {
            <li>
                <p>{ &text }</p>
                <button type="button" class="button button--plain" {onclick}>
                    { words::remove() }<span class="visually-hidden">{ " " }{ &text }</span>
                </button>
            </li>
        }
    });
    let of_date = |wrong: Wrong| {
        matches!(
            wrong,
            Wrong::NeedsTheDay
                | Wrong::NotADate
                | Wrong::NoSuchDay
                | Wrong::NoSuchMonth
                | Wrong::InTheFuture
        )
    };
    html! {
        <>
            { met(session, made) }
            if !session.visit().plan.changes.results.is_empty() {
                <ul class="rows" id="results">{ for rows }</ul>
            }
            if kinds.len() > 1 {
                { choices("result-measure", words::which(), None, &kinds, &now,
                    &edit(|entry, measure| entry.measure = measure)) }
            }
            if by_range {
                { choices("result-range", &words::value(measure(session, now)),
                    Some(words::range_hint()), &ranges, &typed.value, &on_value) }
                { error("result-range", problem.filter(|wrong| !of_date(*wrong))) }
            } else {
                { text_field(&TextField {
                    id: "result-value",
                    label: &words::value(measure(session, now)),
                    hint: None,
                    value: &typed.value,
                    wrong: problem.filter(|wrong| !of_date(*wrong)),
                    input_mode: Some("decimal"),
                    suggestions: None,
                    on_input: on_value,
                    on_leave: Callback::noop(),
                }) }
                { choices("result-unit", words::unit(), Some(words::unit_hint()), &units, &unit_now, &on_unit) }
            }
            { date_field(&DateField {
                id: "result-date",
                legend: words::day(),
                hint: Some(words::day_hint()),
                value: &typed.date,
                wrong: problem.filter(|wrong| of_date(*wrong)),
                on_input: on_date,
                on_leave: Callback::noop(),
            }) }
            if let Some(text) = *refused {
                <p role="alert">{ text }</p>
            }
            if let Some(wrong) = *problem {
                <p role="alert" class="visually-hidden">{ wrong_text(wrong) }</p>
            }
            <div class="actions">
                <button type="button" class="button button--quiet" id={ADD} onclick={add}>
                    { words::add() }
                </button>
            </div>
        </>
    }
}
