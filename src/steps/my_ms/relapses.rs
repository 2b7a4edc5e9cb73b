//! Relapses as dated rows.

use super::dated_rows::{self, DatedRows, dated_rows};
use super::{change, leave};
use crate::markup::html;
use crate::parts::form::{DateField, answer, date_field};
use crate::visit::{Action, RelapseChange, Session};
use waymark_clinical::criteria::longest_window_months;
use waymark_clinical::facts::Field;
use waymark_clinical::visit::RelapseEntry;
use waymark_words::my_ms as words;
use yew::Html;

/// The button that adds a row.
const ADD: &str = "add-relapse";

pub(super) fn relapses(session: &Session) -> Html {
    let entries = &session.visit().entries;
    let wording = session.wording();
    let rows = entries
        .relapses
        .iter()
        .enumerate()
        .map(|(place, entry)| row(session, place, entry));
    let months = u64::from(longest_window_months(session.derived.pack()));
    let list = DatedRows {
        id: "relapses",
        title: words::relapses(wording),
        hint: words::relapses_hint(wording),
        add_id: ADD,
        add: words::add_relapse(),
        on_add: Action::AddRelapse,
    };
    let complete = answer(
        "relapses-listed",
        &words::every_relapse(months),
        Some(words::every_relapse_hint()),
        entries.every_relapse_listed,
        &change(session, Action::EveryRelapseListed),
    );
    dated_rows(session, &list, rows, complete)
}

fn row(session: &Session, place: usize, entry: &RelapseEntry) -> Html {
    let number = entry.row;
    let wording = session.wording();
    let id = |part: &str| format!("relapse-{number}-{part}");
    let title = words::relapse_number(u64::try_from(place + 1).unwrap_or(1));
    let fields = html! {
        <>
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
        </>
    };
    dated_rows::row(
        session,
        number,
        title,
        Action::RemoveRelapse(number),
        ADD,
        fields,
    )
}
