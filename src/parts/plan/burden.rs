//! What a plan asks of the person, counted from its own dates.

use super::timeline::in_short;
use super::{Made, of_compared};
use crate::markup::html;
use crate::parts::{spans, tag};
use crate::visit::Session;
use waymark_clinical::calendar::after;
use waymark_clinical::monitoring::{Plan, TailEnd, Time, WhyLeftOut, YEARS, tail_end, years_after};
use waymark_evidence::{Regimen, ScheduleItem, Step, StepUnit};
use waymark_words::burden as words;
use waymark_words::narrate::schedule::length as in_words;
use waymark_words::narrate::{list, plan as narrate};
use yew::Html;

/// The name of a time that is counted.
fn name(plan: &Plan, time: Time) -> String {
    match time {
        Time::Before => words::before().to_owned(),
        Time::Years(years) => words::years(years.into()),
        Time::Later(years) => words::later(years.into()),
        Time::IfStopped => words::if_stopped(plan.last_treatment_day),
    }
}

fn counts(plan: &Plan, time: Time) -> Html {
    let counted = narrate::burden(time.burden(plan));
    if counted.is_empty() {
        return html! { <p>{ words::nothing() }</p> };
    }
    html! {
        <dl class="burden">
            { for counted.into_iter().map(|(number, label)| html! {
                <div><dt>{ label }</dt><dd>{ number }</dd></div>
            }) }
        </dl>
    }
}

/// What comes last after the last treatment day.
fn tail(session: &Session, plan: &Plan) -> Vec<String> {
    let Some(TailEnd { length, items }) = tail_end(plan) else {
        return vec![words::tail_none().to_owned()];
    };
    let what = in_short(session, &items);
    let mut said = vec![match length {
        Some(length) => words::tail_length(&in_words(length), &what),
        None => words::tail_until(plan.end, &what),
    }];
    if !plan.open_ended {
        said.push(words::tail_counted(plan.last_treatment_day));
    }
    said
}

/// Draws the counts.
pub fn counted(session: &Session, made: &Made) -> Html {
    let plan = &made.plan;
    html! {
        <>
            { for uncounted(plan).into_iter().map(|text| html! { <p class="burden__tail">{ text }</p> }) }
            { for Time::of(plan).into_iter().map(|time| html! {
                <>
                    <h3>{ name(plan, time) }</h3>
                    { counts(plan, time) }
                </>
            }) }
            { for tail(session, plan).into_iter().map(|text| html! { <p class="burden__tail">{ text }</p> }) }
        </>
    }
}

/// The compared options side by side; nothing when fewer than two are compared.
pub fn compared(session: &Session, made: &Made) -> Html {
    let start = made.plan.start;
    let options = of_compared(session, start);
    if options.len() < 2 {
        return Html::default();
    }
    // What follows the years has a name and an end of its own for each option.
    let times: Vec<Time> = [Time::Before]
        .into_iter()
        .chain(YEARS.map(Time::Years))
        .collect();
    let row = |medicine: &waymark_evidence::Medicine, plan: &Plan| {
        html! {
            <tr>
                <th scope="row">{ medicine.generic.0 }
                    { for uncounted(plan).into_iter().map(|text| html! {
                        <p class="cell__note">{ text }</p>
                    }) }
                </th>
                { for times.iter().map(|time| html! {
                    <td data-column={name(plan, *time)}>{ counts(plan, *time) }</td>
                }) }
                <td data-column={words::compared_after()}>
                    { for Time::of(plan).into_iter().filter(|time| !times.contains(time)).map(|time| html! {
                        <><p class="cell__note"><b>{ name(plan, time) }</b></p>{ counts(plan, time) }</>
                    }) }
                    { for tail(session, plan).into_iter().map(|text| html! {
                        <p class="cell__note burden__tail">{ text }</p>
                    }) }
                </td>
            </tr>
        }
    };
    html! {
        <section class="stack" aria-labelledby="plan-burden-compared">
            <h3 id="plan-burden-compared">{ words::compared_title() }</h3>
            <p>{ words::compared_lead() }</p>
            <table class="compare" aria-labelledby="plan-burden-compared">
                <thead><tr>
                    <th scope="col">{ words::compared_option() }</th>
                    { for times.iter().map(|time| html! {
                        <th scope="col">{ name(&made.plan, *time) }</th>
                    }) }
                    <th scope="col">{ words::compared_after() }</th>
                </tr></thead>
                <tbody>{ for options.iter().map(|(medicine, plan)| match plan {
                    Some(plan) => row(medicine, plan),
                    None => html! {
                        <tr>
                            <th scope="row">{ medicine.generic.0 }</th>
                            <td colspan="4">{ words::compared_none() }</td>
                        </tr>
                    },
                }) }</tbody>
            </table>
        </section>
    }
}

