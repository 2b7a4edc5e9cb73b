//! The values that a visit shows, in words, each under the id it has in every pack: what is
//! saved with the visit, and what a later pack is compared with.

use super::{reason, schedule, shown};
use crate::Wording;
use crate::catalogue::showing as words;
use chrono::NaiveDate;
use waymark_clinical::criteria::{Context, findings};
use waymark_clinical::effects::{Proven, comparison, harm_figures, subgroup_results};
use waymark_clinical::facts;
use waymark_clinical::logic::Truth;
use waymark_clinical::options::{OptionAnswer, options};
use waymark_clinical::pml;
use waymark_clinical::visit::{ShownChange, ShownValue, Visit, shown_changes};
use waymark_evidence::{ComparisonRow, DefinitionKind, Medicine, Pack, Text};

const ROWS: [ComparisonRow; 4] = [
    ComparisonRow::Relapses,
    ComparisonRow::PeopleWithRelapse,
    ComparisonRow::Worsening,
    ComparisonRow::Scans,
];

/// Every value that the visit shows on a day.
pub fn showing_on(pack: &'static Pack, visit: &Visit, day: NaiveDate) -> Vec<ShownValue> {
    let (facts, _) = facts::read(&visit.entries, day);
    showing(&Context::new(pack, &facts, day), visit)
}

/// What differs, as sentences, between the values a visit showed on the day it was saved and
/// those it would show on that same day by this evidence: time alone changes nothing here.
pub fn changed_since(
    pack: &'static Pack,
    visit: &Visit,
    shown: &[ShownValue],
    saved_on: NaiveDate,
) -> Vec<String> {
    shown_changes(shown, &showing_on(pack, visit, saved_on))
        .iter()
        .map(change)
        .collect()
}

/// Every value that the visit shows: the rules of the region, the options side by side with
/// their results and harms, the row of the PML table, and the schedule of the plan.
pub fn showing(context: &Context<'_>, visit: &Visit) -> Vec<ShownValue> {
    let mut list = List::default();
    let pack = context.pack;
    rules(&mut list, context, visit);
    let compared: Vec<&'static Medicine> = pack
        .medicines
        .0
        .iter()
        .filter(|medicine| visit.compared.iter().any(|id| medicine.id == id.as_str()))
        .collect();
    for answer in options(context, visit.region) {
        if compared.iter().any(|one| one.id == answer.option.id) {
            option(&mut list, &answer);
        }
    }
    results(&mut list, context, visit, &compared);
    row_of_pml(&mut list, context, visit);
    plan(&mut list, pack, visit);
    list.0
}

/// A change of what was shown, as a sentence.
pub fn change(change: &ShownChange) -> String {
    match change {
        ShownChange::Other { what, before, now } => words::is_other(what, before, now),
        ShownChange::Gone { what, before } => words::is_gone(what, before),
        ShownChange::New { what, now } => words::is_new(what, now),
    }
}

/// Values, each id once: what is shown in two places is one value.
#[derive(Default)]
struct List(Vec<ShownValue>);

impl List {
    fn push(&mut self, id: String, what: String, value: String) {
        if !self.0.iter().any(|one| one.id == id) {
            self.0.push(ShownValue { id, what, value });
        }
    }
}

const fn plain(text: &Text) -> &'static str {
    reason::in_wording(text, Wording::Plain)
}

fn rules(list: &mut List, context: &Context<'_>, visit: &Visit) {
    for finding in findings(context.pack, context.facts, context.today) {
        let definition = finding.definition;
        let rule = matches!(
            definition.kind,
            DefinitionKind::Licence | DefinitionKind::Funding | DefinitionKind::Guideline
        );
        if rule && !definition.is_superseded() && definition.regions.contains(&visit.region) {
            list.push(
                format!("definitions/{}", definition.id),
                words::rule(plain(&definition.title), &definition.document),
                reason::truth(finding.truth).to_owned(),
            );
        }
    }
}

fn option(list: &mut List, answer: &OptionAnswer) {
    let (id, name) = (answer.option.id, answer.option.generic.0);
    let mut say = |part: &str, what: String, truth: Option<Truth>| {
        if let Some(truth) = truth {
            let value = reason::truth(truth).to_owned();
            list.push(format!("medicines/{id}/{part}"), what, value);
        }
    };
    say("licence", words::licence(name), answer.licensed);
    say("funding", words::funding(name), answer.funded);
    let safe = answer.safe_to_start.as_ref().map(|joined| joined.truth);
    say("start", words::start(name), safe);
}

fn results(list: &mut List, context: &Context<'_>, visit: &Visit, compared: &[&'static Medicine]) {
    let unverified = visit.show_unverified;
    let rows = ROWS
        .iter()
        .flat_map(|row| comparison(context, compared, *row, unverified));
    for cell in rows.chain(subgroup_results(context, compared, unverified)) {
        for result in cell.results {
            for proven in [Some(result.own), result.against].into_iter().flatten() {
                number(list, cell.option, &proven, plain(proven.name()));
            }
        }
    }
    for option in compared {
        for harm in option.harms {
            for figure in harm_figures(context.pack, option, harm, unverified) {
                number(list, option, &figure.own, plain(&harm.name));
            }
        }
    }
}

