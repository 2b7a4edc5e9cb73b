//! Options with their four answers and their gates.

use super::criteria::{ExplainedReport, Otherwise};
use super::names;
use serde::Serialize;
use waymark_clinical::criteria::{Context, Explained};
use waymark_clinical::facts::Facts;
use waymark_clinical::options::{GateAnswer, Group, OptionAnswer, asks_about, options};
use waymark_clinical::visit::Visit;
use waymark_evidence::{Availability, GateKind, InForce, Provenance};

/// An option for this person.
#[derive(Serialize)]
pub(super) struct OptionReport {
    id: &'static str,
    name: &'static str,
    availability: Availability,
    group: &'static str,
    /// Null when the evidence holds no licence for the region.
    licensed: Option<&'static str>,
    /// Null when the evidence holds no funding rule for the region.
    funded: Option<&'static str>,
    /// Whether no contraindication applies; null when the evidence holds none.
    safe_to_start: Option<JoinedReport>,
    /// Whether a practical note applies; null when the evidence holds none.
    practical_note: Option<JoinedReport>,
    /// The person set it aside: "not for me".
    set_aside: bool,
    /// Rules of other options that ask whether this one is suitable.
    asked_about_by: Vec<AskReport>,
    /// Conditions this person has, on which the evidence holds no rule for it here.
    silent_on: Vec<&'static str>,
    gates: Vec<GateReport>,
}

/// An answer that joins the gates of some kinds.
#[derive(Serialize)]
struct JoinedReport {
    truth: &'static str,
    #[serde(flatten)]
    otherwise: Otherwise,
}

/// A rule that asks whether an option is suitable.
#[derive(Serialize)]
struct AskReport {
    option: &'static str,
    gate: &'static str,
    judgement: &'static str,
}

#[derive(Serialize)]
struct GateReport {
    /// The medicine whose record holds it.
    of: &'static str,
    id: &'static str,
    kind: GateKind,
    document: &'static str,
    in_force: InForce,
    truth: &'static str,
    logic: ExplainedReport,
    #[serde(flatten)]
    otherwise: Otherwise,
    proof: Provenance,
}

/// Every option of the region, in the neutral order.
pub(super) fn report(context: &Context<'_>, visit: &Visit) -> Vec<OptionReport> {
    let options = options(context, visit.region);
    options
        .iter()
        .map(|answer| option(context, visit, &options, answer))
        .collect()
}

fn option(
    context: &Context<'_>,
    visit: &Visit,
    all: &[OptionAnswer],
    answer: &OptionAnswer,
) -> OptionReport {
    let id = answer.option.id.0;
    let joined = |explained: &Option<Explained>| {
        explained.as_ref().map(|explained| JoinedReport {
            truth: names::truth(explained.truth),
            otherwise: Otherwise::of(explained, context.facts),
        })
    };
    OptionReport {
        id,
        name: answer.option.generic.0,
        availability: answer.option.availability,
        group: match answer.group {
            Group::Open => "open",
            Group::OpenWithChecks => "open-with-checks",
            Group::CannotBeDetermined => "cannot-be-determined",
            Group::Closed => "closed",
            Group::NotAMedicine => "not-a-medicine",
            Group::History => "history",
        },
        licensed: answer.licensed.map(names::truth),
        funded: answer.funded.map(names::truth),
        safe_to_start: joined(&answer.safe_to_start),
        practical_note: joined(&answer.practical_note),
        set_aside: visit.not_for_me.contains(id),
        asked_about_by: asks_about(context.pack, all, id)
            .into_iter()
            .map(|asks| AskReport {
                option: asks.option.id.0,
                gate: asks.gate.gate.id.0,
                judgement: asks.judgement.id.0,
            })
            .collect(),
        silent_on: answer.silent_on.iter().map(|one| one.id.0).collect(),
        gates: answer
            .gates
            .iter()
            .map(|gate| gate_report(gate, context.facts))
            .collect(),
    }
}

fn gate_report(answer: &GateAnswer, facts: &Facts) -> GateReport {
    GateReport {
        of: answer.of.id.0,
        id: answer.gate.id.0,
        kind: answer.gate.kind,
        document: answer.gate.document.0,
        in_force: answer.gate.in_force,
        truth: names::truth(answer.explained.truth),
        logic: (&answer.explained).into(),
        otherwise: Otherwise::of(&answer.explained, facts),
        proof: answer.gate.proof,
    }
}