/// The counts of one of several options in sentences; said when it has no plan to count.
pub fn said(session: &Session, plan: Option<&Plan>) -> Html {
    let Some(plan) = plan else {
        return html! { <p class="cell__note burden__said">{ words::compared_none() }</p> };
    };
    let notes = tail(session, plan).into_iter().chain(uncounted(plan));
    let length = tail_end(plan).and_then(|end| end.length);
    html! {
        <>
            { for Time::of(plan).into_iter().map(|time| html! {
                <p class="cell__note burden__said">
                    <b>{ name(plan, time) }</b>
                    { waymark_words::compare::colon() }
                    { sentence(plan, time) }
                </p>
            }) }
            { for notes.map(|text| html! { <p class="cell__note burden__tail">{ text }</p> }) }
            if let Some(length) = length {
                <p class="span__side" aria-hidden="true">{ waymark_words::spans::after() }</p>
                { spans::after(length) }
            }
        </>
    }
}

fn sentence(plan: &Plan, time: Time) -> String {
    let counted: Vec<String> = narrate::burden(time.burden(plan))
        .into_iter()
        .map(|(number, label)| words::counted(number.into(), label))
        .collect();
    if counted.is_empty() {
        words::nothing().to_owned()
    } else {
        list(&counted)
    }
}

/// Says that the plan asks for more than is counted, one sentence for each reason.
fn uncounted(plan: &Plan) -> Vec<String> {
    let asked = plan
        .left_out
        .iter()
        .filter(|one| one.why != WhyLeftOut::DoesNotApply);
    let mut items = plan
        .without_dates
        .iter()
        .copied()
        .chain(asked.map(|one| one.item));
    let mut said = Vec::new();
    // A date for every day would bury the others: what is taken at home has one span.
    if plan.schedule.regimen == Regimen::Daily {
        said.push(words::at_home().to_owned());
    }
    // A calendar shorter than the counted years would make its option look lighter.
    let ahead = Step {
        count: plan.schedule.horizon_months,
        unit: StepUnit::Months,
    };
    let [.., longest] = YEARS;
    if plan.open_ended && after(plan.start, ahead, 1) < years_after(plan.start, longest) {
        said.push(words::looks(&in_words(ahead)));
    }
    if items.any(|item| !item.burden.is_empty()) {
        said.push(words::uncounted().to_owned());
    }
    said
}

/// The items that are counted, each with its dates in each time: the proof of the counts.
pub fn how(session: &Session, made: &Made) -> Html {
    let plan = &made.plan;
    let times = Time::of(plan);
    let mut items: Vec<&'static ScheduleItem> = Vec::new();
    for planned in &plan.items {
        if !planned.item.burden.is_empty() && !items.iter().any(|item| item.id == planned.item.id) {
            items.push(planned.item);
        }
    }
    let dates = |item: &ScheduleItem, time: Time| {
        let own = plan
            .items
            .iter()
            .filter(|planned| planned.item.id == item.id);
        own.filter(|planned| time.holds(plan, planned)).count()
    };
    html! {
        <details>
            <summary>{ words::how() }</summary>
            <p>{ words::how_shared() }{ " " }{ words::how_each() }{ " " }{ words::without() }</p>
            <table class="plain" aria-label={words::how()}>
                <thead><tr>
                    <th scope="col">{ words::how_item() }</th>
                    { for times.iter().map(|time| html! {
                        <th scope="col">{ name(plan, *time) }</th>
                    }) }
                </tr></thead>
                <tbody>{ for items.into_iter().map(|item| html! {
                    <tr>
                        <th scope="row">
                            { session.text(&item.what) }{ " " }{ tag::beside_number(&item.proof) }
                        </th>
                        { for times.iter().map(|time| html! { <td>{ dates(item, *time) }</td> }) }
                    </tr>
                }) }</tbody>
            </table>
        </details>
    }
}
