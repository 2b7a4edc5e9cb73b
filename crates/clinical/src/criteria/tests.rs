//! Literate cases: each is a sentence a neurologist can check.

use super::*;
use crate::facts;
use crate::visit::{Answer, Entries, MedicineEntry, RelapseEntry, ScanEntry};
use waymark_evidence::Phenotype;
use waymark_evidence_pack::pack;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

fn relapse(row: u32, date: &str, disabling: Answer) -> RelapseEntry {
    RelapseEntry {
        row,
        date: date.into(),
        disabling,
        ..Default::default()
    }
}

/// Woman, 31, relapsing-remitting MS since 2024, no medicine so far, two disabling relapses,
/// two enhancing lesions.
fn foundation_case() -> Entries {
    Entries {
        age_years: "31".into(),
        phenotype: Some(Phenotype::RelapsingRemitting),
        first_symptoms: "2024".into(),
        edss: "2.5".into(),
        relapses: vec![
            relapse(1, "2026-03-10", Answer::Yes),
            relapse(2, "2026-08-04", Answer::Yes),
        ],
        every_relapse_listed: Answer::Yes,
        scans: vec![ScanEntry {
            row: 1,
            date: "2026-09-02".into(),
            gadolinium_lesions: "2".into(),
            ..Default::default()
        }],
        every_medicine_listed: Answer::Yes,
        ..Default::default()
    }
}

fn ask(id: &str, entries: &Entries) -> Finding {
    let (facts, problems) = facts::read(entries, today());
    assert_eq!(problems, []);
    finding(pack(), pack().definition(id).unwrap(), &facts, today())
}

fn truth(id: &str, entries: &Entries) -> Truth {
    ask(id, entries).truth
}

#[test]
fn the_foundation_case_is_answered_as_expected() {
    let case = foundation_case();
    assert_eq!(truth("review-2015-harrms-untreated", &case), Truth::True);
    assert_eq!(truth("review-2015-harrms-treated", &case), Truth::False);
    assert_eq!(truth("care-ms-active", &case), Truth::True);
    assert_eq!(
        truth("ema-rapidly-evolving-severe-2016", &case),
        Truth::True
    );
    assert_eq!(truth("nice-ta127-2024", &case), Truth::True);
}

#[test]
fn without_the_scan_the_european_rule_is_open_and_a_scan_settles_it() {
    let case = Entries {
        scans: vec![],
        ..foundation_case()
    };
    let finding = ask("ema-rapidly-evolving-severe-2016", &case);
    assert_eq!(finding.truth, Truth::Unknown);
    assert_eq!(finding.settles, vec![vec![FactKey::BrainScan]]);
}

#[test]
fn one_scan_without_enhancement_and_nothing_to_compare_with_leaves_it_open() {
    let mut case = foundation_case();
    case.scans[0].gadolinium_lesions = "0".into();
    let finding = ask("ema-rapidly-evolving-severe-2016", &case);
    assert_eq!(finding.truth, Truth::Unknown);
    assert_eq!(finding.settles, vec![vec![FactKey::SignificantT2Increase]]);
    case.scans[0].significant_t2_increase = Answer::No;
    assert_eq!(
        truth("ema-rapidly-evolving-severe-2016", &case),
        Truth::False
    );
}

#[test]
fn an_increase_in_t2_lesions_is_enough_without_enhancement() {
    let mut case = foundation_case();
    case.scans[0].gadolinium_lesions = "0".into();
    case.scans[0].significant_t2_increase = Answer::Yes;
    assert_eq!(
        truth("ema-rapidly-evolving-severe-2016", &case),
        Truth::True
    );
}

#[test]
fn the_english_rule_does_not_ask_for_disabling_relapses() {
    let mut case = foundation_case();
    for relapse in &mut case.relapses {
        relapse.disabling = Answer::No;
    }
    assert_eq!(truth("nice-ta127-2024", &case), Truth::True);
    assert_eq!(
        truth("ema-rapidly-evolving-severe-2016", &case),
        Truth::Unknown
    );
    case.first_symptoms = "2025-03".into();
    assert_eq!(
        truth("ema-rapidly-evolving-severe-2016", &case),
        Truth::False,
        "the disease began within the time for which every relapse is listed"
    );
}

#[test]
fn the_european_rule_is_not_limited_to_untreated_people_though_the_review_says_so() {
    let mut case = foundation_case();
    case.medicines.push(MedicineEntry {
        row: 1,
        name: "an interferon".into(),
        start: "2024-06".into(),
        stop: "2025-12".into(),
    });
    assert_eq!(
        truth("ema-rapidly-evolving-severe-2016", &case),
        Truth::True
    );
    assert_eq!(truth("review-2015-harrms-untreated", &case), Truth::False);
}

#[test]
fn the_first_relapse_leaves_the_year_on_11_march_2027() {
    let finding = ask("nice-ta127-2024", &foundation_case());
    assert_eq!(finding.changes_on, Some((day(2027, 3, 11), Truth::False)));
    let finding = ask("ema-rapidly-evolving-severe-2016", &foundation_case());
    assert_eq!(
        finding.changes_on, None,
        "\"in one year\" does not say the last year"
    );
    assert_eq!(
        finding.other_reading,
        Some(OtherReading {
            truth: Truth::True,
            changes_on: Some((day(2027, 3, 11), Truth::False))
        })
    );
}

