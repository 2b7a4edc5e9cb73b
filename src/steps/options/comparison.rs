//! Options side by side: the same rows, the same type, the same space for each.

use super::{harms, life, unknown};
use crate::markup::html;
use crate::parts::banner::{Banner, banner};
use crate::parts::{bars, dots, name::capitalised, result, tag};
use crate::visit::Session;
use waymark_clinical::effects::{
    Cell, Differences, StudyResult, comparison as results_of, differences, subgroup_results,
};
use waymark_evidence::{ComparisonRow, Gravity, Medicine};
use waymark_words::compare as words;
use waymark_words::narrate::{list, shown};
use waymark_words::phrase;
use yew::{Html, classes};

/// Rows that hold results of studies.
pub const ROWS: [ComparisonRow; 4] = [
    ComparisonRow::Relapses,
    ComparisonRow::PeopleWithRelapse,
    ComparisonRow::Worsening,
    ComparisonRow::Scans,
];

/// The question of a row.
pub fn question(session: &Session, row: ComparisonRow) -> &'static str {
    let wording = session.wording();
    match row {
        ComparisonRow::Relapses => words::relapses(wording),
        ComparisonRow::PeopleWithRelapse => words::people_with_relapse(wording),
        ComparisonRow::Worsening => words::worsening(wording),
        ComparisonRow::Scans => words::scans(wording),
    }
}

/// Draws the comparison with what must be said above it.
pub fn comparison(session: &Session, options: &[&'static Medicine]) -> Html {
    let context = session.derived.context();
    let unverified = session.visit().show_unverified;
    let rows: Vec<Vec<Cell>> = ROWS
        .iter()
        .map(|row| results_of(&context, options, *row, unverified))
        .collect();
    let subgroups = subgroup_results(&context, options, unverified);
    let in_view: Vec<Vec<Cell>> = rows.iter().cloned().chain([subgroups.clone()]).collect();
    let differ = differences(&in_view);
    let unknown_cells = options
        .iter()
        .map(|option| unknown::cell(session, option, &in_view));
    let columns = options.len() + 1;
    let group = |name: &'static str| {
        html! {
            <tr class="compare__group"><th scope="colgroup" colspan={columns.to_string()}>{ name }</th></tr>
        }
    };
    let table_row = |name: &str, cells: Vec<Html>| {
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { for options.iter().zip(cells).map(|(option, cell)| html! {
                    <td data-column={capitalised(option.generic.0)}>{ cell }</td>
                }) }
            </tr>
        }
    };
    let result_rows = ROWS.iter().zip(&rows).map(|(row, cells)| {
        let place = row_id(*row);
        table_row(
            question(session, *row),
            cells
                .iter()
                .map(|cell| results(session, place, cell))
                .collect(),
        )
    });
    html! {
        <>
            { trial_banner(session, &differ) }
            { dots::key() }
            <table class={classes!("compare", (options.len() > 3).then_some("compare--four"))}>
                <caption class="visually-hidden">{ words::caption() }</caption>
                <thead><tr><td></td>{ for options.iter().map(|option| heading(session, option)) }</tr></thead>
                <tbody>
                    { group(words::group_asks()) }
                    { table_row(words::how(), options.iter().map(|option| how(session, option)).collect()) }
                    { table_row(words::daily(), options.iter().map(|option| life::daily(session, option)).collect()) }
                    { table_row(words::tests(), in_order(session, options, life::burdens(session))) }
                    { group(words::group_does()) }
                    { for result_rows }
                    { table_row(words::subgroups(), subgroups.iter().map(|cell| subgroup(session, cell)).collect()) }
                    { group(words::group_harms()) }
                    { table_row(words::life_changing(), options.iter().map(|option| harms::cell(session, option, Gravity::LifeChanging)).collect()) }
                    { table_row(words::common(), options.iter().map(|option| harms::cell(session, option, Gravity::Common)).collect()) }
                    { group(words::group_life()) }
                    { for life::ROWS.iter().map(|(name, topics)| {
                        table_row(name(), options.iter().map(|option| life::texts(session, option, topics)).collect())
                    }) }
                    { group(words::group_unknown()) }
                    { table_row(words::unknown(), unknown_cells.collect()) }
                </tbody>
            </table>
        </>
    }
}

/// Cells that stand in the order of the pack, in the order of the columns.
fn in_order(session: &Session, options: &[&'static Medicine], cells: Vec<Html>) -> Vec<Html> {
    let of_pack = session.derived.compared(session.visit());
    options
        .iter()
        .filter_map(|option| {
            let place = of_pack.iter().position(|one| one.id == option.id)?;
            cells.get(place).cloned()
        })
        .collect()
}

const fn row_id(row: ComparisonRow) -> &'static str {
    match row {
        ComparisonRow::Relapses => "relapses",
        ComparisonRow::PeopleWithRelapse => "people",
        ComparisonRow::Worsening => "worse",
        ComparisonRow::Scans => "scans",
    }
}

fn heading(session: &Session, option: &'static Medicine) -> Html {
    let brands: Vec<String> = option
        .brands
        .iter()
        .map(|brand| brand.0.to_owned())
        .collect();
    html! {
        <th scope="col">
            <span class="compare__name">{ capitalised(option.generic.0) }</span>
            <span class="compare__kind">
                if brands.is_empty() { { session.text(&option.class) } } else { { list(&brands) } }
            </span>
        </th>
    }
}

