//! What differs between the studies whose numbers stand side by side.

use super::banner::{Banner, banner as note};
use crate::markup::html;
use crate::visit::Session;
use waymark_clinical::effects::Differences;
use waymark_words::compare as words;
use yew::Html;

/// What differs between the studies in view. Computed, and never to be dismissed.
pub fn banner(session: &Session, differ: &Differences) -> Html {
    if !differ.any() {
        return Html::default();
    }
    let studies = differ.studies.iter().map(|seen| {
        let year = seen.study.published.to_string();
        let line = match seen.compared_with {
            Some(with) => words::study_compared(seen.study.name.0, &year, session.text(with)),
            None => words::study_alone(seen.study.name.0, &year),
        };
        html! { <li>{ line }</li> }
    });
    let reasons: Vec<&'static str> = [
        (differ.comparators, words::differ_comparators()),
        (differ.years, words::differ_years()),
        (differ.populations, words::differ_people()),
        (differ.definitions, words::differ_definitions()),
        (differ.periods, words::differ_periods()),
    ]
    .into_iter()
    .filter_map(|(differs, text)| differs.then_some(text))
    .collect();
    note(
        Banner::Note,
        html! {
            <>
                <p><b>{ words::not_against_each_other() }</b></p>
                <ul>{ for studies }</ul>
                if !reasons.is_empty() {
                    <p>{ reasons.join(" ") }</p>
                }
            </>
        },
    )
}
