//! Behind the page: every date, what has no date, what was left out.

use crate::markup::html;
use crate::parts::plan::{self as part, Chosen};
use crate::steps::plan::end;
use crate::visit::Session;
use waymark_words::burden as burden_words;
use waymark_words::plan as plan_words;
use waymark_words::take_home as words;
use yew::Html;

/// Draws the annexes of the plan; nothing without a plan.
pub fn annexes(session: &Session, chosen: &Chosen) -> Html {
    let Some(made) = chosen.made() else {
        return Html::default();
    };
    html! {
        <>
            <section class="annex stack">
                <h2>{ burden_words::title() }</h2>
                <p>{ burden_words::lead() }{ " " }{ burden_words::without() }</p>
                { part::burden::counted(session, made) }
            </section>
            <section class="annex stack">
                <h2>{ words::dates_title() }</h2>
                <p>{ words::dates_lead() }</p>
                { part::results::met(session, made) }
                { part::list::paper(session, made) }
                { end(session, made) }
            </section>
            { part::earlier::paper(session, Some(made)) }
            if let Some(rows) = part::undated::without_dates(session, made) {
                <section>
                    <h2>{ plan_words::undated_title() }</h2>
                    <p>{ plan_words::undated_lead() }</p>
                    { rows }
                </section>
            }
            if let Some(rows) = part::undated::left_out(session, made) {
                <section>
                    <h2>{ plan_words::left_out_title() }</h2>
                    <p>{ plan_words::left_out_lead() }</p>
                    { rows }
                </section>
            }
        </>
    }
}
