//! Harms of an option, each by its name. Every life-changing one stays on screen.

use super::comparison::short_result;
use super::pml;
use crate::parts::{name::capitalised, result, source, tag};
use crate::visit::{ProofTarget, Session};
use waymark_clinical::effects::{Frame, StudyResult, prove};
use waymark_evidence::{ArmRole, Availability, Gravity, Harm, Medicine, Outcome, Study};
use waymark_words::compare as words;
use waymark_words::narrate::shown;
use waymark_words::phrase;
use yew::{Html, html};

/// The figures of a harm, best first; unverified ones only when they are switched on.
pub fn figures(
    session: &Session,
    option: &'static Medicine,
    harm: &'static Harm,
) -> Vec<StudyResult> {
    let frame = match harm.gravity {
        Gravity::LifeChanging => Frame::Rare,
        Gravity::Common => Frame::Common,
    };
    outcomes(session, harm)
        .into_iter()
        .filter(|(_, outcome)| {
            session.visit().show_unverified || !outcome.proof.verification.hidden_by_default()
        })
        .filter_map(|(study, outcome)| figure(session, option, study, outcome, frame))
        .collect()
}

/// The studies and results that count a harm.
pub fn outcomes(session: &Session, harm: &'static Harm) -> Vec<(&'static Study, &'static Outcome)> {
    let pack = session.derived.pack();
    harm.figures
        .iter()
        .filter_map(|path| {
            let (study, outcome) = path.split_once('/')?;
            let study = pack.study(study)?;
            study
                .outcomes
                .into_iter()
                .find(|found| found.id == outcome)
                .map(|found| (study, found))
        })
        .collect()
}

fn figure(
    session: &Session,
    option: &'static Medicine,
    study: &'static Study,
    outcome: &'static Outcome,
    frame: Frame,
) -> Option<StudyResult> {
    let endpoint = session.derived.pack().endpoint(&outcome.endpoint)?;
    // The licensed dose where there is a result for it, else the one there is, with its flag.
    let own = [ArmRole::Treatment, ArmRole::UnlicensedDose]
        .into_iter()
        .find_map(|role| {
            study.arms.into_iter().find(|arm| {
                arm.medicine == Some(option.id)
                    && arm.role == role
                    && outcome.result(&arm.id).is_some()
            })
        })?;
    let against = study
        .arms
        .into_iter()
        .find(|arm| arm.role == ArmRole::Comparator && outcome.result(&arm.id).is_some())
        .and_then(|arm| prove(study, endpoint, outcome, &arm.id, frame));
    let own = prove(study, endpoint, outcome, &own.id, frame)?;
    Some(StudyResult {
        own,
        against,
        fits: Vec::new(),
    })
}

/// The cell of an option for harms of one gravity.
pub fn cell(session: &Session, option: &'static Medicine, gravity: Gravity) -> Html {
    let mut harms = option
        .harms
        .into_iter()
        .filter(|harm| harm.gravity == gravity)
        .peekable();
    if harms.peek().is_none() {
        return if option.availability == Availability::NoMedicine && !option.stands_for.is_empty() {
            html! { <p class="cell__main">{ words::no_harm_of_a_medicine() }</p> }
        } else {
            html! { <p class="cell__main"><span class="unknown">{ phrase::not_known() }</span></p> }
        };
    }
    html! { { for harms.map(|harm| one(session, option, harm)) } }
}

fn one(session: &Session, option: &'static Medicine, harm: &'static Harm) -> Html {
    let place = format!("harm-{}-{}", option.id, harm.id);
    let figures = figures(session, option, harm);
    let life_changing = harm.gravity == Gravity::LifeChanging;
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
            <p class="cell__main"><b>{ &name }</b></p>
            if harm.by_jc_virus {
                { pml::cell(session, &place) }
            } else if let Some(first) = first {
                { lead(session, &place, harm, first) }
            } else {
                <p class="cell__note">{ words::how_often() }{ " " }<span class="unknown">{ phrase::not_known() }</span></p>
            }
            if life_changing || !more.is_empty() {
                <details>
                    <summary class="small">{ words::more_about() }<span class="visually-hidden">{ waymark_words::options::named(&name) }</span></summary>
                    if life_changing {
                        <p class="cell__note">{ session.text(&harm.says) }</p>
                        { button }
                    }
                    { for more.iter().map(|figure| short_result(session, &place, figure)) }
                </details>
            }
        </div>
    }
}

/// Name, number, what it was against, and the time it took: that much is always on screen.
fn lead(session: &Session, place: &str, harm: &'static Harm, figure: &StudyResult) -> Html {
    let own = &figure.own;
    html! {
        <>
            <p class="cell__note">
                if session.text(&own.endpoint.name).eq_ignore_ascii_case(session.text(&harm.name)) {
                    { words::how_often() }{ " " }{ result::opens(session, place, own) }
                } else {
                    { result::sentence(session, place, own) }
                }
                { " " }{ tag::beside_number(&own.outcome.proof) }
            </p>
            if let Some(others) = shown::without(own.shown) {
                <p class="cell__note">{ words::not_them(&others) }</p>
            }
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
        .flat_map(|harm| outcomes(session, harm))
        .filter(|(_, outcome)| outcome.proof.verification.hidden_by_default())
        .collect()
}
