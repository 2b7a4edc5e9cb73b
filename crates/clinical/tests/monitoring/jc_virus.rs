//! The tests and scans of natalizumab follow the JC virus test of the person.

use chrono::NaiveDate;
use waymark_clinical::criteria::{Context, explain};
use waymark_clinical::facts::{Facts, JcVirusTest};
use waymark_clinical::logic::Truth;
use waymark_clinical::monitoring::change::{Reason, difference};
use waymark_clinical::monitoring::{Due, Plan, WhyLeftOut, plan};
use waymark_clinical::visit::{Answer, Assay, JcVirusResult};
use waymark_evidence_pack::pack;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn person(
    result: Option<JcVirusResult>,
    index: Option<&str>,
    assay: Option<Assay>,
    immunosuppressant: Answer,
) -> Facts {
    Facts {
        jc_virus: JcVirusTest {
            result,
            index: index.map(|index| index.parse().unwrap()),
            assay,
            ..Default::default()
        },
        earlier_immunosuppressant: immunosuppressant,
        ..Default::default()
    }
}

/// The plan of a schedule for this person.
fn planned(facts: &Facts, schedule: &str) -> Plan {
    let start = day(2027, 1, 11);
    let applies = |rule| match explain(&Context::new(pack(), facts, start), rule).truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    };
    plan(pack().schedule(schedule).unwrap(), start, &applies, false).unwrap()
}

/// The first three dates of an item; none when it is left out, and whether because it is open.
fn dates(facts: &Facts, item: &str) -> Result<Vec<NaiveDate>, WhyLeftOut> {
    let plan = planned(facts, "natalizumab-eu");
    if let Some(left_out) = plan.left_out.iter().find(|left| left.item.id == item) {
        return Err(left_out.why);
    }
    let due = plan.items.iter().filter(|planned| planned.item.id == item);
    Ok(due
        .filter_map(|planned| match planned.due {
            Due::On(day) => Some(day),
            _ => None,
        })
        .take(3)
        .collect())
}

const ITEMS: [&str; 3] = ["jcv-antibody", "jcv-index", "mri-higher-chance"];

#[test]
fn a_negative_test_is_repeated_every_six_months_from_the_start() {
    let facts = person(Some(JcVirusResult::Negative), None, None, Answer::No);
    let found = dates(&facts, "jcv-antibody").unwrap();
    assert_eq!(
        found,
        [day(2027, 7, 11), day(2028, 1, 11), day(2028, 7, 11)]
    );
    for item in ["jcv-index", "mri-higher-chance"] {
        assert_eq!(dates(&facts, item), Err(WhyLeftOut::DoesNotApply), "{item}");
    }
}

#[test]
fn a_low_index_is_measured_again_from_two_years_of_treatment() {
    for index in ["0.5", "0.9", "1.5"] {
        let facts = person(
            Some(JcVirusResult::Positive),
            Some(index),
            Some(Assay::Stratify),
            Answer::No,
        );
        let found = dates(&facts, "jcv-index").unwrap();
        assert_eq!(
            found,
            [day(2029, 1, 11), day(2029, 7, 11), day(2030, 1, 11)],
            "{index}"
        );
        for item in ["jcv-antibody", "mri-higher-chance"] {
            assert_eq!(
                dates(&facts, item),
                Err(WhyLeftOut::DoesNotApply),
                "{item}, {index}"
            );
        }
    }
}

#[test]
fn a_high_index_or_an_immunosuppressant_brings_more_scans_after_two_years() {
    let high = person(
        Some(JcVirusResult::Positive),
        Some("1.51"),
        Some(Assay::Stratify),
        Answer::No,
    );
    // The index no longer counts after an immunosuppressant, whatever it is.
    let after_another = person(
        Some(JcVirusResult::Positive),
        Some("0.5"),
        Some(Assay::Stratify),
        Answer::Yes,
    );
    for facts in [high, after_another] {
        let found = dates(&facts, "mri-higher-chance").unwrap();
        assert_eq!(
            found,
            [day(2029, 1, 11), day(2029, 7, 11), day(2030, 1, 11)]
        );
        assert_eq!(dates(&facts, "jcv-index"), Err(WhyLeftOut::DoesNotApply));
    }
}

#[test]
fn what_is_not_known_leaves_them_open_and_never_out() {
    let unknown = [
        person(None, None, None, Answer::NotKnown),
        person(Some(JcVirusResult::NeverTested), None, None, Answer::No),
        person(Some(JcVirusResult::Indeterminate), None, None, Answer::No),
        // An index of the other assay is not looked up by these limits.
        person(
            Some(JcVirusResult::Positive),
            Some("1.8"),
            Some(Assay::ImmunoWell),
            Answer::No,
        ),
        person(Some(JcVirusResult::Positive), Some("1.8"), None, Answer::No),
        person(
            Some(JcVirusResult::Positive),
            Some("1.8"),
            Some(Assay::Stratify),
            Answer::NotKnown,
        ),
    ];
    for facts in unknown {
        assert!(
            ITEMS
                .iter()
                .any(|item| dates(&facts, item) == Err(WhyLeftOut::NotKnown)),
            "{facts:?}"
        );
    }
    let mut too_soon = person(Some(JcVirusResult::Negative), None, None, Answer::No);
    too_soon.jc_virus.too_soon = Answer::Yes;
    for item in ITEMS {
        assert_eq!(dates(&too_soon, item), Err(WhyLeftOut::NotKnown), "{item}");
    }
}

#[test]
fn an_answer_that_changes_names_every_date_that_changed_with_it() {
    let negative = person(Some(JcVirusResult::Negative), None, None, Answer::No);
    let high = person(
        Some(JcVirusResult::Positive),
        Some("1.8"),
        Some(Assay::Stratify),
        Answer::No,
    );
    let changed = difference(
        &planned(&negative, "natalizumab-eu"),
        &planned(&high, "natalizumab-eu"),
    );
    let of = |entries: &[waymark_clinical::monitoring::change::Entry], item| {
        entries
            .iter()
            .filter(|entry| entry.planned.item.id == item)
            .count()
    };
    assert!(of(&changed.cancelled, "jcv-antibody") > 0);
    assert!(of(&changed.added, "mri-higher-chance") > 0);
    assert!(
        changed
            .added
            .iter()
            .chain(&changed.cancelled)
            .all(|entry| entry.reason == Reason::OtherAnswers)
    );
    assert!(changed.moved.is_empty());
}

#[test]
fn in_another_region_another_document_counts() {
    let negative = person(Some(JcVirusResult::Negative), None, None, Answer::No);
    let changed = difference(
        &planned(&negative, "natalizumab-eu"),
        &planned(&negative, "natalizumab-us"),
    );
    let reasons: Vec<Reason> = changed
        .added
        .iter()
        .chain(&changed.cancelled)
        .map(|entry| entry.reason)
        .chain(changed.moved.iter().map(|moved| moved.reason))
        .collect();
    assert!(!reasons.is_empty());
    assert!(
        reasons
            .iter()
            .all(|reason| *reason == Reason::OtherDocument)
    );
}
