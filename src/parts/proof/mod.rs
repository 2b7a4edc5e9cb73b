//! The proof panel: where something on screen comes from.
//!
//! Beside the page on wide screens, over it on narrow ones. It takes the focus when it
//! opens, closes by its button or Escape, and gives the focus back to where it was opened.

mod counted;
mod pieces;
mod pml;
mod result;
mod rules;
mod texts;

pub use result::effect_kind;

use crate::markup::{html, later};
use crate::platform::{frame, page};
use crate::visit::{ProofTarget, Session, Step};
use std::cell::Cell;
use std::rc::Rc;
use waymark_words::{proof as words, shell};
use yew::{Callback, Html, Properties, component, use_effect, use_effect_with};

const TITLE: &str = "proof-title";
/// What the panel lies over where the page is wide.
const STEPS: &str = "steps";

/// What a proof consists of.
pub(super) struct Proof {
    /// What is proven, as it stood on screen.
    pub title: String,
    /// Of which medicine, study or document.
    pub about: String,
    /// The rest.
    pub body: Html,
}

/// The panel, when a proof is open.
pub fn panel(session: &Session) -> Html {
    match &session.state().proof {
        Some((target, back)) => html! {
            <Panel session={session.clone()} target={target.clone()} back={back.clone()} />
        },
        None => Html::default(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PanelProps {
    session: Session,
    target: ProofTarget,
    back: String,
}

#[component]
fn Panel(
    PanelProps {
        session,
        target,
        back,
    }: &PanelProps,
) -> Html {
    // What the panel takes for itself follows when it is there to see: to move the focus, to
    // mark the button and to take the steps out of reach takes as long as to make the panel.
    use_effect_with((target.clone(), back.clone()), |_| {
        frame::after_paint(|| {
            page::focus_in_place(TITLE);
            page::set_behind(STEPS, page::is_there(TITLE));
        });
        || page::set_behind(STEPS, false)
    });
    // The page is not drawn anew for a proof that opens over it: the button says it itself. It
    // is told after every drawing, in case it was made anew.
    use_effect({
        let back = back.clone();
        move || {
            let is_open = Rc::new(Cell::new(true));
            let (button, still_open) = (back.clone(), is_open.clone());
            frame::after_paint(move || page::set_expanded(&button, still_open.get()));
            move || {
                is_open.set(false);
                page::set_expanded(&back, false);
            }
        }
    });
    let close = {
        let (session, back) = (session.clone(), back.clone());
        Callback::from(move |()| {
            session.dispatch(Step::CloseProof);
            // On a narrow screen the proof covers the page: what it opened from stands again
            // only when the proof is gone, and to ask sooner is to lay the page out twice.
            let back = back.clone();
            frame::before_paint(move || page::focus_quietly(&back));
        })
    };
    {
        let close = close.clone();
        use_effect_with((), move |()| {
            let listener = page::on_escape(move || close.emit(()));
            move || drop(listener)
        });
    }
    let Some(proof) = proof(session, target) else {
        return Html::default();
    };
    let onclick = close.reform(|_| ());
    html! {
        <aside class="proof" aria-labelledby={TITLE}>
            <div class="proof__body">
                <div class="proof__head">
                    <h2 id={TITLE} tabindex="-1">{ proof.title }</h2>
                    <button type="button" class="button button--plain" id="close-proof" {onclick}>
                        { shell::close() }
                    </button>
                </div>
                <p class="soft">{ proof.about }</p>
                { later("body", proof.body, |body, place| html! {
                    <div ref={place}>{ body.clone() }</div>
                }) }
                <p class="visually-hidden">{ words::panel() }</p>
            </div>
        </aside>
    }
}

fn proof(session: &Session, target: &ProofTarget) -> Option<Proof> {
    match target {
        ProofTarget::Result {
            study,
            outcome,
            arm,
            rare,
        } => result::proof(session, study, outcome, arm, *rare),
        ProofTarget::Pml {
            table,
            row,
            first,
            last,
        } => pml::proof(session, table, row, *first, *last),
        ProofTarget::Definition(id) => rules::definition(session, id),
        ProofTarget::Gate(medicine, id) => rules::gate(session, medicine, id),
        ProofTarget::Harm(medicine, id) => rules::harm(session, medicine, id),
        ProofTarget::Medicine(id) => rules::medicine(session, id),
        ProofTarget::Item(schedule, id) => rules::item(session, schedule, id),
        ProofTarget::Schedule(id) => texts::schedule(session, id),
        ProofTarget::Statement(id) => rules::statement(session, id),
        ProofTarget::Regulation(medicine, id) => texts::regulation(session, medicine, id),
        ProofTarget::Practical(medicine, id) => texts::practical(session, medicine, id),
        ProofTarget::Network(id) => texts::network(session, id),
        ProofTarget::Review(review, id) => texts::review(session, review, id),
    }
}
