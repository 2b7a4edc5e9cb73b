//! What documents say of an option, each text with its proof.

use super::plan::schedule;
use super::topics::{self, Topic};
use super::{rules, source, spans, tag};
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::monitoring::goes_on_after_the_end;
use waymark_clinical::order;
use waymark_evidence::{
    GateKind, Medicine, Practical, Provenance, Region, Regulation, RegulationTopic, Span,
};
use waymark_words::narrate;
use waymark_words::{compare as words, phrase};
use yew::Html;

/// Texts of a topic that stand open in a cell; the rest is one press away.
const OPEN: usize = 2;
/// Questions of daily life that stand open.
const OPEN_DAILY: usize = 3;

/// One text as it stands in a cell.
pub struct Line {
    says: &'static str,
    /// The times it names.
    spans: &'static [Span],
    /// For which regions it was read, when that of the visit is none of them.
    elsewhere: Option<String>,
    proof: &'static Provenance,
    document: String,
    target: ProofTarget,
    id: String,
}

/// The regions of a practical side, when it was read for others than that of the visit.
fn elsewhere(session: &Session, side: &Practical) -> Option<String> {
    let region = session.visit().region;
    let here = side.regions.contains(&region) || side.regions.contains(&Region::International);
    (!here).then(|| {
        let names = side.regions.iter();
        narrate::list(
            &names
                .map(|one| narrate::region_short(*one).to_owned())
                .collect::<Vec<_>>(),
        )
    })
}

/// What daily life with an option is like: a question a topic, in their order.
pub fn daily(session: &Session, option: &'static Medicine) -> Html {
    let pack = session.derived.pack();
    let mut sides: Vec<&'static Practical> = option.practical.into_iter().collect();
    order::by_key(&mut sides, |side| side.asks);
    let mut groups: Vec<Group> = Vec::new();
    for side in sides {
        let line = Line {
            says: session.text(&side.says),
            spans: &[],
            elsewhere: elsewhere(session, side),
            proof: &side.proof,
            document: pack
                .source(&side.proof.source)
                .map_or(side.proof.at.0, |source| source.short.0)
                .to_owned(),
            target: ProofTarget::Practical(option.id.0, side.id.0),
            id: format!("practical-{}-{}", option.id, side.id),
        };
        let topic = topics::of_daily(side.asks);
        match groups.last_mut().filter(|(last, _)| *last == topic) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((topic, vec![line])),
        }
    }
    let folded = groups.split_off(OPEN_DAILY.min(groups.len()));
    html! {
        <>
            { cell(session, groups) }
            if !folded.is_empty() {
                <details>
                    <summary>{ words::more_texts(many(&folded)) }</summary>
                    { for folded.into_iter().map(|one| group(session, one)) }
                </details>
            }
        </>
    }
}

/// What the rules and documents in force say about some topics, as a cell of the comparison.
pub fn texts(session: &Session, option: &'static Medicine, topics: &[RegulationTopic]) -> Html {
    let mut groups: Vec<Group> = Vec::new();
    for topic in topics {
        let said = of_topics(session, option, &[*topic]);
        let is_said = said.iter().any(|line| !hidden(session, line));
        let mut lines = of_gates(session, option, *topic, is_said);
        // A rule that asks about two topics stands under the first.
        lines.retain(|line| {
            let mut before = groups.iter().flat_map(|(_, lines)| lines);
            !before.any(|other| other.id == line.id)
        });
        lines.extend(said);
        if lines.is_empty() && *topic == RegulationTopic::AfterStopping {
            lines.extend(of_schedule(session, option));
        }
        groups.push((topics::of_text(*topic), lines));
    }
    cell(session, groups)
}

/// Where no text speaks of the time after the last dose, the dates of the schedule do.
fn of_schedule(session: &Session, option: &'static Medicine) -> Option<Line> {
    let schedule = schedule(session, &option.id, session.visit().region)
        .filter(|schedule| goes_on_after_the_end(schedule))?;
    Some(Line {
        says: words::dates_go_on(),
        spans: &[],
        elsewhere: None,
        proof: &schedule.proof,
        document: schedule.document.0.to_owned(),
        target: ProofTarget::Schedule(schedule.id.0),
        id: format!("after-{}", option.id),
    })
}

