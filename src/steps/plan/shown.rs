//! A plan on screen: the next dates, what it asks, the years, and how to take it along.

use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::parts::plan::change::{Change, Changer};
use crate::parts::plan::earlier::SwitchTo;
use crate::parts::plan::list::List;
use crate::parts::plan::month::Month;
use crate::parts::plan::open_days::ClosedDays;
use crate::parts::plan::results::Results;
use crate::parts::plan::save::SaveCalendar;
use crate::parts::plan::{self as part, Made};
use crate::parts::section::of_plan;
use crate::parts::{source, tag};
use crate::visit::{ProofTarget, Session};
use std::rc::Rc;
use waymark_words::burden as burden_words;
use waymark_words::open_days as open_words;
use waymark_words::plan as words;
use waymark_words::plan_change as change_words;
use waymark_words::plan_month as month_words;
use waymark_words::results as result_words;
use waymark_words::{date, narrate};
use yew::{Html, Properties, component, use_state};

/// What the part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ShownProps {
    /// The session.
    pub session: Session,
    /// The plan.
    pub made: Rc<Made>,
}

/// Draws a plan.
#[component]
pub fn Shown(ShownProps { session, made }: &ShownProps) -> Html {
    let outcome = use_state(|| part::change::since_last_shown(session, made));
    let last_shown = &session.state().last_shown;
    last_shown.keep(&session.visit().plan, &made.plan);
    let changer = Changer {
        session: session.clone(),
        outcome,
    };
    let plan = &made.plan;
    let passed = part::passed(plan, session.today());
    html! {
        <>
            if !passed.is_empty() {
                { banner(Banner::Stale, html! {
                    <>{ for passed.iter().map(|(item, day)| html! {
                        <p>{ words::passed(session.text(&item.what), *day) }</p>
                    }) }</>
                }) }
            }
            { part::change::outcome(&changer) }
            { of_plan("next", &changer, made, next) }
            { of_plan("burden", &changer, made, burden) }
            { of_plan("timeline", &changer, made, |changer, made| {
                part::timeline::timeline(&changer.session, made)
            }) }
            { of_plan("end", &changer, made, |changer, made| end(&changer.session, made)) }
            { of_plan("month", &changer, made, month) }
            { of_plan("open-days", &changer, made, open_days) }
            { of_plan("results", &changer, made, results) }
            { of_plan("change", &changer, made, change) }
            { of_plan("list", &changer, made, list) }
            { of_plan("undated", &changer, made, undated) }
            { of_plan("left-out", &changer, made, left_out) }
            { of_plan("save", &changer, made, save) }
        </>
    }
}

fn next(changer: &Changer, made: &Rc<Made>) -> Html {
    html! {
        <section aria-labelledby="plan-next">
            <h2 id="plan-next" class="visually-hidden">{ words::next_title() }</h2>
            { part::next::next(&changer.session, made)
                .unwrap_or_else(|| html! { <p>{ words::next_none() }</p> }) }
        </section>
    }
}

fn burden(changer: &Changer, made: &Rc<Made>) -> Html {
    let session = &changer.session;
    html! {
        <section class="stack" aria-labelledby="plan-burden">
            <div>
                <h2 id="plan-burden">{ burden_words::title() }</h2>
                <p>{ burden_words::lead() }</p>
            </div>
            { part::burden::counted(session, made) }
            { part::burden::how(session, made) }
            { part::burden::compared(session, made) }
        </section>
    }
}

fn month(changer: &Changer, made: &Rc<Made>) -> Html {
    html! {
        <section class="stack no-print" aria-labelledby="plan-month">
            <div>
                <h2 id="plan-month">{ month_words::title() }</h2>
                <p>{ month_words::lead() }</p>
            </div>
            <Month session={changer.session.clone()} made={made.clone()} />
        </section>
    }
}

fn open_days(changer: &Changer, made: &Rc<Made>) -> Html {
    html! {
        <section class="card stack no-print" aria-labelledby="plan-open-days">
            <h2 id="plan-open-days">{ open_words::title() }</h2>
            <ClosedDays changer={changer.clone()} made={made.clone()} />
        </section>
    }
}

