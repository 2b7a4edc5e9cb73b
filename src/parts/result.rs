//! A result of a study in words: the number that opens its proof, what it was compared
//! with, for how long, in which study.

use super::number;
use crate::visit::Session;
use waymark_clinical::effects::{Proven, StudyResult};
use waymark_clinical::logic::Truth;
use waymark_evidence::{ArmRole, Decimal, Outcome, Standing, Unit};
use waymark_words::compare as words;
use waymark_words::narrate::{list, shown};
use waymark_words::Wording;
use yew::{Html, html};

/// The number in words. Nobody in a small group is said as that: it is not "fewer than 1
/// out of 10,000", which no small group can show.
pub fn said(proven: &Proven) -> String {
    let share = matches!(proven.endpoint.unit, Unit::PercentOfPeople | Unit::PerThousandPeople);
    if share && proven.result.value == Decimal::new(0, 0) {
        return match proven.result.of.or(proven.arm.analysed).or(proven.arm.randomised) {
            Some(people) => words::nobody_of(people.into()),
            None => words::nobody().to_owned(),
        };
    }
    shown::shown(proven.shown)
}

/// The number as a button. `place` tells apart the places where it stands.
pub fn opens(session: &Session, place: &str, proven: &Proven) -> Html {
    let id = format!("n-{place}-{}-{}-{}", proven.study.id, proven.outcome.id, proven.arm.id);
    number::opens(session, id, number::target(proven), said(proven))
}

/// The number with what it counts: "17 out of 100 people got worse and stayed worse".
pub fn sentence(session: &Session, place: &str, proven: &Proven) -> Html {
    let name = session.text(&proven.endpoint.name);
    let share = matches!(proven.endpoint.unit, Unit::PercentOfPeople);
    html! {
        <>
            { opens(session, place, proven) }
            if proven.endpoint.unit == Unit::RelapsesPerPersonYear {
            } else if share && session.wording() == Wording::Plain {
                { " " }{ name }
            } else {
                { words::counted(name) }
            }
        </>
    }
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
    words::study_line(proven.study.name.0, &period(proven.outcome), &proven.study.published.to_string())
}

/// "Against 73 relapses for 100 people in a year: no active medicine (placebo)".
pub fn against(session: &Session, place: &str, other: &Proven) -> Html {
    html! {
        <>
            { words::against() }{ " " }
            { opens(session, &format!("{place}-against"), other) }
            { words::counted(session.text(&other.arm.label)) }
        </>
    }
}

/// What must be said beside a result: who was counted, a missed aim, a dose never licensed,
/// people unlike this person.
pub fn flags(session: &Session, result: &StudyResult) -> Html {
    let outcome = result.own.outcome;
    let missed = match outcome.standing {
        Standing::PrimaryMissed => Some(words::main_aim_missed()),
        Standing::SecondaryMissed => Some(words::aim_missed()),
        _ => None,
    };
    let differed: Vec<String> = result
        .fits
        .iter()
        .filter(|fit| fit.truth == Truth::False)
        .map(|fit| session.text(&fit.entry.says).to_owned())
        .collect();
    html! {
        <>
            if let Some(missed) = missed {
                <p class="cell__flag">{ missed }</p>
            }
            if result.own.arm.role == ArmRole::UnlicensedDose {
                <p class="cell__flag">{ words::unlicensed_dose(session.text(&result.own.arm.label)) }</p>
            }
            if !differed.is_empty() {
                <p class="cell__flag">{ words::differed(&list(&differed)) }</p>
            }
        </>
    }
}

/// The published range in words.
pub fn range(proven: &Proven) -> String {
    shown::range(proven).map_or_else(|| words::no_range().to_owned(), |range| words::range(&range))
}
