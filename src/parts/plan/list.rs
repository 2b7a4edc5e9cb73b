//! The list of every date: year by year on screen, whole on paper.

use super::Made;
use super::change::Changer;
use super::date_actions::{self, DateActions};
use super::run::{self, Paper, Run};
use crate::markup::html;
use crate::parts::number;
use crate::parts::tag;
use crate::visit::{ProofTarget, Session};
use chrono::Datelike;
use std::rc::Rc;
use waymark_clinical::monitoring::{self, DayGroup, Plan};
use waymark_clinical::sorted::{Map, Set};
use waymark_evidence::{Burden, ItemKind, ScheduleItem, Verification};
use waymark_words::narrate::plan::{self as narrate, Line, Together};
use waymark_words::plan as words;
use yew::html::NodeRef;
use yew::{Callback, Html, Properties, classes, component, use_state};

/// Years that stand open at first.
const OPEN_YEARS: usize = 2;
/// Names that one line of text still holds well; more become a list.
const NAMES_IN_LINE: usize = 5;

/// What the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Everything.
    #[default]
    Everything,
    /// The medicine itself.
    Treatment,
    /// What goes with a needle.
    Needle,
    /// Urine tests.
    Urine,
    /// Scans.
    Scan,
    /// What needs a visit.
    Visit,
}

impl Filter {
    /// Every filter, in the order of its buttons.
    pub const ALL: [Filter; 6] = [
        Filter::Everything,
        Filter::Treatment,
        Filter::Needle,
        Filter::Urine,
        Filter::Scan,
        Filter::Visit,
    ];

    fn name(self) -> &'static str {
        match self {
            Filter::Everything => words::filter_all(),
            Filter::Treatment => words::filter_treatment(),
            Filter::Needle => words::filter_needle(),
            Filter::Urine => words::filter_urine(),
            Filter::Scan => words::filter_scan(),
            Filter::Visit => words::filter_visit(),
        }
    }

    fn lets_through(self, item: &ScheduleItem) -> bool {
        match self {
            Filter::Everything => true,
            Filter::Treatment => item.kind == ItemKind::Treatment,
            Filter::Needle => item.kind == ItemKind::Blood || item.burden.contains(&Burden::Needle),
            Filter::Urine => item.kind == ItemKind::Urine,
            Filter::Scan => item.kind == ItemKind::Scan,
            Filter::Visit => item.burden.iter().any(|cost| {
                matches!(
                    cost,
                    Burden::Visit | Burden::HospitalDay | Burden::HospitalStay
                )
            }),
        }
    }
}

