//! The proof of a result: from the printed value to what is drawn.

use super::pieces::{interval, line, source, text};
use super::{Proof, counted};
use crate::markup::html;
use crate::parts::icons;
use crate::visit::Session;
use waymark_clinical::criteria::explain;
use waymark_clinical::effects::{Frame, Proven, Shown, prove};
use waymark_clinical::logic::Truth;
use waymark_evidence::{Arm, ArmResult, Effect, EffectKind, Estimation, Standing, Study, Unit};
use waymark_words::narrate::shown;
use waymark_words::{clinical_proof, proof as words};
use yew::Html;

pub(super) fn proof(
    session: &Session,
    study_id: &str,
    outcome_id: &str,
    arm_id: &str,
    rare: bool,
) -> Option<Proof> {
    let pack = session.derived.pack();
    let study = pack.study(study_id)?;
    let outcome = study
        .outcomes
        .0
        .iter()
        .find(|outcome| outcome.id == outcome_id)?;
    let endpoint = pack.endpoint(&outcome.endpoint)?;
    let frame = if rare { Frame::Rare } else { Frame::Common };
    let proven = prove(study, endpoint, outcome, arm_id, frame)?;
    let others = outcome
        .results
        .0
        .iter()
        .filter(|result| result.arm != arm_id);
    // Two groups on the same medicine are no comparison: no difference is worked out of them.
    let other_arm = others
        .clone()
        .find(|other| {
            study
                .arm(&other.arm)
                .is_some_and(|arm| arm.role != proven.arm.role)
        })
        .and_then(|other| prove(study, endpoint, outcome, &other.arm, frame));
    let body = html! {
        <dl>
            { text(words::counted(), session.text(&outcome.definition)) }
            { text(words::in_whom(), session.text(&study.population)) }
            if let Some(subgroup) = &outcome.subgroup {
                { text(words::subgroup(), session.text(subgroup)) }
            }
            { for others.clone().filter_map(|result| study.arm(&result.arm)).map(|arm| {
                text(words::against(), session.text(&arm.label))
            }) }
            { line(words::result(), html! {
                <ul>
                    <li>{ printed(session, study, proven.arm, proven.result, endpoint.unit) }</li>
                    { for others.filter_map(|result| Some((study.arm(&result.arm)?, result))).map(|(arm, result)| html! {
                        <li>{ printed(session, study, arm, result, endpoint.unit) }</li>
                    }) }
                    if let Some(effect) = &outcome.effect { <li>{ effect_text(effect) }</li> }
                    if let Some(reason) = outcome.no_effect { <li>{ reason.0 }</li> }
                    <li>{ estimation(outcome.estimation) }</li>
                </ul>
            }) }
            { line(words::period(), html! {
                <>
                    { words::months(outcome.period_months.into()) }
                    if let Some(note) = &outcome.period_note { { ". " }{ session.text(note) } }
                </>
            }) }
            { text(words::standing(), standing(outcome.standing)) }
            { text(words::becomes(), arithmetic(&proven)) }
            { counted::lines(session.wording(), &proven, other_arm.as_ref()) }
            { fits(session, study) }
            { text(words::design(), session.text(&study.design)) }
            { source(session, &outcome.proof) }
        </dl>
    };
    Some(Proof {
        title: shown::shown(proven.shown),
        about: about(session, &proven),
        body,
    })
}

fn about(session: &Session, proven: &Proven) -> String {
    words::about(
        session.text(&proven.arm.label),
        session.text(proven.name()),
        &proven.study.name,
        &proven.study.published.to_string(),
    )
}

/// The printed value of an arm, with its count and interval.
fn printed(session: &Session, _: &Study, arm: &Arm, result: &ArmResult, unit: Unit) -> String {
    let label = session.text(&arm.label);
    let value = result.value.to_string();
    let mut parts = vec![match unit {
        Unit::PercentOfPeople => clinical_proof::percent_value(label, &value),
        Unit::RelapsesPerPersonYear => clinical_proof::rate_value(label, &value),
        Unit::LesionsPerPerson => clinical_proof::lesions_value(label, &value),
        Unit::EdssPoints => clinical_proof::edss_value(label, &value),
        Unit::PerThousandPeople => clinical_proof::per_thousand_value(label, &value),
        Unit::PerHundredThousandPersonYears => {
            clinical_proof::per_hundred_thousand_value(label, &value)
        }
    }];
    if let (Some(events), Some(of)) = (result.events, result.of) {
        parts.push(words::events(events.into(), of.into()));
    }
    if let Some(published) = &result.interval {
        parts.push(interval(published));
    } else if let Some(reason) = result.no_interval {
        parts.push(words::no_interval(&reason));
    }
    parts.join(waymark_words::common::list_comma())
}

