//! Options of people, by their groups and their four answers.

use super::*;
use crate::criteria::{change, changes_on};
use crate::facts::{self, Facts};
use crate::visit::{Answer, Entries, MedicineEntry, RelapseEntry, ScanEntry};
use chrono::NaiveDate;
use waymark_evidence::{Phenotype, Rule};
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

/// The case with a medicine taken before, until a day ("" while it goes on).
fn after(name: &str, stop: &str) -> Facts {
    let entries = Entries {
        age_years: "31".into(),
        phenotype: Some(Phenotype::RelapsingRemitting),
        medicines: vec![MedicineEntry {
            row: 1,
            name: name.into(),
            start: "2024-01".into(),
            stop: stop.into(),
        }],
        every_medicine_listed: Answer::Yes,
        ..Default::default()
    };
    facts::read(&entries, today()).0
}

fn answer_of(facts: &Facts, id: &str, region: Region) -> OptionAnswer {
    options(&Context::new(pack(), facts, today()), region)
        .into_iter()
        .find(|answer| answer.option.id == id)
        .unwrap()
}

/// The truth of a note that a medicine leaves behind, on another option.
fn left_behind(facts: &Facts, on: &str, by: &str, note: &str) -> Option<Truth> {
    answer_of(facts, on, Region::Eu)
        .gates
        .iter()
        .find(|gate| gate.of.id == by && gate.gate.id == note)
        .map(|gate| gate.explained.truth)
}

#[test]
fn natalizumab_leaves_its_pml_risk_behind_for_six_months() {
    let note = |stop| {
        left_behind(
            &after("Tysabri", stop),
            "fingolimod",
            "natalizumab",
            "pml-after-stopping",
        )
    };
    assert_eq!(note(""), Some(Truth::True), "it is taken now");
    assert_eq!(note("2026-05-22"), Some(Truth::True), "the last day of it");
    assert_eq!(note("2026-05-21"), Some(Truth::False), "the day after");
    assert_eq!(note("2026-05"), Some(Truth::Unknown), "the day is missing");
    assert_eq!(note("2026-06"), Some(Truth::True));
    assert_eq!(note("2026-04"), Some(Truth::False));
    assert_eq!(note("2026-02-30"), Some(Truth::Unknown), "no such day");
}

#[test]
fn a_note_ends_by_time_alone_on_the_day_after_its_last() {
    let facts = after("natalizumab", "2026-09-01");
    let context = Context::new(pack(), &facts, today());
    let answer = answer_of(&facts, "fingolimod", Region::Eu);
    let note = answer
        .gates
        .iter()
        .find(|gate| gate.gate.id == "pml-after-stopping")
        .unwrap();
    let ends = changes_on(&context, &note.gate.rule, note.explained.truth);
    let day = NaiveDate::from_ymd_opt(2027, 3, 2).unwrap();
    assert_eq!(ends, Some((day, Truth::False)));
}

#[test]
fn a_name_that_is_not_known_may_be_any_medicine() {
    let facts = after("Tysabry", "2026-09-01");
    let note = left_behind(&facts, "fingolimod", "natalizumab", "pml-after-stopping");
    assert_eq!(note, Some(Truth::Unknown));
}

#[test]
fn a_list_that_may_not_be_complete_never_excludes_a_medicine() {
    let mut facts = after("Copaxone", "2020");
    let note =
        |facts: &Facts| left_behind(facts, "fingolimod", "natalizumab", "pml-after-stopping");
    assert_eq!(note(&facts), Some(Truth::False));
    facts.every_medicine_listed = Answer::NotKnown;
    assert_eq!(note(&facts), Some(Truth::Unknown));
}

#[test]
fn a_medicine_leaves_nothing_behind_for_itself_or_for_staying_as_now() {
    let facts = after("natalizumab", "");
    for option in ["natalizumab", "stay-as-now"] {
        let note = left_behind(&facts, option, "natalizumab", "pml-after-stopping");
        assert_eq!(note, None, "{option}");
    }
    let stopping = left_behind(
        &facts,
        "no-medicine",
        "natalizumab",
        "relapse-after-stopping",
    );
    assert_eq!(stopping, Some(Truth::True), "stopping leaves it behind too");
}

#[test]
fn a_note_closes_nothing() {
    let facts = after("natalizumab", "2026-09-01");
    let with = answer_of(&facts, "fingolimod", Region::Eu);
    assert_eq!(with.practical_note.unwrap().truth, Truth::True);
    let without = answer_of(&after("Copaxone", "2026-09-01"), "fingolimod", Region::Eu);
    assert_eq!(without.practical_note.unwrap().truth, Truth::False);
    assert_eq!(with.group, without.group);
}

