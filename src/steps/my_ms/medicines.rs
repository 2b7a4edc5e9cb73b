//! Disease-modifying medicines, earlier and present.

use super::dated_rows::{self, DatedRows, dated_rows};
use super::{change, leave};
use crate::markup::html;
use crate::parts::form::{DateField, TextField, answer, date_field, text_field};
use crate::visit::{Action, MedicineChange, Session};
use waymark_clinical::facts::Field;
use waymark_clinical::visit::MedicineEntry;
use waymark_evidence::Availability;
use waymark_words::my_ms as words;
use yew::Html;

/// Id of the list of known names.
const NAMES: &str = "medicine-names";
/// The button that adds a row.
const ADD: &str = "add-medicine";

pub(super) fn medicines(session: &Session) -> Html {
    let entries = &session.visit().entries;
    let wording = session.wording();
    let rows = entries
        .medicines
        .iter()
        .enumerate()
        .map(|(place, entry)| row(session, place, entry));
    let list = DatedRows {
        id: "medicines",
        title: words::medicines(wording),
        hint: words::medicines_hint(wording),
        add_id: ADD,
        add: words::add_medicine(),
        on_add: Action::AddMedicine,
    };
    let complete = answer(
        "medicines-listed",
        words::every_medicine(wording),
        Some(words::every_medicine_hint()),
        entries.every_medicine_listed,
        &change(session, Action::EveryMedicineListed),
    );
    html! {
        <>
            { dated_rows(session, &list, rows, complete) }
            if !entries.medicines.is_empty() {
                <datalist id={NAMES}>
                    { for names(session).map(|name| html! { <option value={name} /> }) }
                </datalist>
            }
        </>
    }
}

/// Generic and brand names of the evidence.
fn names(session: &Session) -> impl Iterator<Item = &'static str> {
    session
        .derived
        .pack()
        .medicines
        .0
        .iter()
        .filter(|medicine| medicine.availability != Availability::NoMedicine)
        .flat_map(|medicine| {
            std::iter::once(medicine.generic.0).chain(medicine.brands.iter().map(|brand| brand.0))
        })
}

/// Whether a name is none of the evidence, nor the beginning of one.
fn is_strange(session: &Session, typed: &str) -> bool {
    let typed = typed.trim().to_ascii_lowercase();
    !typed.is_empty() && !names(session).any(|name| name.to_ascii_lowercase().starts_with(&typed))
}

fn row(session: &Session, place: usize, entry: &MedicineEntry) -> Html {
    let number = entry.row;
    let id = |part: &str| format!("medicine-{number}-{part}");
    let title = words::medicine_number(u64::try_from(place + 1).unwrap_or(1));
    let fields = html! {
        <>
                { text_field(&TextField {
                    id: &id("name"),
                    label: words::medicine_name(),
                    hint: is_strange(session, &entry.name).then(words::medicine_not_known),
                    value: &entry.name,
                    wrong: session.problem(Field::MedicineName(number)),
                    input_mode: None,
                    suggestions: Some(NAMES),
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
        </>
    };
    dated_rows::row(
        session,
        number,
        title,
        Action::RemoveMedicine(number),
        ADD,
        fields,
    )
}
