//! What happens over the years with each compared option: treatment days, tests, the time
//! after the last dose, all on one scale of time.

use crate::markup::html;
use crate::parts::fold::Fold;
use crate::parts::name::capitalised;
use crate::parts::plan::{of_compared, timeline};
use crate::visit::Session;
use waymark_evidence::Medicine;
use waymark_words::years as words;
use yew::{Callback, Html};

/// A strip for each option, folded.
pub fn section(session: &Session, options: &[&'static Medicine]) -> Html {
    let content = {
        let (session, options) = (session.clone(), options.to_vec());
        Callback::from(move |()| strips(&session, &options))
    };
    html! {
        <section class="stack folds" aria-labelledby="years">
            <h2 id="years">{ words::title(session.wording()) }</h2>
            <p class="soft">{ words::lead() }</p>
            <Fold summary={html! { { words::show() } }} {content} on_paper={true} />
        </section>
    }
}

fn strips(session: &Session, options: &[&'static Medicine]) -> Html {
    let start = super::life::counted_from(session);
    let plans = of_compared(session, start);
    // One scale for all: to the last day of the longest plan.
    let to = plans
        .iter()
        .filter_map(|(_, plan)| plan.as_ref().map(|plan| plan.end))
        .max()
        .unwrap_or(start);
    html! {
        <div class="stack">
            { for options.iter().filter_map(|option| {
                let (_, plan) = plans.iter().find(|(one, _)| one.id == option.id)?;
                let title = capitalised(option.generic.0);
                Some(match plan {
                    Some(plan) => timeline::strip(session, title, plan, to),
                    None => html! {
                        <div class="stack stack--close"><h3>{ title }</h3><p>{ waymark_words::burden::compared_none() }</p></div>
                    },
                })
            }) }
        </div>
    }
}