#[test]
fn a_relapse_known_to_the_month_is_open_when_the_answer_depends_on_the_day() {
    let mut case = foundation_case();
    case.relapses[0].date = "2025-11".into();
    assert_eq!(
        truth("nice-ta127-2024", &case),
        Truth::Unknown,
        "1 to 21 November is too long ago"
    );
    case.relapses[0].date = "2025-12".into();
    assert_eq!(
        truth("nice-ta127-2024", &case),
        Truth::True,
        "every day of December is inside"
    );
    case.relapses[0].date = "2025-10".into();
    assert_eq!(truth("nice-ta127-2024", &case), Truth::False);
}

#[test]
fn the_same_day_one_year_earlier_is_inside_and_the_day_before_is_not() {
    let mut case = foundation_case();
    case.relapses[0].date = "2025-11-22".into();
    assert_eq!(truth("nice-ta127-2024", &case), Truth::True);
    case.relapses[0].date = "2025-11-21".into();
    assert_eq!(truth("nice-ta127-2024", &case), Truth::False);
}

#[test]
fn two_attacks_within_thirty_days_count_as_one_unless_said_otherwise() {
    let mut case = foundation_case();
    case.relapses[0].date = "2026-07-06".into();
    assert_eq!(
        truth("nice-ta127-2024", &case),
        Truth::False,
        "29 days apart"
    );
    case.relapses[1].counts_separately = true;
    assert_eq!(truth("nice-ta127-2024", &case), Truth::True);
    case.relapses[1].counts_separately = false;
    case.relapses[0].date = "2026-07-05".into();
    assert_eq!(
        truth("nice-ta127-2024", &case),
        Truth::True,
        "30 days apart"
    );
}

#[test]
fn an_unfinished_list_of_relapses_never_makes_a_rule_not_met() {
    let mut case = foundation_case();
    case.relapses.pop();
    assert_eq!(truth("nice-ta127-2024", &case), Truth::False);
    case.every_relapse_listed = Answer::NotKnown;
    assert_eq!(truth("nice-ta127-2024", &case), Truth::Unknown);
}

#[test]
fn an_empty_visit_settles_nothing_but_claims_nothing() {
    for finding in findings(pack(), &Facts::default(), today()) {
        assert_eq!(finding.truth, Truth::Unknown, "{}", finding.definition.id);
    }
}

#[test]
fn nobody_is_told_to_grow_younger_or_never_to_have_been_treated() {
    let mut case = foundation_case();
    case.medicines.push(MedicineEntry {
        row: 1,
        name: "an interferon".into(),
        ..Default::default()
    });
    let (facts, _) = facts::read(&case, today());
    for finding in findings(pack(), &facts, today()) {
        for change in finding.changes.iter().flatten() {
            assert!(change.can_happen(), "{}: {change:?}", finding.definition.id);
        }
    }
}

#[test]
fn changing_what_a_change_set_names_changes_the_answer() {
    let (facts, _) = facts::read(&foundation_case(), today());
    for finding in findings(pack(), &facts, today()) {
        for set in &finding.changes {
            let with = |set: &[Change]| {
                finding.explained.with(&|leaf| {
                    set.iter()
                        .find(|change| change.question == leaf.rule)
                        .map_or(leaf.truth, |change| change.holds.into())
                })
            };
            assert_eq!(with(set), !finding.truth, "{}", finding.definition.id);
            for left_out in 0..set.len() {
                let mut smaller = set.clone();
                smaller.remove(left_out);
                assert_ne!(
                    with(&smaller),
                    !finding.truth,
                    "{}: not minimal",
                    finding.definition.id
                );
            }
        }
    }
}

#[test]
fn a_relapse_in_the_first_weeks_on_a_medicine_does_not_show_that_it_failed() {
    let mut entries = foundation_case();
    // Three weeks on the medicine at the second relapse, less than six months today.
    entries.medicines = vec![MedicineEntry {
        row: 1,
        name: "Copaxone".into(),
        start: "2026-07-14".into(),
        stop: "".into(),
    }];
    let treated = "review-2015-harrms-treated";
    entries
        .judgements
        .insert("full-and-adequate-course".into(), Answer::No);
    assert_eq!(truth(treated, &entries), Truth::False);
    entries
        .judgements
        .insert("full-and-adequate-course".into(), Answer::NotKnown);
    assert_ne!(
        truth(treated, &entries),
        Truth::True,
        "the relapse on it is not enough: the course is asked for"
    );
    let judgement = pack().judgement("full-and-adequate-course").unwrap();
    let (facts, _) = facts::read(&entries, today());
    let readings: Vec<Truth> = judgement
        .readings
        .iter()
        .map(|length| facts.taken_for(*length, today()))
        .collect();
    assert_eq!(
        readings,
        [Truth::False, Truth::False],
        "by 6 and by 12 months"
    );
}