fn how(session: &Session, option: &'static Medicine) -> Html {
    html! {
        <>
            <p class="cell__main">{ session.text(&option.how) }</p>
            { crate::parts::source::opens(
                session,
                format!("how-{}", option.id),
                crate::visit::ProofTarget::Medicine(option.id.0),
                html! { <>{ words::where_from() }<span class="visually-hidden">{ waymark_words::options::named(option.generic.0) }</span></> },
            ) }
        </>
    }
}

/// The fixed phrase for a cell without a result.
pub fn empty(cell: &Cell) -> Html {
    html! {
        <>
            <p class="cell__main"><span class="unknown">{ phrase::not_known() }</span></p>
            if !cell.unverified.is_empty() {
                <p class="cell__note">{ words::only_unverified() }</p>
            }
        </>
    }
}

fn results(session: &Session, row: &str, cell: &Cell) -> Html {
    let place = format!("{row}-{}", cell.option.id);
    let Some((lead, more)) = cell.results.split_first() else {
        return empty(cell);
    };
    html! {
        <>
            { lead_result(session, &place, lead) }
            { more_studies(session, &place, more) }
        </>
    }
}

/// A result with everything that belongs to it.
fn lead_result(session: &Session, place: &str, result: &StudyResult) -> Html {
    let own = &result.own;
    html! {
        <>
            <p class="cell__main">
                { result::sentence(session, place, own) }
                { " " }{ tag::beside_number(&own.outcome.proof) }
            </p>
            if let Some(others) = shown::without(own.shown) {
                <p class="cell__main">{ words::did_not(&others) }</p>
            }
            { dots::field(own) }
            { dots::squares(own) }
            { bars::pair(session, own, result.against.as_ref()) }
            <p class="cell__note">{ result::range(session.wording(), own) }</p>
            if let Some(other) = &result.against {
                <p class="cell__note">{ result::against(session, place, other) }</p>
            }
            <p class="cell__note"><b>{ result::study_line(own) }</b></p>
            <p class="cell__note">{ session.text(&own.outcome.definition) }</p>
            if let Some(note) = &own.outcome.period_note {
                <p class="cell__note">{ session.text(note) }</p>
            }
            { result::flags(session, result) }
        </>
    }
}

/// Further results, one press away: shorter, but each with its own proof.
pub fn more_studies(session: &Session, place: &str, more: &[StudyResult]) -> Html {
    if more.is_empty() {
        return Html::default();
    }
    // A missed aim is not folded away.
    let missed = more
        .iter()
        .filter(|result| result.own.outcome.standing.is_missed());
    html! {
        <>
            { for missed.map(|result| html! {
                <p class="cell__flag">{ words::study_missed(&result.own.study.name) }</p>
            }) }
            <details>
                <summary>{ words::more_studies(u64::try_from(more.len()).unwrap_or(u64::MAX)) }</summary>
                { for more.iter().map(|result| short_result(session, place, result)) }
            </details>
        </>
    }
}

/// A result in short.
pub fn short_result(session: &Session, place: &str, result: &StudyResult) -> Html {
    let own = &result.own;
    html! {
        <div class="cell__harm">
            <p class="cell__note">
                { result::sentence(session, place, own) }
                { " " }{ tag::beside_number(&own.outcome.proof) }
            </p>
            if let Some(other) = &result.against {
                <p class="cell__note">{ result::against(session, place, other) }</p>
            }
            <p class="cell__note"><b>{ result::study_line(own) }</b></p>
            <p class="cell__note">{ result::range(session.wording(), own) }</p>
            { result::flags(session, result) }
        </div>
    }
}

/// What a highly active subgroup showed: who was in it comes first.
fn subgroup(session: &Session, cell: &Cell) -> Html {
    let place = format!("subgroup-{}", cell.option.id);
    let Some((lead, more)) = cell.results.split_first() else {
        return empty(cell);
    };
    html! {
        <>
            if let Some(who) = &lead.own.outcome.subgroup {
                <p class="cell__note">{ words::subgroup_who(session.text(who)) }</p>
            }
            { lead_result(session, &place, lead) }
            <p class="cell__flag">{ words::not_the_licence_group() }</p>
            { more_studies(session, &place, more) }
        </>
    }
}

/// What differs between the studies in view. Computed, and never to be dismissed.
fn trial_banner(session: &Session, differ: &Differences) -> Html {
    if !differ.any() {
        return Html::default();
    }
    let studies = differ.studies.iter().map(|seen| {
        let year = seen.study.published.to_string();
        let line = match seen.compared_with {
            Some(with) => words::study_compared(seen.study.name.0, &year, session.text(with)),
            None => words::study_alone(seen.study.name.0, &year),
        };
        html! { <li>{ line }</li> }
    });
    let reasons: Vec<&'static str> = [
        (differ.comparators, words::differ_comparators()),
        (differ.years, words::differ_years()),
        (differ.definitions, words::differ_definitions()),
        (differ.periods, words::differ_periods()),
    ]
    .into_iter()
    .filter_map(|(differs, text)| differs.then_some(text))
    .collect();
    banner(
        Banner::Note,
        html! {
            <>
                <p><b>{ words::not_against_each_other() }</b></p>
                <ul>{ for studies }</ul>
                <p>{ reasons.join(" ") }{ " " }{ words::differ_people() }</p>
            </>
        },
    )
}
