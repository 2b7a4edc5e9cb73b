//! Options side by side: the same rows, the same type, the same space for each.

use super::{harms, life, unknown};
use crate::markup::{html, later};
use crate::parts::{bars, differences, dots, icons, name::capitalised, result, tag, texts};
use crate::visit::Session;
use core::cell::OnceCell;
use std::rc::Rc;
use waymark_clinical::effects::{
    Cell, StudyResult, comparison as results_of, differences as differences_of, subgroup_results,
};
use waymark_evidence::{ComparisonRow, Gravity, Medicine};
use waymark_words::compare as words;
use waymark_words::narrate::{list, shown};
use waymark_words::phrase;
use yew::html::NodeRef;
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

/// What stands side by side, with the results of the studies, found once when first asked for.
#[derive(Clone)]
pub struct Compared {
    session: Session,
    options: Rc<[&'static Medicine]>,
    results: Rc<Results>,
}

/// The results in the rows, and those of subgroups.
pub struct Results {
    unverified: bool,
    found: OnceCell<Vec<Vec<Cell>>>,
}

impl Results {
    /// Nothing is looked up yet.
    pub fn new(unverified: bool) -> Results {
        Results {
            unverified,
            found: OnceCell::new(),
        }
    }

    /// The rows of results in their order, the subgroups last.
    fn of(&self, session: &Session, options: &[&'static Medicine]) -> &[Vec<Cell>] {
        self.found.get_or_init(|| {
            let context = session.derived.context();
            let mut rows: Vec<Vec<Cell>> = ROWS
                .iter()
                .map(|row| results_of(&context, options, *row, self.unverified))
                .collect();
            rows.push(subgroup_results(&context, options, self.unverified));
            rows
        })
    }
}

impl Compared {
    /// Options side by side.
    pub fn new(session: &Session, options: &[&'static Medicine], results: Rc<Results>) -> Compared {
        Compared {
            session: session.clone(),
            options: options.into(),
            results,
        }
    }

    fn rows(&self) -> &[Vec<Cell>] {
        self.results.of(&self.session, &self.options)
    }

    fn shows_the_same(&self, other: &Compared) -> bool {
        Rc::ptr_eq(&self.results, &other.results) && self.session.ground() == other.session.ground()
    }
}

/// A row of the table.
#[derive(Clone, Copy, PartialEq)]
enum Row {
    How,
    Daily,
    Tests,
    /// Results of studies: the number of the row.
    Results(usize),
    Subgroups,
    /// A life-changing harm of several options, by its id.
    SharedHarm(&'static str),
    /// The other harms of one gravity.
    Harms(Gravity),
    /// Texts of regulators: the number of the row.
    Life(usize),
    Unknown,
}

/// A row with what it shows.
struct Shown(Row, Compared);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        let plan = |shown: &Shown| shown.1.session.visit().plan.clone();
        self.0 == other.0
            && self.1.shows_the_same(&other.1)
            // Tests are counted from the first day of the plan, on its open days.
            && (self.0 != Row::Tests || plan(self) == plan(other))
    }
}

/// The banner above the table.
struct Above(Compared);

impl PartialEq for Above {
    fn eq(&self, other: &Above) -> bool {
        self.0.shows_the_same(&other.0)
    }
}

/// Draws the comparison with what must be said above it.
pub fn comparison(compared: &Compared) -> Html {
    let (session, options) = (&compared.session, &compared.options);
    let columns = options.len() + 1;
    let group = |name: &'static str| {
        html! {
            <tr class="compare__group"><th scope="colgroup" colspan={columns.to_string()}>{ name }</th></tr>
        }
    };
    let row = |row: Row, name: &str| later(name, Shown(row, compared.clone()), drawn);
    html! {
        <>
            { later("differ", Above(compared.clone()), |above, place| {
                html! { <div ref={place}>{ differences::banner(&above.0.session, &differences_of(above.0.rows())) }</div> }
            }) }
            { dots::key() }
            <table class={classes!("compare", (options.len() > 3).then_some("compare--four"))}>
                <caption class="visually-hidden">{ words::caption() }</caption>
                <thead><tr><td></td>{ for options.iter().map(|option| heading(session, option)) }</tr></thead>
                <tbody>
                    { group(words::group_asks()) }
                    { row(Row::How, "how") }
                    { row(Row::Daily, "daily") }
                    { row(Row::Tests, "tests") }
                    { group(words::group_does()) }
                    { for ROWS.iter().enumerate().map(|(place, name)| row(Row::Results(place), row_id(*name))) }
                    { row(Row::Subgroups, "subgroups") }
                    { group(words::group_harms()) }
                    { for harms::shared(options).into_iter().map(|id| row(Row::SharedHarm(id), &format!("harm-{id}"))) }
                    { row(Row::Harms(Gravity::LifeChanging), "grave") }
                    { row(Row::Harms(Gravity::Common), "common") }
                    { group(words::group_life()) }
                    { for (0..life::ROWS.len()).map(|place| row(Row::Life(place), &format!("life-{place}"))) }
                    { group(words::group_unknown()) }
                    { row(Row::Unknown, "unknown") }
                </tbody>
            </table>
        </>
    }
}

/// A row: its name, and the cell of each option.
fn drawn(Shown(row, compared): &Shown, place: NodeRef) -> Html {
    let (session, options, rows) = (&compared.session, &compared.options, compared.rows());
    let mut burdens = match row {
        Row::Tests => in_order(session, options, life::burdens(session)),
        _ => Vec::new(),
    }
    .into_iter();
    let title = name(session, *row, options);
    let cells = options.iter().enumerate().map(|(column, option)| {
        let cell = match *row {
            Row::How => how(session, option),
            Row::Daily => texts::daily(session, option),
            Row::Tests => burdens.next().unwrap_or_default(),
            Row::Results(place) => rows
                .get(place)
                .zip(ROWS.get(place))
                .and_then(|(cells, row)| Some(results(session, row_id(*row), cells.get(column)?)))
                .unwrap_or_default(),
            Row::Subgroups => rows
                .last()
                .and_then(|cells| Some(subgroup(session, cells.get(column)?)))
                .unwrap_or_default(),
            Row::SharedHarm(id) => harms::shared_cell(session, option, id, &title),
            Row::Harms(gravity) => harms::cell(session, option, gravity, options),
            Row::Life(place) => life::ROWS
                .get(place)
                .map(|(_, topics)| texts::texts(session, option, topics))
                .unwrap_or_default(),
            Row::Unknown => unknown::cell(session, option, rows),
        };
        html! { <td data-column={capitalised(option.generic.0)}>{ cell }</td> }
    });
    html! {
        <tr ref={place}>
            <th scope="row">{ &title }</th>
            { for cells }
        </tr>
    }
}

fn name(session: &Session, row: Row, options: &[&'static Medicine]) -> String {
    let fixed = match row {
        Row::SharedHarm(id) => return harms::name(session, options, id),
        Row::How => words::how(),
        Row::Daily => words::daily(),
        Row::Tests => words::tests(),
        Row::Results(place) => ROWS.get(place).map_or("", |row| question(session, *row)),
        Row::Subgroups => words::subgroups(),
        Row::Harms(Gravity::LifeChanging) if !harms::shared(options).is_empty() => {
            words::life_changing_others()
        }
        Row::Harms(Gravity::LifeChanging) => words::life_changing(),
        Row::Harms(_) => words::common(),
        Row::Life(place) => life::ROWS.get(place).map_or("", |(name, _)| name()),
        Row::Unknown => words::unknown(),
    };
    fixed.to_owned()
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
            if !option.routes.is_empty() {
                <p class="routes">{ for option.routes.iter().map(|route| icons::route(*route)) }</p>
            }
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
            { dots::pair(session, own, result.against.as_ref()) }
            { bars::pair(session, own, result.against.as_ref()) }
            <p class="cell__note">{ result::range(session.wording(), own) }</p>
            if let Some(other) = &result.against {
                <p class="cell__note">{ result::against(session, place, other) }</p>
            }
            <p class="cell__note"><b>{ result::study_line(own) }</b></p>
            // Of a part of the people it is said above who they were.
            if own.outcome.subgroup.is_none() {
                <p class="cell__note">{ session.text(&own.study.population) }</p>
            }
            <p class="cell__note">{ result::definition(session, own) }</p>
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
