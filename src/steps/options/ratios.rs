//! Published effects of the compared options, one picture for each measure and comparison.
//! For clinicians: ratios say nothing without the numbers above them.

use super::comparison::question;
use crate::charts::ratios::{RatioLine, Ratios};
use crate::markup::html;
use crate::parts::fold::Fold;
use crate::parts::name::capitalised;
use crate::parts::proof::effect_kind;
use crate::parts::{number, result, tag};
use crate::visit::{ProofTarget, Session};
use waymark_clinical::effects::{PublishedRatio, RatioGroup, published_ratios, ratio_groups};
use waymark_evidence::{ComparisonRow, EffectKind, Medicine};
use waymark_words::{clinical_proof, clinical_ratios as words};
use yew::{Callback, Html};

/// The rows that have pictures, never two on one axis.
const ROWS: [ComparisonRow; 3] = [
    ComparisonRow::Relapses,
    ComparisonRow::PeopleWithRelapse,
    ComparisonRow::Worsening,
];

/// The section, a fold for each row.
pub fn section(session: &Session, options: &[&'static Medicine]) -> Html {
    html! {
        <section class="stack folds" aria-labelledby="ratios">
            <h2 id="ratios">{ words::title() }</h2>
            <p class="soft ratios__lead">{ words::lead() }</p>
            { for ROWS.into_iter().map(|row| {
                let content = {
                    let (session, options) = (session.clone(), options.to_vec());
                    Callback::from(move |()| pictures(&session, &options, row))
                };
                html! { <Fold summary={html! { { question(session, row) } }} {content} /> }
            }) }
        </section>
    }
}

fn pictures(session: &Session, options: &[&'static Medicine], row: ComparisonRow) -> Html {
    let ratios = published_ratios(
        session.derived.pack(),
        options,
        row,
        session.visit().show_unverified,
    );
    let groups = ratio_groups(ratios);
    if groups.is_empty() {
        return html! { <p>{ words::none() }</p> };
    }
    html! {
        <div class="stack">
            <p>{ words::no_ranking() }{ " " }{ words::caption() }</p>
            { for groups.iter().map(|group| picture(session, row, group)) }
        </div>
    }
}

/// The value with its interval: "0.58, 95 % interval 0.43 to 0.77".
pub fn said(ratio: &PublishedRatio) -> String {
    let printed = ratio.printed.to_string();
    let value = match ratio.kind {
        EffectKind::PercentLower => words::complement(
            &clinical_proof::percent(&printed),
            &three_places(ratio.value),
        ),
        _ => printed,
    };
    let interval = match &ratio.interval {
        Some(interval) => clinical_proof::interval(
            &interval.level.to_string(),
            &interval.low.to_string(),
            &interval.high.to_string(),
        ),
        None => words::no_interval().to_owned(),
    };
    let comma = waymark_words::common::list_comma();
    let mut text = [value, interval].join(comma);
    if ratio.is_asymmetric() {
        text.push_str(comma);
        text.push_str(words::uneven());
    }
    if ratio.outcome.standing.is_missed() {
        text.push_str(comma);
        text.push_str(words::missed());
    }
    text
}

/// A computed chance or ratio, to three places.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a chance or a ratio of a few units, in thousandths"
)]
pub fn three_places(value: f64) -> String {
    const THREE_PLACES: f64 = 1000.0;
    waymark_evidence::Decimal::new((value * THREE_PLACES).round() as i64, 3).to_string()
}

fn name(ratio: &PublishedRatio) -> String {
    words::line_name(
        &capitalised(ratio.option.generic.0),
        &ratio.study.name,
        &ratio.study.published.to_string(),
    )
}

/// The name of a measure where it stands alone.
pub fn measure(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::PercentLower => words::reduction(),
        kind => effect_kind(kind),
    }
}

fn picture(session: &Session, row: ComparisonRow, group: &RatioGroup) -> Html {
    let title = words::group_title(
        question(session, row),
        measure(group.kind),
        session.text(&group.against.label),
    );
    let lines: Vec<RatioLine> = group
        .ratios
        .iter()
        .map(|ratio| RatioLine {
            name: name(ratio).into(),
            said: said(ratio).into(),
            value: ratio.value,
            limits: ratio.limits.map(|limits| (limits.low, limits.high)),
        })
        .collect();
    let summary = lines
        .iter()
        .map(|line| words::line(&line.name, &line.said))
        .collect::<Vec<_>>()
        .join(" ");
    let table = table(session, group);
    html! { <Ratios {title} {summary} {lines} {table} /> }
}

fn table(session: &Session, group: &RatioGroup) -> Html {
    html! {
        <table class="plain">
            <thead><tr>
                <th scope="col">{ words::study() }</th>
                <th scope="col">{ words::value() }</th>
                <th scope="col">{ words::definition() }</th>
            </tr></thead>
            <tbody>{ for group.ratios.iter().map(|ratio| {
                let target = target(ratio);
                let id = format!("ratio-{}-{}-{}", ratio.option.id, ratio.study.id, ratio.outcome.id);
                html! {
                    <tr>
                        <th scope="row">{ name(ratio) }</th>
                        <td>{ number::opens(session, id, target, said(ratio)) }{ " " }{ tag::beside_number(&ratio.outcome.proof) }</td>
                        <td>{ session.text(&ratio.outcome.definition) }{ result::unlike(session, ratio.study) }</td>
                    </tr>
                }
            }) }</tbody>
        </table>
    }
}

/// The proof of the result the effect belongs to.
pub fn target(ratio: &PublishedRatio) -> ProofTarget {
    ProofTarget::Result {
        study: ratio.study.id.0,
        outcome: ratio.outcome.id.0,
        arm: ratio.own.id.0,
        rare: false,
    }
}
