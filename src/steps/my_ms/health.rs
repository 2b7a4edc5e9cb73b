//! Judgement words that rules in force here ask for, and health conditions that gate options.

use super::change;
use crate::markup::html;
use crate::parts::form::answer;
use crate::visit::{Action, Session};
use waymark_clinical::logic::Truth;
use waymark_clinical::sorted::Set;
use waymark_clinical::visit::Answer;
use waymark_evidence::{Judgement, Pack, Region, Rule};
use waymark_words::common;
use waymark_words::my_ms as words;
use waymark_words::narrate::schedule;
use yew::{Callback, Html};

/// Ids of what the rules in force in a region ask for.
struct Asked {
    judgements: Set<&'static str>,
    conditions: Set<&'static str>,
}

impl Asked {
    fn note(&mut self, rule: &Rule) {
        rule.walk(&mut |part| match part {
            Rule::Judgement(id) => {
                self.judgements.insert(id.0);
            }
            Rule::Condition(id) => {
                self.conditions.insert(id.0);
            }
            _ => {}
        });
    }
}

fn asked(pack: &'static Pack, region: Region) -> Asked {
    let mut asked = Asked {
        judgements: Set::new(),
        conditions: Set::new(),
    };
    for definition in pack.definitions {
        let here = definition.regions.contains(&region);
        if here && !definition.is_superseded() {
            asked.note(&definition.logic);
        }
    }
    for medicine in pack.medicines {
        for gate in medicine.gates {
            if gate.regions.contains(&region) && gate.in_force.until.is_none() {
                asked.note(&gate.rule);
            }
        }
    }
    for schedule in pack.schedules {
        if schedule.regions.contains(&region) {
            for item in schedule.items {
                if let Some(rule) = &item.only_if {
                    asked.note(rule);
                }
            }
        }
    }
    asked
}

pub(super) fn judgements(session: &Session) -> Html {
    let pack = session.derived.pack();
    let asked = asked(pack, session.visit().region);
    let rows = pack
        .judgements
        .iter()
        .filter(|one| asked.judgements.contains(one.id.0))
        .map(|one| {
            let id = one.id.0;
            let given = session
                .visit()
                .entries
                .judgements
                .get(id)
                .copied()
                .unwrap_or_default();
            html! {
                <>
                    { answer(
                        &format!("judgement-{id}"),
                        session.text(&one.question),
                        Some(session.text(&one.hint)),
                        given,
                        &change(session, move |given| {
                            Action::Judgement(id.to_owned(), given)
                        }),
                    ) }
                    { readings(session, one) }
                </>
            }
        });
    html! {
        <section class="part" aria-labelledby="judgements">
            <h2 id="judgements" tabindex="-1">{ words::judgements() }</h2>
            <p class="field__hint">{ words::judgements_hint() }</p>
            <details class="fold">
                <summary>{ words::judgements_open() }</summary>
                { for rows }
            </details>
        </section>
    }
}

/// What the dates of the medicines say to the lengths that documents name. It answers
/// nothing: the judgement stays with the neurologist.
fn readings(session: &Session, judgement: &Judgement) -> Html {
    if judgement.readings.is_empty() {
        return Html::default();
    }
    let facts = &session.derived.facts;
    html! {
        <ul class="field__hint" id={format!("readings-{}", judgement.id)}>
            { for judgement.readings.iter().map(|length| {
                let answer = match facts.taken_for(*length, session.today()) {
                    Truth::True => common::yes(),
                    Truth::False => common::no(),
                    Truth::Unknown => words::reading_open(),
                };
                html! { <li>{ words::reading(&schedule::length(*length), answer) }</li> }
            }) }
        </ul>
    }
}

pub(super) fn conditions(session: &Session) -> Html {
    let pack = session.derived.pack();
    let asked = asked(pack, session.visit().region);
    let given = |id: &str| {
        session
            .visit()
            .entries
            .conditions
            .get(id)
            .copied()
            .unwrap_or_default()
    };
    let wanted: Vec<_> = pack
        .conditions
        .0
        .iter()
        .filter(|one| asked.conditions.contains(one.id.0))
        .collect();
    let open: Vec<String> = wanted
        .iter()
        .filter(|one| given(one.id.0) == Answer::NotKnown)
        .map(|one| one.id.0.to_owned())
        .collect();
    let open_count = u64::try_from(open.len()).unwrap_or(u64::MAX);
    let rest = {
        let session = session.clone();
        let open = open.clone();
        Callback::from(move |_| session.act(Action::NoOtherCondition(open.clone())))
    };
    let rows = wanted.iter().map(|one| {
        let id = one.id.0;
        answer(
            &format!("condition-{id}"),
            session.text(&one.question),
            None,
            given(id),
            &change(session, move |given| {
                Action::Condition(id.to_owned(), given)
            }),
        )
    });
    html! {
        <section class="part" aria-labelledby="health">
            <h2 id="health" tabindex="-1">{ words::health(session.wording()) }</h2>
            <p class="field__hint">{ words::health_hint() }</p>
            <details class="fold">
                <summary>{ words::health_open(open_count) }</summary>
                { for rows }
                if !open.is_empty() {
                    <button type="button" class="button button--quiet" onclick={rest}>
                        { words::health_rest_no(open_count) }
                    </button>
                }
            </details>
        </section>
    }
}
