//! The same person by the rules of every region, in one table: where the rules disagree.

use crate::markup::html;
use crate::parts::{definition::document, icons, source};
use crate::visit::{ProofTarget, Session};
use waymark_clinical::criteria::Finding;
use waymark_evidence::{DefinitionKind, Region};
use waymark_words::narrate;
use waymark_words::{lens as words, phrase};
use yew::Html;

/// The regions of the table, in the fixed order.
const REGIONS: [Region; 5] = [Region::Eu, Region::Uk, Region::Us, Region::Ch, Region::De];

/// A family of definitions, with its name on screen.
type Family = (&'static str, fn() -> &'static str);

/// The families of definitions, in the order of the table.
const FAMILIES: [Family; 3] = [
    ("rapidly-evolving-severe", words::rapidly_evolving),
    ("highly-active-despite-treatment", words::despite_treatment),
    ("active", words::active),
];

/// Licences, funding decisions and guidelines of a family that stand today in a region.
fn of<'a>(session: &'a Session, family: &str, region: Region) -> Vec<&'a Finding> {
    session
        .derived
        .findings()
        .iter()
        .filter(|finding| {
            let definition = finding.definition;
            let rule = matches!(
                definition.kind,
                DefinitionKind::Licence | DefinitionKind::Funding | DefinitionKind::Guideline
            );
            rule && !definition.is_superseded()
                && definition.family == family
                && definition.regions.contains(&region)
        })
        .collect()
}

/// Whether the rules of a family give more than one answer for this person.
fn disagrees(answers: &[Vec<&Finding>]) -> bool {
    let mut all = answers.iter().flatten().map(|finding| finding.truth);
    let first = all.next();
    all.any(|truth| Some(truth) != first)
}

/// Draws the table.
pub fn lens(session: &Session) -> Html {
    html! {
        <section class="stack" aria-labelledby="lens">
            <h2 id="lens">{ words::title() }</h2>
            <p class="soft">{ words::lead(session.wording()) }</p>
            <table class="compare">
                <caption class="visually-hidden">{ words::caption() }</caption>
                <thead>
                    <tr>
                        <td></td>
                        { for REGIONS.into_iter().map(|region| html! {
                            <th scope="col">{ narrate::region_short(region) }</th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for FAMILIES.into_iter().map(|(family, name)| row(session, family, name())) }</tbody>
            </table>
        </section>
    }
}

fn row(session: &Session, family: &str, name: &str) -> Html {
    let answers: Vec<Vec<&Finding>> = REGIONS
        .into_iter()
        .map(|region| of(session, family, region))
        .collect();
    let differ = disagrees(&answers);
    // What is compared with: the rules of the region of this visit, if it has some.
    let here = of(session, family, session.visit().region);
    let cells = REGIONS.into_iter().zip(answers).map(|(region, answers)| {
        let away = region != session.visit().region && !here.is_empty();
        html! {
            <td data-column={narrate::region_short(region)}>
                if answers.is_empty() {
                    <p><span class="unknown">{ phrase::not_known() }</span></p>
                    <p class="cell__note">{ words::none() }</p>
                }
                { for answers.into_iter().map(|finding| {
                    let differs = away && here.iter().all(|one| one.truth != finding.truth);
                    answer(session, region, finding, if differs { &here } else { &[] })
                }) }
            </td>
        }
    });
    html! {
        <tr data-family={family.to_owned()}>
            <th scope="row">{ name }
                <p class="cell__note">{ if differ { words::differ() } else { words::agree() } }</p>
            </th>
            { for cells }
        </tr>
    }
}

/// An answer; with the rules here that it differs from, if it does.
fn answer(session: &Session, region: Region, finding: &Finding, here: &[&Finding]) -> Html {
    let id = finding.definition.id.0;
    let place = narrate::region_short(region);
    html! {
        <div class="cell__harm">
            <p><b>{ icons::truth(finding.truth) }{ " " }{ narrate::reason::truth(finding.truth) }</b></p>
            if !here.is_empty() {
                <p class="cell__flag">{ words::not_as_here(narrate::region_short(session.visit().region)) }</p>
                { for here.iter().map(|other| html! {
                    <p class="cell__note">
                        { words::here_says(&document(other), narrate::reason::truth(other.truth)) }
                    </p>
                }) }
            }
            { source::opens(
                session,
                format!("lens-{place}-{id}").to_ascii_lowercase(),
                ProofTarget::Definition(id),
                html! { { document(finding) } },
            ) }
        </div>
    }
}
