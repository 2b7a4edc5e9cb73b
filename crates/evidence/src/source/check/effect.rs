//! Effects between two arms, against their arms, their p and what the study concluded.

use super::Checker;
use super::arithmetic::{excludes_one, p_is_small, ratio_possible, reduction_possible};
use crate::record::{Direction, Effect, EffectKind, Endpoint, Outcome};

impl Checker<'_> {
    pub(super) fn effect(&mut self, field: &str, outcome: &'static Outcome, endpoint: &Endpoint) {
        let Some(effect) = &outcome.effect else {
            if outcome.results.len() > 1 && outcome.no_effect.is_none() {
                self.defect(
                    &format!("{field}.effect"),
                    "give the published effect, or no_effect = the reason why there is none",
                );
            }
            return;
        };
        if effect.value.is_none() && effect.p.is_none() {
            self.defect(&format!("{field}.effect"), "an effect needs a value or a p");
        }
        match effect.value {
            Some(value) => {
                self.interval(&format!("{field}.effect"), value, effect.interval.as_ref())
            }
            None if effect.interval.is_some() => {
                self.defect(
                    &format!("{field}.effect.value"),
                    "an interval without its value",
                );
            }
            None => {}
        }
        // Adjusted models, other time points and misprints may explain any of the following.
        if outcome.proof.note.is_none() {
            self.p_and_interval(field, outcome, effect);
            self.effect_and_arms(field, outcome, effect, endpoint);
        }
    }

    fn p_and_interval(&mut self, field: &str, outcome: &Outcome, effect: &Effect) {
        let Some(excludes_one) = excludes_one(effect) else {
            return;
        };
        if p_is_small(effect).is_some_and(|small| small != excludes_one) {
            self.defect(
                &format!("{field}.effect.p"),
                "p and interval contradict each other: explain it in proof.note",
            );
        }
        if outcome.standing.is_missed() && excludes_one {
            self.defect(
                &format!("{field}.standing"),
                "marked as missed, but the interval excludes no difference: explain it in proof.note",
            );
        }
    }

    fn effect_and_arms(
        &mut self,
        field: &str,
        outcome: &Outcome,
        effect: &Effect,
        endpoint: &Endpoint,
    ) {
        let (Some(value), [first, second, ..]) = (effect.value, outcome.results.0) else {
            return;
        };
        let possible = match effect.kind {
            EffectKind::RateRatio | EffectKind::RiskRatio => {
                ratio_possible(first.value, second.value, value)
            }
            EffectKind::PercentLower => reduction_possible(first.value, second.value, value),
            // Not a plain ratio of the shares, but it must point the same way. Where more is
            // better the event may be the good one or its absence: the words decide.
            EffectKind::HazardRatio | EffectKind::OddsRatio => {
                endpoint.direction == Direction::HigherIsBetter
                    || first.value == second.value
                    || value.value() == 1.0
                    || (first.value < second.value) == (value.value() < 1.0)
            }
        };
        if !possible {
            let what = match effect.kind {
                EffectKind::RateRatio | EffectKind::RiskRatio => "is not the ratio of",
                EffectKind::PercentLower => "percent is not the reduction between",
                EffectKind::HazardRatio | EffectKind::OddsRatio => "points the other way than",
            };
            self.defect(
                &format!("{field}.effect.value"),
                format!(
                    "{value} {what} {} and {}: explain it in proof.note",
                    first.value, second.value
                ),
            );
        }
    }
}
