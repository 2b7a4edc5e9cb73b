//! Age, sex at birth, kind of MS, first symptoms, disability.

use super::{change, leave};
use crate::markup::html;
use crate::parts::form::{Choice, DateField, TextField, choices, date_field, text_field};
use crate::visit::{Action, Session};
use waymark_clinical::facts::Field;
use waymark_clinical::visit::Sex;
use waymark_evidence::Phenotype;
use waymark_words::narrate::reason;
use waymark_words::{common, my_ms as words};
use yew::Html;

const PHENOTYPES: [Phenotype; 5] = [
    Phenotype::RelapsingRemitting,
    Phenotype::ClinicallyIsolated,
    Phenotype::ActiveSecondaryProgressive,
    Phenotype::InactiveSecondaryProgressive,
    Phenotype::PrimaryProgressive,
];

pub(super) fn about(session: &Session) -> Html {
    let entries = &session.visit().entries;
    let wording = session.wording();
    let mut courses: Vec<Choice<Option<Phenotype>>> = PHENOTYPES
        .iter()
        .map(|one| Choice::new(Some(*one), reason::phenotype(*one, wording)))
        .collect();
    courses.push(Choice::new(None, common::not_known()));
    let sexes = [
        Choice::new(Some(Sex::Female), words::female()),
        Choice::new(Some(Sex::Male), words::male()),
        Choice::new(None, common::not_known()),
    ];
    html! {
        <section class="part" aria-labelledby="about-title">
            <h2 id="about-title">{ words::about(wording) }</h2>
            { text_field(&TextField {
                id: "age",
                label: words::age(),
                hint: None,
                value: &entries.age_years,
                wrong: session.problem(Field::Age),
                input_mode: Some("numeric"),
                suggestions: None,
                on_input: change(session, Action::Age),
                on_leave: leave(session, Field::Age),
            }) }
            { choices("sex", words::sex(), None, &sexes, &entries.sex_at_birth, &change(session, Action::Sex)) }
            { choices("phenotype", words::phenotype(wording), None, &courses, &entries.phenotype, &change(session, Action::Phenotype)) }
            { date_field(&DateField {
                id: "first-symptoms",
                legend: words::first_symptoms(),
                hint: Some(words::first_symptoms_hint()),
                value: &entries.first_symptoms,
                wrong: session.problem(Field::FirstSymptoms),
                on_input: change(session, |(part, text)| Action::FirstSymptoms(part, text)),
                on_leave: leave(session, Field::FirstSymptoms),
            }) }
            { text_field(&TextField {
                id: "edss",
                label: words::edss(wording),
                hint: Some(words::edss_hint(wording)),
                value: &entries.edss,
                wrong: session.problem(Field::Edss),
                input_mode: Some("decimal"),
                suggestions: None,
                on_input: change(session, Action::Edss),
                on_leave: leave(session, Field::Edss),
            }) }
        </section>
    }
}
