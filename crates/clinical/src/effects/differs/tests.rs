use super::*;
use crate::criteria::Context;
use crate::effects::{comparison, subgroup_results};
use crate::facts::Facts;
use chrono::NaiveDate;
use waymark_evidence::{ComparisonRow, List, Outcome, Str};
use waymark_evidence_pack::pack;

/// The rows of the comparison in their order, the subgroups last.
fn all_rows(ids: &[&str]) -> Vec<Vec<Cell>> {
    let facts = Facts::default();
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let context = Context::new(pack(), &facts, today);
    let options: Vec<_> = ids.iter().map(|id| pack().medicine(id).unwrap()).collect();
    [
        ComparisonRow::Relapses,
        ComparisonRow::PeopleWithRelapse,
        ComparisonRow::Worsening,
        ComparisonRow::Scans,
    ]
    .into_iter()
    .map(|row| comparison(&context, &options, row, false))
    .chain([subgroup_results(&context, &options, false)])
    .collect()
}

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Two cells with one result, but that of the second as it is changed to be.
fn beside(change: impl FnOnce(&mut Study, &mut Outcome)) -> Vec<Cell> {
    let study = pack().study("affirm").unwrap();
    let option = study.arms.iter().find_map(|arm| arm.medicine).unwrap();
    let cells = all_rows(&[option.0]).remove(0);
    let mut other = cells[0].clone();
    let own = &mut other.results[0].own;
    let (mut study, mut outcome) = (*own.study, *own.outcome);
    change(&mut study, &mut outcome);
    (own.study, own.outcome) = (leaked(study), leaked(outcome));
    vec![cells[0].clone(), other]
}

/// Comparators, years, people, definitions, lengths of time; and how many studies are named.
fn found(rows: &[Vec<Cell>]) -> ([bool; 5], usize) {
    let found = differences(rows);
    assert_eq!(found.any(), !found.studies.is_empty());
    (
        [
            found.comparators,
            found.years,
            found.populations,
            found.definitions,
            found.periods,
        ],
        found.studies.len(),
    )
}

const fn text(words: &'static str) -> Text {
    Text {
        plain: Str(words),
        clinical: Str(words),
    }
}

fn with_arms(study: &mut Study, change: impl Fn(&mut Arm)) {
    let mut arms = study.arms.0.to_vec();
    arms.iter_mut()
        .filter(|arm| arm.role == ArmRole::Comparator)
        .for_each(change);
    study.arms = List(arms.leak());
}

#[test]
fn each_of_five_differences_is_found_alone() {
    const OTHER: Str = Str("another-study");
    const NOTHING: [bool; 5] = [false; 5];
    let only = |place: usize| {
        let mut one = NOTHING;
        one[place] = true;
        one
    };
    assert_eq!(found(&[beside(|_, _| {})]), (NOTHING, 0));
    // Another study may not be ranked against the first, even where its record is the same.
    let alike = beside(|study, _| study.id = OTHER);
    assert_eq!(found(&[alike]), (NOTHING, 2));
    let active = beside(|study, _| {
        study.id = OTHER;
        study.comparator = Comparator::Active;
        with_arms(study, |arm| arm.medicine = Some(Str("glatiramer")));
    });
    assert_eq!(found(&[active]), (only(0), 2));
    let alone = beside(|study, _| {
        study.id = OTHER;
        study.comparator = Comparator::None;
    });
    assert_eq!(found(&[alone]), (only(0), 2));
    let later = beside(|study, _| {
        study.id = OTHER;
        study.published += 1;
    });
    assert_eq!(found(&[later]), (only(1), 2));
    let others = beside(|study, _| {
        study.id = OTHER;
        study.population = text("other people");
    });
    assert_eq!(found(&[others]), (only(2), 2));
    let asked_less = beside(|study, _| {
        study.id = OTHER;
        study.entry = List(&study.entry.0[1..]);
    });
    assert_eq!(found(&[asked_less]), (only(2), 2));
    // These three can differ within one study.
    let part = beside(|_, outcome| outcome.subgroup = Some(text("a part")));
    assert_eq!(found(&[part]), (only(2), 1));
    let defined = beside(|_, outcome| outcome.definition = text("other"));
    assert_eq!(found(&[defined]), (only(3), 1));
    let counted = beside(|_, outcome| outcome.endpoint = Str("other"));
    assert_eq!(found(&[counted]), (only(3), 1));
    let shorter = beside(|_, outcome| outcome.period_months -= 1);
    assert_eq!(found(&[shorter]), (only(4), 1));
}