fn number(list: &mut List, option: &Medicine, proven: &Proven, what: &str) {
    let value = shown::shown(proven.shown);
    let value = match shown::range(proven) {
        Some(range) => words::with_range(&value, &range),
        None => value,
    };
    let (study, outcome, arm) = (proven.study, proven.outcome, proven.arm);
    list.push(
        format!("studies/{}/{}/{}", study.id, outcome.id, arm.id),
        words::result(option.generic.0, what, &study.name, plain(&arm.label)),
        value,
    );
}

fn row_of_pml(list: &mut List, context: &Context<'_>, visit: &Visit) {
    let facts = context.facts;
    let Some(table) = pml::table(context.pack, visit.region) else {
        return;
    };
    let Ok(row) = pml::row_of(context.pack, table, facts) else {
        return;
    };
    let generic = context
        .pack
        .medicine(&table.medicine)
        .map_or(table.medicine.0, |medicine| medicine.generic.0);
    for (place, band) in table.bands.iter().enumerate() {
        if let Some(chance) = pml::within_band(table, row, place) {
            list.push(
                format!("pml/{}/{}/{}-{}", table.id, row.id, band.from, band.to),
                words::pml(generic, plain(&row.label), band.from.into(), band.to.into()),
                shown::shown(chance.shown),
            );
        }
    }
}

fn plan(list: &mut List, pack: &'static Pack, visit: &Visit) {
    let schedules = pack.schedules.iter().filter(|schedule| {
        schedule.medicine == visit.plan.medicine.as_str()
            && schedule.regions.contains(&visit.region)
    });
    for schedule_of in schedules {
        for item in schedule_of.items {
            list.push(
                format!("schedules/{}/{}", schedule_of.id, item.id),
                words::planned(plain(&item.what)),
                schedule::when(&item.when),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_clinical::visit::{Answer, RelapseEntry, ScanEntry};
    use waymark_evidence::Phenotype;
    use waymark_evidence_pack::pack;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn visit() -> Visit {
        let relapse = |row, day: &str| RelapseEntry {
            row,
            date: day.into(),
            disabling: Answer::Yes,
            ..Default::default()
        };
        let mut visit = Visit {
            compared: vec!["alemtuzumab".into(), "natalizumab".into()],
            ..Default::default()
        };
        visit.entries.age_years = "31".into();
        visit.entries.phenotype = Some(Phenotype::RelapsingRemitting);
        visit.entries.relapses = vec![relapse(1, "2026-03-10"), relapse(2, "2026-08-04")];
        visit.entries.scans = vec![ScanEntry {
            row: 1,
            gadolinium_lesions: "2".into(),
            ..Default::default()
        }];
        visit.plan.medicine = "alemtuzumab".into();
        visit
    }

    #[test]
    fn a_visit_shows_its_rules_options_results_and_plan() {
        let shown = showing_on(pack(), &visit(), day());
        let of = |id: &str| shown.iter().find(|value| value.id == id).unwrap();
        assert_eq!(
            of("definitions/ema-rapidly-evolving-severe-2016").value,
            "Met"
        );
        assert_eq!(of("medicines/alemtuzumab/licence").value, "Met");
        assert!(
            shown
                .iter()
                .any(|value| value.id.starts_with("studies/affirm/"))
        );
        assert!(
            shown
                .iter()
                .any(|value| value.id.starts_with("schedules/alemtuzumab-eu/"))
        );
        let mut ids: Vec<&str> = shown.iter().map(|value| value.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id is there once");
        // Nothing of an option that does not stand side by side.
        assert!(
            !shown
                .iter()
                .any(|value| value.id.starts_with("medicines/fingolimod/"))
        );
    }

    #[test]
    fn with_the_same_evidence_nothing_has_changed_however_much_time_has_passed() {
        let shown = showing_on(pack(), &visit(), day());
        assert!(changed_since(pack(), &visit(), &shown, day()).is_empty());
    }

    #[test]
    fn a_value_of_other_evidence_is_named_with_both_values() {
        let mut shown = showing_on(pack(), &visit(), day());
        let first = shown
            .iter_mut()
            .find(|value| value.id.starts_with("studies/"))
            .unwrap();
        let now = first.value.clone();
        first.value = "99 out of 100 people".into();
        let what = first.what.clone();
        let gone = shown.pop().unwrap();
        let changed = changed_since(pack(), &visit(), &shown, day());
        assert_eq!(
            changed,
            [
                format!("{what}. It was: 99 out of 100 people. It is now: {now}."),
                format!("{}. It is new: {}.", gone.what, gone.value),
            ]
        );
    }
}
