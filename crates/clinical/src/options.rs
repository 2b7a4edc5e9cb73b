//! Options of a region: what is open, with what missing, what is closed, and by which rule.
//!
//! Licence, funding, contraindication and caution are separate answers and never mixed.

use crate::criteria::{Context, Explained, explain};
use crate::logic::Truth;
use waymark_evidence::{Availability, Gate, GateKind, Medicine, Pack, Region};

/// Groups of options, in their order on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Within the licence; nothing known speaks against it, and nothing is left to check.
    Open,
    /// Within the licence; a caution applies, or something is left to check.
    OpenWithChecks,
    /// Whether it is within the licence cannot be determined.
    CannotBeDetermined,
    /// Outside the licence, or a contraindication applies.
    Closed,
    /// Not a medicine: no treatment, or no change. Always there.
    NotAMedicine,
    /// Withdrawn: never offered.
    History,
}

/// A gate with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct GateAnswer {
    /// The gate.
    pub gate: &'static Gate,
    /// Whether its rule holds, with reasons.
    pub explained: Explained,
}

/// An option for this person.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionAnswer {
    /// The option.
    pub option: &'static Medicine,
    /// The group.
    pub group: Group,
    /// Within the licence of the region; none when the pack carries no licence for it there.
    pub licensed: Option<Truth>,
    /// Paid for; none when the pack carries no funding rule for the region.
    pub funded: Option<Truth>,
    /// Every current gate of the region, answered, in the order of the pack.
    pub gates: Vec<GateAnswer>,
}

impl OptionAnswer {
    /// Gates of a kind whose rule has this truth.
    pub fn of_kind(&self, kind: GateKind, truth: Truth) -> impl Iterator<Item = &GateAnswer> {
        self.gates
            .iter()
            .filter(move |answer| answer.gate.kind == kind && answer.explained.truth == truth)
    }
}

/// Every option of the region, in the neutral order of the pack.
pub fn options(context: &Context<'_>, region: Region) -> Vec<OptionAnswer> {
    let pack: &'static Pack = context.pack;
    pack.medicines
        .0
        .iter()
        .map(|option| answer(context, option, region))
        .collect()
}