/// The name of a measure of effect.
pub fn effect_kind(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::HazardRatio => clinical_proof::hazard_ratio(),
        EffectKind::RateRatio => clinical_proof::rate_ratio(),
        EffectKind::RiskRatio => clinical_proof::risk_ratio(),
        EffectKind::OddsRatio => clinical_proof::odds_ratio(),
        EffectKind::PercentLower => clinical_proof::percent_lower(),
    }
}

fn effect_text(effect: &Effect) -> String {
    let mut parts = Vec::new();
    if let Some(value) = effect.value {
        let name = effect_kind(effect.kind);
        let value = value.to_string();
        let value = if effect.kind == EffectKind::PercentLower {
            clinical_proof::percent(&value)
        } else {
            value
        };
        parts.push(format!("{name} {value}"));
    }
    if let Some(published) = &effect.interval {
        parts.push(interval(published));
    }
    if let Some(p) = effect.p {
        let (sign, value) = match p.strip_prefix('<') {
            Some(rest) => ("<", rest),
            None => ("=", p.0),
        };
        parts.push(clinical_proof::p_value(sign, value));
    }
    parts.join(waymark_words::common::list_comma())
}

fn estimation(estimation: Estimation) -> &'static str {
    match estimation {
        Estimation::KaplanMeier => clinical_proof::kaplan_meier(),
        Estimation::Counted => words::counted_people(),
        Estimation::Model => words::model(),
        Estimation::NotStated => words::not_stated(),
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::PrimaryMet => words::primary_met(),
        Standing::PrimaryMissed => words::primary_missed(),
        Standing::Secondary => words::secondary(),
        Standing::SecondaryMissed => words::secondary_missed(),
        Standing::PostHoc => words::post_hoc(),
        Standing::Safety => words::safety(),
    }
}

/// How the printed value became the number on screen.
fn arithmetic(proven: &Proven) -> String {
    let value = proven.result.value.to_string();
    if proven.endpoint.event.is_some() {
        return those_without(proven, &value);
    }
    match proven.shown {
        Shown::OutOf { count, of } => words::arithmetic_people(&value, count.into(), of.into()),
        Shown::FewerThanOne { of } => words::arithmetic_fewer(&value, of.into()),
        Shown::EventsPerHundredPeopleYears { count } => {
            words::arithmetic_rate(&value, count.into())
        }
        Shown::PeopleInAYear { count: 0, of } => {
            words::arithmetic_fewer_in_a_year(&value, of.into())
        }
        Shown::PeopleInAYear { count, of } => {
            words::arithmetic_in_a_year(&value, of.into(), count.into())
        }
        Shown::Mean { .. } | Shown::NobodyOf { .. } => words::arithmetic_mean().to_owned(),
    }
}

/// The same where the source prints the people without what is shown.
fn those_without(proven: &Proven, value: &str) -> String {
    match proven.shown {
        Shown::OutOf { count, of } => {
            words::arithmetic_without(value, (of - count).into(), of.into(), count.into())
        }
        Shown::FewerThanOne { of } => words::arithmetic_without_fewer(value, of.into()),
        _ => words::arithmetic_mean().to_owned(),
    }
}

/// The entry criteria of the study against this person.
fn fits(session: &Session, study: &'static Study) -> Html {
    if study.entry.is_empty() {
        return Html::default();
    }
    let context = session.derived.context();
    let rows = study.entry.0.iter().map(|entry| {
        let truth = explain(&context, &entry.rule).truth;
        let criterion = session.text(&entry.says);
        let said = match truth {
            Truth::True => words::fit_yes(criterion),
            Truth::False => words::fit_no(criterion),
            Truth::Unknown => words::fit_unknown(criterion),
        };
        html! { <li class="said">{ icons::truth(truth) }{ said }</li> }
    });
    line(words::fits(), html! { <ul class="fits">{ for rows }</ul> })
}
