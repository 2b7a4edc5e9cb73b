//! A result of a study in words: the number that opens its proof, what it was compared
//! with, for how long, in which study.

use super::name::capitalised;
use super::number;
use crate::markup::html;
use crate::visit::Session;
use waymark_clinical::criteria::explain;
use waymark_clinical::effects::{Proven, RangeFrom, Shown, StudyResult};
use waymark_clinical::logic::Truth;
use waymark_evidence::{ArmRole, Entry, Outcome, Standing, Study, Unit};
use waymark_words::Wording;
use waymark_words::compare as words;
use waymark_words::narrate::{list, shown};
use yew::Html;

/// The number in words.
pub fn said(proven: &Proven) -> String {
    shown::shown(proven.shown)
}

/// The number as a button. `place` tells apart the places where it stands.
pub fn opens(session: &Session, place: &str, proven: &Proven) -> Html {
    number_button(session, place, proven, said(proven))
}

fn number_button(session: &Session, place: &str, proven: &Proven, text: String) -> Html {
    let id = format!(
        "n-{place}-{}-{}-{}",
        proven.study.id, proven.outcome.id, proven.arm.id
    );
    number::opens(session, id, number::target(proven), text)
}

/// The number with what it counts: "17 out of 100 people got worse and stayed worse".
///
/// A button is one block to the browser, so words stand after it only where it is short.
pub fn sentence(session: &Session, place: &str, proven: &Proven) -> Html {
    let name = session.text(proven.name());
    // The rows of the comparison count what people do ("had a relapse"), all others things.
    let verb = proven.endpoint.row.is_some() && session.wording() == Wording::Plain;
    match proven.endpoint.unit {
        Unit::RelapsesPerPersonYear => {
            let whole = said(proven);
            let (number, rest) = after_noun(&whole);
            html! {
                <>{ number_button(session, place, proven, number.to_owned()) }{ rest }{ words::full_stop() }</>
            }
        }
        Unit::PercentOfPeople if verb => html! {
            <>{ opens(session, place, proven) }{ " " }{ name }{ words::full_stop() }</>
        },
        _ => {
            html! { <>{ capitalised(name) }{ words::colon() }{ opens(session, place, proven) }</> }
        }
    }
}

/// Cut after the noun of the number: "23 relapses" and " for 100 people in a year".
fn after_noun(text: &str) -> (&str, &str) {
    let end = text
        .match_indices(' ')
        .nth(1)
        .map_or(text.len(), |(place, _)| place);
    text.split_at(end)
}

/// A length of time: whole years where it is whole years.
pub fn period(outcome: &Outcome) -> String {
    const YEAR: u16 = 12;
    let months = outcome.period_months;
    if months >= YEAR && months.is_multiple_of(YEAR) {
        words::years((months / YEAR).into())
    } else {
        words::months(months.into())
    }
}

/// "AFFIRM, 2 years, published 2006".
pub fn study_line(proven: &Proven) -> String {
    words::study_line(
        proven.study.name.0,
        &period(proven.outcome),
        &proven.study.published.to_string(),
    )
}

/// "Against no active medicine (placebo): 73 relapses for 100 people in a year".
pub fn against(session: &Session, place: &str, other: &Proven) -> Html {
    let place = format!("{place}-against");
    let whole = said(other);
    let (number, rest) = if other.endpoint.unit == Unit::RelapsesPerPersonYear {
        after_noun(&whole)
    } else {
        (whole.as_str(), "")
    };
    html! {
        <>
            { words::against(session.text(&other.arm.label)) }{ " " }
            { number_button(session, &place, other, number.to_owned()) }{ rest }
            // "Nobody" alone would read as "never".
            if matches!(other.shown, Shown::NobodyOf { .. }) && other.range.is_some() {
                { words::full_stop() }{ " " }{ range(session.wording(), other) }
            }
        </>
    }
}

/// What must be said beside a result: who was counted, a missed aim, a dose never licensed,
/// people unlike this person.
pub fn flags(session: &Session, result: &StudyResult) -> Html {
    html! { <>{ of_outcome(session, result) }{ of_people(session, result.own.study) }</> }
}

/// A missed aim, a dose never licensed.
pub fn of_outcome(session: &Session, result: &StudyResult) -> Html {
    let outcome = result.own.outcome;
    let missed = match outcome.standing {
        Standing::PrimaryMissed => Some(words::main_aim_missed()),
        Standing::SecondaryMissed => Some(words::aim_missed()),
        _ => None,
    };
    html! {
        <>
            if let Some(missed) = missed {
                <p class="cell__flag">{ missed }</p>
            }
            { unlicensed_dose(session, &result.own) }
        </>
    }
}

/// Whether the people of a study are like this person.
pub fn of_people(session: &Session, study: &'static Study) -> Html {
    html! { <>{ unlike(session, study) }{ not_known(session, study) }</> }
}

/// That the group took a dose outside the licence.
pub fn unlicensed_dose(session: &Session, own: &Proven) -> Html {
    html! {
        if own.arm.role == ArmRole::UnlicensedDose {
            <p class="cell__flag">{ words::unlicensed_dose(session.text(&own.arm.label)) }</p>
        }
    }
}

/// What was counted, in the words of the study: where it counted the people without what is
/// shown, that it did.
pub fn definition(session: &Session, proven: &Proven) -> Html {
    let text = session.text(&proven.outcome.definition);
    html! {
        <>
            if proven.endpoint.event.is_some() { { words::study_counted() }{ " " } }
            { text }
        </>
    }
}

/// That nobody can say yet whether this person is like the people of a study; nothing when it
/// can be said.
fn not_known(session: &Session, study: &'static Study) -> Html {
    let context = session.derived.context();
    let is_open = |entry: &'static Entry| explain(&context, &entry.rule).truth == Truth::Unknown;
    let said = if study.entry.is_empty() {
        words::entry_not_read()
    } else if study.entry.iter().any(is_open) {
        words::entry_open()
    } else {
        return Html::default();
    };
    html! { <p class="cell__note">{ said }</p> }
}

/// Which entry criteria of a study this person does not meet; nothing when there is none.
pub fn unlike(session: &Session, study: &'static Study) -> Html {
    let context = session.derived.context();
    let differed: Vec<String> = study
        .entry
        .iter()
        .filter(|entry| explain(&context, &entry.rule).truth == Truth::False)
        .map(|entry| session.text(&entry.says).to_owned())
        .collect();
    if differed.is_empty() {
        return Html::default();
    }
    html! { <p class="cell__flag">{ words::differed(&list(&differed)) }</p> }
}

/// The range in words: the published one, else the one of the people counted.
pub fn range(wording: Wording, proven: &Proven) -> String {
    let Some(range) = proven.range else {
        return words::no_range().to_owned();
    };
    match range.from {
        _ if matches!(proven.shown, Shown::NobodyOf { .. }) => {
            words::range_of_nobody(&shown::shown(range.high))
        }
        RangeFrom::Published => words::range(&shown::between(range.low, range.high)),
        RangeFrom::Counted => words::range_counted(wording, &shown::between(range.low, range.high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_noun() {
        assert_eq!(
            after_noun("23 relapses for 100 people"),
            ("23 relapses", " for 100 people")
        );
        assert_eq!(after_noun("23"), ("23", ""));
    }
}
