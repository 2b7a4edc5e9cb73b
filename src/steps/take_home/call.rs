//! Whom to call, for which sign.

use crate::markup::html;
use crate::parts::plan::Chosen;
use crate::parts::{source, tag};
use crate::visit::{ProofTarget, Session};
use waymark_clinical::pml;
use waymark_evidence::{Gravity, Medicine, Statement};
use waymark_words::take_home as words;
use waymark_words::{compare, options};
use yew::Html;

/// Topic of statements on warning signs of PML. They belong to the medicine of the PML
/// table, and to no other.
const WARNING_SIGNS: &str = "jc-virus/warning-signs";

fn warning_signs(session: &Session, medicine: &Medicine) -> Vec<&'static Statement> {
    let region = session.visit().region;
    let pack = session.derived.pack();
    let is_its_table = pml::table(pack, region).is_some_and(|table| table.medicine == medicine.id);
    if !is_its_table {
        return Vec::new();
    }
    // In the order of the pack: by topic, then by the order they were given.
    let statements: Vec<&'static Statement> = pack
        .statements
        .0
        .iter()
        .filter(|statement| statement.topic == WARNING_SIGNS)
        .filter(|statement| statement.regions.is_empty() || statement.regions.contains(&region))
        .collect();
    statements
}

/// Draws the section.
pub fn call(session: &Session, chosen: &Chosen) -> Html {
    let content = match chosen.medicine() {
        None => html! { <p>{ words::call_none() }</p> },
        Some(medicine) => {
            let harms = medicine
                .harms
                .0
                .iter()
                .filter(|harm| harm.gravity == Gravity::LifeChanging)
                .map(|harm| html! {
                    <div>
                        <dt>{ session.text(&harm.name) }{ " " }{ tag::beside_number(&harm.proof) }</dt>
                        <dd>
                            <p>{ session.text(&harm.says) }</p>
                            <p>{ source::opens(
                                session,
                                format!("call-{}", harm.id),
                                ProofTarget::Harm(medicine.id.0, harm.id.0),
                                html! { <>{ compare::where_from() }<span class="visually-hidden">{ options::named(session.text(&harm.name)) }</span></> },
                            ) }</p>
                        </dd>
                    </div>
                });
            html! {
                <>
                    { for warning_signs(session, medicine).into_iter().map(|statement| html! {
                        <p>
                            <b>{ session.text(&statement.text) }</b>{ " " }
                            { tag::beside_number(&statement.proof) }{ " " }
                            { source::of_statement(session, statement, format!("call-{}", statement.id)) }
                        </p>
                    }) }
                    <dl class="call">{ for harms }</dl>
                </>
            }
        }
    };
    html! {
        <section>
            <h2>{ words::call_title() }</h2>
            <p>{ words::call_lead() }</p>
            <ul class="take-home__open"><li>{ words::phone() }</li></ul>
            { content }
        </section>
    }
}
