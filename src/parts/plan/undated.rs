//! What a schedule asks for without a date, and what was left out of the plan.

use super::{Made, for_whom};
use crate::markup::html;
use crate::parts::{number, tag};
use crate::route::Route;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::logic::Truth;
use waymark_clinical::monitoring::{LeftOut, WhyLeftOut};
use waymark_evidence::ScheduleItem;
use waymark_words::narrate::plan as narrate;
use waymark_words::narrate::reason;
use waymark_words::plan as words;
use yew::Html;

/// What decides whether an item is for this person: the open questions, or those answered.
pub fn question(session: &Session, item: &'static ScheduleItem) -> String {
    let Some(explained) = for_whom(session, item) else {
        return String::new();
    };
    let pack = session.derived.pack();
    let asked: Vec<String> = explained
        .leaves()
        .into_iter()
        .filter(|leaf| explained.truth != Truth::Unknown || leaf.truth == Truth::Unknown)
        .map(|leaf| reason::question(pack, leaf.rule, session.wording()))
        .collect();
    waymark_words::narrate::list(&asked)
}

fn row(session: &Session, made: &Made, item: &'static ScheduleItem, more: Html) -> Html {
    let target = ProofTarget::Item(made.plan.schedule.id.0, item.id.0);
    let id = format!("undated-{}", item.id);
    html! {
        <li class="month__item">
            <p class="month__date">{ session.text(&item.what) }</p>
            <div class="month__what">
                <p>
                    { session.text(&item.why) }{ " " }
                    <span class="no-print">
                        { number::opens(session, id, target, words::read_where().to_owned()) }
                    </span>
                </p>
                { more }
            </div>
            <p class="month__where">{ narrate::place(item.place) }</p>
        </li>
    }
}

/// Items that the document asks for without an interval; none when there are none.
pub fn without_dates(session: &Session, made: &Made) -> Option<Html> {
    if made.plan.without_dates.is_empty() {
        return None;
    }
    let rows = made.plan.without_dates.iter().map(|item| {
        let mark = html! { <p class="month__why">{ tag::beside_number(&item.proof) }</p> };
        row(session, made, item, mark)
    });
    Some(html! { <ol class="month">{ for rows }</ol> })
}

/// Items that were left out, each with its reason; none when there are none.
pub fn left_out(session: &Session, made: &Made) -> Option<Html> {
    if made.plan.left_out.is_empty() {
        return None;
    }
    let rows = made.plan.left_out.iter().map(|LeftOut { item, why }| {
        let question = question(session, item);
        let why = match why {
            WhyLeftOut::NotKnown => html! {
                <p class="month__why">
                    <b>{ words::left_out_not_known(&question) }</b>{ " " }
                    <a class="no-print" href={Route::MyMs.hash()}>{ words::left_out_not_known_where() }</a>
                </p>
            },
            WhyLeftOut::DoesNotApply => html! {
                <p class="month__why"><b>{ words::left_out_does_not_apply(&question) }</b></p>
            },
            WhyLeftOut::Unverified => tag::not_yet_verified(&item.proof),
        };
        let mark = match item.proof.verification.hidden_by_default() {
            true => Html::default(),
            false => html! { <p class="month__why">{ tag::beside_number(&item.proof) }</p> },
        };
        row(session, made, item, html! { <>{ why }{ mark }</> })
    });
    Some(html! { <ol class="month">{ for rows }</ol> })
}
