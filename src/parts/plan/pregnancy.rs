//! A pregnancy that has begun: what the documents say of the medicine of the plan.

use crate::markup::html;
use crate::parts::{rules, texts};
use crate::route::Route;
use crate::visit::Session;
use waymark_clinical::monitoring::Plan;
use waymark_evidence::RegulationTopic;
use waymark_words::{phrase, plan_change as words};
use yew::Html;

/// Draws what the rules and texts of the region say; that nothing was read, where nothing was.
pub fn said(session: &Session, plan: &Plan) -> Html {
    let answers = session.derived.options();
    let answer = answers
        .iter()
        .find(|answer| answer.option.id == plan.schedule.medicine);
    let found = answer.map(|answer| {
        (
            answer.on(RegulationTopic::Pregnancy, session.derived.pack()),
            texts::of_topics(session, answer.option, &[RegulationTopic::Pregnancy]),
        )
    });
    let (gates, lines) = found.unwrap_or_default();
    let nothing = gates.is_empty() && lines.is_empty();
    html! {
        <section class="stack" id="plan-pregnancy" aria-labelledby="plan-pregnancy-title">
            <h3 id="plan-pregnancy-title">{ words::pregnancy_says() }</h3>
            if nothing {
                <p><span class="unknown">{ phrase::not_known() }</span></p>
            }
            { rules::list(session, "pregnancy", gates, |one| session.text(&one.gate.says).to_owned()) }
            { for lines.into_iter().map(|one| texts::line(session, one)) }
            <p><a class="no-print" href={Route::MyMs.hash()}>{ words::pregnancy_where() }</a></p>
        </section>
    }
}
