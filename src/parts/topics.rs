//! What texts are about: a name with a sign above them.

use super::{icons, name::capitalised};
use crate::markup::html;
use waymark_evidence::{DailyQuestion, RegulationTopic};
use waymark_words::topics as words;
use yew::Html;

/// A name, and the path of its sign.
#[derive(Clone, Copy, PartialEq)]
pub struct Topic {
    /// Its name, as it stands within a sentence.
    pub name: &'static str,
    sign: &'static str,
}

/// Draws the name of a topic with its sign.
pub fn head(topic: Topic) -> Html {
    html! { <p class="topic">{ icons::icon(topic.sign) }<b>{ capitalised(topic.name) }</b></p> }
}

const NEEDLE: &str = "M18 3l3 3M19.5 4.5L16 8M13 5l6 6M14.5 6.5L6 15v3h3l8.5-8.5M6 18l-3 3";
const CLOCK: &str = "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 7v5l3.5 2.5";
const ROUND: &str = "M20 12a8 8 0 1 1-2.5-5.8M20 3v5h-5";
const CHILD: &str =
    "M12 3.5a3 3 0 1 1 0 6a3 3 0 1 1 0-6M6 12c3 2 9 2 12 0M12 13.5V17M12 17l-3.5 4M12 17l3.5 4";
const TABLET: &str =
    "M6 18a4.2 4.2 0 0 1 0-6l6-6a4.2 4.2 0 0 1 6 6l-6 6a4.2 4.2 0 0 1-6 0zM9 9l6 6";

/// The topic of a text of a regulator; those that stand in no row have a common one.
pub fn of_text(topic: RegulationTopic) -> Topic {
    let (name, sign) = match topic {
        RegulationTopic::Pregnancy => (words::pregnancy(), CHILD),
        RegulationTopic::Contraception => (
            words::contraception(),
            "M12 3l7 3v5c0 5-3 8-7 10c-4-2-7-5-7-10V6z",
        ),
        RegulationTopic::Breastfeeding => (
            words::breastfeeding(),
            "M8 9h8v9a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3zM8 9c0-2 2-2 2-4h4c0 2 2 2 2 4M11 5V3h2v2M12 13h4M12 17h4",
        ),
        RegulationTopic::Vaccination => (words::vaccination(), NEEDLE),
        RegulationTopic::Infection => (
            words::infection(),
            "M12 7a5 5 0 1 1 0 10a5 5 0 1 1 0-10M12 2v5M12 17v5M2 12h5M17 12h5M5 5l3.5 3.5M15.5 15.5L19 19M19 5l-3.5 3.5M8.5 15.5L5 19",
        ),
        RegulationTopic::AfterStopping => (
            words::after_stopping(),
            "M6 3h12M6 21h12M7 3c0 5 4 6 5 9c1-3 5-4 5-9M7 21c0-5 4-6 5-9c1 3 5 4 5 9",
        ),
        RegulationTopic::Washout => (words::washout(), "M4 8h15l-4-4M20 16H5l4 4"),
        RegulationTopic::StopRule => (
            words::stop_rule(),
            "M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2zM8 12h8",
        ),
        RegulationTopic::Restart => (words::restart(), ROUND),
        _ => (words::rest(), CLOCK),
    };
    Topic { name, sign }
}

/// A question of daily life.
pub fn of_daily(asks: DailyQuestion) -> Topic {
    let (name, sign) = match asks {
        DailyQuestion::Where => (words::place(), "M3 11l9-8 9 8M5.5 9v12h13V9M10 21v-6h4v6"),
        DailyQuestion::HowOften => (words::how_often(), "M4 5h16v16H4zM4 10h16M8 3v4M16 3v4"),
        DailyQuestion::HowLong => (words::how_long(), CLOCK),
        DailyQuestion::FirstMonths => (words::first_months(), "M5 21V4M5 4h13l-3 4 3 4H5"),
        DailyQuestion::Checks => (
            words::checks(),
            "M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z",
        ),
        DailyQuestion::MissedDose => (words::missed_dose(), ROUND),
        DailyQuestion::Injecting => (words::injecting(), NEEDLE),
        DailyQuestion::FoodAndMedicines => (words::food_and_medicines(), TABLET),
        DailyQuestion::Keeping => (
            words::keeping(),
            "M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9",
        ),
        DailyQuestion::Children => (words::children(), CHILD),
    };
    Topic { name, sign }
}
