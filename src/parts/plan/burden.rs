//! What a plan asks of the person, counted from its own dates.

use super::{Made, of_compared, years_after};
use crate::markup::html;
use crate::parts::tag;
use crate::visit::Session;
use chrono::NaiveDate;
use waymark_clinical::monitoring::{self, Plan, WhyLeftOut};
use waymark_evidence::{Regimen, ScheduleItem};
use waymark_words::burden as words;
use waymark_words::narrate::{list, plan as narrate};
use yew::Html;

/// Years that are counted, from the first treatment day.
pub const YEARS: [u32; 2] = [2, 5];

fn counts(plan: &Plan, from: NaiveDate, until: NaiveDate) -> Html {
    let counted = narrate::burden(monitoring::burden(plan, from, until));
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

/// Draws the counts.
pub fn counted(made: &Made) -> Html {
    let plan = &made.plan;
    let before = !narrate::burden(monitoring::burden(plan, NaiveDate::MIN, plan.start)).is_empty();
    html! {
        <>
            { for uncounted(plan).into_iter().map(|text| html! { <p>{ text }</p> }) }
            if before {
                <h3>{ words::before() }</h3>
                { counts(plan, NaiveDate::MIN, plan.start) }
            }
            { for YEARS.iter().map(|years| html! {
                <>
                    <h3>{ words::years(u64::from(*years)) }</h3>
                    { counts(plan, plan.start, years_after(plan.start, *years)) }
                </>
            }) }
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
    html! {
        <section class="stack" aria-labelledby="plan-burden-compared">
            <h3 id="plan-burden-compared">{ words::compared_title() }</h3>
            <p>{ words::compared_lead() }</p>
            <table class="compare" aria-labelledby="plan-burden-compared">
                <thead><tr>
                    <th scope="col">{ words::compared_option() }</th>
                    { for YEARS.iter().map(|years| html! {
                        <th scope="col">{ words::years(u64::from(*years)) }</th>
                    }) }
                </tr></thead>
                <tbody>{ for options.into_iter().map(|(medicine, plan)| html! {
                    <tr>
                        <th scope="row">{ medicine.generic.0 }
                            { for plan.iter().flat_map(uncounted).map(|text| html! {
                                <p class="cell__note">{ text }</p>
                            }) }
                        </th>
                        { for YEARS.iter().map(|years| html! {
                            <td data-column={words::years(u64::from(*years))}>{ cell(plan.as_ref(), *years) }</td>
                        }) }
                    </tr>
                }) }</tbody>
            </table>
        </section>
    }
}

/// The counts of one of several options in a sentence; said when it has no plan to count.
pub fn sentence(plan: Option<&Plan>, years: u32) -> String {
    let Some(plan) = plan else {
        return words::compared_none().to_owned();
    };
    let until = years_after(plan.start, years);
    let counted: Vec<String> = narrate::burden(monitoring::burden(plan, plan.start, until))
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
pub fn uncounted(plan: &Plan) -> Vec<&'static str> {
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
        said.push(words::at_home());
    }
    if items.any(|item| !item.burden.is_empty()) {
        said.push(words::uncounted());
    }
    said
}

fn cell(plan: Option<&Plan>, years: u32) -> Html {
    match plan {
        None => html! { words::compared_none() },
        Some(plan) => counts(plan, plan.start, years_after(plan.start, years)),
    }
}

/// The items that are counted, each with its dates in each range: the proof of the counts.
pub fn how(session: &Session, made: &Made) -> Html {
    let plan = &made.plan;
    let mut items: Vec<&'static ScheduleItem> = Vec::new();
    for planned in &plan.items {
        if !planned.item.burden.is_empty() && !items.iter().any(|item| item.id == planned.item.id) {
            items.push(planned.item);
        }
    }
    let dates = |item: &ScheduleItem, years: u32| {
        let until = years_after(plan.start, years);
        plan.items
            .iter()
            .filter(|planned| planned.item.id == item.id)
            .filter(|planned| plan.start <= planned.due.day() && planned.due.day() < until)
            .count()
    };
    let rows = items
        .into_iter()
        .filter(|item| YEARS.iter().any(|years| dates(item, *years) > 0));
    html! {
        <details>
            <summary>{ words::how() }</summary>
            <p>{ words::how_shared() }{ " " }{ words::without() }</p>
            <table class="plain" aria-label={words::how()}>
                <thead><tr>
                    <th scope="col">{ words::how_item() }</th>
                    { for YEARS.iter().map(|years| html! {
                        <th scope="col">{ words::how_dates(u64::from(*years)) }</th>
                    }) }
                </tr></thead>
                <tbody>{ for rows.map(|item| html! {
                    <tr>
                        <th scope="row">
                            { session.text(&item.what) }{ " " }{ tag::beside_number(&item.proof) }
                        </th>
                        { for YEARS.iter().map(|years| html! { <td>{ dates(item, *years) }</td> }) }
                    </tr>
                }) }</tbody>
            </table>
        </details>
    }
}
