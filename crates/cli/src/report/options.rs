//! Options with their gates.

use super::criteria::ExplainedReport;
use super::names;
use serde::Serialize;
use waymark_clinical::criteria::Context;
use waymark_clinical::options::{GateAnswer, Group, OptionAnswer, options};
use waymark_evidence::{Availability, GateKind, InForce, Provenance, Region};

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
    gates: Vec<GateReport>,
}

#[derive(Serialize)]
struct GateReport {
    id: &'static str,
    kind: GateKind,
    document: &'static str,
    in_force: InForce,
    truth: &'static str,
    logic: ExplainedReport,
    proof: Provenance,
}

/// Every option of the region, in the neutral order.
pub(super) fn report(context: &Context<'_>, region: Region) -> Vec<OptionReport> {
    options(context, region).iter().map(Into::into).collect()
}

impl From<&OptionAnswer> for OptionReport {
    fn from(answer: &OptionAnswer) -> Self {
        OptionReport {
            id: answer.option.id.0,
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
            gates: answer.gates.iter().map(Into::into).collect(),
        }
    }
}

impl From<&GateAnswer> for GateReport {
    fn from(answer: &GateAnswer) -> Self {
        GateReport {
            id: answer.gate.id.0,
            kind: answer.gate.kind,
            document: answer.gate.document.0,
            in_force: answer.gate.in_force,
            truth: names::truth(answer.explained.truth),
            logic: (&answer.explained).into(),
            proof: answer.gate.proof,
        }
    }
}
