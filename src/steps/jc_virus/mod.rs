//! JC virus and PML: the page of natalizumab, and of no other medicine.

mod answers;
pub mod lines;
mod published;
mod test;
mod treated;

use super::StepProps;
use crate::charts::pml_steps::PmlSteps;
use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::parts::name::capitalised;
use crate::parts::section::section;
use crate::parts::{icons, source};
use crate::route::Route;
use crate::shell;
use crate::visit::{ProofTarget, Session};
use waymark_clinical::logic::Truth;
use waymark_clinical::pml::{self, Chance, Refusal};
use waymark_evidence::{PmlRow, PmlStratum, PmlTable};
use waymark_words::compare::where_from;
use waymark_words::jc_virus as words;
use waymark_words::narrate::jc_virus::refused;
use waymark_words::narrate::shown;
use waymark_words::options::named;
use waymark_words::phrase;
use yew::{Html, component};

/// Statements of a topic that stand open; the rest is one press away.
const OPEN_STATEMENTS: usize = 3;

/// The proof of a chance.
pub fn target(chance: &Chance) -> ProofTarget {
    ProofTarget::Pml {
        table: chance.table.id.0,
        row: chance.row.id.0,
        first: chance.bands.0,
        last: chance.bands.1,
    }
}

/// Draws the page.
#[component]
pub fn JcVirus(StepProps { session }: &StepProps) -> Html {
    let (_, medicine) = table_and_medicine(session);
    html! {
        <>
            { shell::head(&words::title(medicine), &words::lead(medicine)) }
            { section("test", session, the_test) }
            { section("meaning", session, meaning) }
            { section("read-first", session, read_first) }
            { section("figures", session, figures) }
            { section("lines", session, own_lines) }
            { section("topics", session, topics) }
            { section("others", session, |session| {
                let (table, medicine) = table_and_medicine(session);
                published::others(session, table, medicine)
            }) }
            { section("history", session, history) }
            <p><a href={Route::Options.hash()}>{ words::back_to_options() }</a></p>
        </>
    }
}

/// The table of the region, and the medicine it is about.
fn table_and_medicine(session: &Session) -> (Option<&'static PmlTable>, &'static str) {
    let pack = session.derived.pack();
    let table = pml::table(pack, session.visit().region);
    // Without a table of the region, the medicine is still that of every table of the pack.
    let medicine = table
        .or_else(|| pack.pml_tables.first())
        .map_or("", |table| {
            pack.medicine(&table.medicine)
                .map_or(table.medicine.0, |medicine| medicine.generic.0)
        });
    (table, medicine)
}

/// The row of the person in a table, or why there is none.
fn row(
    session: &Session,
    table: Option<&'static PmlTable>,
) -> Option<Result<&'static PmlRow, Refusal>> {
    table.map(|table| pml::row_of(session.derived.pack(), table, &session.derived.facts))
}

fn the_test(session: &Session) -> Html {
    let (table, _) = table_and_medicine(session);
    let start_open = !matches!(row(session, table), Some(Ok(_)));
    html! { <test::Test session={session.clone()} {start_open} /> }
}

fn own_lines(session: &Session) -> Html {
    let (table, _) = table_and_medicine(session);
    if table.is_none() {
        return Html::default();
    }
    html! { <lines::Lines session={session.clone()} /> }
}

fn read_first(session: &Session) -> Html {
    html! {
        <section class="stack">
            <h2>{ words::read_first() }</h2>
            { source::statements(session, "jc-virus/risk", OPEN_STATEMENTS) }
            <h3>{ words::positive_means() }</h3>
            { source::statements(session, "jc-virus/positive-means", OPEN_STATEMENTS) }
        </section>
    }
}

fn topics(session: &Session) -> Html {
    html! {
        <div class="stack stack--wide">
            { topic(session, words::warning_signs(), "jc-virus/warning-signs") }
            { topic(session, words::the_test(), "jc-virus/test") }
            { topic(session, words::two_tests(), "jc-virus/assay") }
            { topic(session, words::stopping(), "jc-virus/stopping") }
            { topic(session, words::extended_interval(), "jc-virus/extended-interval") }
        </div>
    }
}

