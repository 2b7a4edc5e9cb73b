//! The options in groups, each with the rules that decide, and which stand side by side.

use crate::parts::{icons, name::capitalised, source, tag};
use crate::route::Route;
use crate::visit::{Action, ProofTarget, Session};
use waymark_clinical::criteria::{Explained, change};
use waymark_clinical::logic::Truth;
use waymark_clinical::options::{GateAnswer, Group, OptionAnswer};
use waymark_evidence::{Availability, GateKind, Medicine};
use waymark_words::narrate::{change as narrate, list, reason};
use waymark_words::options as words;
use waymark_words::{common, phrase, reason as reason_words};
use yew::{Callback, Html, html};

/// Id of the button that shows what was chosen.
pub const SHOW: &str = "to-comparison";

const GROUPS: [Group; 6] = [
    Group::Open,
    Group::OpenWithChecks,
    Group::CannotBeDetermined,
    Group::Closed,
    Group::NotAMedicine,
    Group::History,
];

fn group_name(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Open => (words::group_open(), words::group_open_hint()),
        Group::OpenWithChecks => (words::group_checks(), words::group_checks_hint()),
        Group::CannotBeDetermined => (words::group_unknown(), words::group_unknown_hint()),
        Group::Closed => (words::group_closed(), words::group_closed_hint()),
        Group::NotAMedicine => (words::group_no_medicine(), words::group_no_medicine_hint()),
        Group::History => (words::group_history(), words::group_history_hint()),
    }
}

/// The options of a group, in the order the screen names: alphabetical, as they are named.
fn of_group(session: &Session, group: Group) -> Vec<&OptionAnswer> {
    let mut answers: Vec<&OptionAnswer> = session
        .derived
        .options
        .iter()
        .filter(|answer| answer.group == group)
        .collect();
    answers.sort_by_key(|answer| answer.option.generic.to_lowercase());
    answers
}

/// All groups that hold an option.
pub fn groups(session: &Session) -> Html {
    let sections = GROUPS.into_iter().filter_map(|group| {
        let answers = of_group(session, group);
        if answers.is_empty() {
            return None;
        }
        let (name, hint) = group_name(group);
        Some(html! {
            <section class="stack">
                <div><h2>{ name }</h2><p class="soft">{ hint }</p></div>
                <div class="cards">{ for answers.into_iter().map(|answer| card(session, answer)) }</div>
            </section>
        })
    });
    html! {
        <>
            <p class="soft">{ words::order() }</p>
            { for sections }
        </>
    }
}