fn answer(context: &Context<'_>, option: &'static Medicine, region: Region) -> OptionAnswer {
    let gates: Vec<GateAnswer> = option
        .gates
        .0
        .iter()
        .filter(|gate| gate.in_force.until.is_none() && gate.regions.contains(&region))
        .map(|gate| GateAnswer {
            gate,
            explained: explain(context, &gate.rule),
        })
        .collect();
    let only = |kind: GateKind| {
        gates
            .iter()
            .find(|answer| answer.gate.kind == kind)
            .map(|answer| answer.explained.truth)
    };
    let any = |kind: GateKind, truth: Truth| {
        gates
            .iter()
            .any(|answer| answer.gate.kind == kind && answer.explained.truth == truth)
    };
    let licensed = only(GateKind::Licence);
    let group = match option.availability {
        Availability::Withdrawn => Group::History,
        Availability::NoMedicine => Group::NotAMedicine,
        Availability::Licensed | Availability::OffLabel | Availability::Referral => {
            if licensed == Some(Truth::False) || any(GateKind::Contraindication, Truth::True) {
                Group::Closed
            } else if licensed != Some(Truth::True) {
                Group::CannotBeDetermined
            } else if !gates.iter().any(|answer| answer.gate.kind == GateKind::Contraindication)
                // No such rule carried is no knowledge of safety.
                || any(GateKind::Contraindication, Truth::Unknown)
                || any(GateKind::Caution, Truth::True)
                || any(GateKind::Caution, Truth::Unknown)
            {
                Group::OpenWithChecks
            } else {
                Group::Open
            }
        }
    };
    OptionAnswer {
        option,
        group,
        licensed,
        funded: only(GateKind::Funding),
        gates,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{self, Facts};
    use crate::visit::{Answer, Entries, RelapseEntry, ScanEntry};
    use chrono::NaiveDate;
    use waymark_evidence::Phenotype;
    use waymark_evidence_pack::pack;

    fn case() -> Facts {
        let relapse = |row, date: &str| RelapseEntry {
            row,
            date: date.into(),
            disabling: Answer::Yes,
            ..Default::default()
        };
        let entries = Entries {
            age_years: "31".into(),
            phenotype: Some(Phenotype::RelapsingRemitting),
            relapses: vec![relapse(1, "2026-03-10"), relapse(2, "2026-08-04")],
            scans: vec![ScanEntry {
                row: 1,
                gadolinium_lesions: "2".into(),
                ..Default::default()
            }],
            every_medicine_listed: Answer::Yes,
            ..Default::default()
        };
        facts::read(&entries, today()).0
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn group(facts: &Facts, id: &str, region: Region) -> Group {
        let context = Context::new(pack(), facts, today());
        options(&context, region)
            .into_iter()
            .find(|o| o.option.id == id)
            .unwrap()
            .group
    }

    #[test]
    fn with_no_facts_no_medicine_is_open_and_none_is_closed() {
        let facts = Facts::default();
        for option in options(&Context::new(pack(), &facts, today()), Region::Eu) {
            assert!(
                matches!(
                    option.group,
                    Group::CannotBeDetermined | Group::NotAMedicine | Group::History
                ),
                "{} is {:?}",
                option.option.id,
                option.group
            );
        }
    }

    #[test]
    fn a_licence_that_is_met_still_leaves_contraindications_to_check() {
        assert_eq!(
            group(&case(), "alemtuzumab", Region::Eu),
            Group::OpenWithChecks
        );
    }

    #[test]
    fn without_a_carried_contraindication_an_option_is_never_simply_open() {
        let mut facts = case();
        for condition in pack().conditions {
            facts
                .conditions
                .insert(condition.id.0.to_owned(), Answer::No);
        }
        for judgement in pack().judgements {
            facts
                .judgements
                .insert(judgement.id.0.to_owned(), Answer::Yes);
        }
        let mut seen = 0;
        for region in Region::ALL {
            for answer in options(&Context::new(pack(), &facts, today()), region) {
                let carried = answer
                    .gates
                    .iter()
                    .any(|one| one.gate.kind == GateKind::Contraindication);
                if !carried {
                    seen += 1;
                    assert_ne!(
                        answer.group,
                        Group::Open,
                        "{} in {region:?}",
                        answer.option.id
                    );
                }
            }
        }
        assert!(
            seen > 0,
            "every option has a contraindication: the test looked at nothing"
        );
    }

    #[test]
    fn a_stroke_closes_alemtuzumab_in_the_european_union_only() {
        let mut facts = case();
        facts
            .conditions
            .insert("history-of-stroke".into(), Answer::Yes);
        assert_eq!(group(&facts, "alemtuzumab", Region::Eu), Group::Closed);
        assert_eq!(group(&facts, "alemtuzumab", Region::Uk), Group::Closed);
        assert_ne!(group(&facts, "alemtuzumab", Region::Us), Group::Closed);
    }

    #[test]
    fn one_relapse_without_a_medicine_is_outside_the_european_licence() {
        let mut facts = case();
        facts.relapses.pop();
        facts.every_relapse_listed = Answer::Yes;
        facts.first_symptoms = Some("2026".parse().unwrap());
        assert_eq!(group(&facts, "alemtuzumab", Region::Eu), Group::Closed);
    }

    #[test]
    fn no_medicine_and_stay_as_now_are_always_there() {
        let facts = Facts::default();
        for region in Region::ALL {
            assert_eq!(group(&facts, "no-medicine", region), Group::NotAMedicine);
            assert_eq!(group(&facts, "stay-as-now", region), Group::NotAMedicine);
        }
    }
}