#[test]
fn one_medicine_is_one_comparator_however_its_dose_is_written() {
    let written = |words: &'static str| {
        move |study: &mut Study, _: &mut Outcome| {
            study.comparator = Comparator::Active;
            with_arms(study, |arm| {
                arm.medicine = Some(Str("teriflunomide"));
                arm.label = text(words);
            });
        }
    };
    let mut cells = beside(written("14 mg daily"));
    cells[0] = beside(written("14 mg by mouth once a day")).remove(1);
    assert!(!differences(&[cells]).comparators);
    // What no record of a medicine stands for is told by its words.
    let words = beside(|study, _| with_arms(study, |arm| arm.label = text("sham")));
    assert!(differences(&[words]).comparators);
}

#[test]
fn only_what_stands_in_one_row_is_read_against_each_other() {
    let mut below = beside(|study, outcome| {
        study.id = Str("another-study");
        study.published += 1;
        outcome.period_months += 1;
    });
    let other = below.remove(1);
    let empty = Cell {
        results: Vec::new(),
        ..other.clone()
    };
    let rows = [vec![below[0].clone(), empty], vec![other]];
    assert_eq!(found(&rows), ([false; 5], 0));
}

#[test]
fn no_medicine_beside_the_study_it_comes_from_is_no_difference() {
    let mut rows_of_one_study = 0;
    for medicine in pack().medicines {
        for row in all_rows(&[medicine.id.0, "no-medicine"]) {
            let leads: Vec<_> = row.iter().filter_map(|cell| cell.results.first()).collect();
            let [own, none] = leads[..] else { continue };
            if medicine.id != "no-medicine" && own.own.study.id == none.own.study.id {
                let (study, row) = (own.own.study.id, [row.clone()]);
                assert_eq!(found(&row), ([false; 5], 0), "{study}");
                rows_of_one_study += 1;
            }
        }
    }
    assert!(rows_of_one_study > 10, "{rows_of_one_study}");
}

#[test]
fn no_medicine_beside_staying_as_now_leaves_nothing_to_compare() {
    let rows = all_rows(&["no-medicine", "stay-as-now"]);
    assert!(rows.iter().flatten().any(|cell| !cell.results.is_empty()));
    assert_eq!(found(&rows), ([false; 5], 0));
}

/// A definition without the ways in which a number or a length of time may be written.
fn as_meant(definition: &str) -> String {
    const NUMBERS: [&str; 8] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight",
    ];
    let lower = definition.to_lowercase();
    let mut words: Vec<String> = lower
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match NUMBERS.iter().position(|name| *name == word) {
            Some(place) => (place + 1).to_string(),
            None => word.trim_end_matches('s').to_owned(),
        })
        .collect();
    for place in 1..words.len() {
        let is_number = |word: &str| word.parse::<u32>().is_ok();
        if matches!(words[place - 1].as_str(), "week" | "month" | "year")
            && is_number(&words[place])
        {
            words.swap(place - 1, place);
        }
        let months = words[place - 1].parse::<u32>().ok();
        if let Some(months) = months.filter(|months| words[place] == "month" && months % 12 == 0) {
            words[place - 1] = (months / 12).to_string();
            words[place] = "year".to_owned();
        }
    }
    words.join(" ")
}

#[test]
fn no_two_definitions_of_a_row_differ_only_in_how_a_number_is_written() {
    let outcomes = pack().studies.into_iter().flat_map(|one| one.outcomes);
    let mut texts: Vec<(&str, &str)> = outcomes
        .filter(|one| {
            let endpoint = pack().endpoint(&one.endpoint);
            endpoint.is_some_and(|endpoint| endpoint.row.is_some())
        })
        .map(|one| (one.endpoint.0, one.definition.clinical.0))
        .collect();
    texts.sort_unstable();
    texts.dedup();
    for (place, one) in texts.iter().enumerate() {
        for other in &texts[place + 1..] {
            let same = one.0 == other.0 && as_meant(one.1) == as_meant(other.1);
            assert!(!same, "{}: “{}” and “{}”", one.0, one.1, other.1);
        }
    }
}
