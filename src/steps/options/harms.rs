//! Harms of an option, each by its name. Every life-changing one stays on screen.

use super::common_harms;
use super::comparison::short_result;
use super::pml;
use crate::markup::html;
use crate::parts::{dots, name::capitalised, result, source, tag};
use crate::visit::{ProofTarget, Session};
use waymark_clinical::effects::{StudyResult, harm_figures, harm_outcomes, without_medicine};
use waymark_evidence::{Gravity, Harm, Medicine, Outcome, Study};
use waymark_words::compare as words;
use waymark_words::narrate::shown;
use waymark_words::phrase;
use yew::Html;

/// Life-changing harms that several of these options may do, each once: they stand in rows of
/// their own, so that one is read beside the other.
pub fn shared(options: &[&'static Medicine]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (place, option) in options.iter().enumerate() {
        for harm in option.harms.into_iter().filter(|harm| is_grave(harm)) {
            let again = options[place + 1..].iter();
            if !found.contains(&harm.id.0)
                && again.clone().any(|other| of(other, harm.id.0).is_some())
            {
                found.push(harm.id.0);
            }
        }
    }
    found
}

fn is_grave(harm: &Harm) -> bool {
    harm.gravity == Gravity::LifeChanging
}

/// The life-changing harm of an option with this id.
fn of(option: &Medicine, id: &str) -> Option<&'static Harm> {
    let mut harms = option.harms.into_iter();
    harms.find(|harm| is_grave(harm) && harm.id == id)
}

/// The name of a harm that several options share: that of the first. Where another names it
/// otherwise, its cell says so.
pub fn name(session: &Session, options: &[&'static Medicine], id: &str) -> String {
    let first = options.iter().find_map(|option| of(option, id));
    first.map_or_else(String::new, |harm| capitalised(session.text(&harm.name)))
}

/// The cell of an option in the row of such a harm, which has this name.
pub fn shared_cell(session: &Session, option: &'static Medicine, id: &str, row: &str) -> Html {
    match of(option, id) {
        Some(harm) => one(session, option, harm, row),
        None if without_medicine(option) => {
            html! { <p class="cell__main">{ words::harm_of_no_medicine() }</p> }
        }
        None if option.harms.into_iter().any(is_grave) => {
            html! { <p class="cell__main">{ words::harm_not_named() }</p> }
        }
        // Of an option without a list nothing can be said to be missing from it.
        None => not_known(),
    }
}

fn not_known() -> Html {
    html! { <p class="cell__main"><span class="unknown">{ phrase::not_known() }</span></p> }
}

/// The cell of an option for harms of one gravity that have no row of their own among these
/// options.
pub fn cell(
    session: &Session,
    option: &'static Medicine,
    gravity: Gravity,
    options: &[&'static Medicine],
) -> Html {
    let shared = shared(options);
    let mut harms = option
        .harms
        .into_iter()
        .filter(|harm| harm.gravity == gravity)
        .peekable();
    if harms.peek().is_none() {
        return if without_medicine(option) {
            html! { <p class="cell__main">{ words::no_harm_of_a_medicine() }</p> }
        } else {
            not_known()
        };
    }
    let mut others = harms
        .filter(|harm| !is_grave(harm) || !shared.contains(&harm.id.0))
        .peekable();
    if others.peek().is_none() {
        return html! { <p class="cell__main">{ words::no_other_harm_named() }</p> };
    }
    match gravity {
        Gravity::LifeChanging => {
            html! { { for others.map(|harm| one(session, option, harm, "")) } }
        }
        Gravity::Common => common_harms::by_study(session, option, others),
    }
}

/// The figures of a harm that are shown.
pub fn figures(
    session: &Session,
    option: &'static Medicine,
    harm: &'static Harm,
) -> Vec<StudyResult> {
    harm_figures(
        session.derived.pack(),
        option,
        harm,
        session.visit().show_unverified,
    )
}

/// Instead of a number.
pub fn unknown_number() -> Html {
    html! {
        <p class="cell__note">{ words::how_often() }{ " " }<span class="unknown">{ phrase::not_known() }</span></p>
    }
}

/// The number of a harm, and how many people did not have it.
pub fn number(session: &Session, place: &str, harm: &'static Harm, figure: &StudyResult) -> Html {
    let own = &figure.own;
    html! {
        <>
            <p class="cell__note">
                if session.text(own.name()).eq_ignore_ascii_case(session.text(&harm.name)) {
                    { words::how_often() }{ " " }{ result::opens(session, place, own) }
                } else {
                    { result::sentence(session, place, own) }
                }
                { " " }{ tag::beside_number(&own.outcome.proof) }
            </p>
            if let Some(others) = shown::without(own.shown) {
                <p class="cell__note">{ words::not_them(&others) }</p>
            }
        </>
    }
}

/// A life-changing harm; its name stands over it unless its row has it.
fn one(session: &Session, option: &'static Medicine, harm: &'static Harm, row: &str) -> Html {
    let place = format!("harm-{}-{}", option.id, harm.id);
    let figures = figures(session, option, harm);
    let name = capitalised(session.text(&harm.name));
    let button = source::opens(
        session,
        format!("proof-{place}"),
        ProofTarget::Harm(option.id.0, harm.id.0),
        html! { <>{ words::where_from() }<span class="visually-hidden">{ waymark_words::options::named(&name) }</span></> },
    );
    let (first, more) = match figures.split_first() {
        Some((first, more)) => (Some(first), more),
        None => (None, figures.as_slice()),
    };
    html! {
        <div class="cell__harm" data-harm={harm.id.0}>
            if name != row {
                <p class="cell__main"><b>{ &name }</b></p>
            }
            if harm.by_jc_virus {
                { pml::cell(session, &place) }
            } else if let Some(first) = first {
                { lead(session, &place, harm, first) }
            } else {
                { unknown_number() }
            }
            <details>
                <summary class="small">{ words::more_about() }<span class="visually-hidden">{ waymark_words::options::named(&name) }</span></summary>
                <p class="cell__note">{ session.text(&harm.says) }</p>
                { button }
                { for more.iter().map(|figure| short_result(session, &place, figure)) }
            </details>
        </div>
    }
}

/// Name, number, what it was against, and the time it took: that much is always on screen.
fn lead(session: &Session, place: &str, harm: &'static Harm, figure: &StudyResult) -> Html {
    let own = &figure.own;
    html! {
        <>
            { number(session, place, harm, figure) }
            { dots::pair(session, own, figure.against.as_ref()) }
            <p class="cell__note">{ result::range(session.wording(), own) }</p>
            if let Some(other) = &figure.against {
                <p class="cell__note">{ result::against(session, place, other) }</p>
            }
            <p class="cell__note">{ result::study_line(own) }</p>
            if let Some(note) = &own.outcome.period_note {
                <p class="cell__note">{ session.text(note) }</p>
            }
            { result::flags(session, figure) }
        </>
    }
}

/// Figures of the harms of an option that were not read in a source and are not shown.
pub fn unverified(
    session: &Session,
    option: &'static Medicine,
) -> Vec<(&'static Study, &'static Outcome)> {
    if session.visit().show_unverified {
        return Vec::new();
    }
    option
        .harms
        .into_iter()
        .flat_map(|harm| harm_outcomes(session.derived.pack(), harm))
        .filter(|(_, outcome)| outcome.proof.verification.hidden_by_default())
        .collect()
}
