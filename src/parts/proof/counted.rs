//! What follows from people counted, where the source prints no interval: the range of a
//! group, the difference of two groups, and, in clinical terms, the number needed.

use super::pieces::line;
use crate::markup::html;
use waymark_clinical::effects::arithmetic::{
    Counted, Limits, NumberNeeded, difference, number_needed, upper_limit_of_nobody, wilson,
};
use waymark_clinical::effects::{Proven, RangeFrom};
use waymark_evidence::{Decimal, Direction};
use waymark_words::{Wording, clinical_proof, proof as words};
use yew::Html;

/// A share out of 100, with one decimal place.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a share between -1 and 1, in thousandths"
)]
fn of_hundred(share: f64) -> String {
    const ONE_PLACE: f64 = 1000.0;
    Decimal::new((share * ONE_PLACE).round() as i64, 1).to_string()
}

/// The lines of a result whose people were counted; nothing for any other.
pub(super) fn lines(wording: Wording, own: &Proven, other: Option<&Proven>) -> Html {
    let Some(people) = own.counted() else {
        return Html::default();
    };
    let is_counted = own
        .range
        .is_some_and(|range| range.from == RangeFrom::Counted);
    let pair = other.and_then(Proven::counted).map(|other| (people, other));
    html! {
        <>
            if is_counted { { line(words::range_here(), range(wording, people)) } }
            if let Some((own_people, other_people)) = pair {
                { line(words::difference_here(), between(wording, own, own_people, other_people)) }
            }
        </>
    }
}

fn range(wording: Wording, people: Counted) -> String {
    let (events, of) = (people.events().into(), people.of().into());
    if people.events() == 0 {
        return upper_limit_of_nobody(people.of())
            .map(|limit| words::range_of_nobody(wording, of, &of_hundred(limit.value)))
            .unwrap_or_default();
    }
    let Limits { low, high } = wilson(people).value;
    words::range_of_counted(wording, events, of, &of_hundred(low), &of_hundred(high))
}

fn between(wording: Wording, own: &Proven, first: Counted, second: Counted) -> Html {
    let Limits { low, high } = difference(first, second).value;
    let less = first.share() - second.share();
    let text = words::difference_of_counted(
        wording,
        &of_hundred(less),
        &of_hundred(low),
        &of_hundred(high),
    );
    let needed = match wording {
        Wording::Plain => None,
        Wording::Clinical => needed(own.direction(), less, low, high),
    };
    html! {
        <>
            { text }
            if let Some(needed) = needed { { " " }{ needed } }
        </>
    }
}

/// The number needed, with its range; through "endless" where the range crosses none.
fn needed(direction: Direction, less: f64, low: f64, high: f64) -> Option<String> {
    // Benefit is fewer of what is bad, or more of what is good.
    let (benefit, worst, best) = match direction {
        Direction::LowerIsBetter => (-less, -high, -low),
        Direction::HigherIsBetter => (less, low, high),
    };
    Some(clinical_proof::needed(
        &one_of(number_needed(benefit))?,
        &one_of(number_needed(best))?,
        &if worst < 0.0 && best > 0.0 {
            clinical_proof::through_endless(&one_of(number_needed(worst))?)
        } else {
            one_of(number_needed(worst))?
        },
    ))
}

fn one_of(needed: NumberNeeded) -> Option<String> {
    match needed {
        NumberNeeded::ToBenefit(people) => Some(clinical_proof::to_benefit(people.into())),
        NumberNeeded::ToHarm(people) => Some(clinical_proof::to_harm(people.into())),
        NumberNeeded::Endless => None,
    }
}
