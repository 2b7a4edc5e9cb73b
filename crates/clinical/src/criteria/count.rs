//! Counting relapses in windows, when dates may be known only to the month or year.
//!
//! A relapse whose date is not exact stands for every day it may have begun. It counts for
//! certain when it counts on each of those days, and may count when it does on one of them.

use super::answer::{Context, RelapseEvidence};
use crate::calendar::window_start;
use crate::facts::Relapse;
use crate::visit::Answer;
use chrono::{Days, Months, NaiveDate};
use waymark_evidence::{PartialDate, RelapseCount, Rule, Window};

/// The days on which a relapse may have begun.
#[derive(Clone, Copy)]
struct Span<'a> {
    relapse: &'a Relapse,
    earliest: NaiveDate,
    latest: NaiveDate,
}

pub(super) fn relapses(context: &Context<'_>, asked: &RelapseCount) -> RelapseEvidence {
    let separation = Days::new(u64::from(context.pack.about.relapse_separation_days));
    let spans: Vec<Span<'_>> = context
        .facts
        .relapses
        .iter()
        .map(|relapse| Span {
            relapse,
            earliest: relapse.date.map_or(NaiveDate::MIN, PartialDate::earliest),
            latest: relapse.date.map_or(context.today, PartialDate::latest).min(context.today),
        })
        .collect();
    let fits = |span: &Span<'_>, wanted: &dyn Fn(Answer) -> bool| {
        (!asked.disabling || wanted(span.relapse.disabling))
            && (!asked.on_medicine || wanted(context.facts.on_medicine(span.relapse)))
    };
    let certain: Vec<Span<'_>> =
        spans.iter().copied().filter(|span| fits(span, &|answer| answer == Answer::Yes)).collect();
    let open: Vec<Span<'_>> =
        spans.iter().copied().filter(|span| fits(span, &|answer| answer != Answer::No)).collect();

    let (counted, possible, window_from) = match (asked.months, context.window(asked)) {
        (None, _) => (certain, open, None),
        (Some(months), Window::EndingToday) => {
            let from = window_start(context.today, months);
            let inside =
                certain.into_iter().filter(|span| span.earliest >= from).collect::<Vec<_>>();
            let maybe = open
                .into_iter()
                .filter(|span| span.latest >= from)
                .map(|span| Span { earliest: span.earliest.max(from), ..span })
                .collect();
            (inside, maybe, Some(from))
        }
        (Some(months), Window::AnySpan) => (
            best_span(&certain, months, separation, true),
            best_span(&open, months, separation, false),
            None,
        ),
    };
    let at_least = certain_count(&counted, separation);
    let at_most = possible_count(&possible, separation);
    let dates = |spans: &[Span<'_>]| spans.iter().map(|span| span.relapse.date).collect::<Vec<_>>();
    RelapseEvidence {
        asked: *asked,
        window_from,
        all_listed: all_listed(context, asked),
        possible: dates(
            &possible
                .iter()
                .copied()
                .filter(|span| !counted.iter().any(|sure| sure.relapse.row == span.relapse.row))
                .collect::<Vec<_>>(),
        ),
        counted: dates(&counted),
        at_least,
        at_most,
    }
}

/// Whether no relapse outside the list can lie in the window.
///
/// The person is asked about the longest window of the definitions; a longer look back is
/// covered only when the disease itself began within that time.
fn all_listed(context: &Context<'_>, asked: &RelapseCount) -> bool {
    if context.facts.every_relapse_listed != Answer::Yes {
        return false;
    }
    let asked_for = super::longest_window_months(context.pack);
    let within = context.window(asked) == Window::EndingToday
        && asked.months.is_some_and(|months| months <= asked_for);
    let began_within = context
        .facts
        .first_symptoms
        .is_some_and(|date| date.earliest() >= window_start(context.today, asked_for));
    within || began_within
}

/// Counts relapses that are apart on whichever days they began.
fn certain_count(spans: &[Span<'_>], separation: Days) -> usize {
    let mut sorted = spans.to_vec();
    crate::order::by_key(&mut sorted, |span| (span.latest, span.earliest));
    let mut count = 0;
    let mut last: Option<NaiveDate> = None;
    for span in sorted {
        let apart = last
            .and_then(|last| last.checked_add_days(separation))
            .is_none_or(|next| span.earliest >= next);
        if span.relapse.counts_separately || apart {
            count += 1;
            last = Some(span.latest);
        }
    }
    count
}

/// Counts relapses that are apart on some days they may have begun.
fn possible_count(spans: &[Span<'_>], separation: Days) -> usize {
    let mut sorted = spans.to_vec();
    crate::order::by_key(&mut sorted, |span| (span.latest, span.earliest));
    let mut count = 0;
    let mut last: Option<NaiveDate> = None;
    for span in sorted {
        let first_day = match last.and_then(|last| last.checked_add_days(separation)) {
            Some(next) if !span.relapse.counts_separately => span.earliest.max(next),
            _ => span.earliest,
        };
        if first_day <= span.latest {
            count += 1;
            last = Some(first_day);
        }
    }
    count
}

/// The relapses of the span of so many months that holds most of them.
fn best_span<'a>(
    spans: &[Span<'a>],
    months: u16,
    separation: Days,
    certain: bool,
) -> Vec<Span<'a>> {
    let mut best: Vec<Span<'a>> = Vec::new();
    let mut best_count = 0;
    for first in spans {
        let begin = if certain { first.earliest } else { first.latest };
        let end = begin.checked_add_months(Months::new(u32::from(months))).unwrap_or(NaiveDate::MAX);
        let inside: Vec<Span<'a>> = spans
            .iter()
            .copied()
            .filter(|span| {
                if certain {
                    span.earliest >= first.earliest && span.latest <= end
                } else {
                    span.latest >= first.earliest && span.earliest <= end
                }
            })
            .collect();
        let count = if certain {
            certain_count(&inside, separation)
        } else {
            possible_count(&inside, separation)
        };
        // Of equally full spans the later one is shown.
        let later = best.first().is_none_or(|shown| inside.first().is_some_and(|span| span.earliest >= shown.earliest));
        if count > best_count || (count == best_count && count > 0 && later) {
            best_count = count;
            best = inside;
        }
    }
    best
}

/// The longest window of relapses that any definition of the pack asks for, in months.
pub(super) fn longest_window_months(pack: &waymark_evidence::Pack) -> u16 {
    let mut longest = 0;
    for definition in pack.definitions {
        definition.logic.walk(&mut |rule| {
            if let Rule::Relapses(count) = rule {
                longest = longest.max(count.months.unwrap_or(0));
            }
        });
    }
    longest
}
