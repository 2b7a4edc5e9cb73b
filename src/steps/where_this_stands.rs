//! Step 3: every published definition, answered in parallel, with reasons.

use super::StepProps;
use crate::parts::definition::definition;
use crate::route::Route;
use crate::shell;
use crate::visit::Session;
use waymark_clinical::criteria::Finding;
use waymark_clinical::logic::Truth;
use waymark_evidence::{DefinitionKind, Region};
use waymark_words::{narrate, where_stands as words};
use yew::{Html, component, html};

/// Where a definition stands on this page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A rule in force here.
    InForce,
    /// Who was in a trial, or what the 2015 review said.
    TrialsAndReview,
    /// In force in another region.
    Elsewhere,
    /// Replaced by a later text.
    History,
}

fn place(finding: &Finding, region: Region) -> Place {
    let definition = finding.definition;
    if definition.is_superseded() {
        return Place::History;
    }
    match definition.kind {
        DefinitionKind::TrialEntry | DefinitionKind::TrialSubgroup | DefinitionKind::Review => {
            Place::TrialsAndReview
        }
        DefinitionKind::Licence | DefinitionKind::Funding | DefinitionKind::Guideline => {
            let here = definition
                .regions
                .iter()
                .any(|one| *one == region || *one == Region::International);
            if here { Place::InForce } else { Place::Elsewhere }
        }
    }
}

/// Draws step 3.
#[component]
pub fn WhereThisStands(StepProps { session }: &StepProps) -> Html {
    let region = session.visit().region;
    let at = |wanted: Place| -> Vec<&Finding> {
        session.derived.findings.iter().filter(|finding| place(finding, region) == wanted).collect()
    };
    let (here, trials) = (at(Place::InForce), at(Place::TrialsAndReview));
    let (elsewhere, history) = (at(Place::Elsewhere), at(Place::History));
    let wording = session.wording();
    let nothing = session.visit().entries == Default::default();
    html! {
        <>
            { shell::head(words::title(wording), words::lead(wording)) }
            if nothing {
                <div class="empty">
                    <p>{ words::empty() }</p>
                    <a class="button" href={Route::MyMs.hash()}>{ words::empty_go() }</a>
                </div>
            }
            <h2 id="rules-here">{ words::rules_here(narrate::region(region)) }</h2>
            <p class="soft">{ counted(&here) }</p>
            { answers(session, &here) }
            <h2>{ words::trials() }</h2>
            <p class="soft">{ words::trials_lead() }</p>
            { answers(session, &trials) }
            { folded(session, words::elsewhere(count(&elsewhere)), &elsewhere) }
            { folded(session, words::history(count(&history)), &history) }
        </>
    }
}

fn count<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}

fn counted(findings: &[&Finding]) -> String {
    let of = |truth: Truth| {
        u64::try_from(findings.iter().filter(|finding| finding.truth == truth).count())
            .unwrap_or(u64::MAX)
    };
    words::counted(of(Truth::True), of(Truth::False), of(Truth::Unknown))
}

fn answers(session: &Session, findings: &[&Finding]) -> Html {
    html! { <div class="answers">{ for findings.iter().map(|finding| definition(session, finding)) }</div> }
}

fn folded(session: &Session, title: String, findings: &[&Finding]) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <details class="fold">
            <summary>{ title }</summary>
            { answers(session, findings) }
        </details>
    }
}
