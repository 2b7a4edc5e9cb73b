//! Which results belong to an option, and how like this person the people in them were.

use super::shown::{Frame, Proven, prove};
use crate::criteria::{Context, explain};
use crate::logic::Truth;
use waymark_evidence::{
    ArmRole, Comparator, ComparisonRow, Entry, Medicine, Outcome, Pack, Study, StudyKind,
};

/// One entry criterion of a study against this person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The criterion.
    pub entry: &'static Entry,
    /// Whether this person would have met it.
    pub truth: Truth,
}

/// One result of one study, both arms.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyResult {
    /// The option's own arm.
    pub own: Proven,
    /// The other arm: what it was compared with, or for "no medicine" nothing.
    pub against: Option<Proven>,
    /// Entry criteria of the study against this person.
    pub fits: Vec<Fit>,
}

impl StudyResult {
    /// The smaller, the sooner it is read. How like this person the people were decides only
    /// between studies that are alike otherwise: of many studies it is known in part, or not.
    fn place(&self) -> (bool, bool, bool, bool, core::cmp::Reverse<u32>, u16) {
        let study = self.own.study;
        let by_chance = matches!(
            study.kind,
            StudyKind::RandomisedTrial | StudyKind::PooledTrials
        );
        let unlike = self.fits.iter().any(|fit| fit.truth == Truth::False);
        (
            !by_chance,
            self.own.arm.role == ArmRole::Comparator,
            study.comparator != Comparator::Placebo,
            unlike,
            core::cmp::Reverse(people(study)),
            study.published,
        )
    }
}

/// What one option shows in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The option.
    pub option: &'static Medicine,
    /// Results: of studies that assigned people by chance first, then of those that tried the
    /// option itself, then of those that compared with no active medicine, then of those whose
    /// entry criteria do not shut this person out, then of the largest.
    pub results: Vec<StudyResult>,
    /// Results that exist but were not read in a source, and are not shown.
    pub unverified: Vec<(&'static Study, &'static Outcome)>,
}

/// People randomised or analysed in all groups, as far as the study says.
fn people(study: &Study) -> u32 {
    study
        .arms
        .iter()
        .filter_map(|arm| arm.randomised.or(arm.analysed))
        .sum()
}

/// The arms that stand for an option: its own at a licensed dose, or those it names.
pub(super) fn arms(option: &'static Medicine, study: &'static Study) -> Vec<&'static str> {
    study
        .arms
        .0
        .iter()
        .filter(|arm| {
            let named = option.stands_for.iter().any(|path| {
                path.split_once('/')
                    .is_some_and(|(s, a)| study.id == s && arm.id == a)
            });
            let own = arm.medicine == Some(option.id)
                && matches!(arm.role, ArmRole::Treatment | ArmRole::Comparator);
            named || own
        })
        .map(|arm| arm.id.0)
        .collect()
}

/// The arm that another is read against.
fn other_arm(study: &'static Study, outcome: &'static Outcome, own: &str) -> Option<&'static str> {
    let own_role = study.arm(own)?.role;
    outcome
        .results
        .0
        .iter()
        .map(|result| result.arm.0)
        .find(|id| *id != own && study.arm(id).is_some_and(|arm| arm.role != own_role))
}

fn study_results(
    context: &Context<'_>,
    option: &'static Medicine,
    frame: Frame,
    include_unverified: bool,
    wanted: &dyn Fn(&'static Outcome) -> bool,
) -> Cell {
    let pack = context.pack;
    let mut cell = Cell {
        option,
        results: Vec::new(),
        unverified: Vec::new(),
    };
    for study in pack.studies {
        for own in arms(option, study) {
            let found = study
                .outcomes
                .into_iter()
                .filter(|outcome| wanted(outcome) && outcome.result(own).is_some());
            let is_hidden = |outcome: &Outcome| {
                outcome.proof.verification.hidden_by_default() && !include_unverified
            };
            cell.unverified.extend(
                found
                    .clone()
                    .filter(|outcome| is_hidden(outcome))
                    .map(|outcome| (study, outcome)),
            );
            // One result of a study stands for it in a row, so that rows read alike: the one
            // whose length is nearest to the length that studies are compared over, of equal
            // ones the first. The others open from its proof.
            let one = found
                .filter(|outcome| !is_hidden(outcome))
                .min_by_key(|outcome| outcome.period_months.abs_diff(pack.about.compared_months));
            let Some((outcome, endpoint)) =
                one.and_then(|outcome| Some((outcome, pack.endpoint(&outcome.endpoint)?)))
            else {
                continue;
            };
            let Some(proven) = prove(study, endpoint, outcome, own, frame) else {
                continue;
            };
            // "No medicine" shows its own groups: what they were compared with has its column.
            let against = if option.stands_for.is_empty() {
                other_arm(study, outcome, own)
                    .and_then(|other| prove(study, endpoint, outcome, other, frame))
            } else {
                None
            };
            let fits = study
                .entry
                .0
                .iter()
                .map(|entry| Fit {
                    entry,
                    truth: explain(context, &entry.rule).truth,
                })
                .collect();
            cell.results.push(StudyResult {
                own: proven,
                against,
                fits,
            });
        }
    }
    crate::order::by_key(&mut cell.results, StudyResult::place);
    cell.unverified.retain(|(study, _)| {
        !cell
            .results
            .iter()
            .any(|result| result.own.study.id == study.id)
    });
    cell
}

/// One row of the comparison for these options.
pub fn comparison(
    context: &Context<'_>,
    options: &[&'static Medicine],
    row: ComparisonRow,
    include_unverified: bool,
) -> Vec<Cell> {
    let cells = options
        .iter()
        .map(|option| {
            study_results(
                context,
                option,
                Frame::Common,
                include_unverified,
                &|outcome| {
                    outcome.subgroup.is_none()
                        && !outcome.detail_only
                        && endpoint_row(context.pack, outcome) == Some(row)
                },
            )
        })
        .collect();
    same_studies_first(cells)
}

/// "No medicine" shows the comparison groups of the studies beside it before those of others.
fn same_studies_first(mut cells: Vec<Cell>) -> Vec<Cell> {
    let beside: Vec<&'static str> = cells
        .iter()
        .filter(|cell| cell.option.stands_for.is_empty())
        .filter_map(|cell| cell.results.first().map(|lead| lead.own.study.id.0))
        .collect();
    for cell in cells
        .iter_mut()
        .filter(|cell| !cell.option.stands_for.is_empty())
    {
        crate::order::by_key(&mut cell.results, |result| {
            !beside.contains(&result.own.study.id.0)
        });
    }
    cells
}

/// What highly active subgroups of studies showed, for these options.
pub fn subgroup_results(
    context: &Context<'_>,
    options: &[&'static Medicine],
    include_unverified: bool,
) -> Vec<Cell> {
    options
        .iter()
        .map(|option| {
            study_results(
                context,
                option,
                Frame::Common,
                include_unverified,
                &|outcome| {
                    outcome.subgroup.is_some()
                        && !outcome.detail_only
                        && matches!(
                            endpoint_row(context.pack, outcome),
                            Some(ComparisonRow::PeopleWithRelapse | ComparisonRow::Worsening)
                        )
                },
            )
        })
        .collect()
}

fn endpoint_row(pack: &'static Pack, outcome: &Outcome) -> Option<ComparisonRow> {
    pack.endpoint(&outcome.endpoint)?.row
}
