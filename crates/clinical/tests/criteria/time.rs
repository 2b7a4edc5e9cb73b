//! The day on which an answer changes by time alone, against a walk day by day.

use crate::draw::Draw;
use crate::visits::{day, person, today};
use chrono::Days;
use proptest::prelude::*;
use waymark_clinical::criteria::{Context, explain, finding, findings};
use waymark_clinical::facts;
use waymark_clinical::logic::Truth;
use waymark_clinical::visit::{Answer, Entries, RelapseEntry, ScanEntry};
use waymark_evidence_pack::pack;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]

    #[test]
    fn the_first_day_of_change_is_the_first(seed: u64) {
        let mut draw = Draw::new(seed);
        let today = today(&mut draw);
        let facts = person(&mut draw, today);
        let context = Context::new(pack(), &facts, today);
        for finding in findings(pack(), &facts, today) {
            let id = finding.definition.id;
            let walked = (1..=800u64).map(|days| today + Days::new(days)).find_map(|day| {
                let truth = explain(&context.on(day), &finding.definition.logic).truth;
                (truth != finding.truth).then_some((day, truth))
            });
            prop_assert_eq!(finding.changes_on, walked, "{} on {}: {:#?}", id, today, facts.relapses);
        }
    }
}

/// A relapse in March, another on 10 April: two relapses only if the first began by the
/// 11th. Once the 11th has left the year, it is one, whatever the day was.
#[test]
fn what_is_left_of_an_inexact_relapse_can_decide_before_its_last_day() {
    let relapse = |row, date: &str| RelapseEntry {
        row,
        date: date.into(),
        ..Default::default()
    };
    let entries = Entries {
        relapses: vec![relapse(1, "2026-03"), relapse(2, "2026-04-10")],
        every_relapse_listed: Answer::Yes,
        scans: vec![ScanEntry {
            row: 1,
            gadolinium_lesions: "1".into(),
            ..Default::default()
        }],
        ..Default::default()
    };
    let today = day("2026-11-22");
    let (facts, _) = facts::read(&entries, today);
    let definition = pack().definition("select-highly-active-subgroup").unwrap();
    let finding = finding(pack(), definition, &facts, today);
    assert_eq!(finding.truth, Truth::Unknown);
    assert_eq!(finding.changes_on, Some((day("2027-03-12"), Truth::False)));
}
