//! The whole plan on one line a kind.

use super::Made;
use crate::charts::timeline::{Shape, Timeline, TimelineRow};
use crate::markup::html;
use crate::visit::Session;
use chrono::NaiveDate;
use waymark_clinical::monitoring::Plan;
use waymark_clinical::order;
use waymark_evidence::{ItemKind, ScheduleItem, When};
use waymark_words::narrate::{self, plan as narrate_plan};
use waymark_words::plan as words;
use yew::{AttrValue, Html};

/// Items that fall on the same days and are tests, scans, checks or sheets alike.
struct Together {
    items: Vec<&'static ScheduleItem>,
    days: Vec<NaiveDate>,
}

/// Blood and urine go together as tests; every other kind stands alone.
fn is_test(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Blood | ItemKind::Urine)
}

/// What has dates of its own after the start; treatment days have their own row.
fn has_own_dates(item: &ScheduleItem) -> bool {
    item.kind != ItemKind::Treatment
        && matches!(
            item.when,
            When::Series { .. } | When::Once { .. } | When::AfterCourses { .. }
        )
}

fn together(plan: &Plan) -> Vec<Together> {
    let mut rows: Vec<Together> = Vec::new();
    for item in plan
        .schedule
        .items
        .0
        .iter()
        .filter(|item| has_own_dates(item))
    {
        let days: Vec<NaiveDate> = plan
            .items
            .iter()
            .filter(|planned| planned.item.id == item.id)
            .map(|planned| planned.due.day())
            .collect();
        if days.is_empty() {
            continue;
        }
        let like = |row: &Together| {
            let alike = row.items.iter().all(|other| {
                other.kind == item.kind || (is_test(other.kind) && is_test(item.kind))
            });
            let same_test = row.items.iter().all(|other| other.what == item.what);
            alike && (row.days == days || same_test)
        };
        match rows.iter_mut().find(|row| like(row)) {
            Some(row) => {
                row.items.push(item);
                row.days.extend(days);
                order::by_key(&mut row.days, |day| *day);
                row.days.dedup();
            }
            None => rows.push(Together {
                items: vec![item],
                days,
            }),
        }
    }
    rows
}

fn label(session: &Session, row: &Together) -> String {
    let mut names: Vec<&str> = row
        .items
        .iter()
        .map(|item| session.text(&item.what))
        .collect();
    names.dedup();
    if let [name] = names.as_slice() {
        return (*name).to_owned();
    }
    let mut kinds: Vec<String> = Vec::new();
    for item in &row.items {
        let kind = narrate_plan::kind(item.kind).to_owned();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    narrate_plan::capital(&narrate::list(&kinds))
}

fn rows(session: &Session, plan: &Plan) -> Vec<TimelineRow> {
    let treatment = TimelineRow {
        label: narrate_plan::capital(words::timeline_treatment()).into(),
        shape: Shape::Bar,
        days: plan
            .courses
            .iter()
            .map(|course| (course.first, course.last))
            .collect(),
    };
    let mut rows = vec![treatment];
    let mut tests = 0_u8;
    for row in together(plan) {
        let test = row.items.first().is_some_and(|item| is_test(item.kind));
        let shape = match (test, tests) {
            (false, _) => Shape::Square,
            (true, 0) => Shape::Ring,
            (true, _) => Shape::Triangle,
        };
        tests = tests.saturating_add(u8::from(test));
        rows.push(TimelineRow {
            label: label(session, &row).into(),
            shape,
            days: row.days.iter().map(|day| (*day, *day)).collect(),
        });
    }
    rows
}

/// Draws the timeline of the plan.
pub fn timeline(session: &Session, made: &Made) -> Html {
    let plan = &made.plan;
    draw(
        session,
        words::timeline_title().into(),
        plan,
        plan.end,
        false,
    )
}

/// Draws a plan up to a day, so that several can stand on one scale of time.
pub fn strip(session: &Session, title: String, plan: &Plan, to: NaiveDate) -> Html {
    draw(session, title.into(), plan, to, true)
}

fn draw(
    session: &Session,
    title: AttrValue,
    plan: &Plan,
    to: NaiveDate,
    labels_above: bool,
) -> Html {
    let rows = rows(session, plan);
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            let days: i64 = row
                .days
                .iter()
                .map(|(first, last)| (*last - *first).num_days() + 1)
                .sum();
            words::timeline_row(&row.label, u64::try_from(days).unwrap_or(0))
        })
        .collect();
    let summary = words::timeline_summary(plan.start, plan.end, &said.join(words::apart()));
    // Treatment that goes on has no time after it.
    let tail = (!plan.open_ended && plan.end > plan.last_treatment_day).then(|| {
        let text: AttrValue = words::timeline_tail(plan.end).into();
        (plan.last_treatment_day, plan.end, text)
    });
    html! {
        <Timeline {title} {summary} from={plan.start} {to}
            {rows} {tail} {labels_above} />
    }
}
