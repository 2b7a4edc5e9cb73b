//! The compared options side by side, each number with its proof.

use super::effects::{self, EffectsReport};
use super::harms::{self, HarmsReport};
use super::names;
use super::years::{self, YearsReport};
use serde::Serialize;
use waymark_clinical::criteria::Context;
use waymark_clinical::effects::{
    Cell, Dots, Proven, RangeFrom, Shown, StudyResult, comparison, differences, subgroup_results,
};
use waymark_clinical::visit::Visit;
use waymark_evidence::{
    ArmRole, Comparator, ComparisonRow, Decimal, Direction, Effect, Estimation, Interval, Medicine,
    Provenance, Standing, StudyKind, Unit, Verification,
};

/// The rows of the comparison, in their order on screen.
const ROWS: [ComparisonRow; 4] = [
    ComparisonRow::Relapses,
    ComparisonRow::PeopleWithRelapse,
    ComparisonRow::Worsening,
    ComparisonRow::Scans,
];

/// The comparison.
#[derive(Serialize)]
pub(super) struct ComparisonReport {
    options: Vec<&'static str>,
    /// Ids in the visit that the evidence does not hold.
    not_in_the_evidence: Vec<String>,
    rows: Vec<RowReport>,
    highly_active_subgroups: Vec<CellReport>,
    differences: DifferencesReport,
    /// Published effects in groups that may share an axis.
    published_effects: Vec<EffectsReport>,
    harms: Vec<HarmsReport>,
    /// What each option asks of the person over the years.
    over_the_years: YearsReport,
}

#[derive(Serialize)]
struct RowReport {
    row: ComparisonRow,
    cells: Vec<CellReport>,
}

#[derive(Serialize)]
struct CellReport {
    option: &'static str,
    results: Vec<ResultReport>,
    /// Results, as study/outcome, that were not read in a source and are not shown.
    unverified: Vec<String>,
}

/// One result of a study, both groups.
#[derive(Serialize)]
pub(super) struct ResultReport {
    study: StudyReport,
    outcome: OutcomeReport,
    own: ArmReport,
    against: Option<ArmReport>,
    /// Entry criteria of the study against this person.
    fits: Vec<FitReport>,
}

#[derive(Serialize)]
struct StudyReport {
    id: &'static str,
    name: &'static str,
    kind: StudyKind,
    comparator: Comparator,
    published: u16,
    population: &'static str,
}

#[derive(Serialize)]
struct OutcomeReport {
    id: &'static str,
    endpoint: &'static str,
    /// What is shown, where the source prints the people without it.
    event: Option<&'static str>,
    unit: Unit,
    /// Which way is better, of what is shown.
    direction: Direction,
    definition: &'static str,
    subgroup: Option<&'static str>,
    period_months: u16,
    period_note: Option<&'static str>,
    estimation: Estimation,
    standing: Standing,
    effect: Option<Effect>,
    no_effect: Option<&'static str>,
    verification: Verification,
    /// The full citation of the source in the proof.
    citation: Option<&'static str>,
    proof: Provenance,
}

#[derive(Serialize)]
struct ArmReport {
    id: &'static str,
    label: &'static str,
    role: ArmRole,
    randomised: Option<u32>,
    analysed: Option<u32>,
    /// As printed in the source, in the unit of the endpoint.
    value: Decimal,
    events: Option<u32>,
    of: Option<u32>,
    interval: Option<Interval>,
    no_interval: Option<&'static str>,
    /// As shown on screen.
    shown: ShownReport,
    range: Option<[ShownReport; 2]>,
    /// Where the range comes from: published, or computed from the people counted.
    range_from: Option<&'static str>,
    dots: Option<DotsReport>,
}

/// A number as it is shown.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ShownReport {
    OutOf { count: u32, of: u32 },
    FewerThanOne { of: u32 },
    NobodyOf { people: Option<u32> },
    EventsForHundredPeopleInAYear(u32),
    PeopleInAYear { count: u32, of: u32 },
    Mean { value: Decimal, unit: Unit },
}

impl From<Shown> for ShownReport {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::OutOf { count, of } => ShownReport::OutOf { count, of },
            Shown::FewerThanOne { of } => ShownReport::FewerThanOne { of },
            Shown::NobodyOf { people } => ShownReport::NobodyOf { people },
            Shown::EventsPerHundredPeopleYears { count } => {
                ShownReport::EventsForHundredPeopleInAYear(count)
            }
            Shown::PeopleInAYear { count, of } => ShownReport::PeopleInAYear { count, of },
            Shown::Mean { value, unit } => ShownReport::Mean { value, unit },
        }
    }
}

#[derive(Serialize)]
struct DotsReport {
    sure: u32,
    below: u32,
    above: u32,
    without: u32,
}

impl From<Dots> for DotsReport {
    fn from(dots: Dots) -> Self {
        DotsReport {
            sure: dots.sure,
            below: dots.below,
            above: dots.above,
            without: dots.without,
        }
    }
}

#[derive(Serialize)]
struct FitReport {
    criterion: &'static str,
    truth: &'static str,
}

