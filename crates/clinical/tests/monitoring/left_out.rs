//! What is not planned is named.

use crate::schedules::{ONE_DAY, TWO_COURSES, day, item, made, only_if, planned, unverified};
use waymark_clinical::monitoring::{Plan, WhyLeftOut, plan};
use waymark_evidence::{ItemKind, List, Rule, Schedule, Str, When};

const ASKED: Rule = Rule::Condition(Str("asked"));
const BEFORE: When = When::BeforeFirstDose {
    at_least: None,
    not_earlier: None,
};

fn conditional() -> &'static Schedule {
    let plain = item("conditional", ItemKind::Check, &[], BEFORE);
    let hidden = unverified(item("hidden", ItemKind::Check, &[], BEFORE));
    made(
        ONE_DAY,
        vec![
            only_if(plain, ASKED),
            only_if(hidden, Rule::Not(List(&[ASKED]))),
            only_if(item("undated", ItemKind::Check, &[], When::NoDates), ASKED),
        ],
    )
}

fn answered(answer: Option<bool>, include_unverified: bool) -> Plan {
    let applies = |rule: &Rule| match rule {
        Rule::Not(_) => answer.map(|holds| !holds),
        _ => answer,
    };
    plan(
        conditional(),
        day("2027-01-11"),
        &applies,
        include_unverified,
    )
    .unwrap()
}

fn reasons(plan: &Plan) -> Vec<(&str, WhyLeftOut)> {
    plan.left_out
        .iter()
        .map(|left| (left.item.id.0, left.why))
        .collect()
}

#[test]
fn unverified_items_are_named_unless_they_are_switched_on() {
    let hidden = planned(&TWO_COURSES, "2027-01-11");
    assert_eq!(reasons(&hidden), [("heart", WhyLeftOut::Unverified)]);
    let shown = plan(&TWO_COURSES, day("2027-01-11"), &|_| Some(true), true).unwrap();
    assert_eq!(reasons(&shown), []);
    assert_eq!(shown.items.len(), hidden.items.len() + 1);
}

#[test]
fn what_has_no_interval_is_listed_without_a_date() {
    let plan = planned(&TWO_COURSES, "2027-01-11");
    let ids: Vec<_> = plan.without_dates.iter().map(|item| item.id.0).collect();
    assert_eq!(ids, ["skin"]);
}

#[test]
fn an_item_for_others_is_left_out() {
    let plan = answered(Some(false), true);
    assert_eq!(
        reasons(&plan),
        [
            ("conditional", WhyLeftOut::DoesNotApply),
            ("undated", WhyLeftOut::DoesNotApply),
        ]
    );
    assert_eq!(plan.items.len(), 1);
    assert!(plan.without_dates.is_empty());
}

#[test]
fn an_open_question_is_not_an_answer() {
    assert_eq!(
        reasons(&answered(None, true)),
        [
            ("conditional", WhyLeftOut::NotKnown),
            ("hidden", WhyLeftOut::NotKnown),
            ("undated", WhyLeftOut::NotKnown),
        ]
    );
    assert_eq!(
        reasons(&answered(None, false))[1],
        ("hidden", WhyLeftOut::Unverified)
    );
}
