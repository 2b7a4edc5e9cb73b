//! Which pages and records rest on a part of a record.

use crate::pack::Pack;
use crate::record::{Outcome, Study};
use crate::rule::Rule;
use std::collections::BTreeSet;

/// The pages and records that rest on the part of a record at `path`.
pub(super) fn of(pack: &Pack, folder: &str, id: &str, path: &[String]) -> Vec<String> {
    let mut touched = BTreeSet::new();
    let part = path.first().map_or("", String::as_str);
    match folder {
        "studies" => study(pack, id, path, &mut touched),
        "pml" => {
            if let Some(table) = pack.pml_table(id) {
                touched.insert("JC virus page".to_owned());
                touched.insert(format!("comparison of {}", generic(pack, &table.medicine)));
            }
        }
        "medicines" => {
            let name = generic(pack, id);
            touched.insert(match part {
                "gates" => format!("who can have {name}"),
                "practical" => format!("daily life with {name}"),
                "harms" => format!("side effects of {name}"),
                _ => format!("page of {name}"),
            });
        }
        "schedules" => {
            if let Some(schedule) = pack.schedule(id) {
                touched.insert(format!(
                    "plan and calendar of {}",
                    generic(pack, &schedule.medicine)
                ));
            }
        }
        "regulation" => {
            touched.insert(format!("rules for {}", generic(pack, id)));
        }
        "definitions" => {
            touched.insert("definitions page".to_owned());
            rules(
                pack,
                &mut touched,
                &|rule| matches!(rule, Rule::Definition(used) if *used == id),
            );
        }
        "judgements" => {
            touched.insert("questions for the clinician".to_owned());
            rules(
                pack,
                &mut touched,
                &|rule| matches!(rule, Rule::Judgement(used) if *used == id),
            );
        }
        "conditions" => {
            touched.insert("health questions".to_owned());
            rules(
                pack,
                &mut touched,
                &|rule| matches!(rule, Rule::Condition(used) if *used == id),
            );
        }
        "statements" => {
            if let Some(statement) = pack.statements.iter().find(|record| record.id == id) {
                touched.insert(format!("statements on {}", statement.topic));
            }
        }
        "networks" => {
            touched.insert("published networks".to_owned());
        }
        "reviews" => {
            touched.insert("the 2015 review line by line".to_owned());
        }
        "endpoints" => {
            for study in pack.studies {
                if study.outcomes.iter().any(|outcome| outcome.endpoint == id) {
                    touched.insert(format!("results of {}", study.name));
                }
            }
        }
        "sources" => source(pack, id, &mut touched),
        _ => {}
    }
    touched.into_iter().collect()
}

fn generic(pack: &Pack, id: &str) -> String {
    pack.medicine(id)
        .map_or_else(|| id.to_owned(), |medicine| medicine.generic.0.to_owned())
}

fn study(pack: &Pack, id: &str, path: &[String], touched: &mut BTreeSet<String>) {
    let Some(study) = pack.study(id) else { return };
    let only = match path {
        [list, outcome, ..] if list == "outcomes" => Some(outcome.as_str()),
        _ => None,
    };
    for outcome in study.outcomes {
        if only.is_none_or(|only| outcome.id == only) {
            result(pack, study, outcome, touched);
        }
    }
}

fn result(pack: &Pack, study: &Study, outcome: &Outcome, touched: &mut BTreeSet<String>) {
    let in_a_row = !outcome.detail_only
        && pack
            .endpoint(&outcome.endpoint)
            .is_some_and(|endpoint| endpoint.row.is_some());
    let path = format!("{}/{}", study.id, outcome.id);
    for medicine in pack.medicines {
        let treated = outcome
            .results
            .iter()
            .filter_map(|result| study.arm(&result.arm))
            .any(|arm| arm.medicine == Some(medicine.id));
        let stands_for = medicine.stands_for.iter().any(|arm| {
            arm.split_once('/').is_some_and(|(used, arm)| {
                study.id == used && outcome.results.iter().any(|result| result.arm == arm)
            })
        });
        if in_a_row && (treated || stands_for) {
            touched.insert(format!("comparison of {}", medicine.generic));
        }
        if medicine
            .harms
            .iter()
            .any(|harm| harm.figures.iter().any(|figure| *figure == path[..]))
        {
            touched.insert(format!("side effects of {}", medicine.generic));
        }
    }
    for review in pack.reviews {
        if review
            .figures
            .iter()
            .any(|figure| figure.now_result.is_some_and(|now| *now == path[..]))
        {
            touched.insert("the 2015 review line by line".to_owned());
        }
    }
    touched.insert(format!("results of {}", study.name));
}

/// Definitions, gates, entry criteria and schedule items whose rule asks `wanted`.
fn rules(pack: &Pack, touched: &mut BTreeSet<String>, wanted: &dyn Fn(&Rule) -> bool) {
    let asks = |rule: &Rule| {
        let mut found = false;
        rule.walk(&mut |part| found |= wanted(part));
        found
    };
    for definition in pack.definitions {
        if asks(&definition.logic) {
            touched.insert(format!("definition \"{}\"", definition.title.clinical));
        }
    }
    for medicine in pack.medicines {
        if medicine.gates.iter().any(|gate| asks(&gate.rule)) {
            touched.insert(format!("who can have {}", medicine.generic));
        }
    }
    for study in pack.studies {
        if study.entry.iter().any(|entry| asks(&entry.rule)) {
            touched.insert(format!("who was in {}", study.name));
        }
    }
    for schedule in pack.schedules {
        if schedule
            .items
            .iter()
            .any(|item| item.only_if.as_ref().is_some_and(&asks))
        {
            touched.insert(format!(
                "plan and calendar of {}",
                generic(pack, &schedule.medicine)
            ));
        }
    }
}

/// The records that cite a source.
fn source(pack: &Pack, id: &str, touched: &mut BTreeSet<String>) {
    let tree = crate::source::tree::tree(pack);
    for (list, folder) in crate::source::tree::FOLDERS {
        for (record, table) in crate::source::tree::records(&tree, list) {
            if cites(&toml::Value::Table(table.clone()), id) {
                touched.insert(format!("{folder}/{record}.toml"));
            }
        }
    }
}

fn cites(value: &toml::Value, id: &str) -> bool {
    match value {
        toml::Value::Table(table) => table.iter().any(|(key, inner)| {
            (key == "source" && inner.as_str() == Some(id)) || cites(inner, id)
        }),
        toml::Value::Array(list) => list.iter().any(|inner| cites(inner, id)),
        _ => false,
    }
}
