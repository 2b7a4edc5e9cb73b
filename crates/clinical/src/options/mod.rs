//! Options of a region: what is open, with what missing, what is closed, and by which rule.
//!
//! Licence, funding, safety and practical notes are separate answers and never mixed.

mod set_aside;

pub use set_aside::{AsksAbout, asks_about};

use crate::criteria::{Context, Explained, explain};
use crate::logic::Truth;
use crate::visit::Answer;
use waymark_evidence::{
    Availability, Condition, Gate, GateKind, List, Medicine, Pack, Region, RegulationTopic, Rule,
};

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
    /// The medicine whose record holds the gate: the option itself, or for what is carried
    /// over the medicine taken before it.
    pub of: &'static Medicine,
    /// The gate.
    pub gate: &'static Gate,
    /// Whether its rule holds, with reasons.
    pub explained: Explained,
}

/// An option for this person: four answers, never mixed into one.
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
    /// Whether no contraindication applies; none when the pack carries none for the region,
    /// which is no knowledge of safety.
    pub safe_to_start: Option<Explained>,
    /// Whether a practical note applies, its own or one that a medicine taken before leaves
    /// behind; none when the pack carries no such note.
    pub practical_note: Option<Explained>,
    /// Conditions this person has on which every option owes an answer, and for which no
    /// rule of this one is carried in the region.
    pub silent_on: Vec<&'static Condition>,
    /// Every current gate of the region, answered: its own in the order of the pack, then
    /// what other medicines leave behind.
    pub gates: Vec<GateAnswer>,
}

impl OptionAnswer {
    /// Gates of a kind whose rule has this truth.
    pub fn of_kind(&self, kind: GateKind, truth: Truth) -> impl Iterator<Item = &GateAnswer> {
        self.gates
            .iter()
            .filter(move |answer| answer.gate.kind == kind && answer.explained.truth == truth)
    }

    /// Its own rules that ask for a condition of this topic, whether or not they hold.
    pub fn on(&self, topic: RegulationTopic, pack: &Pack) -> Vec<&GateAnswer> {
        let wanted = |id: &str| {
            let condition = pack.conditions.iter().find(|condition| condition.id == id);
            condition.is_some_and(|condition| condition.topic == Some(topic))
        };
        self.gates
            .iter()
            .filter(|answer| answer.of.id == self.option.id && asks_for(answer.gate, wanted))
            .collect()
    }

    /// Practical notes with this truth, its own first.
    pub fn notes(&self, truth: Truth) -> impl Iterator<Item = &GateAnswer> {
        NOTES
            .into_iter()
            .flat_map(move |kind| self.of_kind(kind, truth))
    }
}

/// The kinds of gate that are practical notes.
pub const NOTES: [GateKind; 2] = [GateKind::Practical, GateKind::CarryOver];

/// Holds when none of the parts it is explained with does.
static NONE_HOLDS: Rule = Rule::Not(List(&[]));
/// Holds when one of the parts it is explained with does.
static ONE_HOLDS: Rule = Rule::Any(List(&[]));

/// Every option of the region, in the neutral order of the pack.
pub fn options(context: &Context<'_>, region: Region) -> Vec<OptionAnswer> {
    let pack: &'static Pack = context.pack;
    let left_behind: Vec<GateAnswer> = pack
        .medicines
        .0
        .iter()
        .flat_map(|medicine| gates(context, medicine, region))
        .filter(|answer| answer.gate.kind == GateKind::CarryOver)
        .collect();
    pack.medicines
        .0
        .iter()
        .map(|option| answer(context, option, region, &left_behind))
        .collect()
}

/// The current gates of a medicine in a region, answered, in the order of the pack.
fn gates<'a>(
    context: &'a Context<'a>,
    medicine: &'static Medicine,
    region: Region,
) -> impl Iterator<Item = GateAnswer> + 'a {
    medicine
        .gates
        .0
        .iter()
        .filter(move |gate| gate.in_force.until.is_none() && gate.regions.contains(&region))
        .map(move |gate| GateAnswer {
            of: medicine,
            gate,
            explained: explain(context, &gate.rule),
        })
}