fn topic(session: &Session, title: &'static str, topic: &str) -> Html {
    html! {
        <section class="stack">
            <h2>{ title }</h2>
            { source::statements(session, topic, OPEN_STATEMENTS) }
        </section>
    }
}

/// Earlier figures, behind one press and with their own warning.
fn history(session: &Session) -> Html {
    html! {
        <details class="no-print" id="pml-history">
            <summary>{ words::history() }</summary>
            <p><b>{ words::history_warning() }</b></p>
            { source::statements(session, "jc-virus/history", usize::MAX) }
        </details>
    }
}

/// What the test means for the table, in one place: a row, or why there is none.
fn meaning(session: &Session) -> Html {
    let (table, _) = table_and_medicine(session);
    let (Some(table), Some(row)) = (table, row(session, table)) else {
        return Html::default();
    };
    let has_index = session.derived.facts.jc_virus.index.is_some();
    let (sign, body) = match row {
        Ok(row) => (
            Html::default(),
            html! {
                <>
                    <p><b>{ words::your_row(session.text(&row.label)) }</b></p>
                    if let Some(chance) = pml::over_all_time(table, row) {
                        <p>
                            { words::negative_means(&about(&chance)) }{ " " }
                            { source::opens(
                                session,
                                "pml-meaning-proof".to_owned(),
                                target(&chance),
                                html! { <>{ where_from() }<span class="visually-hidden">{ named(session.text(&row.label)) }</span></> },
                            ) }
                        </p>
                    }
                    if row.stratum == PmlStratum::Negative {
                        <p>{ words::new_positive() }</p>
                    }
                    if row.stratum == PmlStratum::EarlierImmunosuppressant && has_index {
                        <p>{ words::index_no_longer() }</p>
                    }
                </>
            },
        ),
        Err(refusal) => (
            icons::truth(Truth::Unknown),
            html! {
                <>
                    <p><b>{ words::no_figure() }</b></p>
                    <p>{ refused(refusal, table) }</p>
                </>
            },
        ),
    };
    html! {
        <section class="card answer" id="pml-meaning" aria-labelledby="pml-meaning-title">
            <h2 class="said" id="pml-meaning-title">{ sign }{ words::what_it_means() }</h2>
            <div class="answer__body">{ body }</div>
        </section>
    }
}

/// A chance that is known only roughly.
fn about(chance: &Chance) -> String {
    use waymark_clinical::effects::Shown;
    match chance.shown {
        Shown::OutOf { count, of } => phrase::about(count.into(), of.into()),
        other => shown::shown(other),
    }
}

/// The figures of the table in force: for this person where there is a row, and whole.
fn figures(session: &Session) -> Html {
    let (table, medicine) = table_and_medicine(session);
    let row = row(session, table).and_then(Result::ok);
    let Some(table) = table else {
        return html! {
            <section class="stack">
                <h2>{ words::figures() }</h2>
                <p><span class="unknown">{ phrase::not_known() }</span></p>
                <p>{ words::no_table() }</p>
            </section>
        };
    };
    html! {
        <section class="stack stack--wide" aria-labelledby="pml-figures">
            <h2 id="pml-figures">{ words::figures() }</h2>
            if let Some(row) = row {
                <answers::Answers session={session.clone()} {table} {row} />
            }
            { provisional(table) }
            { published::whole(session, table, row, medicine) }
            if let Some(row) = row {
                <PmlSteps {table} {row} label={capitalised(session.text(&row.label))} />
            }
        </section>
    }
}

/// Says that the table was not read in its document, with the document to check.
fn provisional(table: &'static PmlTable) -> Html {
    use waymark_evidence::Verification;
    if table.proof.verification != Verification::Provisional {
        return Html::default();
    }
    banner(
        Banner::Provisional,
        html! {
            <>
                <p>{ waymark_words::mark::provisional() }</p>
                if let Some(check) = table.proof.check {
                    <p>{ words::to_check(check.0) }</p>
                }
            </>
        },
    )
}
