//! An option as a card: its name, whether it stands side by side, what decides, and the rest
//! folded away.

use super::chooser::is_set_aside;
use super::rules::{open_questions, rules};
use super::set_aside;
use crate::markup::{html, later};
use crate::parts::fold::Fold;
use crate::parts::{name::capitalised, source};
use crate::route::Route;
use crate::visit::{Action, MOST_COMPARED, ProofTarget, Session};
use waymark_clinical::logic::Truth;
use waymark_clinical::options::{Group, OptionAnswer};
use waymark_clinical::visit::Visit;
use waymark_evidence::{Availability, GateKind, Medicine};
use waymark_words::narrate::{list, reason};
use waymark_words::options as words;
use waymark_words::phrase;
use yew::html::NodeRef;
use yew::{Callback, Html};

/// A card with what it shows.
struct Shown {
    session: Session,
    option: &'static Medicine,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        let (ours, theirs) = (self.session.visit(), other.session.visit());
        let id = self.option.id;
        let is_in = |ids: &[String]| ids.iter().any(|one| one == id.0);
        id == other.option.id
            && self.session.ground() == other.session.ground()
            && is_in(&ours.compared) == is_in(&theirs.compared)
            // How many stand side by side is said where there are too many.
            && full(ours) == full(theirs)
            && ours.not_for_me == theirs.not_for_me
            && (ours.plan.medicine == id.0) == (theirs.plan.medicine == id.0)
    }
}

/// How many stand side by side, when no other can be added.
fn full(visit: &Visit) -> Option<usize> {
    let count = visit.compared.len();
    (count >= MOST_COMPARED).then_some(count)
}

/// The card of an option, drawn when its turn comes.
pub fn card(session: &Session, answer: &OptionAnswer) -> Html {
    let (session, option) = (session.clone(), answer.option);
    later(option.id.0, Shown { session, option }, |shown, place| {
        let session = &shown.session;
        answer_of(session, shown.option)
            .map(|answer| drawn(session, answer, place))
            .unwrap_or_default()
    })
}

fn answer_of<'a>(session: &'a Session, option: &Medicine) -> Option<&'a OptionAnswer> {
    session
        .derived
        .options()
        .iter()
        .find(|answer| answer.option.id == option.id)
}

fn drawn(session: &Session, answer: &OptionAnswer, place: NodeRef) -> Html {
    let option = answer.option;
    let id = option.id.0;
    let aside = is_set_aside(session, answer);
    html! {
        <article class="card" ref={place} aria-labelledby={format!("option-{id}")} data-option={id}><div class="stack">
            <div class="stack stack--close">
                if aside {
                    { set_aside::head(session, answer) }
                } else {
                    { compare_box(session, option) }
                    { in_short(session, answer) }
                }
            </div>
            if answer.group != Group::History {
                { set_aside::mark(session, option) }
            }
            <Fold
                summary={html! { <>{ words::more_of_option() }<span class="visually-hidden">{ words::named(option.generic.0) }</span></> }}
                content={details(session, answer)}
            />
        </div></article>
    }
}

/// What it is, how it is taken, and every rule with its reasons.
fn details(session: &Session, answer: &OptionAnswer) -> Callback<(), Html> {
    let (session, option) = (session.clone(), answer.option);
    Callback::from(move |()| {
        let answer = answer_of(&session, option);
        html! {
            <>
                <p class="soft">{ capitalised(session.text(&option.class)) }</p>
                <p>{ session.text(&option.how) }</p>
                { source::opens(
                    &session,
                    format!("option-how-{}", option.id),
                    ProofTarget::Medicine(option.id.0),
                    html! { <>{ waymark_words::compare::where_from() }<span class="visually-hidden">{ words::named(option.generic.0) }</span></> },
                ) }
                { for answer.map(|answer| rules(&session, answer)) }
            </>
        }
    })
}

/// The four answers, a line each, with what applies by name.
fn in_short(session: &Session, answer: &OptionAnswer) -> Html {
    html! {
        <>
            if answer.group != Group::NotAMedicine {
                { line(words::licence_is(), answer.licensed.map(reason::truth)) }
                if answer.funded.is_some() {
                    { line(words::funded_is(), answer.funded.map(reason::truth)) }
                }
                { start(session, answer) }
            }
            { for answer.silent_on.iter().map(|condition| html! {
                <p class="cell__flag">{ words::silent_on(session.text(&condition.name)) }</p>
            }) }
            { notes(session, answer) }
        </>
    }
}

/// One answer; no rule carried is not the same as an answer.
fn line(name: &str, answer: Option<&'static str>) -> Html {
    html! {
        <p class="small">
            { name }
            if let Some(answer) = answer {
                <b>{ answer }</b>
            } else {
                <span class="unknown">{ phrase::not_known() }</span>
            }
        </p>
    }
}

fn start(session: &Session, answer: &OptionAnswer) -> Html {
    let against = answer.of_kind(GateKind::Contraindication, Truth::True);
    let open = open_questions(answer, &[GateKind::Contraindication]);
    let safe = answer
        .safe_to_start
        .as_ref()
        .map(|explained| match explained.truth {
            Truth::True => words::start_none(),
            Truth::False => words::start_some(),
            Truth::Unknown => words::start_open(),
        });
    html! {
        <>
            { line(words::start_is(), safe) }
            { for against.map(|gate| html! {
                <p class="cell__flag">{ words::applies() }{ " " }{ session.text(&gate.gate.says) }</p>
            }) }
            if open > 0 {
                <p class="small">{ words::health_questions(open) }{ " " }<a href={Route::MyMs.hash()}>{ words::answer_them() }</a></p>
            }
        </>
    }
}

fn notes(session: &Session, answer: &OptionAnswer) -> Html {
    let said = answer
        .practical_note
        .as_ref()
        .map(|explained| match explained.truth {
            Truth::True => words::note_some(),
            Truth::False => words::note_none(),
            Truth::Unknown => words::note_open(),
        });
    // Where nothing is carried, nothing is said: most options have no such note of their own.
    if said.is_none() {
        return Html::default();
    }
    html! {
        <>
            { line(words::note_is(), said) }
            // What a medicine before leaves behind is the same for all, and stands above them.
            { for answer.of_kind(GateKind::Practical, Truth::True).map(|gate| html! {
                <p class="small">{ session.text(&gate.gate.says) }</p>
            }) }
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