fn results(changer: &Changer, made: &Rc<Made>) -> Html {
    if part::results::measures(made.plan.schedule).is_empty() {
        return Html::default();
    }
    html! {
        <section class="card stack no-print" aria-labelledby="plan-results">
            <div>
                <h2 id="plan-results">{ result_words::title() }</h2>
                <p>{ result_words::lead() }</p>
            </div>
            <Results changer={changer.clone()} made={made.clone()} />
        </section>
    }
}

fn change(changer: &Changer, made: &Rc<Made>) -> Html {
    html! {
        <section class="card stack no-print" aria-labelledby="plan-change-title">
            <div>
                <h2 id="plan-change-title">{ change_words::title() }</h2>
                <p>{ change_words::lead() }</p>
            </div>
            <Change changer={changer.clone()} made={made.clone()} />
            <SwitchTo session={changer.session.clone()} made={made.clone()} />
        </section>
    }
}

fn list(changer: &Changer, made: &Rc<Made>) -> Html {
    html! {
        <section class="stack" aria-labelledby="plan-list">
            <div>
                <h2 id="plan-list">{ words::list_title() }</h2>
                <p class="no-print">{ words::list_hint() }</p>
            </div>
            <List made={made.clone()} changer={changer.clone()} />
        </section>
    }
}

fn undated(changer: &Changer, made: &Rc<Made>) -> Html {
    let Some(rows) = part::undated::without_dates(&changer.session, made) else {
        return Html::default();
    };
    html! {
        <section aria-labelledby="plan-undated">
            <h2 id="plan-undated">{ words::undated_title() }</h2>
            <p>{ words::undated_lead() }</p>
            { rows }
        </section>
    }
}

fn left_out(changer: &Changer, made: &Rc<Made>) -> Html {
    let Some(rows) = part::undated::left_out(&changer.session, made) else {
        return Html::default();
    };
    html! {
        <section aria-labelledby="plan-left-out">
            <h2 id="plan-left-out">{ words::left_out_title() }</h2>
            <p>{ words::left_out_lead() }</p>
            { rows }
        </section>
    }
}

fn save(changer: &Changer, made: &Rc<Made>) -> Html {
    save_files(&changer.session, Some(made.clone()))
}

/// How to take the dates along; without a plan those of earlier medicines.
pub fn save_files(session: &Session, made: Option<Rc<Made>>) -> Html {
    html! {
        <section class="card stack no-print" aria-labelledby="plan-save">
            <h2 id="plan-save">{ words::save_title() }</h2>
            <p>{ words::save_lead() }</p>
            <SaveCalendar session={session.clone()} {made} with_choices={true} />
            { banner(Banner::Note, html! {
                <><p>{ words::save_master() }</p><p>{ words::save_own() }</p><p>{ change_words::not_in_file() }</p></>
            }) }
        </section>
    }
}

/// The last date, with what stays possible after it, and where the schedule was read.
pub fn end(session: &Session, made: &Made) -> Html {
    let plan = &made.plan;
    let schedule = plan.schedule;
    let last = date::long(if plan.open_ended {
        plan.last_treatment_day
    } else {
        plan.end
    });
    let title = if plan.open_ended {
        words::end_open(&last)
    } else {
        words::end_title(&last)
    };
    let time = narrate::in_force(schedule.in_force);
    html! {
        <section class="card" aria-labelledby="plan-end">
            <h2 id="plan-end">{ title }</h2>
            <p><b>{ session.text(&schedule.after_the_end) }</b></p>
            <p class="small soft">
                { words::schedule(&schedule.document, &time) }{ " " }
                { tag::beside_number(&schedule.proof) }
            </p>
            { source::opens(
                session,
                "plan-schedule".to_owned(),
                ProofTarget::Schedule(schedule.id.0),
                html! { <>{ waymark_words::compare::where_from() }<span class="visually-hidden">{ waymark_words::options::named(&schedule.document) }</span></> },
            ) }
        </section>
    }
}
