//! A section of a step that is drawn when its turn comes: what stands in view first.

use crate::markup::{html, later};
use crate::parts::plan::Made;
use crate::parts::plan::change::Changer;
use crate::visit::{Same, Session};
use std::rc::Rc;
use yew::Html;

/// The section under its name on the step, drawn anew when anything of the visit has changed.
pub fn section(name: &str, session: &Session, draw: fn(&Session) -> Html) -> Html {
    later(name, session.clone(), move |session, place| {
        html! { <div class="later" ref={place}>{ draw(session) }</div> }
    })
}

/// A section of the plan, drawn anew when the plan, what its last change did or anything of the
/// visit has changed.
pub fn of_plan(
    name: &str,
    changer: &Changer,
    made: &Rc<Made>,
    draw: fn(&Changer, &Rc<Made>) -> Html,
) -> Html {
    let shown = (changer.clone(), Same(made.clone()));
    later(name, shown, move |(changer, made), place| {
        html! { <div class="later" ref={place}>{ draw(changer, &made.0) }</div> }
    })
}
