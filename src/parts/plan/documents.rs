//! What the documents of the region say of the medicine of the plan when life happens: a
//! pregnancy that has begun, doses that were missed.

use crate::markup::html;
use crate::parts::rules;
use crate::parts::texts::{self, Line};
use crate::route::Route;
use crate::visit::Session;
use waymark_clinical::monitoring::Plan;
use waymark_clinical::options::{GateAnswer, OptionAnswer};
use waymark_evidence::RegulationTopic;
use waymark_words::{phrase, plan_change as words};
use yew::Html;

/// Draws what the rules and texts say of a pregnancy; that nothing was read, where nothing was.
pub fn of_pregnancy(session: &Session, plan: &Plan) -> Html {
    let topic = RegulationTopic::Pregnancy;
    let gates = answer(session, plan).map(|answer| answer.on(topic, session.derived.pack()));
    html! {
        <section class="stack" id="plan-pregnancy" aria-labelledby="plan-pregnancy-title">
            <h3 id="plan-pregnancy-title">{ words::pregnancy_says() }</h3>
            { said(session, gates.unwrap_or_default(), lines(session, plan, topic)) }
            <p><a class="no-print" href={Route::MyMs.hash()}>{ words::pregnancy_where() }</a></p>
        </section>
    }
}

/// Draws what the texts say of missed doses, and what to enter when treatment starts anew.
pub fn of_gap(session: &Session, plan: &Plan) -> Html {
    html! {
        <section class="stack" id="plan-gap" aria-labelledby="plan-gap-title">
            <h3 id="plan-gap-title">{ words::gap_says() }</h3>
            { said(session, Vec::new(), lines(session, plan, RegulationTopic::Restart)) }
            <p>{ words::gap_anew() }</p>
        </section>
    }
}

/// Whether a text of the region says what missed doses mean.
pub fn has_gap_rule(session: &Session, plan: &Plan) -> bool {
    !lines(session, plan, RegulationTopic::Restart).is_empty()
}

fn answer<'a>(session: &'a Session, plan: &Plan) -> Option<&'a OptionAnswer> {
    let mut answers = session.derived.options().iter();
    answers.find(|answer| answer.option.id == plan.schedule.medicine)
}

fn lines(session: &Session, plan: &Plan, topic: RegulationTopic) -> Vec<Line> {
    let medicine = session.derived.pack().medicine(&plan.schedule.medicine);
    medicine.map_or_else(Vec::new, |medicine| {
        texts::of_topics(session, medicine, &[topic])
    })
}

fn said(session: &Session, gates: Vec<&GateAnswer>, lines: Vec<Line>) -> Html {
    let nothing = gates.is_empty() && lines.is_empty();
    html! {
        <>
            if nothing {
                <p><span class="unknown">{ phrase::not_known() }</span></p>
            }
            { rules::list(session, "pregnancy", gates, |one| session.text(&one.gate.says).to_owned()) }
            { for lines.into_iter().map(|one| texts::line(session, one)) }
        </>
    }
}
