//! Step 3: every published definition, answered in parallel, with reasons.

mod lens;

use super::StepProps;
use crate::markup::html;
use crate::parts::definition::definition;
use crate::parts::section::section;
use crate::route::Route;
use crate::shell;
use crate::visit::Session;
use waymark_clinical::criteria::Finding;
use waymark_clinical::logic::Truth;
use waymark_evidence::DefinitionKind;
use waymark_words::{narrate, where_stands as words};
use yew::{Html, component};

/// Definitions outside the rules in force here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Who was in a trial, or what the 2015 review said.
    TrialsAndReview,
    /// In force in another region.
    Elsewhere,
    /// Replaced by a later text.
    History,
}

const fn place(finding: &Finding) -> Place {
    let definition = finding.definition;
    if definition.is_superseded() {
        return Place::History;
    }
    match definition.kind {
        DefinitionKind::TrialEntry | DefinitionKind::TrialSubgroup | DefinitionKind::Review => {
            Place::TrialsAndReview
        }
        DefinitionKind::Licence | DefinitionKind::Funding | DefinitionKind::Guideline => {
            Place::Elsewhere
        }
    }
}

/// Draws step 3.
#[component]
pub fn WhereThisStands(StepProps { session }: &StepProps) -> Html {
    let region = session.visit().region;
    let here: Vec<&Finding> = session.derived.in_force(region).collect();
    let at = |wanted: Place| -> Vec<&Finding> {
        session
            .derived
            .findings()
            .iter()
            .filter(|finding| place(finding) == wanted)
            .filter(|finding| {
                !here
                    .iter()
                    .any(|one| one.definition.id == finding.definition.id)
            })
            .collect()
    };
    let trials = at(Place::TrialsAndReview);
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
            { section("lens", session, lens::lens) }
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
        u64::try_from(
            findings
                .iter()
                .filter(|finding| finding.truth == truth)
                .count(),
        )
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
