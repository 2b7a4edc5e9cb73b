//! Published network meta-analyses, each shown whole and by itself, with its own words of
//! certainty. Nothing is taken out of one and put beside a result of a study.

use crate::markup::html;
use crate::parts::fold::Fold;
use crate::parts::proof::effect_kind;
use crate::parts::{name::capitalised, source, tag};
use crate::visit::{ProofTarget, Session};
use waymark_evidence::{EffectKind, Medicine, NetworkAnalysis, NetworkResult, Provenance};
use waymark_words::networks as words;
use waymark_words::{Wording, clinical_proof, phrase};
use yew::{Callback, Html};

/// All of them, folded: they are for reading after the studies, not instead.
pub fn networks(session: &Session, options: &[&'static Medicine]) -> Html {
    let analyses = session.derived.pack().networks;
    html! {
        <section class="stack folds" aria-labelledby="networks">
            <h2 id="networks">{ words::title() }</h2>
            <p class="soft">{ words::lead() }</p>
            { for analyses.into_iter().map(|one| analysis(session, one, options)) }
        </section>
    }
}

fn analysis(
    session: &Session,
    one: &'static NetworkAnalysis,
    options: &[&'static Medicine],
) -> Html {
    let content = {
        let (session, options) = (session.clone(), options.to_vec());
        Callback::from(move |()| whole(&session, one, &options))
    };
    // On paper the line to open it is gone, and what holds none of the options would fill pages.
    let on_paper = options.iter().any(|option| holds(one, option));
    html! {
        <>
            <h3 class="print-only">{ one.name.0 }</h3>
            <Fold summary={html! { { one.name.0 } }} {content} {on_paper} />
            if !on_paper { <p class="print-only">{ words::none_in_it() }</p> }
        </>
    }
}

fn holds(one: &NetworkAnalysis, option: &Medicine) -> bool {
    one.results.iter().any(|result| is_about(result, option))
}

/// Whether a result is about an option: also one of several medicines, or of one against
/// another, which names them in words.
fn is_about(result: &NetworkResult, option: &Medicine) -> bool {
    let generic = option.generic.0;
    // "interferon beta-1a, into the muscle": an analysis does not say how it is given.
    let name = generic.split_once(',').map_or(generic, |(name, _)| name);
    match result.medicine {
        Some(medicine) => medicine == option.id,
        None => result.name.0.contains(name),
    }
}

fn whole(session: &Session, one: &'static NetworkAnalysis, options: &[&'static Medicine]) -> Html {
    let endpoint = session
        .derived
        .pack()
        .endpoint(&one.endpoint)
        .map_or(one.endpoint.0, |endpoint| session.text(&endpoint.name));
    let is_compared =
        |result: &NetworkResult| options.iter().any(|option| is_about(result, option));
    let absent = options.iter().filter(|option| !holds(one, option));
    html! {
        <>
            if is_hidden(session, &one.proof) {
                { tag::not_yet_verified(&one.proof) }
            } else {
                <p>{ session.text(&one.says) }</p>
            }
            <p class="small">{ measure(one, endpoint, session.text(&one.against)) }</p>
            <table class="plain">
                <caption class="visually-hidden">{ one.name.0 }</caption>
                <thead><tr>
                    <th scope="col">{ words::medicine() }</th>
                    <th scope="col">{ words::effect() }</th>
                    <th scope="col">{ words::certainty() }</th>
                </tr></thead>
                <tbody>
                    { for one.results.iter().map(|result| row(session, one, result, is_compared(result))) }
                    { for absent.map(|option| html! {
                        <tr>
                            <th scope="row"><b>{ capitalised(option.generic.0) }</b></th>
                            <td colspan="2">{ words::not_in_it() }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { source::opens(
                session,
                format!("network-{}", one.id),
                ProofTarget::Network(one.id.0),
                html! { <>{ waymark_words::compare::where_from() }<span class="visually-hidden">{ waymark_words::options::named(one.name.0) }</span></> },
            ) }
        </>
    }
}

/// What the figures are: of which measure, over how long, against what.
fn measure(one: &NetworkAnalysis, endpoint: &str, against: &str) -> String {
    let months = one.period_months.into();
    if one.kind == EffectKind::PercentLower {
        words::measure_lower(endpoint, months, against)
    } else {
        words::measure(effect_kind(one.kind), endpoint, months, against)
    }
}

fn is_hidden(session: &Session, proof: &Provenance) -> bool {
    proof.verification.hidden_by_default() && !session.visit().show_unverified
}

fn row(
    session: &Session,
    one: &'static NetworkAnalysis,
    result: &NetworkResult,
    compared: bool,
) -> Html {
    // A result that names no document of its own was read where the rest was, or was not.
    let proof = result.proof.as_ref().unwrap_or(&one.proof);
    let hidden = Some(proof).filter(|proof| is_hidden(session, proof));
    let name = capitalised(result.name.0);
    let value = match (hidden, result.value) {
        (Some(proof), _) => tag::not_yet_verified(proof),
        (None, None) => html! { <span class="unknown">{ phrase::not_known() }</span> },
        (None, Some(value)) => {
            let value = value.to_string();
            let text = match &result.interval {
                Some(range) => {
                    let (low, high) = (range.low.to_string(), range.high.to_string());
                    match session.wording() {
                        Wording::Plain => words::with_range(&value, &low, &high),
                        Wording::Clinical => clinical_proof::network_interval(
                            &value,
                            &low,
                            &high,
                            &range.level.to_string(),
                        ),
                    }
                }
                None => value,
            };
            html! { { text } }
        }
    };
    html! {
        <tr>
            <th scope="row">if compared { <b>{ name }</b> } else { { name } }</th>
            <td>{ value }</td>
            <td>{ result.certainty.map_or(words::no_certainty(), |words| words.0) }</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence_pack::pack;

    #[test]
    fn a_medicine_that_a_result_names_beside_others_is_in_the_analysis() {
        let holds = |analysis: &str, option: &str| {
            let analyses = &pack().networks;
            let one = analyses.iter().find(|one| one.id == analysis).unwrap();
            holds(one, pack().medicine(option).unwrap())
        };
        assert!(holds("ublituximab-2024-relapses", "natalizumab"));
        assert!(holds("icer-2023-relapses", "ocrelizumab"));
        assert!(holds("cochrane-2024-stopped", "interferon-beta-1a-im"));
        assert!(!holds("cochrane-2024-stopped", "interferon-beta-1b"));
        assert!(!holds("siddiqui-2018-relapses", "natalizumab"));
        assert!(!holds("siddiqui-2018-relapses", "no-medicine"));
    }
}
