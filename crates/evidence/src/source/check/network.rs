//! Published network meta-analyses.

use super::Checker;

impl Checker<'_> {
    pub(super) fn networks(&mut self) {
        for network in self.pack.networks {
            self.at("networks", &network.id);
            self.proof("proof", &network.proof);
            if self.pack.endpoint(&network.endpoint).is_none() {
                self.defect(
                    "endpoint",
                    format!(
                        "there is no endpoint \"{}\" in evidence/endpoints",
                        network.endpoint
                    ),
                );
            }
            if network.period_months == 0 {
                self.defect("period_months", "a result needs a period");
            }
            if network.results.is_empty() {
                self.defect("results", "a network is shown whole: give its results");
            }
            self.unique(
                "results",
                network.results.iter().map(|result| result.name.0),
            );
            for result in network.results {
                let field = format!("results.{}", result.name);
                if let Some(medicine) = result.medicine {
                    self.known_medicine(&format!("{field}.medicine"), &medicine);
                }
                match result.value {
                    Some(value) => self.interval(&field, value, result.interval.as_ref()),
                    None if result.interval.is_some() => {
                        self.defect(&format!("{field}.value"), "an interval without its value");
                    }
                    None if result.certainty.is_none() => {
                        self.defect(
                            &format!("{field}.value"),
                            "give a value, or certainty = its direction in words",
                        );
                    }
                    None => {}
                }
                if let Some(proof) = &result.proof {
                    self.proof(&format!("{field}.proof"), proof);
                }
            }
        }
    }
}
