//! Relapses as dated rows.

use super::{change, leave};
use crate::parts::form::{DateField, answer, date_field};
use crate::parts::icons;
use crate::visit::{Action, RelapseChange, Session};
use waymark_clinical::criteria::longest_window_months;
use waymark_clinical::facts::Field;
use waymark_clinical::visit::RelapseEntry;
use waymark_words::{common, my_ms as words};
use yew::{Callback, Html, html};

pub(super) fn relapses(session: &Session) -> Html {
    let entries = &session.visit().entries;
    let wording = session.wording();
    let rows = entries
        .relapses
        .iter()
        .enumerate()
        .map(|(place, entry)| row(session, place, entry));
    let add = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::AddRelapse))
    };
    let months = u64::from(longest_window_months(session.derived.pack()));
    html! {
        <section class="part" aria-labelledby="relapses">
            <h2 id="relapses" tabindex="-1">{ words::relapses(wording) }</h2>
            <p class="field__hint">{ words::relapses_hint(wording) }</p>
            <ol class="rows">{ for rows }</ol>
            <button type="button" class="button button--quiet rows__add" id="add-relapse" onclick={add}>
                { icons::plus() }{ words::add_relapse() }
            </button>
            { answer(
                "relapses-listed",
                &words::every_relapse(months),
                Some(words::every_relapse_hint()),
                entries.every_relapse_listed,
                &change(session, Action::EveryRelapseListed),
            ) }
        </section>
    }
}

fn row(session: &Session, place: usize, entry: &RelapseEntry) -> Html {
    let number = entry.row;
    let wording = session.wording();
    let id = |part: &str| format!("relapse-{number}-{part}");
    let title = words::relapse_number(u64::try_from(place + 1).unwrap_or(1));
    let remove = {
        let session = session.clone();
        Callback::from(move |_| {
            session.act(Action::RemoveRelapse(number));
            crate::platform::page::focus_quietly("add-relapse");
        })
    };
    html! {
        <li class="row" key={number}>
            <div class="row__head">
                <h3>{ title.clone() }</h3>
                <button type="button" class="button button--plain" onclick={remove}>
                    { common::remove() }<span class="visually-hidden">{ " " }{ title }</span>
                </button>
            </div>
            <div class="row__fields">
                { date_field(&DateField {
                    id: &id("date"),
                    legend: words::relapse_date(),
                    hint: None,
                    value: &entry.date,
                    wrong: session.problem(Field::RelapseDate(number)),
                    on_input: change(session, move |(part, text)| {
                        Action::Relapse(number, RelapseChange::Date(part, text))
                    }),
                    on_leave: leave(session, Field::RelapseDate(number)),
                }) }
                { answer(
                    &id("disabling"),
                    words::disabling(wording),
                    Some(words::disabling_hint(wording)),
                    entry.disabling,
                    &change(session, move |given| {
                        Action::Relapse(number, RelapseChange::Disabling(given))
                    }),
                ) }
                { answer(
                    &id("on-medicine"),
                    words::on_medicine(),
                    Some(words::on_medicine_hint()),
                    entry.on_medicine,
                    &change(session, move |given| {
                        Action::Relapse(number, RelapseChange::OnMedicine(given))
                    }),
                ) }
            </div>
        </li>
    }
}
