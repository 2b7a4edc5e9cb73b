//! Common side effects as a list: those of one study together, and what holds for all of them
//! said once.

use super::comparison::short_result;
use super::harms::{figures, number, unknown_number};
use crate::markup::html;
use crate::parts::{dots, name::capitalised, result};
use crate::visit::Session;
use waymark_clinical::effects::{Proven, StudyResult};
use waymark_evidence::{Harm, Medicine, Study, Text};
use waymark_words::compare as words;
use yew::Html;

/// Common harms, those of one study together: what holds for all of them is said once, above.
pub fn by_study(
    session: &Session,
    option: &'static Medicine,
    harms: impl Iterator<Item = &'static Harm>,
) -> Html {
    let mut groups: Vec<(Option<Head>, Vec<Html>)> = Vec::new();
    for harm in harms {
        let figures = figures(session, option, harm);
        let head = figures.first().map(|figure| Head::of(&figure.own));
        let drawn = common(session, option, harm, &figures);
        match groups.last_mut().filter(|(last, _)| *last == head) {
            Some((_, harms)) => harms.push(drawn),
            None => groups.push((head, vec![drawn])),
        }
    }
    html! {
        { for groups.into_iter().map(|(head, harms)| html! {
            <div class="cell__study">
                if let Some(head) = head { { head.draw(session) } }
                { for harms }
            </div>
        }) }
    }
}

/// What several numbers of one study have in common.
#[derive(PartialEq)]
struct Head {
    study: &'static Study,
    line: String,
    note: Option<Text>,
    no_range: bool,
}

impl Head {
    fn of(own: &Proven) -> Head {
        Head {
            study: own.study,
            line: result::study_line(own),
            note: own.outcome.period_note,
            no_range: own.range.is_none(),
        }
    }

    fn draw(&self, session: &Session) -> Html {
        html! {
            <>
                <p class="cell__note"><b>{ &self.line }</b></p>
                if let Some(note) = &self.note {
                    <p class="cell__note">{ session.text(note) }</p>
                }
                { result::of_people(session, self.study) }
                if self.no_range {
                    <p class="cell__note">{ words::no_range() }</p>
                }
            </>
        }
    }
}

/// A common harm in a list: the name, the number of both groups, as strips of dots too.
fn common(
    session: &Session,
    option: &'static Medicine,
    harm: &'static Harm,
    figures: &[StudyResult],
) -> Html {
    let place = format!("harm-{}-{}", option.id, harm.id);
    let name = capitalised(session.text(&harm.name));
    let (first, more) = match figures.split_first() {
        Some((first, more)) => (Some(first), more),
        None => (None, figures),
    };
    html! {
        <div class="cell__harm cell__harm--common" data-harm={harm.id.0}>
            <p class="cell__main"><b>{ &name }</b></p>
            if let Some(first) = first {
                { number(session, &place, harm, first) }
                { dots::strips(session, &first.own, first.against.as_ref()) }
                if first.own.range.is_some() {
                    <p class="cell__note">{ result::range(session.wording(), &first.own) }</p>
                }
                if let Some(other) = &first.against {
                    <p class="cell__note">{ result::against(session, &place, other) }</p>
                }
                { result::of_outcome(session, first) }
            } else {
                { unknown_number() }
            }
            if !more.is_empty() {
                <details>
                    <summary class="small">{ words::more_about() }<span class="visually-hidden">{ waymark_words::options::named(&name) }</span></summary>
                    { for more.iter().map(|figure| short_result(session, &place, figure)) }
                </details>
            }
        </div>
    }
}