/// What differs in the rows of results and in that of the subgroups.
#[derive(Serialize)]
struct DifferencesReport {
    studies: Vec<StudyInViewReport>,
    comparators: bool,
    years: bool,
    populations: bool,
    definitions: bool,
    periods: bool,
}

#[derive(Serialize)]
struct StudyInViewReport {
    id: &'static str,
    published: u16,
    compared_with: Option<&'static str>,
}

/// The options that the visit compares.
pub(super) fn report(context: &Context<'_>, visit: &Visit) -> ComparisonReport {
    let unverified = visit.show_unverified;
    let options: Vec<&'static Medicine> = visit
        .compared
        .iter()
        .filter_map(|id| context.pack.medicine(id))
        .collect();
    let rows: Vec<(ComparisonRow, Vec<Cell>)> = ROWS
        .into_iter()
        .map(|row| (row, comparison(context, &options, row, unverified)))
        .collect();
    let subgroups = subgroup_results(context, &options, unverified);
    // As in the page: the subgroups stand side by side too.
    let cells: Vec<Vec<Cell>> = rows
        .iter()
        .map(|(_, cells)| cells.clone())
        .chain([subgroups.clone()])
        .collect();
    let differences = differences(&cells);
    ComparisonReport {
        options: options.iter().map(|option| option.id.0).collect(),
        not_in_the_evidence: visit
            .compared
            .iter()
            .filter(|id| context.pack.medicine(id).is_none())
            .cloned()
            .collect(),
        rows: rows
            .iter()
            .map(|(row, cells)| RowReport {
                row: *row,
                cells: cells
                    .iter()
                    .map(|cell| cell_report(context, cell))
                    .collect(),
            })
            .collect(),
        highly_active_subgroups: subgroups
            .iter()
            .map(|cell| cell_report(context, cell))
            .collect(),
        differences: DifferencesReport {
            studies: differences
                .studies
                .iter()
                .map(|seen| StudyInViewReport {
                    id: seen.study.id.0,
                    published: seen.study.published,
                    compared_with: seen.compared_with.map(|text| text.clinical.0),
                })
                .collect(),
            comparators: differences.comparators,
            years: differences.years,
            populations: differences.populations,
            definitions: differences.definitions,
            periods: differences.periods,
        },
        published_effects: effects::report(context.pack, &options, unverified),
        harms: harms::report(context, &options, unverified),
        over_the_years: years::report(context, visit, &options),
    }
}

fn cell_report(context: &Context<'_>, cell: &Cell) -> CellReport {
    CellReport {
        option: cell.option.id.0,
        results: cell
            .results
            .iter()
            .map(|result| result_report(context, result))
            .collect(),
        unverified: cell
            .unverified
            .iter()
            .map(|(study, outcome)| format!("{}/{}", study.id, outcome.id))
            .collect(),
    }
}

pub(super) fn result_report(context: &Context<'_>, result: &StudyResult) -> ResultReport {
    let Proven {
        study,
        endpoint,
        outcome,
        ..
    } = result.own;
    ResultReport {
        study: StudyReport {
            id: study.id.0,
            name: study.name.0,
            kind: study.kind,
            comparator: study.comparator,
            published: study.published,
            population: study.population.clinical.0,
        },
        outcome: OutcomeReport {
            id: outcome.id.0,
            endpoint: endpoint.id.0,
            event: endpoint.event.map(|event| event.clinical.0),
            unit: endpoint.unit,
            direction: result.own.direction(),
            definition: outcome.definition.clinical.0,
            subgroup: outcome.subgroup.map(|text| text.clinical.0),
            period_months: outcome.period_months,
            period_note: outcome.period_note.map(|text| text.clinical.0),
            estimation: outcome.estimation,
            standing: outcome.standing,
            effect: outcome.effect,
            no_effect: outcome.no_effect.map(|why| why.0),
            verification: result.own.verification(),
            citation: context
                .pack
                .source(&outcome.proof.source)
                .map(|s| s.citation.0),
            proof: outcome.proof,
        },
        own: (&result.own).into(),
        against: result.against.as_ref().map(Into::into),
        fits: result
            .fits
            .iter()
            .map(|fit| FitReport {
                criterion: fit.entry.says.clinical.0,
                truth: names::truth(fit.truth),
            })
            .collect(),
    }
}

impl From<&Proven> for ArmReport {
    fn from(proven: &Proven) -> Self {
        ArmReport {
            id: proven.arm.id.0,
            label: proven.arm.label.clinical.0,
            role: proven.arm.role,
            randomised: proven.arm.randomised,
            analysed: proven.arm.analysed,
            value: proven.result.value,
            events: proven.result.events,
            of: proven.result.of,
            interval: proven.result.interval,
            no_interval: proven.result.no_interval.map(|why| why.0),
            shown: proven.shown.into(),
            range: proven
                .range
                .map(|range| [range.low.into(), range.high.into()]),
            range_from: proven.range.map(|range| match range.from {
                RangeFrom::Published => "published",
                RangeFrom::Counted => "people-counted",
            }),
            dots: proven.dots().map(Into::into),
        }
    }
}