#[test]
fn starting_is_safe_by_the_rules_only_when_every_contraindication_is_excluded() {
    let mut facts = case();
    let safe = |facts: &Facts| {
        answer_of(facts, "alemtuzumab", Region::Eu)
            .safe_to_start
            .unwrap()
    };
    assert_eq!(safe(&facts).truth, Truth::Unknown);
    // All of the open questions together settle it, and no fewer do.
    let open = safe(&facts).leaves().len();
    let settles = change::settles(&safe(&facts), &facts);
    assert_eq!(settles.len(), 1);
    assert_eq!(settles[0].len(), open);
    for condition in pack().conditions {
        facts
            .conditions
            .insert(condition.id.0.to_owned(), Answer::No);
    }
    assert_eq!(safe(&facts).truth, Truth::True);
    facts.conditions.insert("hiv".into(), Answer::Yes);
    let closed = safe(&facts);
    assert_eq!(closed.truth, Truth::False);
    let changes = change::changes(&closed);
    assert_eq!(
        changes.len(),
        1,
        "only the one that applies keeps it closed"
    );
    assert_eq!(changes[0].len(), 1);
    assert!(!changes[0][0].holds);
}

#[test]
fn without_a_carried_contraindication_safety_is_no_answer() {
    assert_eq!(
        answer_of(&case(), "diroximel-fumarate", Region::Eu).safe_to_start,
        None
    );
}

#[test]
fn the_ceiling_of_mitoxantrone_closes_it_and_earlier_doses_close_it_in_europe() {
    let mut facts = case();
    facts
        .conditions
        .insert("mitoxantrone-limit-reached".into(), Answer::Yes);
    for region in [Region::Us, Region::Eu] {
        assert_eq!(group(&facts, "mitoxantrone", region), Group::Closed);
    }
    facts.conditions = Default::default();
    facts
        .conditions
        .insert("treated-with-mitoxantrone-before".into(), Answer::Yes);
    assert_eq!(group(&facts, "mitoxantrone", Region::Eu), Group::Closed);
    assert_ne!(group(&facts, "mitoxantrone", Region::Us), Group::Closed);
}

#[test]
fn england_asks_about_options_that_may_be_set_aside() {
    let facts = case();
    let all = options(&Context::new(pack(), &facts, today()), Region::Uk);
    let asked = |id: &str| -> Vec<&str> {
        asks_about(pack(), &all, id)
            .into_iter()
            .map(|asks| asks.option.id.0)
            .collect()
    };
    assert_eq!(asked("alemtuzumab"), ["ocrelizumab"], "NICE TA533");
    assert_eq!(asked("cladribine"), ["natalizumab"], "NICE TA1126");
    assert!(asked("fingolimod").is_empty());
}

#[test]
fn rules_on_pregnancy_are_found_before_anyone_is_pregnant() {
    let rules = |option: &str, region| -> Vec<&str> {
        answer_of(&case(), option, region)
            .on(RegulationTopic::Pregnancy, pack())
            .into_iter()
            .map(|answer| answer.gate.id.0)
            .collect()
    };
    assert_eq!(rules("teriflunomide", Region::Eu), ["pregnant"]);
    assert!(rules("glatiramer", Region::Eu).is_empty(), "none was read");
    // What an earlier medicine leaves behind is no rule of the option.
    let mut facts = case();
    facts.conditions.insert("pregnant".into(), Answer::Yes);
    for answer in options(&Context::new(pack(), &facts, today()), Region::Eu) {
        for rule in answer.on(RegulationTopic::Pregnancy, pack()) {
            assert_eq!(rule.of.id, answer.option.id);
            assert_ne!(rule.explained.truth, Truth::Unknown, "{}", rule.gate.id);
        }
    }
}

#[test]
fn in_pregnancy_no_option_is_silent() {
    let mut facts = case();
    facts.conditions.insert("pregnant".into(), Answer::Yes);
    for region in [Region::Eu, Region::Uk, Region::Us] {
        for answer in options(&Context::new(pack(), &facts, today()), region) {
            let asks = answer.gates.iter().any(|gate| {
                let mut found = false;
                gate.gate.rule.walk(&mut |part| {
                    found |= matches!(part, Rule::Condition(id) if *id == "pregnant");
                });
                found
            });
            let silent = answer.silent_on.iter().any(|one| one.id == "pregnant");
            let owes = !matches!(answer.group, Group::NotAMedicine | Group::History);
            assert_eq!(silent, owes && !asks, "{} in {region:?}", answer.option.id);
            assert_ne!(
                answer.group,
                Group::Open,
                "{} in {region:?}",
                answer.option.id
            );
        }
    }
    assert_eq!(group(&facts, "cladribine", Region::Eu), Group::Closed);
    let natalizumab = answer_of(&facts, "natalizumab", Region::Eu);
    assert!(
        natalizumab
            .of_kind(GateKind::Caution, Truth::True)
            .any(|gate| gate.gate.id == "pregnancy-eu")
    );
    facts.conditions.insert("pregnant".into(), Answer::No);
    let answer = answer_of(&facts, "glatiramer", Region::Eu);
    assert!(answer.silent_on.is_empty(), "nothing is owed then");
}
