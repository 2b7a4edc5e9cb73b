//! One month of the plan at a look: a table of its days, where days with something due are
//! buttons that say what. It shows what the calendar file holds, in the same words.

use super::Made;
use crate::markup::html;
use crate::visit::Session;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::rc::Rc;
use waymark_clinical::order;
use waymark_exchange::icalendar_file::{CalendarEvent, EventContext, Naming, events};
use waymark_words::{date, plan_month as words};
use yew::{Callback, Html, Properties, classes, component, use_state};

/// Days of a week.
const WEEK: u64 = 7;
/// Letters of a day of the week that stand above its column.
const LETTERS: usize = 2;

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct MonthProps {
    /// The session.
    pub session: Session,
    /// The plan.
    pub made: Rc<Made>,
}

/// Draws a month, and the way to the months before and after it.
#[component]
pub fn Month(MonthProps { session, made }: &MonthProps) -> Html {
    let wanted = use_state(|| None::<NaiveDate>);
    let chosen = use_state(|| None::<NaiveDate>);
    let events = events(
        &made.plan,
        &EventContext {
            naming: Naming::Full(session.wording()),
            revision: 0,
            pack_id: session.derived.pack().id.0,
        },
    );
    let mut months: Vec<NaiveDate> = events.iter().map(|event| first_of(event.from)).collect();
    order::distinct(&mut months);
    let today = first_of(session.today());
    // The plan may have changed since: the nearest month that still has a date.
    let aim = wanted.unwrap_or(today);
    let place = months
        .iter()
        .position(|month| *month >= aim)
        .unwrap_or(months.len().saturating_sub(1));
    let Some(month) = months.get(place).copied() else {
        return Html::default();
    };
    let of_month: Vec<&CalendarEvent> = events
        .iter()
        .filter(|event| first_of(event.from) == month)
        .collect();
    let on = |day: NaiveDate| of_month.iter().filter(move |event| event.from == day);
    let day = chosen.filter(|day| first_of(*day) == month && on(*day).next().is_some());
    let go = |to: Option<NaiveDate>| {
        let wanted = wanted.clone();
        Callback::from(move |_| {
            if to.is_some() {
                wanted.set(to);
            }
        })
    };
    let before = place.checked_sub(1).and_then(|place| months.get(place));
    let after = months.get(place + 1);
    let way = |id: &'static str, to: Option<&NaiveDate>, label: String| {
        html! {
            <button type="button" class="button button--quiet" {id}
                aria-disabled={to.is_none().then_some("true")} onclick={go(to.copied())}>
                { label }
            </button>
        }
    };
    let named = |to: Option<&NaiveDate>, label: fn(&str) -> String, none: &str| {
        to.map_or_else(|| none.to_owned(), |to| label(&date::month_and_year(*to)))
    };
    let cell = |day: NaiveDate| {
        let count = u64::try_from(on(day).count()).unwrap_or(u64::MAX);
        if first_of(day) != month {
            return html! { <td></td> };
        }
        let is_today = (day == session.today()).then_some("date");
        if count == 0 {
            return html! { <td><span class="days__day" aria-current={is_today}>{ day.day() }</span></td> };
        }
        let onclick = {
            let chosen = chosen.clone();
            Callback::from(move |_| chosen.set(Some(day)))
        };
        let pressed = *chosen == Some(day);
        html! {
            <td>
                <button type="button" class={classes!("days__day", "days__day--due")}
                    aria-pressed={pressed.to_string()} aria-current={is_today} {onclick}>
                    { day.day() }
                    <span class="visually-hidden">{ words::entries(count) }</span>
                </button>
            </td>
        }
    };
    let caption = date::month_and_year(month);
    html! {
        <>
            <div class="actions">
                { way("month-before", before, named(before, words::earlier, words::no_earlier())) }
                { way("month-after", after, named(after, words::later, words::no_later())) }
            </div>
            <p role="status" class="visually-hidden">{ &caption }</p>
            <table class="days" id="plan-days">
                <caption>{ &caption }</caption>
                <thead><tr>
                    { for weeks(month).first().into_iter().flatten().map(|day| {
                        let name = date::weekday_name(*day);
                        let short: String = name.chars().take(LETTERS).collect();
                        html! {
                            <th scope="col">
                                <span aria-hidden="true">{ short }</span>
                                <span class="visually-hidden">{ name }</span>
                            </th>
                        }
                    }) }
                </tr></thead>
                <tbody>
                    { for weeks(month).into_iter().map(|week| html! {
                        <tr>{ for week.into_iter().map(cell) }</tr>
                    }) }
                </tbody>
            </table>
            <div class="stack" role="status" id="plan-day">
                if let Some(day) = day {
                    <h3>{ date::with_weekday(day) }</h3>
                    <ul>{ for on(day).map(|event| html! { <li>{ &event.summary }</li> }) }</ul>
                } else {
                    <p>{ words::choose_day() }</p>
                }
            </div>
        </>
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The weeks that hold a day of the month, each from Monday to Sunday.
fn weeks(month: NaiveDate) -> Vec<Vec<NaiveDate>> {
    let past = u64::from(month.weekday().num_days_from_monday());
    let end = month.checked_add_months(Months::new(1));
    let mut weeks = Vec::new();
    let mut monday = month.checked_sub_days(Days::new(past));
    while let Some(first) = monday.filter(|first| end.is_none_or(|end| *first < end)) {
        let days = (0..WEEK).filter_map(|number| first.checked_add_days(Days::new(number)));
        weeks.push(days.collect());
        monday = first.checked_add_days(Days::new(WEEK));
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_whole_weeks_and_all_its_days() {
        for (month, count) in [
            ("2027-02-01", 4), // from Monday to Sunday, four weeks
            ("2027-01-01", 5),
            ("2026-08-01", 6),
            ("2028-02-01", 5),
        ] {
            let month: NaiveDate = month.parse().unwrap();
            let weeks = weeks(month);
            assert_eq!(weeks.len(), count, "{month}");
            assert!(weeks.iter().all(|week| week.len() == 7));
            let own = weeks
                .iter()
                .flatten()
                .filter(|day| first_of(**day) == month);
            let last = month.checked_add_months(Months::new(1)).unwrap() - Days::new(1);
            assert_eq!(own.count(), usize::try_from(last.day()).unwrap());
        }
    }
}
