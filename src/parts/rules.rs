//! Rules of medicines as a list, each with its document and its proof.

use super::{source, tag};
use crate::markup::html;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::options::GateAnswer;
use waymark_evidence::Gate;
use waymark_words::{definition, narrate};
use yew::Html;

/// The document of a rule with its dates: "EMA, Tysabri section 4.3, June 2016 to now".
pub fn document(rule: &Gate) -> String {
    definition::document(&rule.document, &narrate::in_force(rule.in_force))
}

/// The rules as a list, each as `says` words it; nothing without any. `place` tells apart the
/// places where a list stands.
pub fn list(
    session: &Session,
    place: &str,
    rules: Vec<&GateAnswer>,
    says: impl Fn(&GateAnswer) -> String,
) -> Html {
    if rules.is_empty() {
        return Html::default();
    }
    let lines = rules.into_iter().map(|answer| {
        let rule = answer.gate;
        let document = document(rule);
        html! {
            <li>
                <p>{ says(answer) }</p>
                <p class="print-only small soft">{ document.clone() }</p>
                <p>
                    { source::opens(
                        session,
                        format!("{place}-{}-{}", answer.of.id, rule.id),
                        ProofTarget::Gate(answer.of.id.0, rule.id.0),
                        html! { { document } },
                    ) }
                    { " " }{ tag::beside_number(&rule.proof) }
                </p>
            </li>
        }
    });
    html! { <ul class="statements">{ for lines }</ul> }
}
