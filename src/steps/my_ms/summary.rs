//! What cannot be used yet, with ways to the fields.

use crate::markup::html;
use crate::parts::form::wrong_text;
use crate::platform::page;
use crate::visit::Session;
use waymark_clinical::facts::Field;
use waymark_words::{common, my_ms as words};
use yew::{Callback, Html};

/// The place of a row in its list, from 1.
fn nth(mut rows: impl Iterator<Item = u32>, row: u32) -> u64 {
    u64::try_from(rows.position(|one| one == row).unwrap_or(0) + 1).unwrap_or(1)
}

/// The element of a field, and its name.
fn place(session: &Session, field: Field) -> (String, String) {
    let entries = &session.visit().entries;
    let relapse = |row| words::relapse_number(nth(entries.relapses.iter().map(|one| one.row), row));
    let scan = |row| words::scan_number(nth(entries.scans.iter().map(|one| one.row), row));
    let medicine =
        |row| words::medicine_number(nth(entries.medicines.iter().map(|one| one.row), row));
    let wording = session.wording();
    match field {
        Field::Age => ("age".into(), words::age().into()),
        Field::FirstSymptoms => ("first-symptoms-year".into(), words::first_symptoms().into()),
        Field::Edss => ("edss".into(), words::edss(wording).into()),
        Field::RelapseDate(row) => (format!("relapse-{row}-date-year"), relapse(row)),
        Field::ScanDate(row) => (format!("scan-{row}-date-year"), scan(row)),
        Field::Gadolinium(row) => (format!("scan-{row}-gadolinium"), scan(row)),
        Field::T2(row) => (format!("scan-{row}-t2"), scan(row)),
        Field::NewT2(row) => (format!("scan-{row}-new-t2"), scan(row)),
        Field::MedicineName(row) => (format!("medicine-{row}-name"), medicine(row)),
        Field::MedicineStart(row) => (format!("medicine-{row}-start-year"), medicine(row)),
        Field::MedicineStop(row) => (format!("medicine-{row}-stop-year"), medicine(row)),
        Field::JcVirusIndex | Field::JcVirusDate => (String::new(), words::jc_virus().to_owned()),
        Field::PlanStart => (String::new(), words::title(wording).to_owned()),
    }
}

pub(super) fn summary(session: &Session) -> Html {
    let problems: Vec<_> = session
        .derived
        .problems
        .iter()
        .filter(|problem| session.problem(problem.field).is_some())
        .collect();
    if problems.is_empty() {
        return Html::default();
    }
    let rows = problems.iter().map(|problem| {
        let (id, name) = place(session, problem.field);
        let said = words::problem(&name, wrong_text(problem.wrong));
        if id.is_empty() {
            return html! { <li><a href={crate::route::Route::JcVirus.hash()}>{ said }</a></li> };
        }
        let onclick = {
            let id = id.clone();
            Callback::from(move |event: yew::MouseEvent| {
                event.prevent_default();
                page::focus(&id);
            })
        };
        html! { <li><a href={format!("#{id}")} {onclick}>{ said }</a></li> }
    });
    html! {
        <div class="error-summary" role="status" tabindex="-1" aria-labelledby="problems-title">
            <h2 id="problems-title">{ common::problems_title(u64::try_from(problems.len()).unwrap_or(1)) }</h2>
            <p>{ common::problems_hint() }</p>
            <ul>{ for rows }</ul>
        </div>
    }
}
