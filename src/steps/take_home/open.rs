//! Questions left open: in own words, and those that the rules and the plan leave.

use crate::markup::html;
use crate::parts::plan::{Chosen, undated};
use crate::visit::Session;
use waymark_clinical::logic::Truth;
use waymark_clinical::monitoring::WhyLeftOut;
use waymark_words::narrate::change;
use waymark_words::plan as plan_words;
use waymark_words::take_home as words;
use yew::Html;

/// Lines left blank to write on.
const BLANK_LINES: usize = 2;

fn questions(session: &Session, chosen: &Chosen) -> Vec<String> {
    let own = session.visit().matters.questions.lines();
    let mut lines: Vec<String> = own
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    let pack = session.derived.pack();
    // One fact can settle several rules: each fact is asked for once.
    let mut settled_by: Vec<(String, Vec<String>)> = Vec::new();
    for finding in session.derived.in_force(session.visit().region) {
        if finding.truth != Truth::Unknown {
            continue;
        }
        let Some(set) = finding.settles.first() else {
            continue;
        };
        let settle = change::settle(pack, set, session.wording());
        let rule = session.text(&finding.definition.title).to_owned();
        match settled_by.iter_mut().find(|(known, _)| *known == settle) {
            Some((_, rules)) => rules.push(rule),
            None => settled_by.push((settle, vec![rule])),
        }
    }
    lines.extend(
        settled_by
            .into_iter()
            .map(|(settle, rules)| words::open_settle(&settle, &rules.join(plan_words::apart()))),
    );
    if let Some(made) = chosen.made() {
        for left_out in &made.plan.left_out {
            if left_out.why == WhyLeftOut::NotKnown {
                lines.push(words::open_left_out(
                    session.text(&left_out.item.what),
                    &undated::question(session, left_out.item),
                ));
            }
        }
    }
    lines
}

/// Draws the section.
pub fn open(session: &Session, chosen: &Chosen) -> Html {
    let lines = questions(session, chosen);
    html! {
        <section>
            <h2>{ words::open_title() }</h2>
            if lines.is_empty() {
                <p>{ words::open_none() }</p>
            }
            <ul class="take-home__open">
                { for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }
                { for (0..BLANK_LINES).map(|_| html! { <li></li> }) }
            </ul>
        </section>
    }
}
