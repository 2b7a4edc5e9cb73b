//! The JC virus test of this person: what is known of it, and the fields to enter it.

use crate::markup::html;
use crate::parts::form::{Choice, DateField, TextField, answer, choices, date_field, text_field};
use crate::parts::source;
use crate::visit::{Action, DatePart, JcVirusChange, ProofTarget, Session, Step};
use waymark_clinical::facts::Field;
use waymark_clinical::pml::retest::{Whom, retest};
use waymark_clinical::pml::{self, immunosuppressant};
use waymark_clinical::visit::{Answer, JcVirusResult};
use waymark_evidence::Assay;
use waymark_words::common;
use waymark_words::compare::where_from;
use waymark_words::jc_virus as words;
use waymark_words::narrate::jc_virus::assay_name;
use waymark_words::narrate::list;
use waymark_words::narrate::schedule::length;
use waymark_words::options::named;
use yew::{Callback, Html, Properties, component, use_state};

/// What the test is given.
#[derive(Clone, PartialEq, Properties)]
pub struct TestProps {
    /// The session.
    pub session: Session,
    /// Whether the fields stand open at first.
    pub start_open: bool,
}

/// Draws the test.
#[component]
pub fn Test(
    TestProps {
        session,
        start_open,
    }: &TestProps,
) -> Html {
    // Kept while typing: an entry that becomes complete must not fold its field away.
    let open = use_state(|| *start_open);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <section class="card stack" aria-labelledby="jc-test">
            <h2 id="jc-test">{ words::your_test() }</h2>
            { state(session) }
            <div class="actions no-print">
                <button type="button" class="button button--quiet" id="jc-test-open"
                    aria-expanded={open.to_string()} aria-controls="jc-test-fields" onclick={toggle}>
                    if *open { { words::fold_test() } } else { { words::change_test() } }
                </button>
            </div>
            <div id="jc-test-fields" class="form no-print" hidden={!*open}>
                if *open { { fields(session) } }
            </div>
        </section>
    }
}

/// The test in sentences.
fn state(session: &Session) -> Html {
    let facts = &session.derived.facts;
    let test = &facts.jc_virus;
    let result = match (test.result, test.index) {
        (None, _) => words::state_not_known().to_owned(),
        (Some(JcVirusResult::NeverTested), _) => words::state_never_tested().to_owned(),
        (Some(JcVirusResult::Indeterminate), _) => words::state_indeterminate().to_owned(),
        (Some(JcVirusResult::Negative), _) => words::state_negative().to_owned(),
        (Some(JcVirusResult::Positive), None) => words::state_positive().to_owned(),
        (Some(JcVirusResult::Positive), Some(index)) => words::state_index(&index.to_string()),
    };
    let tested = test
        .result
        .is_some_and(|result| result != JcVirusResult::NeverTested);
    let immunosuppressant = match immunosuppressant::earlier(session.derived.pack(), facts) {
        Answer::Yes => words::state_immunosuppressant(session.wording()),
        Answer::No => words::state_no_immunosuppressant(session.wording()),
        Answer::NotKnown => words::state_immunosuppressant_open(session.wording()),
    };
    html! {
        <>
            <p class="lead"><b>{ result }</b>
                if tested && let Some(assay) = test.assay {
                    { " " }{ words::state_assay(assay_name(assay)) }
                }
                if tested && let Some(day) = test.date {
                    { " " }{ words::state_date(day) }
                }
            </p>
            if tested && test.too_soon == Answer::Yes {
                <p>{ words::state_too_soon() }</p>
            }
            { old(session) }
            <p>{ immunosuppressant }</p>
        </>
    }
}

