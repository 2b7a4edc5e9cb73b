//! The whole plan on one line a kind.

use super::Made;
use crate::charts::timeline::{Shape, Timeline, TimelineRow};
use crate::markup::html;
use crate::visit::Session;
use chrono::NaiveDate;
use waymark_clinical::monitoring::{Plan, tail_end};
use waymark_clinical::order;
use waymark_evidence::{ItemKind, Regimen, ScheduleItem, When};
use waymark_words::narrate::{self, plan as narrate_plan};
use waymark_words::{chart as chart_words, plan as words};
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
            .filter(|planned| planned.item.id == item.id && !planned.only_if_stopped)
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

/// Some items in short: the name that they share, else their kinds.
pub fn in_short(session: &Session, items: &[&'static ScheduleItem]) -> String {
    let mut names: Vec<&str> = items.iter().map(|item| session.text(&item.what)).collect();
    names.dedup();
    if let [name] = names.as_slice() {
        return (*name).to_owned();
    }
    let mut kinds: Vec<String> = Vec::new();
    for item in items {
        let kind = narrate_plan::kind(item.kind).to_owned();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    narrate_plan::capital(&narrate::list(&kinds))
}

fn many<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}

/// The medicine itself. What is taken at home has one span, which says nothing of how often:
/// its name does.
fn treatment(session: &Session, plan: &Plan) -> TimelineRow {
    let is_treatment = |item: &ScheduleItem| item.kind == ItemKind::Treatment;
    let at_home = (plan.schedule.regimen == Regimen::Daily)
        .then(|| plan.schedule.items.iter().find(|item| is_treatment(item)))
        .flatten();
    let courses = plan
        .courses
        .iter()
        .map(|course| (course.first, course.last));
    // A dose may have a date of its own, as the second half of the first.
    let own = plan.items.iter().filter(|planned| {
        is_treatment(planned.item) && !matches!(planned.item.when, When::OnTreatmentDays { .. })
    });
    let mut days: Vec<(NaiveDate, NaiveDate)> = courses
        .chain(own.map(|planned| (planned.due.day(), planned.due.last_day())))
        .collect();
    order::by_key(&mut days, |days| *days);
    days.dedup();
    let in_all: i64 = days
        .iter()
        .map(|(first, last)| (*last - *first).num_days() + 1)
        .sum();
    let in_all = u64::try_from(in_all).unwrap_or(0);
    let (label, often) = match at_home {
        Some(item) => (
            session.text(&item.what).to_owned(),
            words::timeline_all_through().to_owned(),
        ),
        None => (
            narrate_plan::capital(words::timeline_treatment()),
            if in_all > many(&days) {
                words::timeline_courses(many(&days), in_all)
            } else {
                chart_words::times(in_all)
            },
        ),
    };
    TimelineRow {
        label: label.into(),
        shape: Shape::Bar,
        often: often.into(),
        days,
    }
}

/// What follows if treatment that goes on stops on its last planned day; none when nothing does.
fn if_stopped(plan: &Plan) -> Option<TimelineRow> {
    if !plan.open_ended {
        return None;
    }
    let tail = tail_end(plan);
    let days: Vec<(NaiveDate, NaiveDate)> = match tail {
        Some(_) => vec![(plan.last_treatment_day, plan.end)],
        None => {
            let only = plan.items.iter().filter(|planned| planned.only_if_stopped);
            let mut days: Vec<NaiveDate> = only.map(|planned| planned.due.day()).collect();
            order::distinct(&mut days);
            days.into_iter().map(|day| (day, day)).collect()
        }
    };
    let often = match tail.and_then(|tail| tail.length) {
        Some(length) => words::timeline_for(&narrate::schedule::length(length)),
        None => chart_words::times(many(&days)),
    };
    (!days.is_empty()).then(|| TimelineRow {
        label: words::timeline_if_stopped().into(),
        shape: Shape::Bar,
        often: often.into(),
        days,
    })
}

fn rows(session: &Session, plan: &Plan) -> Vec<TimelineRow> {
    let mut rows = vec![treatment(session, plan)];
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
            label: in_short(session, &row.items).into(),
            shape,
            often: chart_words::times(many(&row.days)).into(),
            days: row.days.iter().map(|day| (*day, *day)).collect(),
        });
    }
    rows.extend(if_stopped(plan));
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
        .map(|row| words::timeline_row(&row.label, &row.often))
        .collect();
    let said = said.join(words::apart());
    let summary = if plan.open_ended {
        words::timeline_summary_open(plan.start, plan.last_treatment_day, &said)
    } else {
        words::timeline_summary(plan.start, plan.end, &said)
    };
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
