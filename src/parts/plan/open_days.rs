//! Weekends and closed days: the rule that the person chooses, what it did, and the days on
//! which the clinic is closed.

use super::Made;
use super::change::Changer;
use crate::markup::html;
use crate::parts::form::{Choice, DateField, choices, date_field, wrong_text};
use crate::platform::page;
use crate::visit::DatePart;
use std::rc::Rc;
use waymark_clinical::facts::Wrong;
use waymark_clinical::monitoring::{ClosedDay, Due, Plan, PlanItem};
use waymark_clinical::order;
use waymark_clinical::visit::{DateText, DayRule, DaysEntry};
use waymark_evidence::{PartialDate, Place};
use waymark_words::{date, open_days as words};
use yew::{Callback, Html, Properties, component, use_state};

/// Closed days that one press adds at most: more is a slip of the keyboard.
const MOST_AT_ONCE: usize = 62;
/// The button that takes the focus when a closed day was removed.
const ADD: &str = "closed-add";

/// Dates away from home that are neither ticked nor only supposed.
fn appointments(plan: &Plan) -> impl Iterator<Item = &PlanItem> {
    plan.items.iter().filter(|planned| {
        planned.item.place != Place::Home
            && !planned.only_if_stopped
            && !matches!(planned.due, Due::Span { .. })
    })
}

/// What the rule did, counted: for the screen and for paper.
pub fn said(made: &Made, days: &DaysEntry) -> Vec<String> {
    let plan = &made.plan;
    let count = |counts: &dyn Fn(&PlanItem) -> bool| {
        let found = appointments(plan).filter(|planned| counts(planned)).count();
        u64::try_from(found).unwrap_or(u64::MAX)
    };
    let mut said = Vec::new();
    let mut push = |number: u64, text: fn(u64) -> String| {
        if number > 0 {
            said.push(text(number));
        }
    };
    match days.rule {
        DayRule::AsCounted => {
            let open = days.read();
            push(
                count(&|planned| open.is_closed(planned.due.day())),
                words::counted_count,
            );
        }
        DayRule::WorkingDays => {
            push(
                count(&|planned| matches!(planned.closed_day, Some(ClosedDay::Brought { .. }))),
                words::brought_count,
            );
            push(
                count(&|planned| planned.closed_day == Some(ClosedDay::Stays)),
                words::stays_count,
            );
        }
    }
    if said.is_empty() {
        said.push(words::none().to_owned());
    }
    said.push(words::home().to_owned());
    said
}

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ClosedDaysProps {
    /// Changes the plan.
    pub changer: Changer,
    /// The plan.
    pub made: Rc<Made>,
}

