//! Brain scans as dated rows.

use super::dated_rows::{self, DatedRows, dated_rows};
use super::{change, leave};
use crate::markup::html;
use crate::parts::form::{DateField, TextField, answer, date_field, text_field};
use crate::visit::{Action, ScanChange, Session};
use waymark_clinical::facts::Field;
use waymark_clinical::visit::ScanEntry;
use waymark_words::my_ms as words;
use yew::Html;

/// The button that adds a row.
const ADD: &str = "add-scan";

pub(super) fn scans(session: &Session) -> Html {
    let entries = &session.visit().entries;
    let wording = session.wording();
    let rows = entries
        .scans
        .iter()
        .enumerate()
        .map(|(place, entry)| row(session, place, entry));
    let list = DatedRows {
        id: "scans",
        title: words::scans(wording),
        hint: words::scans_hint(wording),
        add_id: ADD,
        add: words::add_scan(),
        on_add: Action::AddScan,
    };
    dated_rows(session, &list, rows, Html::default())
}

fn row(session: &Session, place: usize, entry: &ScanEntry) -> Html {
    let number = entry.row;
    let wording = session.wording();
    let id = |part: &str| format!("scan-{number}-{part}");
    let title = words::scan_number(u64::try_from(place + 1).unwrap_or(1));
    let count =
        |id: &str, label: &str, value: &str, field: Field, make: fn(String) -> ScanChange| {
            text_field(&TextField {
                id,
                label,
                hint: None,
                value,
                wrong: session.problem(field),
                input_mode: Some("numeric"),
                suggestions: None,
                on_input: change(session, move |text| Action::Scan(number, make(text))),
                on_leave: leave(session, field),
            })
        };
    let fields = html! {
        <>
                { date_field(&DateField {
                    id: &id("date"),
                    legend: words::scan_date(),
                    hint: None,
                    value: &entry.date,
                    wrong: session.problem(Field::ScanDate(number)),
                    on_input: change(session, move |(part, text)| {
                        Action::Scan(number, ScanChange::Date(part, text))
                    }),
                    on_leave: leave(session, Field::ScanDate(number)),
                }) }
                { count(&id("gadolinium"), words::gadolinium(wording), &entry.gadolinium_lesions,
                    Field::Gadolinium(number), ScanChange::Gadolinium) }
                { count(&id("t2"), words::t2(wording), &entry.t2_lesions,
                    Field::T2(number), ScanChange::T2) }
                { count(&id("new-t2"), words::new_t2(wording), &entry.new_or_enlarging_t2_lesions,
                    Field::NewT2(number), ScanChange::NewT2) }
                { answer(
                    &id("t2-increase"),
                    words::t2_increase(wording),
                    Some(words::t2_increase_hint(wording)),
                    entry.significant_t2_increase,
                    &change(session, move |given| {
                        Action::Scan(number, ScanChange::SignificantT2Increase(given))
                    }),
                ) }
        </>
    };
    dated_rows::row(
        session,
        number,
        title,
        Action::RemoveScan(number),
        ADD,
        fields,
    )
}
