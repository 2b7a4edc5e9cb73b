//! Step 4: what matters to the person, in choices and own words. Nothing is scored.

use super::StepProps;
use crate::markup::html;
use crate::parts::form::{Choice, choices, text_area};
use crate::shell;
use crate::visit::{Action, Session};
use waymark_clinical::visit::Side;
use waymark_words::matters as words;
use yew::{Callback, Html, component};

/// A forced choice between two good things.
struct TradeOff {
    /// Id in the saved visit.
    id: &'static str,
    question: fn() -> &'static str,
    first: fn() -> &'static str,
    second: fn() -> &'static str,
}

const TRADE_OFFS: [TradeOff; 5] = [
    TradeOff {
        id: "effect-or-safety",
        question: words::effect_or_safety,
        first: words::effect_first,
        second: words::safety_second,
    },
    TradeOff {
        id: "hospital-or-home",
        question: words::hospital_or_home,
        first: words::hospital_first,
        second: words::home_second,
    },
    TradeOff {
        id: "tests",
        question: words::tests,
        first: words::tests_first,
        second: words::tests_second,
    },
    TradeOff {
        id: "family",
        question: words::family,
        first: words::family_first,
        second: words::family_second,
    },
    TradeOff {
        id: "stopping",
        question: words::stopping,
        first: words::stopping_first,
        second: words::stopping_second,
    },
];

/// What was chosen, as sentences for the page to take home.
pub fn summary(session: &Session) -> Vec<String> {
    let chosen = &session.visit().matters.trade_offs;
    TRADE_OFFS
        .iter()
        .filter_map(|one| {
            let said = match chosen.get(one.id)? {
                Side::First => (one.first)(),
                Side::Second => (one.second)(),
                Side::Alike => words::alike(),
            };
            Some(words::chosen((one.question)(), said))
        })
        .collect()
}

/// Draws step 4.
#[component]
pub fn WhatMatters(StepProps { session }: &StepProps) -> Html {
    let matters = &session.visit().matters;
    let rows = TRADE_OFFS.iter().map(|one| {
        let choice = |side, label: fn() -> &'static str| Choice::new(Some(side), label());
        let all = [
            choice(Side::First, one.first),
            choice(Side::Second, one.second),
            choice(Side::Alike, words::alike),
            Choice::new(None, words::not_now()),
        ];
        let id = one.id;
        let call = {
            let session = session.clone();
            Callback::from(move |side| session.act(Action::TradeOff(id.to_owned(), side)))
        };
        choices(
            id,
            (one.question)(),
            None,
            &all,
            &matters.trade_offs.get(id).copied(),
            &call,
        )
    });
    let worries = typing(session, Action::Worries);
    let questions = typing(session, Action::Questions);
    html! {
        <>
            { shell::head(words::title(), words::lead()) }
            { for rows }
            { text_area("worries", words::worries(), words::worries_hint(), &matters.worries, &worries) }
            { text_area("questions", words::questions(), words::questions_hint(), &matters.questions, &questions) }
        </>
    }
}

fn typing(session: &Session, action: fn(String) -> Action) -> Callback<String> {
    let session = session.clone();
    Callback::from(move |text| session.act(action(text)))
}
