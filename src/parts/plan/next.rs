//! The next dates of a plan, large.

use super::Made;
use crate::markup::html;
use crate::visit::Session;
use waymark_clinical::monitoring;
use waymark_words::narrate::plan as narrate;
use yew::Html;

/// How many dates stand large.
const DATES: usize = 3;
/// Names written out in a card before "and 4 more".
const NAMES: usize = 3;

/// Draws the next dates; none when every date has passed.
pub fn next(session: &Session, made: &Made) -> Option<Html> {
    let plan = &made.plan;
    let groups = monitoring::next(plan, session.today(), DATES);
    if groups.is_empty() {
        return None;
    }
    let cards = groups.iter().map(|group| {
        let lines = narrate::lines(std::slice::from_ref(group));
        let places: Vec<String> = lines
            .iter()
            .map(|line| narrate::place(line.place).to_owned())
            .collect();
        let mut closed: Vec<String> = Vec::new();
        for together in lines.iter().flat_map(|line| &line.items) {
            let goes_on = narrate::goes_on_until(&together.dates, session.wording());
            for text in narrate::closed_days(&together.dates)
                .into_iter()
                .chain(goes_on)
            {
                if !closed.contains(&text) {
                    closed.push(text);
                }
            }
        }
        html! {
            <li class="card next__item">
                <p class="next__label">{ narrate::label(plan, group) }</p>
                <p class="next__date">{ narrate::when(plan, group.when) }</p>
                <p class="next__what">
                    { narrate::first_names(plan, &lines, NAMES, session.wording()) }
                </p>
                { for closed.into_iter().map(|text| html! { <p class="small">{ text }</p> }) }
                <p class="next__where">{ waymark_words::narrate::list(&places) }</p>
            </li>
        }
    });
    Some(html! { <ol class="next">{ for cards }</ol> })
}