/// Draws the choice and the closed days.
#[component]
pub fn ClosedDays(ClosedDaysProps { changer, made }: &ClosedDaysProps) -> Html {
    let first = use_state(DateText::default);
    let last = use_state(DateText::default);
    let problem = use_state(|| None::<&'static str>);
    let entry = &changer.session.visit().plan.days;
    let rules = [
        Choice {
            value: DayRule::WorkingDays,
            label: words::working().to_owned(),
            hint: Some(words::working_hint().to_owned()),
        },
        Choice {
            value: DayRule::AsCounted,
            label: words::as_counted().to_owned(),
            hint: Some(words::as_counted_hint().to_owned()),
        },
    ];
    let choose = {
        let (changer, problem) = (changer.clone(), problem.clone());
        Callback::from(move |rule| problem.set(changer.apply(|plan| plan.days.rule = rule).err()))
    };
    let on_input = |state: &yew::UseStateHandle<DateText>| {
        let state = state.clone();
        Callback::from(move |(part, text): (DatePart, String)| {
            let mut next = (*state).clone();
            match part {
                DatePart::Day => next.day = text,
                DatePart::Month => next.month = text,
                DatePart::Year => next.year = text,
            }
            state.set(next);
        })
    };
    let add = {
        let (changer, first, last, problem) = (
            changer.clone(),
            first.clone(),
            last.clone(),
            problem.clone(),
        );
        Callback::from(move |_| {
            let added = closed(&first, &last).and_then(|days| {
                changer.apply(|plan| {
                    for day in days {
                        if !plan.days.closed.contains(&day) {
                            plan.days.closed.push(day);
                        }
                    }
                    order::by_key(&mut plan.days.closed, |day| {
                        day.read().ok().flatten().and_then(|date| date.exact())
                    });
                })
            });
            if added.is_ok() {
                first.set(DateText::default());
                last.set(DateText::default());
            }
            problem.set(added.err());
        })
    };
    let rows = entry.closed.iter().map(|typed| {
        let name = typed
            .read()
            .ok()
            .flatten()
            .and_then(|read| read.exact())
            .map_or_else(|| typed.to_string(), date::with_weekday);
        let onclick = {
            let (changer, problem, typed) = (changer.clone(), problem.clone(), typed.clone());
            Callback::from(move |_| {
                let removed = changer.apply(|plan| plan.days.closed.retain(|day| *day != typed));
                problem.set(removed.err());
                page::focus_quietly(ADD);
            })
        };
        html! {
            <li>
                <button type="button" class="button button--plain" {onclick}>
                    { words::remove(&name) }
                </button>
            </li>
        }
    });
    html! {
        <>
            <p role="status" id="open-days-said">{ said(made, entry).join(" ") }</p>
            { choices("open-days", words::rule(), None, &rules, &entry.rule, &choose) }
            <h3>{ words::closed_title() }</h3>
            <p>{ words::closed_hint() }</p>
            if !entry.closed.is_empty() {
                <ul class="rows" id="closed-days">{ for rows }</ul>
            }
            { date_field(&DateField {
                id: "closed-first",
                legend: words::first(),
                hint: Some(words::first_hint()),
                value: &first,
                wrong: None,
                on_input: on_input(&first),
                on_leave: Callback::noop(),
            }) }
            { date_field(&DateField {
                id: "closed-last",
                legend: words::last(),
                hint: Some(words::last_hint()),
                value: &last,
                wrong: None,
                on_input: on_input(&last),
                on_leave: Callback::noop(),
            }) }
            if let Some(text) = *problem {
                <p role="alert" id="closed-problem">{ text }</p>
            }
            <div class="actions">
                <button type="button" class="button button--quiet" id={ADD} onclick={add}>
                    { words::add() }
                </button>
            </div>
        </>
    }
}

/// The days of one entry, from its first to its last.
fn closed(first: &DateText, last: &DateText) -> Result<Vec<DateText>, &'static str> {
    let day = |typed: &DateText| match typed.read() {
        Err(error) => Err(wrong_text(error.into())),
        Ok(None) => Ok(None),
        Ok(Some(date)) => date.exact().map(Some).ok_or(wrong_text(Wrong::NeedsTheDay)),
    };
    let from = day(first)?.ok_or(wrong_text(Wrong::NeedsTheDay))?;
    let to = day(last)?.unwrap_or(from);
    if to < from {
        return Err(words::ends_before());
    }
    let days: Vec<DateText> = from
        .iter_days()
        .take_while(|day| *day <= to)
        .take(MOST_AT_ONCE + 1)
        .map(|day| PartialDate::from(day).into())
        .collect();
    match days.len() > MOST_AT_ONCE {
        true => Err(words::too_many()),
        false => Ok(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_days_are_a_day_or_a_range_that_makes_sense() {
        let of = |first: &str, last: &str| closed(&first.into(), &last.into());
        assert_eq!(of("2027-12-24", "").unwrap(), ["2027-12-24".into()]);
        assert_eq!(of("2027-12-24", "2028-01-02").unwrap().len(), 10);
        assert_eq!(
            of("2028-02-28", "2028-03-01").unwrap().len(),
            3,
            "a leap year"
        );
        assert_eq!(of("2027-12-24", "2027-12-23"), Err(words::ends_before()));
        assert_eq!(of("2027-12-24", "2099-12-31"), Err(words::too_many()));
        assert_eq!(of("2027-12", ""), Err(wrong_text(Wrong::NeedsTheDay)));
        assert_eq!(of("", "2027-12-24"), Err(wrong_text(Wrong::NeedsTheDay)));
        assert_eq!(of("2027-02-29", ""), Err(wrong_text(Wrong::NoSuchDay)));
    }
}