fn groups(plan: &Plan, filter: Filter) -> Vec<DayGroup<'_>> {
    let mut groups = monitoring::by_day(plan);
    for group in &mut groups {
        group
            .items
            .retain(|planned| filter.lets_through(planned.item));
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

fn by_year(groups: Vec<DayGroup<'_>>) -> Vec<(i32, Vec<DayGroup<'_>>)> {
    let mut years: Vec<(i32, Vec<DayGroup<'_>>)> = Vec::new();
    for group in groups {
        let year = group.when.day().year();
        match years.last_mut() {
            Some((last, groups)) if *last == year => groups.push(group),
            _ => years.push((year, vec![group])),
        }
    }
    years
}

/// What the list is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ListProps {
    /// The plan.
    pub made: Rc<Made>,
    /// Changes the plan.
    pub changer: Changer,
}

/// Draws the list with its filter. A year that is folded away is printed all the same.
#[component]
pub fn List(ListProps { made, changer }: &ListProps) -> Html {
    let filter = use_state(Filter::default);
    let folded = use_state(Map::<i32, bool>::new);
    let open = use_state(Set::<String>::new);
    let plan = &made.plan;
    let total = narrate::lines(&groups(plan, Filter::Everything)).len();
    let groups = groups(plan, *filter);
    let shown = narrate::lines(&groups).len();
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);

    let buttons = Filter::ALL.iter().map(|choice| {
        let onclick = {
            let filter = filter.clone();
            Callback::from(move |_| filter.set(*choice))
        };
        html! {
            <span class="seg">
                <button type="button" aria-pressed={(*filter == *choice).to_string()} {onclick}>
                    { choice.name() }
                </button>
            </span>
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |key: String| {
            let mut next = (*open).clone();
            if !next.remove(&key) {
                next.insert(key);
            }
            open.set(next);
        })
    };
    // Only a run with open reasons is given them, so that the others stay as they are.
    let of_run = |days: &[DayGroup<'_>]| {
        let mut keys = Set::new();
        for key in narrate::lines(days).iter().map(open_key) {
            if open.contains(&key) {
                keys.insert(key);
            }
        }
        Rc::new(keys)
    };
    let years = by_year(groups).into_iter().enumerate().map(|(place, (year, days))| {
        let is_folded = folded.get(&year).copied().unwrap_or(place >= OPEN_YEARS);
        let id = format!("year-{year}");
        let onclick = {
            let folded = folded.clone();
            Callback::from(move |_| {
                let mut next = (*folded).clone();
                next.insert(year, !is_folded);
                folded.set(next);
            })
        };
        let label =
            if is_folded { words::show_year(number(narrate::lines(&days).len())) } else { words::hide_year().to_owned() };
        html! {
            <section class="year rests" key={year}>
                <div class="row__head">
                    <h3>{ year }</h3>
                    <button type="button" class="button button--plain" {onclick}
                        aria-expanded={(!is_folded).to_string()} aria-controls={id.clone()}>
                        { label }
                        <span class="visually-hidden">{ " " }{ words::year_of(&year.to_string()) }</span>
                    </button>
                </div>
                <ol class={classes!("month", is_folded.then_some("print-only"))} {id}>
                    { for days.chunks(run::LENGTH).enumerate().map(|(place, days)| {
                        run::run(&format!("{year}-{place}"), Run {
                            changer: changer.clone(),
                            made: made.clone(),
                            days: run::copied(days),
                            open: of_run(days),
                            toggle: toggle.clone(),
                        })
                    }) }
                </ol>
            </section>
        }
    });
    html! {
        <>
            <div class="actions" role="group" aria-label={words::filter()}>{ for buttons }</div>
            if *filter != Filter::Everything && shown > 0 {
                <p role="status">{ words::filtered(number(shown), number(total)) }</p>
            }
            if shown == 0 {
                <p role="status">{ words::filtered_none() }</p>
            }
            { for years }
        </>
    }
}

/// Some dates for paper, year by year.
pub fn rows_by_year(session: &Session, plan: &Plan, groups: &[DayGroup<'_>]) -> Html {
    let plan = Rc::new(plan.clone());
    html! {
        { for by_year(groups.to_vec()).into_iter().map(|(year, days)| {
            run::paper(&year.to_string(), Paper {
                session: session.clone(),
                plan: plan.clone(),
                days: run::copied(&days),
                year,
            })
        }) }
    }
}

/// A line on paper.
pub(super) fn paper_line(session: &Session, plan: &Plan, line: &Line<'_>) -> Html {
    let names = starred_names(session, plan, line);
    row(
        plan,
        line,
        NodeRef::default(),
        html! { <><p>{ names }</p>{ dates(session, line) }</> },
    )
}

/// The whole list for paper: no buttons, nothing folded away. A star after a name stands
/// for its mark, which is said once above the list.
pub fn paper(session: &Session, made: &Made) -> Html {
    let plan = &made.plan;
    let groups = groups(plan, Filter::Everything);
    let marks = starred(session, plan);
    html! {
        <>
            <p class="small">
                { super::open_days::said(made, &session.visit().plan.days).join(" ") }
            </p>
            if !marks.is_empty() {
                <p class="small">{ words::marks_of_list(&marks.join(words::apart())) }</p>
            }
            { rows_by_year(session, plan, &groups) }
        </>
    }
}

fn starred_names(session: &Session, plan: &Plan, line: &Line<'_>) -> String {
    let names: Vec<String> = line
        .items
        .iter()
        .map(|together| {
            let name = narrate::name(plan, line.when, together, session.wording());
            if is_simply_read(together.item) {
                name
            } else {
                words::starred(&name)
            }
        })
        .collect();
    narrate::joined(&names)
}

/// "Liver blood test: Read in a secondary source", once an item.
fn starred(session: &Session, plan: &Plan) -> Vec<String> {
    let mut seen: Vec<&str> = Vec::new();
    let mut marks: Vec<(Verification, Vec<&'static str>)> = Vec::new();
    for planned in &plan.items {
        let item = planned.item;
        if is_simply_read(item) || seen.contains(&item.id.0) {
            continue;
        }
        seen.push(item.id.0);
        let (verification, name) = (item.proof.verification, session.text(&item.what));
        match marks.iter_mut().find(|(known, _)| *known == verification) {
            Some((_, names)) => names.push(name),
            None => marks.push((verification, vec![name])),
        }
    }
    marks
        .into_iter()
        .map(|(verification, names)| {
            words::marked(
                waymark_words::narrate::mark(verification),
                &names.join(words::apart()),
            )
        })
        .collect()
}

/// The names of a line as text: a sentence, or a list when there are many.
fn names(session: &Session, plan: &Plan, line: &Line<'_>) -> Html {
    let wording = session.wording();
    if line.items.len() <= NAMES_IN_LINE {
        return html! { <p>{ narrate::names(plan, line, wording) }</p> };
    }
    html! {
        <ul>{ for line.items.iter().map(|together| html! {
            <li>{ narrate::name(plan, line.when, together, wording) }</li>
        }) }</ul>
    }
}

/// Under this name a line shows its reasons.
fn open_key(line: &Line<'_>) -> String {
    format!("due-{}", line.key())
}

/// A line on screen, with `place` on its element.
pub(super) fn screen_line(
    changer: &Changer,
    made: &Rc<Made>,
    line: &Line<'_>,
    open: &Set<String>,
    toggle: &Callback<String>,
    place: NodeRef,
) -> Html {
    let (session, plan) = (&changer.session, &made.plan);
    let key = open_key(line);
    let is_open = open.contains(&key);
    let why = format!("{key}-why");
    let onclick = {
        let (toggle, key) = (toggle.clone(), key.clone());
        Callback::from(move |_| toggle.emit(key.clone()))
    };
    let text = narrate::names(plan, line, session.wording());
    let count = u64::try_from(line.items.len()).unwrap_or(u64::MAX);
    let button = html! {
        <button type="button" class="term no-print" id={key.clone()} {onclick}
            aria-expanded={is_open.to_string()} aria-controls={is_open.then(|| why.clone())}>
            { words::why_these(count) }
            <span class="visually-hidden">{ ": " }{ &text }</span>
        </button>
    };
    let what = if line.items.len() <= NAMES_IN_LINE {
        html! { <p>{ text }{ " " }{ button }</p> }
    } else {
        html! { <>{ names(session, plan, line) }<p class="no-print">{ button }</p></> }
    };
    let reasons = if is_open {
        html! {
            <dl class="glossary" id={why}>
                { for line.items.iter().map(|together| reason(changer, made, line, together)) }
            </dl>
        }
    } else {
        Html::default()
    };
    row(
        plan,
        line,
        place,
        html! {
            <>{ what }{ states(session, line) }{ dates(session, line) }{ marks(session, line) }{ reasons }</>
        },
    )
}

fn reason(changer: &Changer, made: &Rc<Made>, line: &Line<'_>, together: &Together<'_>) -> Html {
    let (session, plan) = (&changer.session, &made.plan);
    let item = together.item;
    let numbers = together
        .dates
        .first()
        .filter(|planned| planned.of > 1)
        .map(|planned| words::ordinal(planned.ordinal.into(), planned.of.into()));
    let target = ProofTarget::Item(plan.schedule.id.0, item.id.0);
    let id = format!("item-{}-{}", item.id, line.key());
    html! {
        <>
            <dt>{ narrate::name(plan, line.when, together, session.wording()) }</dt>
            <dd>
                { session.text(&item.why) }{ " " }
                if together.dates.len() == 1 {
                    if let Some(numbers) = numbers { { numbers }{ " " } }
                }
                { number::opens(session, id, target, words::read_where().to_owned()) }
                { for together.dates.iter().map(|planned| html! {
                    <DateActions changer={changer.clone()} made={made.clone()} planned={**planned} />
                }) }
            </dd>
        </>
    }
}

/// What was ticked or moved, and what is due or overdue, each with its name.
fn states(session: &Session, line: &Line<'_>) -> Html {
    let today = session.today();
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for together in &line.items {
        for planned in &together.dates {
            let Some(state) = date_actions::state(planned, today) else {
                continue;
            };
            let name = session.text(&together.item.what).to_owned();
            match said.iter_mut().find(|(known, _)| *known == state) {
                Some((_, names)) if names.contains(&name) => {}
                Some((_, names)) => names.push(name),
                None => said.push((state, vec![name])),
            }
        }
    }
    let all = line.items.len();
    html! {
        { for said.into_iter().map(|(state, names)| html! {
            <p class="month__why">
                if names.len() < all {
                    { words::marked_before(&names.join(words::apart())) }{ " " }
                }
                <span class="month__state">{ state }</span>
            </p>
        }) }
    }
}

/// What became of dates that fall on a weekend or closed day, and what goes on past its last
/// day, each once.
fn dates(session: &Session, line: &Line<'_>) -> Html {
    let mut said: Vec<String> = Vec::new();
    for together in &line.items {
        let goes_on = narrate::goes_on_until(&together.dates, session.wording());
        for text in narrate::closed_days(&together.dates)
            .into_iter()
            .chain(goes_on)
        {
            if !said.contains(&text) {
                said.push(text);
            }
        }
    }
    html! { { for said.into_iter().map(|text| html! { <p class="month__why">{ text }</p> }) } }
}

fn is_simply_read(item: &ScheduleItem) -> bool {
    matches!(
        item.proof.verification,
        Verification::Read | Verification::Confirmed
    )
}

/// Marks of what was not simply read, each with the names it belongs to.
fn marks(session: &Session, line: &Line<'_>) -> Html {
    let mut marked: Vec<(Verification, Vec<String>)> = Vec::new();
    for together in &line.items {
        let verification = together.item.proof.verification;
        if is_simply_read(together.item) {
            continue;
        }
        let name = session.text(&together.item.what).to_owned();
        match marked.iter_mut().find(|(known, _)| *known == verification) {
            Some((_, names)) => names.push(name),
            None => marked.push((verification, vec![name])),
        }
    }
    let all = line.items.len();
    html! {
        { for marked.into_iter().map(|(verification, names)| html! {
            <p class="month__why">
                if names.len() < all {
                    { words::marked_before(&names.join(words::apart())) }{ " " }
                }
                { tag::tag(verification) }
            </p>
        }) }
    }
}

fn row(plan: &Plan, line: &Line<'_>, place: NodeRef, what: Html) -> Html {
    // Dates that hold only if treatment ends where the planner stops looking ahead.
    let only_if_stopped = line
        .items
        .iter()
        .flat_map(|together| &together.dates)
        .any(|planned| planned.only_if_stopped);
    html! {
        <li class="month__item" ref={place}>
            <p class="month__date">
                { narrate::when_in_year(plan, line.when) }
            </p>
            <div class="month__what">
                { what }
                if only_if_stopped {
                    <p class="month__why">{ words::if_stopped(plan.last_treatment_day) }</p>
                }
            </div>
            <p class="month__where">{ narrate::place(line.place) }</p>
        </li>
    }
}
