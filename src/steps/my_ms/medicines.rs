//! Disease-modifying medicines, earlier and present.

use super::{change, leave};
use crate::parts::form::{DateField, TextField, answer, date_field, text_field};
use crate::parts::icons;
use crate::visit::{Action, MedicineChange, Session};
use waymark_clinical::facts::Field;
use waymark_clinical::visit::MedicineEntry;
use waymark_words::{common, my_ms as words};
use yew::{Callback, Html, html};

pub(super) fn medicines(session: &Session) -> Html {
    let entries = &session.visit().entries;
    let wording = session.wording();
    let rows = entries
        .medicines
        .iter()
        .enumerate()
        .map(|(place, entry)| row(session, place, entry));
    let add = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::AddMedicine))
    };
    html! {
        <section class="part" aria-labelledby="medicines">
            <h2 id="medicines" tabindex="-1">{ words::medicines(wording) }</h2>
            <p class="field__hint">{ words::medicines_hint(wording) }</p>
            <ol class="rows">{ for rows }</ol>
            <button type="button" class="button button--quiet rows__add" id="add-medicine" onclick={add}>
                { icons::plus() }{ words::add_medicine() }
            </button>
            { answer(
                "medicines-listed",
                words::every_medicine(wording),
                Some(words::every_medicine_hint()),
                entries.every_medicine_listed,
                &change(session, Action::EveryMedicineListed),
            ) }
        </section>
    }
}

fn row(session: &Session, place: usize, entry: &MedicineEntry) -> Html {
    let number = entry.row;
    let id = |part: &str| format!("medicine-{number}-{part}");
    let title = words::medicine_number(u64::try_from(place + 1).unwrap_or(1));
    let remove = {
        let session = session.clone();
        Callback::from(move |_| {
            session.act(Action::RemoveMedicine(number));
            crate::platform::page::focus_quietly("add-medicine");
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
                { text_field(&TextField {
                    id: &id("name"),
                    label: words::medicine_name(),
                    hint: None,
                    value: &entry.name,
                    wrong: session.problem(Field::MedicineName(number)),
                    input_mode: None,
                    on_input: change(session, move |text| {
                        Action::Medicine(number, MedicineChange::Name(text))
                    }),
                    on_leave: leave(session, Field::MedicineName(number)),
                }) }
                { date_field(&DateField {
                    id: &id("start"),
                    legend: words::medicine_start(),
                    hint: None,
                    value: &entry.start,
                    wrong: session.problem(Field::MedicineStart(number)),
                    on_input: change(session, move |(part, text)| {
                        Action::Medicine(number, MedicineChange::Start(part, text))
                    }),
                    on_leave: leave(session, Field::MedicineStart(number)),
                }) }
                { date_field(&DateField {
                    id: &id("stop"),
                    legend: words::medicine_stop(),
                    hint: Some(words::medicine_stop_hint()),
                    value: &entry.stop,
                    wrong: session.problem(Field::MedicineStop(number)),
                    on_input: change(session, move |(part, text)| {
                        Action::Medicine(number, MedicineChange::Stop(part, text))
                    }),
                    on_leave: leave(session, Field::MedicineStop(number)),
                }) }
            </div>
        </li>
    }
}
