//! Studies, their arms and their results.

use super::Checker;
use super::arithmetic::agrees;
use crate::decimal::Decimal;
use crate::record::{
    Arm, ArmResult, ArmRole, Comparator, Endpoint, Estimation, Outcome, Study, Unit,
};

impl Checker<'_> {
    pub(super) fn studies(&mut self) {
        for study in self.pack.studies {
            self.at("studies", &study.id);
            self.proof("proof", &study.proof);
            self.arms(study);
            for entry in study.entry {
                self.rule("entry.rule", &entry.rule, None);
            }
            self.unique(
                "outcomes",
                study.outcomes.iter().map(|outcome| outcome.id.0),
            );
            for outcome in study.outcomes {
                self.outcome_of(study, outcome);
            }
        }
    }

    fn arms(&mut self, study: &Study) {
        self.unique("arms", study.arms.iter().map(|arm| arm.id.0));
        if has_comparator(study) && !study.arms.iter().any(|arm| arm.role == ArmRole::Comparator) {
            self.defect(
                "arms",
                "the study has a comparator, but no arm has role = \"comparator\"",
            );
        }
        for arm in study.arms {
            let field = format!("arms.{}", arm.id);
            if let Some(medicine) = arm.medicine {
                self.known_medicine(&format!("{field}.medicine"), &medicine);
            }
            if let (Some(randomised), Some(analysed)) = (arm.randomised, arm.analysed)
                && analysed > randomised
            {
                self.defect(
                    &format!("{field}.analysed"),
                    format!("{analysed} analysed of {randomised} randomised"),
                );
            }
        }
    }

    fn outcome_of(&mut self, study: &'static Study, outcome: &'static Outcome) {
        let field = format!("outcomes.{}", outcome.id);
        self.proof(&format!("{field}.proof"), &outcome.proof);
        if outcome.period_months == 0 {
            self.defect(&format!("{field}.period_months"), "a result needs a period");
        }
        let Some(endpoint) = self.pack.endpoint(&outcome.endpoint) else {
            self.defect(
                &format!("{field}.endpoint"),
                format!(
                    "there is no endpoint \"{}\" in evidence/endpoints",
                    outcome.endpoint
                ),
            );
            return;
        };
        if outcome.results.is_empty() {
            self.defect(
                &format!("{field}.results"),
                "an outcome needs at least one result",
            );
        }
        self.unique(
            &format!("{field}.results"),
            outcome.results.iter().map(|result| result.arm.0),
        );
        self.comparator(&field, study, outcome);
        for result in outcome.results {
            let field = format!("{field}.results.{}", result.arm);
            let arm = study.arm(&result.arm);
            if arm.is_none() {
                self.defect(&field, format!("the study has no arm \"{}\"", result.arm));
            }
            self.result(&field, outcome, endpoint, result, arm);
        }
        self.effect(&field, outcome, endpoint);
    }

    /// A study with a comparator shows it beside every value, or says why it cannot.
    fn comparator(&mut self, field: &str, study: &Study, outcome: &Outcome) {
        let shown = outcome
            .results
            .iter()
            .filter_map(|result| study.arm(&result.arm))
            .any(|arm| arm.role == ArmRole::Comparator);
        if has_comparator(study)
            && !shown
            && outcome.results.len() == 1
            && outcome.no_effect.is_none()
        {
            self.defect(
                &format!("{field}.results"),
                "the value of the comparator is missing: add it, or no_effect = why it is not there",
            );
        }
    }

    fn result(
        &mut self,
        field: &str,
        outcome: &Outcome,
        endpoint: &Endpoint,
        result: &ArmResult,
        arm: Option<&Arm>,
    ) {
        self.interval(field, result.value, result.interval.as_ref());
        if result.interval.is_none() && result.no_interval.is_none() {
            self.defect(
                &format!("{field}.interval"),
                "give the published interval, or no_interval = the reason why there is none",
            );
        }
        let zero = Decimal::new(0, 0);
        let percent = endpoint.unit == Unit::PercentOfPeople;
        if percent && (result.value < zero || result.value > Decimal::new(100, 0)) {
            self.defect(
                &format!("{field}.value"),
                "a percentage lies between 0 and 100",
            );
        } else if result.value < zero && endpoint.unit != Unit::EdssPoints {
            self.defect(&format!("{field}.value"), "a count cannot be below 0");
        }
        let (events, of) = match (result.events, result.of) {
            (Some(events), Some(of)) => (events, of),
            (None, None) => return,
            _ => {
                self.defect(&format!("{field}.events"), "give events and of together");
                return;
            }
        };
        if of == 0 || (counts_people(endpoint) && events > of) {
            self.defect(
                &format!("{field}.events"),
                format!("{events} of {of} people"),
            );
        } else if let Some(share) = share_out_of(endpoint, outcome)
            && !agrees(result.value, f64::from(events) / f64::from(of) * share)
        {
            self.defect(
                &format!("{field}.value"),
                format!(
                    "{} is not {events} of {of} people: explain it in proof.note",
                    result.value
                ),
            );
        }
        let size = arm.and_then(|arm| arm.randomised.or(arm.analysed));
        if size.is_some_and(|size| of > size) {
            self.defect(
                &format!("{field}.of"),
                format!("{of} people, more than the arm had"),
            );
        }
    }
}

fn has_comparator(study: &Study) -> bool {
    matches!(study.comparator, Comparator::Placebo | Comparator::Active)
}

pub(super) fn counts_people(endpoint: &Endpoint) -> bool {
    matches!(
        endpoint.unit,
        Unit::PercentOfPeople | Unit::PerThousandPeople
    )
}

/// Out of how many people the value is counted, where it must be the plain share of the
/// events: estimates over time differ from it by nature, and a note may explain others.
fn share_out_of(endpoint: &Endpoint, outcome: &Outcome) -> Option<f64> {
    let plain = match outcome.estimation {
        Estimation::Counted => true,
        Estimation::NotStated => outcome.proof.note.is_none(),
        Estimation::KaplanMeier | Estimation::Model => false,
    };
    match endpoint.unit {
        Unit::PercentOfPeople if plain => Some(100.0),
        Unit::PerThousandPeople if plain => Some(1000.0),
        _ => None,
    }
}