/// The rules of an option that ask about a topic, whether or not they hold for this person:
/// those that close it always, cautions where no text says the same at more length. What only
/// helps to plan stands among the texts.
fn of_gates(
    session: &Session,
    option: &'static Medicine,
    topic: RegulationTopic,
    is_said: bool,
) -> Vec<Line> {
    let answer = session
        .derived
        .options()
        .iter()
        .find(|answer| answer.option.id == option.id);
    let Some(answer) = answer else {
        return Vec::new();
    };
    let gates = answer.on(topic, session.derived.pack()).into_iter();
    gates
        .map(|answer| answer.gate)
        .filter(|gate| {
            gate.kind == GateKind::Contraindication || gate.kind == GateKind::Caution && !is_said
        })
        .map(|gate| Line {
            says: session.text(&gate.says),
            spans: &[],
            elsewhere: None,
            proof: &gate.proof,
            document: rules::document(gate),
            target: ProofTarget::Gate(option.id.0, gate.id.0),
            id: format!("rule-{}-{}", option.id, gate.id),
        })
        .collect()
}

/// What the documents in force say about some topics, in the order of the topics.
pub fn of_topics(
    session: &Session,
    option: &'static Medicine,
    topics: &[RegulationTopic],
) -> Vec<Line> {
    let region = session.visit().region;
    let here = |text: &Regulation| {
        text.superseded_by.is_none()
            && text.in_force.until.is_none()
            && (text.regions.contains(&region) || text.regions.contains(&Region::International))
    };
    let of_option = session
        .derived
        .pack()
        .regulations
        .0
        .iter()
        .find(|record| record.id == option.id);
    topics
        .iter()
        .flat_map(|topic| {
            of_option
                .into_iter()
                .flat_map(|record| record.texts)
                .filter(|text| text.topic == *topic && here(text))
        })
        .map(|text| Line {
            says: session.text(&text.says),
            spans: text.spans.0,
            elsewhere: None,
            proof: &text.proof,
            document: text.document.0.to_owned(),
            target: ProofTarget::Regulation(option.id.0, text.id.0),
            id: format!("text-{}-{}", option.id, text.id),
        })
        .collect()
}

/// Texts under the name of their topic.
type Group = (Topic, Vec<Line>);

/// Draws texts by their topics; those of which nothing was read are named at the end.
fn cell(session: &Session, groups: Vec<Group>) -> Html {
    let (said, silent): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|(_, lines)| !lines.is_empty());
    if said.is_empty() {
        return html! { <p class="cell__main"><span class="unknown">{ phrase::not_known() }</span></p> };
    }
    let silent: Vec<String> = silent
        .iter()
        .map(|(topic, _)| topic.name.to_owned())
        .collect();
    html! {
        <>
            { for said.into_iter().map(|one| group(session, one)) }
            if !silent.is_empty() {
                <p class="cell__note">
                    <span class="unknown">{ phrase::not_known() }</span>{ words::colon() }{ narrate::list(&silent) }
                </p>
            }
        </>
    }
}

fn group(session: &Session, (topic, lines): Group) -> Html {
    // What was read stands before what was not.
    let (mut lines, unread): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|one| !hidden(session, one));
    lines.extend(unread);
    let folded = lines.split_off(OPEN.min(lines.len()));
    html! {
        <div class="cell__topic">
            { topics::head(topic) }
            { for lines.into_iter().map(|one| line(session, one)) }
            if !folded.is_empty() {
                <details>
                    <summary>{ words::more_texts(many(&folded)) }</summary>
                    { for folded.into_iter().map(|one| line(session, one)) }
                </details>
            }
        </div>
    }
}

fn many<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}

fn hidden(session: &Session, line: &Line) -> bool {
    line.proof.verification.hidden_by_default() && !session.visit().show_unverified
}

/// Draws one text with its document.
pub fn line(session: &Session, line: Line) -> Html {
    let hidden = hidden(session, &line);
    html! {
        <div class="cell__harm">
            if hidden {
                { tag::not_yet_verified(line.proof) }
            } else {
                <p class="cell__note">
                    { line.says }
                    if let Some(regions) = line.elsewhere {
                        { " " }<b>{ words::read_for(&regions) }</b>
                    }
                </p>
                { spans::spans(line.spans) }
            }
            <p class="print-only cell__note">{ line.document.clone() }</p>
            { source::opens(session, line.id, line.target, html! { { line.document } }) }
            if !hidden {
                { " " }{ tag::beside_number(line.proof) }
            }
        </div>
    }
}
