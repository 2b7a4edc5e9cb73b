//! Published effects on one baseline chosen for a person. A clinician opens it; it is
//! arithmetic on groups of studies, says so, and refuses where the effects do not allow it.

use super::comparison::question;
use super::ratios::{measure, said, target, three_places};
use crate::markup::html;
use crate::parts::form::{TextField, text_field};
use crate::parts::name::capitalised;
use crate::parts::proof::effect_kind;
use crate::parts::{number, result, tag};
use crate::platform::events;
use crate::visit::{Action, BaselineChange, BaselineField, Session, Step};
use waymark_clinical::effects::arithmetic::{Refusal, Working};
use waymark_clinical::effects::own_baseline::{
    Baseline, BaselineFrom, OwnLine, OwnRefusal, OwnValue, ROWS, baseline, baselines, name,
    on_baseline,
};
use waymark_clinical::effects::{Proven, Shown};
use waymark_clinical::facts::Wrong;
use waymark_clinical::visit::BaselineEntry;
use waymark_evidence::{ComparisonRow, Medicine};
use waymark_words::clinical_own_baseline as words;
use waymark_words::narrate::shown;
use yew::{Callback, Event, Html, classes};

/// The switch, and what it opens.
pub fn section(session: &Session, options: &[&'static Medicine]) -> Html {
    let open = session.visit().own_baselines.open;
    let onchange = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::OwnBaseline(!open)))
    };
    html! {
        <section class={classes!("stack", (!open).then_some("no-print"))} aria-labelledby="own-baseline-title">
            <h2 id="own-baseline-title">{ words::title() }</h2>
            <label class="choice no-print">
                <input type="checkbox" id="own-baseline" checked={open} {onchange} />
                <span class="choice__text">{ words::show() }
                    <span class="choice__hint">{ words::show_hint() }</span>
                </span>
            </label>
            if open {
                <p>{ words::lead() }</p>
                { for ROWS.into_iter().map(|row| one_row(session, options, row)) }
            }
        </section>
    }
}

const fn row_id(row: ComparisonRow) -> &'static str {
    match row {
        ComparisonRow::Relapses => "own-relapses",
        ComparisonRow::PeopleWithRelapse => "own-people",
        ComparisonRow::Worsening => "own-worse",
        ComparisonRow::Scans => "own-scans",
    }
}