/// What stands side by side so far, and the way to see it. With nothing chosen yet, the
/// short way to a first comparison: the first group that holds a medicine, and no medicine.
/// No choice among options is made here: where they are too many, only the list below serves.
pub fn chosen_so_far(session: &Session, compared: &[&'static Medicine], go: &Callback<()>) -> Html {
    let count = u64::try_from(compared.len()).unwrap_or(u64::MAX);
    html! {
        <div class="empty no-print">
            if compared.is_empty() {
                <p>{ words::nothing_chosen() }</p>
                { quick_start(session, go) }
            } else {
                <p>{ words::chosen_names(count, &names(compared)) }</p>
                <button type="button" class="button" id={SHOW} onclick={go.reform(|_| ())}>
                    { words::to_comparison(count) }
                </button>
            }
        </div>
    }
}

fn names(options: &[&'static Medicine]) -> String {
    let names: Vec<String> = options
        .iter()
        .map(|option| option.generic.0.to_owned())
        .collect();
    list(&names)
}

fn quick_start(session: &Session, go: &Callback<()>) -> Html {
    let first = [
        Group::Open,
        Group::OpenWithChecks,
        Group::CannotBeDetermined,
    ]
    .into_iter()
    .map(|group| of_group(session, group))
    .find(|answers| !answers.is_empty())
    .unwrap_or_default();
    let nothing =
        session.derived.options.iter().find(|answer| {
            !answer.option.stands_for.is_empty() && answer.group == Group::NotAMedicine
        });
    let offered: Vec<&'static Medicine> = first
        .into_iter()
        .chain(nothing)
        .map(|answer| answer.option)
        .collect();
    let after_all = offered
        .iter()
        .fold(session.visit().clone(), |visit, option| {
            Action::Compare(option.id.0.to_owned(), true).apply(&visit)
        });
    if after_all.compared.len() != offered.len() {
        return html! { <p>{ words::choose_below() }</p> };
    }
    let text = words::quick_start(&names(&offered));
    let add = {
        let (session, go) = (session.clone(), go.clone());
        Callback::from(move |_| {
            for option in &offered {
                session.act(Action::Compare(option.id.0.to_owned(), true));
            }
            go.emit(());
        })
    };
    html! {
        <>
            <button type="button" class="button" id="quick-start" onclick={add}>{ text }</button>
            <p>{ words::or_choose() }</p>
        </>
    }
}

/// An option: its name, whether it stands side by side, and what decides; the rest folded.
fn card(session: &Session, answer: &OptionAnswer) -> Html {
    let option = answer.option;
    let id = option.id.0;
    html! {
        <article class="card" aria-labelledby={format!("option-{id}")} data-option={id}><div class="stack">
            { compare_box(session, option) }
            { in_short(session, answer) }
            <details>
                <summary>{ words::more_of_option() }<span class="visually-hidden">{ words::named(option.generic.0) }</span></summary>
                <p class="soft">{ capitalised(session.text(&option.class)) }</p>
                <p>{ session.text(&option.how) }</p>
                { source::opens(
                    session,
                    format!("option-how-{id}"),
                    ProofTarget::Medicine(id),
                    html! { <>{ waymark_words::compare::where_from() }<span class="visually-hidden">{ words::named(option.generic.0) }</span></> },
                ) }
                if answer.group != Group::NotAMedicine {
                    { rules(session, answer) }
                }
            </details>
        </div></article>
    }
}

/// What decides, in one line each: the licence, what speaks against it, what is still open.
fn in_short(session: &Session, answer: &OptionAnswer) -> Html {
    if answer.group == Group::NotAMedicine {
        return Html::default();
    }
    let against = answer.of_kind(GateKind::Contraindication, Truth::True);
    let open = open_questions(answer, GateKind::Contraindication);
    html! {
        <>
            <p class="small">
                { words::licence_is() }
                if let Some(truth) = answer.licensed {
                    <b>{ reason::truth(truth) }</b>
                } else {
                    <span class="unknown">{ phrase::not_known() }</span>
                }
            </p>
            { for against.map(|gate| html! {
                <p class="cell__flag">{ words::applies() }{ " " }{ session.text(&gate.gate.says) }</p>
            }) }
            // No rule carried is not the same as no reason against it.
            if !answer.gates.iter().any(|gate| gate.gate.kind == GateKind::Contraindication) {
                <p class="small">{ words::contraindication() }{ words::named("") }<span class="unknown">{ phrase::not_known() }</span></p>
            }
            if open > 0 {
                <p class="small">{ words::health_questions(open) }{ " " }<a href={Route::MyMs.hash()}>{ words::answer_them() }</a></p>
            }
        </>
    }
}

fn compare_box(session: &Session, option: &'static Medicine) -> Html {
    let id = option.id.0;
    let brands: Vec<String> = option
        .brands
        .iter()
        .map(|brand| brand.0.to_owned())
        .collect();
    let name = html! {
        <>
            <b id={format!("option-{id}")}>{ capitalised(option.generic.0) }</b>
            if !brands.is_empty() {
                <span class="choice__hint">{ list(&brands) }</span>
            }
        </>
    };
    if option.availability == Availability::Withdrawn {
        return html! { <><p>{ name }</p><p class="cell__flag">{ words::withdrawn() }</p></> };
    }
    let visit = session.visit();
    let chosen = visit.compared.iter().any(|compared| compared == id);
    let full = !chosen && !Action::Compare(id.to_owned(), true).is_valid(visit);
    let onchange = {
        let session = session.clone();
        Callback::from(move |_| session.act(Action::Compare(id.to_owned(), !chosen)))
    };
    let count = u64::try_from(visit.compared.len()).unwrap_or(u64::MAX);
    html! {
        <label class="choice">
            <input type="checkbox" id={format!("compare-{id}")} checked={chosen} disabled={full}
                aria-describedby={full.then(|| format!("full-{id}"))} {onchange} />
            <span class="choice__text">{ name }
                if full {
                    <span class="choice__hint" id={format!("full-{id}")}>{ words::full(count) }</span>
                }
            </span>
        </label>
    }
}

/// Licence, funding, reasons against and cautions: four lines, never mixed.
fn rules(session: &Session, answer: &OptionAnswer) -> Html {
    let funding = answer
        .gates
        .iter()
        .any(|gate| gate.gate.kind == GateKind::Funding);
    html! {
        <dl class="call option__rules">
            <div><dt>{ words::licence() }</dt><dd>{ decisive_gates(session, answer, GateKind::Licence) }</dd></div>
            if funding {
                <div><dt>{ words::funding() }</dt><dd>{ decisive_gates(session, answer, GateKind::Funding) }</dd></div>
            }
            <div><dt>{ words::contraindication() }</dt><dd>{ reasons(session, answer, GateKind::Contraindication) }</dd></div>
            <div><dt>{ words::caution() }</dt><dd>{ reasons(session, answer, GateKind::Caution) }</dd></div>
        </dl>
    }
}

fn not_known() -> Html {
    html! {
        <>
            <p><span class="unknown">{ phrase::not_known() }</span></p>
            <p class="small soft">{ words::no_rule_carried() }</p>
        </>
    }
}

/// Licence and funding: what it says, whether it is met and why.
fn decisive_gates(session: &Session, answer: &OptionAnswer, kind: GateKind) -> Html {
    let mut gates = answer
        .gates
        .iter()
        .filter(|gate| gate.gate.kind == kind)
        .peekable();
    if gates.peek().is_none() {
        return not_known();
    }
    html! {
        { for gates.map(|gate| html! {
            <div>
                <p class="together"><b>
                    { icons::truth(gate.explained.truth) }{ " " }{ reason::truth(gate.explained.truth) }
                </b></p>
                <p>{ session.text(&gate.gate.says) }</p>
                { because(session, gate) }
                { document(session, answer.option, gate) }
            </div>
        }) }
    }
}

/// Most sets of changes that are written out, as for definitions.
const MOST_SETS: usize = 3;

/// The facts that made the answer, and what would change or settle it.
fn because(session: &Session, gate: &GateAnswer) -> Html {
    let (pack, wording) = (session.derived.pack(), session.wording());
    let explained = &gate.explained;
    let reasons = reason::decisive(explained)
        .into_iter()
        .map(|leaf| html! { <li>{ capitalised(&reason::line(pack, leaf, wording)) }</li> });
    let known = explained.truth.is_known();
    let changes: Vec<String> = if known {
        let sets = change::changes(explained);
        sets.iter()
            .take(MOST_SETS)
            .map(|set| narrate::change(pack, set, wording))
            .collect()
    } else {
        let sets = change::settles(explained, &session.derived.facts);
        sets.iter()
            .take(MOST_SETS)
            .map(|set| narrate::settle(pack, set, wording))
            .collect()
    };
    let title = if known {
        reason_words::would_change()
    } else {
        reason_words::would_settle()
    };
    html! {
        <>
            <ul class="answer__why">{ for reasons }</ul>
            if !changes.is_empty() {
                <div class="answer__change">
                    <b>{ title }</b>
                    <ul>{ for changes.into_iter().map(|line| html! { <li>{ capitalised(&line) }</li> }) }</ul>
                </div>
            }
        </>
    }
}

/// Reasons against, or cautions: those that apply by name, those that are open by their number.
fn reasons(session: &Session, answer: &OptionAnswer, kind: GateKind) -> Html {
    let gates: Vec<&GateAnswer> = answer
        .gates
        .iter()
        .filter(|gate| gate.gate.kind == kind)
        .collect();
    if gates.is_empty() {
        return not_known();
    }
    let open = open_questions(answer, kind);
    let rules = u64::try_from(gates.len()).unwrap_or(u64::MAX);
    let applies = answer.of_kind(kind, Truth::True).map(|gate| {
        html! {
            <div>
                <p><b>{ words::applies() }</b>{ " " }{ session.text(&gate.gate.says) }</p>
                { document(session, answer.option, gate) }
            </div>
        }
    });
    let none_applies = answer.of_kind(kind, Truth::True).next().is_none();
    html! {
        <>
            { for applies }
            if open > 0 {
                <p>{ words::open_questions(open) }{ " " }<a href={Route::MyMs.hash()}>{ words::answer_them() }</a></p>
            } else if none_applies {
                <p>{ words::none_applies(rules) }</p>
            }
            <details>
                <summary>{ words::rules_of(rules) }</summary>
                <ul class="statements">
                    { for gates.iter().map(|gate| html! {
                        <li>
                            <p>{ session.text(&gate.gate.says) }{ " " }
                                <span class="soft">{ applies_words(gate.explained.truth) }</span></p>
                            { document(session, answer.option, gate) }
                        </li>
                    }) }
                </ul>
            </details>
        </>
    }
}

/// A reason against is not "met" but "applies".
fn applies_words(truth: Truth) -> &'static str {
    match truth {
        Truth::True => words::it_applies(),
        Truth::False => words::it_does_not_apply(),
        Truth::Unknown => words::it_is_open(),
    }
}

/// How many different questions keep rules of this kind open.
fn open_questions(answer: &OptionAnswer, kind: GateKind) -> u64 {
    let mut questions: Vec<&Explained> = Vec::new();
    for gate in answer.of_kind(kind, Truth::Unknown) {
        for leaf in reason::decisive(&gate.explained) {
            if !questions.iter().any(|known| known.rule == leaf.rule) {
                questions.push(leaf);
            }
        }
    }
    u64::try_from(questions.len()).unwrap_or(u64::MAX)
}

/// The document of a gate, with its dates, as a button that opens the proof.
fn document(session: &Session, option: &'static Medicine, gate: &GateAnswer) -> Html {
    let rule = gate.gate;
    let time = match rule.in_force.until {
        None => common::dates_from_to_now(rule.in_force.from),
        Some(until) => common::dates_from_to(rule.in_force.from, until),
    };
    html! {
        <p>
            { source::opens(
                session,
                format!("gate-{}-{}", option.id, rule.id),
                ProofTarget::Gate(option.id.0, rule.id.0),
                html! { { waymark_words::definition::document(&rule.document, &time) } },
            ) }
            { " " }{ tag::beside_number(&rule.proof) }
        </p>
    }
}