/// Says that the result is older than the time after which the test is repeated.
fn old(session: &Session) -> Html {
    let pack = session.derived.pack();
    let facts = &session.derived.facts;
    let region = session.visit().region;
    let found = pml::table(pack, region).and_then(|table| {
        let row = pml::row(table, &facts.jc_virus, facts.earlier_immunosuppressant).ok()?;
        retest(pack, table, row, region, &facts.jc_virus, session.today())
    });
    let Some(retest) = found.filter(|retest| retest.is_due) else {
        return Html::default();
    };
    html! {
        <p id="jc-test-old"><b>{ words::old_result(&length(retest.every)) }</b>{ " " }
            { match retest.whom {
                Whom::Negative => words::old_negative(),
                Whom::LowIndex => words::old_low_index(),
            } }
            { " " }
            { source::opens(
                session,
                "jc-test-old-proof".to_owned(),
                ProofTarget::Item(retest.schedule.id.0, retest.item.id.0),
                html! { <>{ where_from() }<span class="visually-hidden">{ named(&retest.schedule.document) }</span></> },
            ) }
        </p>
    }
}

fn fields(session: &Session) -> Html {
    let entry = &session.visit().entries.jc_virus;
    let change = |session: &Session| {
        let session = session.clone();
        Callback::from(move |change: JcVirusChange| session.act(Action::JcVirus(change)))
    };
    let change = change(session);
    let touched = |field: Field| {
        let session = session.clone();
        Callback::from(move |()| session.dispatch(Step::Touched(field)))
    };
    let results = [
        (Some(JcVirusResult::NeverTested), words::result_never()),
        (Some(JcVirusResult::Negative), words::result_negative()),
        (
            Some(JcVirusResult::Indeterminate),
            words::result_indeterminate(),
        ),
        (Some(JcVirusResult::Positive), words::result_positive()),
        (None, common::not_known()),
    ]
    .map(|(value, label)| Choice::new(value, label));
    let assays = [
        (Some(Assay::Stratify), words::stratify()),
        (Some(Assay::ImmunoWell), words::immunowell()),
        (None, common::not_known()),
    ]
    .map(|(value, label)| Choice::new(value, label));
    let tested = entry
        .result
        .is_some_and(|result| result != JcVirusResult::NeverTested);
    let positive = entry.result == Some(JcVirusResult::Positive);
    let on_immunosuppressant = {
        let session = session.clone();
        Callback::from(move |answer| session.act(Action::EarlierImmunosuppressant(answer)))
    };
    let listed: Vec<String> =
        immunosuppressant::listed(session.derived.pack(), &session.derived.facts)
            .into_iter()
            .map(|name| name.0.to_owned())
            .collect();
    html! {
        <>
            { choices("jcv-result", words::result(), None, &results, &entry.result, &change.reform(JcVirusChange::Result)) }
            // An index that was typed stays in sight, so that it can be taken back.
            if positive || !entry.index.is_empty() {
                { text_field(&TextField {
                    id: "jcv-index",
                    label: words::index(),
                    hint: Some(words::index_hint()),
                    value: &entry.index,
                    wrong: session.problem(Field::JcVirusIndex),
                    input_mode: Some("decimal"),
                    suggestions: None,
                    on_input: change.reform(JcVirusChange::Index),
                    on_leave: touched(Field::JcVirusIndex),
                }) }
            }
            if tested {
                { choices("jcv-assay", words::assay(), Some(words::assay_hint()), &assays, &entry.assay, &change.reform(JcVirusChange::Assay)) }
                { date_field(&DateField {
                    id: "jcv-date",
                    legend: words::date(),
                    hint: None,
                    value: &entry.date,
                    wrong: session.problem(Field::JcVirusDate),
                    on_input: change.reform(|(part, typed): (DatePart, String)| JcVirusChange::Date(part, typed)),
                    on_leave: touched(Field::JcVirusDate),
                }) }
                { answer("jcv-too-soon", words::too_soon(), Some(words::too_soon_hint()),
                    entry.too_soon_after_plasma_exchange_or_immunoglobulin,
                    &change.reform(JcVirusChange::TooSoon)) }
            }
            { answer("jcv-immunosuppressant", words::immunosuppressant(session.wording()),
                Some(words::immunosuppressant_hint()),
                session.visit().entries.earlier_immunosuppressant, &on_immunosuppressant) }
            if !listed.is_empty() {
                <p class="field__hint" id="jcv-immunosuppressant-listed">
                    { words::immunosuppressant_listed(&list(&listed)) }
                </p>
            }
            { source::statements(session, immunosuppressant::TOPIC, 1) }
        </>
    }
}