fn one_row(session: &Session, options: &[&'static Medicine], row: ComparisonRow) -> Html {
    let visit = session.visit();
    let Some(entry) = visit.own_baselines.of(row) else {
        return Html::default();
    };
    let unverified = visit.show_unverified;
    let pack = session.derived.pack();
    let found = baseline(pack, row, entry, unverified);
    let groups = baselines(pack, row, unverified);
    let id = row_id(row);
    let chosen_none = !matches!(found, Ok(Some(_)));
    html! {
        <section class={classes!("stack", "stack--close", chosen_none.then_some("no-print"))} aria-labelledby={format!("{id}-title")}>
            <h3 id={format!("{id}-title")}>{ question(session, row) }</h3>
            { choose(session, row, entry, &found, &groups) }
            if entry.group.is_empty() { { typed(session, row, entry, found.err()) } }
            if let Ok(Some(found)) = &found {
                { chosen(session, id, found) }
                { table(session, options, row, &on_baseline(pack, options, row, found, unverified)) }
            } else {
                <p>{ words::nothing() }</p>
            }
        </section>
    }
}

/// A line of the list: what tells it from every other, and in whom. In plain words even here,
/// as a list has no room for more; the chosen one stands below in full.
fn group_text(group: &Proven) -> String {
    words::group(
        &group.study.name,
        &group.study.published.to_string(),
        &shown::shown(group.shown),
        &result::period(group.outcome),
        &group.outcome.definition.plain,
        &group.study.population.plain,
    )
}

fn choose(
    session: &Session,
    row: ComparisonRow,
    entry: &BaselineEntry,
    found: &Result<Option<Baseline>, Wrong>,
    groups: &[Proven],
) -> Html {
    let chosen = match found {
        Ok(Some(Baseline {
            from: BaselineFrom::Named(group),
            ..
        })) => Some(group.outcome),
        _ => None,
    };
    let onchange = {
        let session = session.clone();
        Callback::from(move |event: Event| {
            if let Some(group) = events::chosen_value(&event) {
                session.act(Action::Baseline(row, BaselineChange::Group(group)));
            }
        })
    };
    let id = format!("{}-group", row_id(row));
    html! {
        <div class="field no-print">
            <label for={id.clone()}>{ words::from() }<span class="visually-hidden">{ waymark_words::options::named(question(session, row)) }</span></label>
            <select {id} {onchange}>
                <option value="" selected={entry.group.is_empty()}>{ words::typed_option() }</option>
                // Chosen when more was shown: without a line of its own the first would seem chosen.
                if !entry.group.is_empty() && chosen.is_none() {
                    <option value={entry.group.clone()} selected={true}>{ words::group_not_shown() }</option>
                }
                { for groups.iter().map(|group| {
                    let value = name(group);
                    let selected = chosen.is_some_and(|chosen| core::ptr::eq(chosen, group.outcome));
                    html! { <option {value} {selected}>{ group_text(group) }</option> }
                }) }
            </select>
        </div>
    }
}

fn typed(
    session: &Session,
    row: ComparisonRow,
    entry: &BaselineEntry,
    wrong: Option<Wrong>,
) -> Html {
    let is_rate = row == ComparisonRow::Relapses;
    let act = |change: fn(String) -> BaselineChange| {
        let session = session.clone();
        Callback::from(move |text| session.act(Action::Baseline(row, change(text))))
    };
    let left = |field: BaselineField| {
        let session = session.clone();
        Callback::from(move |()| session.dispatch(Step::BaselineLeft(field)))
    };
    // What is still being typed is not wrong yet.
    let wrong_in = |field: BaselineField| {
        let of_months = matches!(field, BaselineField::Months(_));
        let typing = session.state().unfinished.contains(&field);
        wrong.filter(|wrong| !typing && of_months == (*wrong == Wrong::NotMonths))
    };
    let (number, months) = (BaselineField::Typed(row), BaselineField::Months(row));
    let id = row_id(row);
    html! {
        <div class="stack stack--close no-print">
            { text_field(&TextField {
                id: &format!("{id}-typed"),
                label: if is_rate { words::typed_rate() } else { words::typed_people() },
                hint: None,
                value: &entry.typed,
                wrong: wrong_in(number),
                input_mode: Some("decimal"),
                suggestions: None,
                on_input: act(BaselineChange::Typed),
                on_leave: left(number),
            }) }
            if !is_rate {
                { text_field(&TextField {
                    id: &format!("{id}-months"),
                    label: words::months(),
                    hint: Some(words::months_hint()),
                    value: &entry.months,
                    wrong: wrong_in(months),
                    input_mode: Some("numeric"),
                    suggestions: None,
                    on_input: act(BaselineChange::Months),
                    on_leave: left(months),
                }) }
            }
        </div>
    }
}

/// The baseline in force, with its proof where it has one.
fn chosen(session: &Session, id: &str, found: &Baseline) -> Html {
    match &found.from {
        BaselineFrom::Named(group) => html! {
            <>
                <p>
                    { words::baseline() }{ " " }{ number::proven(session, id, group) }
                    { " " }{ words::of_group(&group.study.name, &group.study.published.to_string(), &result::period(group.outcome)) }
                    { " " }{ tag::beside_number(&group.outcome.proof) }
                    { " " }{ session.text(&group.outcome.definition) }
                    { " " }{ words::in_whom(session.text(&group.study.population)) }
                </p>
                { result::unlike(session, group.study) }
            </>
        },
        BaselineFrom::Entered(typed) => {
            let number = typed.to_string();
            let value = match found.months {
                Some(months) => words::entered_share(&words::typed_share(&number), months.into()),
                // A whole number stands as other rates do, one relapse as one.
                None if typed.places() == 0 => {
                    words::entered_rate(&shown::shown(Shown::from_rate(found.value)))
                }
                None => words::entered_rate(&words::typed_relapses(&number)),
            };
            html! { <p>{ words::baseline() }{ " " }{ value }</p> }
        }
    }
}

/// What could be computed as a table, then what could not, and why.
fn table(
    session: &Session,
    options: &[&'static Medicine],
    row: ComparisonRow,
    lines: &[OwnLine],
) -> Html {
    let silent = options.iter().filter(|option| {
        option.stands_for.is_empty() && !lines.iter().any(|line| line.ratio.option.id == option.id)
    });
    let computed = lines
        .iter()
        .filter_map(|line| Some((line, line.value.ok()?)));
    let refused = lines
        .iter()
        .filter_map(|line| Some((line, line.value.err()?)));
    html! {
        <>
            if lines.iter().any(|line| line.value.is_ok()) {
                <table class="compare">
                    <caption class="visually-hidden">{ question(session, row) }</caption>
                    <thead><tr>
                        <th scope="col">{ words::effect() }</th>
                        <th scope="col">{ words::on_it() }</th>
                        <th scope="col">{ words::range_fixed() }</th>
                        <th scope="col">{ words::range_both() }</th>
                    </tr></thead>
                    <tbody>{ for computed.map(|(line, value)| one_line(session, line, &value)) }</tbody>
                </table>
            }
            if lines.iter().any(|line| line.value.is_err()) || silent.clone().next().is_some() {
                <h4>{ words::not_computed() }</h4>
                <ul>
                    { for refused.map(|(line, refusal)| html! {
                        // Two results of one study are told apart by what they counted.
                        <li>{ words::refused(&study(line), &why_not(session, line, refusal)) }{ " " }{ session.text(&line.ratio.outcome.definition) }</li>
                    }) }
                    { for silent.map(|option| html! {
                        <li>{ words::refused(&capitalised(option.generic.0), words::no_ratio()) }</li>
                    }) }
                </ul>
            }
        </>
    }
}

/// "Natalizumab: AFFIRM, 2006, 2 years".
fn study(line: &OwnLine) -> String {
    let ratio = &line.ratio;
    words::effect_line(
        &capitalised(ratio.option.generic.0),
        &ratio.study.name,
        &ratio.study.published.to_string(),
        &result::period(ratio.outcome),
    )
}

fn one_line(session: &Session, line: &OwnLine, value: &OwnValue) -> Html {
    let ratio = &line.ratio;
    let id = format!(
        "own-{}-{}-{}",
        ratio.option.id, ratio.study.id, ratio.outcome.id
    );
    html! {
        <tr>
            <th scope="row">{ study(line) }</th>
            <td data-column={words::on_it()}>
                <p class="cell__main">
                    { number::opens(session, id, target(ratio), shown::shown(value.shown)) }
                    { " " }{ tag::beside_number(&ratio.outcome.proof) }
                </p>
                <p class="cell__note">{ arithmetic(value) }</p>
                <p class="cell__note">{ effect_kind(ratio.kind) }{ " " }{ said(ratio) }</p>
                <p class="cell__note">{ session.text(&ratio.outcome.definition) }</p>
            </td>
            <td data-column={words::range_fixed()}>{ range(value.fixed, words::no_fixed()) }</td>
            <td data-column={words::range_both()}>{ range(value.propagated, words::no_both()) }</td>
        </tr>
    }
}

fn range(range: Option<(Shown, Shown)>, none: &'static str) -> String {
    range.map_or_else(|| none.to_owned(), |(low, high)| shown::between(low, high))
}

fn arithmetic(value: &OwnValue) -> String {
    let two = |one: f64, other: f64| (three_places(one), three_places(other));
    match value.working {
        Some(Working::HazardRatio(p, ratio)) => {
            let (p, ratio) = two(p, ratio);
            words::by_hazard(&p, &ratio)
        }
        Some(Working::OddsRatio(p, ratio)) => {
            let (p, ratio) = two(p, ratio);
            words::by_odds(&p, &ratio)
        }
        Some(Working::RiskRatio(p, ratio)) => {
            let (p, ratio) = two(p, ratio);
            words::by_product(&p, &ratio)
        }
        _ => words::by_rate().to_owned(),
    }
}

fn why_not(session: &Session, line: &OwnLine, refusal: OwnRefusal) -> String {
    match refusal {
        OwnRefusal::AgainstMedicine => {
            words::against_medicine(session.text(&line.ratio.against.label))
        }
        OwnRefusal::Arithmetic(Refusal::OtherHorizon { baseline, effect }) => {
            words::other_horizon(baseline.into(), effect.into())
        }
        OwnRefusal::Arithmetic(Refusal::AboveOne { .. }) => words::above_one().to_owned(),
        OwnRefusal::OtherMeasure | OwnRefusal::Arithmetic(_) => {
            words::other_measure(measure(line.ratio.kind))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence_pack::pack;

    #[test]
    fn no_two_lines_of_the_list_read_the_same_and_each_says_in_whom() {
        for (row, unverified) in ROWS.into_iter().flat_map(|row| [(row, false), (row, true)]) {
            let groups = baselines(pack(), row, unverified);
            let mut lines: Vec<String> = groups.iter().map(group_text).collect();
            for (group, line) in groups.iter().zip(&lines) {
                assert!(line.contains(group.study.population.plain.0), "{line}");
                // Both wordings name the kind of MS, not only sizes of groups.
                let population = group.study.population;
                for text in [population.plain.0, population.clinical.0] {
                    assert!(text.contains("MS"), "{}: {text}", group.study.id);
                }
            }
            lines.sort();
            for pair in lines.windows(2) {
                assert_ne!(pair[0], pair[1]);
            }
        }
    }
}
