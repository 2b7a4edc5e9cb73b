//! Statements of the evidence that stand in no row: of each option side by side, and of what
//! belongs to several. Folded, each with its source.

use crate::markup::html;
use crate::parts::fold::Fold;
use crate::parts::source;
use crate::visit::Session;
use waymark_evidence::{Medicine, Pack, Statement};
use waymark_words::further as words;
use yew::{Callback, Html};

/// Topics whose second part names a medicine, or what several have in common.
const OF_MEDICINES: [&str; 5] = [
    "subgroup",
    "other-results",
    "evidence",
    "not-known",
    "criteria",
];

/// What stands under one line.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    /// What belongs to one medicine.
    Medicine(&'static str),
    /// The topics of these kinds, whatever they are about.
    Kinds(&'static [&'static str]),
    /// What belongs to no single medicine.
    Several,
}

impl Group {
    fn holds(self, pack: &Pack, statement: &Statement) -> bool {
        let Some((kind, about)) = statement.topic.0.split_once('/') else {
            return false;
        };
        let of_medicines = OF_MEDICINES.contains(&kind);
        match self {
            Group::Medicine(id) => of_medicines && about == id,
            Group::Kinds(kinds) => kinds.contains(&kind),
            Group::Several => of_medicines && pack.medicine(about).is_none(),
        }
    }
}

/// All of them, folded: they are for reading after the rows.
pub fn section(session: &Session, options: &[&'static Medicine]) -> Html {
    let of_options = options
        .iter()
        .map(|option| (words::about(option.generic.0), Group::Medicine(option.id.0)));
    let of_all = [
        (words::several(), Group::Several),
        (words::vaccines(), Group::Kinds(&["vaccination"])),
        (words::pregnancy(), Group::Kinds(&["pregnancy"])),
        (
            words::untreated(),
            Group::Kinds(&["natural-history", "baseline"]),
        ),
        (words::networks(), Group::Kinds(&["networks"])),
        (words::preferences(), Group::Kinds(&["preferences"])),
    ];
    let folds = of_options
        .chain(of_all.map(|(name, group)| (name.to_owned(), group)))
        .map(|(name, group)| fold(session, name, group));
    html! {
        <section class="stack folds" aria-labelledby="further">
            <h2 id="further">{ words::title() }</h2>
            <p class="soft">{ words::lead() }</p>
            { for folds }
        </section>
    }
}

fn fold(session: &Session, name: String, group: Group) -> Html {
    let pack = session.derived.pack();
    let found = source::of_region(session, |one| group.holds(pack, one));
    if found.is_empty() {
        return Html::default();
    }
    let content = {
        let (session, name) = (session.clone(), name.clone());
        // On paper the line that folds is not there: what it says stands above what it holds.
        Callback::from(move |()| {
            html! {
                <>
                    <p class="print-only"><b>{ name.clone() }</b></p>
                    { source::list(&session, &found) }
                </>
            }
        })
    };
    html! { <Fold summary={html! { { name.clone() } }} {content} /> }
}