fn answer(
    context: &Context<'_>,
    option: &'static Medicine,
    region: Region,
    left_behind: &[GateAnswer],
) -> OptionAnswer {
    // Who stays as they are leaves nothing.
    let leaves = option.availability != Availability::NoMedicine || !option.stands_for.is_empty();
    let gates: Vec<GateAnswer> = gates(context, option, region)
        .filter(|answer| answer.gate.kind != GateKind::CarryOver)
        .chain(
            left_behind
                .iter()
                .filter(|answer| leaves && answer.of.id != option.id)
                .cloned(),
        )
        .collect();
    let only = |kind: GateKind| {
        gates
            .iter()
            .find(|answer| answer.gate.kind == kind)
            .map(|answer| answer.explained.truth)
    };
    let licensed = only(GateKind::Licence);
    let safe_to_start = joined(&NONE_HOLDS, &gates, &[GateKind::Contraindication]);
    let silent_on = match option.availability {
        Availability::NoMedicine | Availability::Withdrawn => Vec::new(),
        Availability::Licensed | Availability::OffLabel | Availability::Referral => {
            silent_on(context, &gates)
        }
    };
    OptionAnswer {
        option,
        group: group(
            option,
            licensed,
            safe_to_start.as_ref(),
            &gates,
            !silent_on.is_empty(),
        ),
        silent_on,
        licensed,
        funded: only(GateKind::Funding),
        practical_note: joined(&ONE_HOLDS, &gates, &NOTES),
        safe_to_start,
        gates,
    }
}

fn group(
    option: &Medicine,
    licensed: Option<Truth>,
    safe_to_start: Option<&Explained>,
    gates: &[GateAnswer],
    silent: bool,
) -> Group {
    match option.availability {
        Availability::Withdrawn => return Group::History,
        Availability::NoMedicine => return Group::NotAMedicine,
        Availability::Licensed | Availability::OffLabel | Availability::Referral => {}
    }
    // No such rule carried is no knowledge of safety.
    let safe = safe_to_start.map_or(Truth::Unknown, |explained| explained.truth);
    let a_caution = gates.iter().any(|answer| {
        answer.gate.kind == GateKind::Caution && answer.explained.truth != Truth::False
    });
    match (licensed, safe) {
        (Some(Truth::False), _) | (_, Truth::False) => Group::Closed,
        (None | Some(Truth::Unknown), _) => Group::CannotBeDetermined,
        (Some(Truth::True), Truth::True) if !a_caution && !silent => Group::Open,
        (Some(Truth::True), _) => Group::OpenWithChecks,
    }
}

/// Whether the rule of a gate asks for one of some conditions.
fn asks_for(gate: &Gate, wanted: impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    gate.rule.walk(&mut |part| {
        found |= matches!(part, Rule::Condition(asked) if wanted(asked));
    });
    found
}

/// Conditions of this person that every option owes an answer to, and no gate here asks for.
fn silent_on(context: &Context<'_>, gates: &[GateAnswer]) -> Vec<&'static Condition> {
    let pack: &'static Pack = context.pack;
    let asks = |id: &str| {
        gates
            .iter()
            .any(|answer| asks_for(answer.gate, |asked| asked == id))
    };
    pack.conditions
        .iter()
        .filter(|condition| {
            condition.asked_of_every_option
                && context.facts.conditions.get(condition.id.0) == Some(&Answer::Yes)
                && !asks(&condition.id)
        })
        .collect()
}

/// The gates of some kinds as one answer; none when there is no such gate.
fn joined(rule: &'static Rule, gates: &[GateAnswer], kinds: &[GateKind]) -> Option<Explained> {
    let parts: Vec<Explained> = gates
        .iter()
        .filter(|answer| kinds.contains(&answer.gate.kind))
        .map(|answer| answer.explained.clone())
        .collect();
    (!parts.is_empty()).then(|| Explained::joined(rule, parts))
}

#[cfg(test)]
mod tests;
