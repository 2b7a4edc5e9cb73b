//! The figures of a harm: results of studies, each in the one frame of its gravity.

use super::{Frame, StudyResult, prove};
use waymark_evidence::{ArmRole, Availability, Gravity, Harm, Medicine, Outcome, Pack, Study};

/// Whether an option is to take no medicine: it has no harm of one, which is not the same as that
/// none is known. Of staying as now this cannot be said.
pub fn without_medicine(option: &Medicine) -> bool {
    option.availability == Availability::NoMedicine && !option.stands_for.is_empty()
}

/// The studies and results that count a harm, best first.
pub fn harm_outcomes(
    pack: &'static Pack,
    harm: &'static Harm,
) -> Vec<(&'static Study, &'static Outcome)> {
    harm.figures
        .iter()
        .filter_map(|path| {
            let (study, outcome) = path.split_once('/')?;
            let study = pack.study(study)?;
            study
                .outcomes
                .into_iter()
                .find(|found| found.id == outcome)
                .map(|found| (study, found))
        })
        .collect()
}

/// The figures of a harm of an option, best first; unverified ones only when asked for.
///
/// Life-changing harms are counted out of 10,000 people, common ones out of 100.
pub fn harm_figures(
    pack: &'static Pack,
    option: &'static Medicine,
    harm: &'static Harm,
    unverified: bool,
) -> Vec<StudyResult> {
    let frame = match harm.gravity {
        Gravity::LifeChanging => Frame::Rare,
        Gravity::Common => Frame::Common,
    };
    harm_outcomes(pack, harm)
        .into_iter()
        .filter(|(_, outcome)| unverified || !outcome.proof.verification.hidden_by_default())
        .filter_map(|(study, outcome)| figure(pack, option, study, outcome, frame))
        .collect()
}

fn figure(
    pack: &'static Pack,
    option: &'static Medicine,
    study: &'static Study,
    outcome: &'static Outcome,
    frame: Frame,
) -> Option<StudyResult> {
    let endpoint = pack.endpoint(&outcome.endpoint)?;
    // The licensed dose where there is a result for it, else the one there is, with its flag.
    let own = [ArmRole::Treatment, ArmRole::UnlicensedDose]
        .into_iter()
        .find_map(|role| {
            study.arms.into_iter().find(|arm| {
                arm.medicine == Some(option.id)
                    && arm.role == role
                    && outcome.result(&arm.id).is_some()
            })
        })?;
    let against = study
        .arms
        .into_iter()
        .find(|arm| arm.role == ArmRole::Comparator && outcome.result(&arm.id).is_some())
        .and_then(|arm| prove(study, endpoint, outcome, &arm.id, frame));
    let own = prove(study, endpoint, outcome, &own.id, frame)?;
    Some(StudyResult {
        own,
        against,
        fits: Vec::new(),
    })
}
