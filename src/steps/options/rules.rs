//! The rules of an option, folded away on its card: four answers, each with its reasons, its
//! documents, and what would change it.

use crate::markup::html;
use crate::parts::{icons, name::capitalised, source, tag};
use crate::route::Route;
use crate::visit::{ProofTarget, Session};
use chrono::NaiveDate;
use waymark_clinical::criteria::{Because, Explained, change, changes_on};
use waymark_clinical::logic::Truth;
use waymark_clinical::options::{GateAnswer, Group, NOTES, OptionAnswer};
use waymark_evidence::{GateKind, Medicine};
use waymark_words::narrate::{change as narrate, reason};
use waymark_words::options as words;
use waymark_words::{phrase, reason as reason_words};
use yew::Html;

/// Licence, funding, reasons against, cautions and notes: never mixed. What is not a
/// medicine has notes only.
pub fn rules(session: &Session, answer: &OptionAnswer) -> Html {
    if answer.group == Group::NotAMedicine {
        return match answer.practical_note {
            Some(_) => reasons(session, answer, &NOTES),
            None => Html::default(),
        };
    }
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
            <div><dt>{ words::contraindication() }</dt><dd>
                { reasons(session, answer, &[GateKind::Contraindication]) }
                if let Some(explained) = &answer.safe_to_start {
                    { otherwise(session, explained) }
                }
            </dd></div>
            <div><dt>{ words::caution() }</dt><dd>{ reasons(session, answer, &[GateKind::Caution]) }</dd></div>
            if answer.practical_note.is_some() {
                <div><dt>{ words::note() }</dt><dd>{ reasons(session, answer, &NOTES) }</dd></div>
            }
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
                <p><b>
                    { icons::truth(gate.explained.truth) }{ " " }{ reason::truth(gate.explained.truth) }
                </b></p>
                <p>{ session.text(&gate.gate.says) }</p>
                { because(session, gate) }
                { document(session, button_id(answer.option, gate), gate) }
            </div>
        }) }
    }
}

/// Most sets of changes that are written out, as for definitions.
const MOST_SETS: usize = 3;

/// The facts that made the answer, and what would change or settle it.
fn because(session: &Session, gate: &GateAnswer) -> Html {
    let (pack, wording) = (session.derived.pack(), session.wording());
    let reasons = reason::decisive(&gate.explained)
        .into_iter()
        .map(|leaf| html! { <li>{ capitalised(&reason::line(pack, leaf, wording)) }</li> });
    html! {
        <>
            <ul class="answer__why">{ for reasons }</ul>
            if let Some((day, answer)) = by_time(session, gate) {
                <p class="small">{ reason_words::change_on(day, reason::truth(answer)) }</p>
            }
            { otherwise(session, &gate.explained) }
        </>
    }
}

/// The day on which time alone changes an answer.
fn by_time(session: &Session, gate: &GateAnswer) -> Option<(NaiveDate, Truth)> {
    changes_on(
        &session.derived.context(),
        &gate.gate.rule,
        gate.explained.truth,
    )
}

/// What would change an answer, or settle an open one.
fn otherwise(session: &Session, explained: &Explained) -> Html {
    let (pack, wording) = (session.derived.pack(), session.wording());
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
    if changes.is_empty() {
        return Html::default();
    }
    let title = if known {
        reason_words::would_change()
    } else {
        reason_words::would_settle()
    };
    html! {
        <div class="answer__change">
            <b>{ title }</b>
            <ul>{ for changes.into_iter().map(|line| html! { <li>{ capitalised(&line) }</li> }) }</ul>
        </div>
    }
}

/// Reasons against, cautions or notes: those that apply by name, those that are open by
/// their number.
fn reasons(session: &Session, answer: &OptionAnswer, kinds: &[GateKind]) -> Html {
    let gates: Vec<&GateAnswer> = answer
        .gates
        .iter()
        .filter(|gate| kinds.contains(&gate.gate.kind) && is_of_this_person(gate))
        .collect();
    let open = open_questions(answer, kinds);
    if gates.is_empty() && open == 0 {
        return not_known();
    }
    let rules = u64::try_from(gates.len()).unwrap_or(u64::MAX);
    let applies: Vec<Html> = gates
        .iter()
        .filter(|gate| gate.explained.truth == Truth::True)
        .map(|gate| {
            html! {
                <div>
                    <p><b>{ words::applies() }</b>{ " " }{ says(session, gate) }
                        if let Some((day, Truth::False)) = by_time(session, gate) {
                            { " " }{ words::note_until(day) }
                        }
                    </p>
                    { document(session, button_id(answer.option, gate), gate) }
                </div>
            }
        })
        .collect();
    let none_applies = applies.is_empty();
    html! {
        <>
            { for applies }
            if open > 0 {
                <p>{ words::open_questions(open) }{ " " }<a href={Route::MyMs.hash()}>{ words::answer_them() }</a></p>
            } else if none_applies {
                <p>{ words::none_applies(rules) }</p>
            }
            if rules > 0 {
                <details>
                    <summary>{ words::rules_of(rules) }</summary>
                    <ul class="statements">
                        { for gates.iter().map(|gate| html! {
                            <li>
                                <p>{ says(session, gate) }{ " " }
                                    <span class="soft">{ applies_words(gate.explained.truth) }</span></p>
                                { document(session, button_id(answer.option, gate), gate) }
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </>
    }
}

/// What a medicine leaves behind is listed for those who took it, not for everyone.
fn is_of_this_person(answer: &GateAnswer) -> bool {
    answer.gate.kind != GateKind::CarryOver
        || answer.explained.leaves().iter().any(|leaf| {
            matches!(&leaf.because, Some(Because::Took(evidence)) if evidence.medicine.is_some())
        })
}

/// What a rule says; for what another medicine leaves behind, after which.
fn says(session: &Session, answer: &GateAnswer) -> String {
    let text = session.text(&answer.gate.says);
    if answer.gate.kind == GateKind::CarryOver {
        words::left_behind(answer.of.generic.0, text)
    } else {
        text.to_owned()
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

/// How many different questions keep rules of these kinds open.
pub fn open_questions(answer: &OptionAnswer, kinds: &[GateKind]) -> u64 {
    let mut questions: Vec<&Explained> = Vec::new();
    for gate in kinds
        .iter()
        .flat_map(|kind| answer.of_kind(*kind, Truth::Unknown))
    {
        for leaf in reason::decisive(&gate.explained) {
            if !questions.iter().any(|known| known.rule == leaf.rule) {
                questions.push(leaf);
            }
        }
    }
    u64::try_from(questions.len()).unwrap_or(u64::MAX)
}

/// Id of the button of a rule on the card of an option: the same note stands on many cards.
fn button_id(option: &Medicine, gate: &GateAnswer) -> String {
    if gate.of.id == option.id {
        format!("gate-{}-{}", option.id, gate.gate.id)
    } else {
        format!("gate-{}-{}-{}", option.id, gate.of.id, gate.gate.id)
    }
}

/// The document of a gate, with its dates, as a button with this id that opens the proof.
pub fn document(session: &Session, id: String, gate: &GateAnswer) -> Html {
    let rule = gate.gate;
    html! {
        <p>
            { source::opens(
                session,
                id,
                ProofTarget::Gate(gate.of.id.0, rule.id.0),
                html! { { crate::parts::rules::document(rule) } },
            ) }
            { " " }{ tag::beside_number(&rule.proof) }
        </p>
    }
}
