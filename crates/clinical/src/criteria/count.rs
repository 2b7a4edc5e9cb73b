//! Counting relapses in windows, when dates may be known only to the month or year.
//!
//! A relapse whose date is not exact stands for every day it may have begun. It counts for
//! certain when it counts on each of those days, and may count when it does on one of them.

mod bounds;

use super::answer::{Context, RelapseEvidence};
use crate::calendar::{leaves_window, window_start};
use crate::facts::Relapse;
use crate::visit::Answer;
use bounds::{fewest, fewest_in_any_span, most, most_in_any_span, span_end};
use chrono::{Days, NaiveDate};
use waymark_evidence::{PartialDate, RelapseCount, Rule, Window};

/// The days on which a relapse may have begun.
#[derive(Clone, Copy)]
struct Span<'a> {
    relapse: &'a Relapse,
    earliest: NaiveDate,
    latest: NaiveDate,
}

fn separation_days(context: &Context<'_>) -> u64 {
    u64::from(context.pack.about.relapse_separation_days)
}

fn spans<'a>(context: &Context<'a>) -> Vec<Span<'a>> {
    context
        .facts
        .relapses
        .iter()
        .map(|relapse| Span {
            relapse,
            earliest: relapse.date.map_or(NaiveDate::MIN, PartialDate::earliest),
            latest: relapse
                .date
                .map_or(context.given_on, PartialDate::latest)
                .min(context.given_on),
        })
        .collect()
}

pub(super) fn relapses(context: &Context<'_>, asked: &RelapseCount) -> RelapseEvidence {
    let separation = separation_days(context);
    let needed = usize::from(asked.at_least);
    let spans = spans(context);
    let fits = |span: &Span<'_>, wanted: &dyn Fn(Answer) -> bool| {
        (!asked.disabling || wanted(span.relapse.disabling))
            && (!asked.on_medicine || wanted(context.facts.on_medicine(span.relapse)))
    };
    let certain: Vec<Span<'_>> = spans
        .iter()
        .copied()
        .filter(|span| fits(span, &|answer| answer == Answer::Yes))
        .collect();
    let open: Vec<Span<'_>> = spans
        .iter()
        .copied()
        .filter(|span| fits(span, &|answer| answer != Answer::No))
        .collect();

    let mut window_from = None;
    let (counted, possible, at_least, at_most) = match (asked.months, context.window(asked)) {
        (None, _) => {
            let (at_least, at_most) = (fewest(&certain, separation), most(&open, separation));
            (certain, open, at_least, at_most)
        }
        (Some(months), Window::EndingToday) => {
            let from = window_start(context.today, months);
            window_from = Some(from);
            let inside: Vec<Span<'_>> = certain
                .into_iter()
                .filter(|span| span.earliest >= from)
                .collect();
            let maybe: Vec<Span<'_>> = open
                .into_iter()
                .filter(|span| span.latest >= from)
                .map(|span| Span {
                    earliest: span.earliest.max(from),
                    ..span
                })
                .collect();
            let (at_least, at_most) = (fewest(&inside, separation), most(&maybe, separation));
            (inside, maybe, at_least, at_most)
        }
        (Some(months), Window::AnySpan) => {
            let at_least = fewest_in_any_span(&certain, months, separation, needed);
            let at_most = most_in_any_span(&open, months, separation);
            let shown = fullest(&certain, months, separation, true);
            // Enough on every day, though not always within the same span: all are shown.
            let shown = if fewest(&shown, separation) < at_least {
                certain
            } else {
                shown
            };
            (
                shown,
                fullest(&open, months, separation, false),
                at_least,
                at_most,
            )
        }
    };
    let dates = |spans: &[Span<'_>]| {
        spans
            .iter()
            .map(|span| span.relapse.date)
            .collect::<Vec<_>>()
    };
    RelapseEvidence {
        asked: *asked,
        window_from,
        all_listed: all_listed(context, asked),
        possible: dates(
            &possible
                .iter()
                .copied()
                .filter(|span| {
                    !counted
                        .iter()
                        .any(|sure| core::ptr::eq(sure.relapse, span.relapse))
                })
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
    let asked_for = context.asked_months;
    let within = context.window(asked) == Window::EndingToday
        && asked.months.is_some_and(|months| months <= asked_for);
    // The answer was given for the time before that day, whichever day is looked at.
    let began_within = context
        .facts
        .first_symptoms
        .is_some_and(|date| date.earliest() >= window_start(context.given_on, asked_for));
    within || began_within
}

/// The relapses of the span of so many months that holds most of them, for showing.
fn fullest<'a>(spans: &[Span<'a>], months: u16, separation: u64, certain: bool) -> Vec<Span<'a>> {
    let mut best: Vec<Span<'a>> = Vec::new();
    let mut best_count = 0;
    for first in spans {
        let begin = if certain {
            first.earliest
        } else {
            first.latest
        };
        let end = span_end(begin, months);
        let inside: Vec<Span<'a>> = spans
            .iter()
            .copied()
            .filter(|span| {
                if certain {
                    span.earliest >= begin && span.latest <= end
                } else {
                    span.latest >= begin && span.earliest <= end
                }
            })
            .collect();
        let count = if certain {
            fewest(&inside, separation)
        } else {
            inside.len()
        };
        // Of equally full spans the later one is shown.
        let later = best.first().is_none_or(|shown| {
            inside
                .first()
                .is_some_and(|span| span.earliest >= shown.earliest)
        });
        if count > best_count || (count == best_count && count > 0 && later) {
            best_count = count;
            best = inside;
        }
    }
    best
}

/// Days after today on which a count in a window of so many months that ends on the day
/// may differ, if nothing else happens.
pub(super) fn days_of_change(context: &Context<'_>, months: u16, days: &mut Vec<NaiveDate>) {
    let spans = spans(context);
    let mut leaves = |day: NaiveDate| days.push(leaves_window(day, months));
    for span in &spans {
        leaves(span.earliest);
        leaves(span.latest);
        if span.earliest == span.latest {
            continue;
        }
        // What is left of an inexact relapse in the window may lie too close to others.
        for other in &spans {
            for steps in (1..).take(spans.len()) {
                let apart = Days::new(steps * separation_days(context));
                if let Some(day) = other.latest.checked_sub_days(apart) {
                    leaves(day);
                }
            }
        }
    }
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
