//! Rules of definitions, gates, entry criteria and schedule items.

use super::Checker;
use crate::rule::Rule;

impl Checker<'_> {
    pub(super) fn rule(&mut self, field: &str, rule: &Rule, own_id: Option<&str>) {
        let pack = self.pack;
        let mut wrong: Vec<String> = Vec::new();
        rule.walk(&mut |part| match part {
            Rule::All(parts) | Rule::Any(parts) if parts.is_empty() => {
                wrong.push("all and any need at least one part".to_owned());
            }
            Rule::Not(parts) if parts.len() != 1 => {
                wrong.push("not takes a list of exactly one rule".to_owned());
            }
            Rule::AtLeast { count, of } if *count == 0 || usize::from(*count) > of.len() => {
                wrong.push("at-least asks for more parts than it has, or for none".to_owned());
            }
            Rule::Definition(id) if pack.definition(id).is_none() => {
                wrong.push(format!("there is no definition \"{id}\""));
            }
            Rule::Definition(id) if Some(id.0) == own_id => {
                wrong.push("a definition cannot rest on itself".to_owned());
            }
            Rule::Judgement(id) if pack.judgement(id).is_none() => {
                wrong.push(format!("there is no judgement \"{id}\""));
            }
            Rule::Condition(id) if pack.condition(id).is_none() => {
                wrong.push(format!("there is no condition \"{id}\""));
            }
            Rule::Took { medicines, .. } if medicines.is_empty() => {
                wrong.push("took needs at least one medicine".to_owned());
            }
            Rule::Took { medicines, .. } => {
                for id in medicines.iter() {
                    if pack.medicine(id).is_none() {
                        wrong.push(format!("there is no medicine \"{id}\""));
                    }
                }
            }
            Rule::Phenotype(list) if list.is_empty() => {
                wrong.push("phenotype needs at least one course of the disease".to_owned());
            }
            Rule::Relapses(count) if count.at_least == 0 => {
                wrong.push("a relapse count of at least 0 always holds".to_owned());
            }
            Rule::Age {
                at_least: None,
                at_most: None,
            }
            | Rule::Edss {
                at_least: None,
                at_most: None,
            } => {
                wrong.push("needs at_least or at_most".to_owned());
            }
            Rule::JcVirusIndex {
                above: None,
                at_most: None,
                ..
            } => wrong.push("needs above or at_most".to_owned()),
            Rule::JcVirusIndex {
                above: Some(low),
                at_most: Some(high),
                ..
            } if low >= high => {
                wrong.push(format!("above {low} and at most {high} holds for nobody"));
            }
            Rule::Age {
                at_least: Some(low),
                at_most: Some(high),
            } if low > high => {
                wrong.push(format!("{low} to {high} holds for nobody"));
            }
            Rule::Edss {
                at_least: Some(low),
                at_most: Some(high),
            } if low > high => {
                wrong.push(format!("{low} to {high} holds for nobody"));
            }
            _ => {}
        });
        for message in wrong {
            self.defect(field, message);
        }
    }
}
