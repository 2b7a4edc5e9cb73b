//! The fewest and the most relapses that may count, over every day on which each may have
//! begun.
//!
//! On exact days the count is plain: the earliest counts, then each that began at least the
//! separation later; a relapse that is said to count on its own always counts. More relapses
//! never give a smaller count, so "fewest" needs only those that fit for certain and "most"
//! all that may fit. Both are exact up to the limits below; beyond them they err outwards,
//! so that an answer stays open rather than wrong.

use super::Span;
use crate::calendar::leaves_window;
use chrono::{Days, NaiveDate};

/// Most placements of inexact relapses that are tried one by one.
const MOST_PLACEMENTS: usize = 1_000;
/// Most relapses, some of them inexact, whose every order is tried.
const MOST_ORDERED: usize = 10;
/// The same when it is done for many windows.
const MOST_ORDERED_IN_ANY_SPAN: usize = 7;

/// The last day of the span of so many months that begins on `first`.
pub(super) fn span_end(first: NaiveDate, months: u16) -> NaiveDate {
    leaves_window(first, months).pred_opt().unwrap_or(first)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days))
        .unwrap_or(NaiveDate::MIN)
}

fn all_exact(spans: &[Span<'_>]) -> bool {
    spans.iter().all(|span| span.earliest == span.latest)
}

/// The count on exact days: `earliest` is the day.
fn exact(spans: &[Span<'_>], separation: u64) -> usize {
    let mut sorted = spans.to_vec();
    // On one day, the relapse that counts on its own comes second and still counts.
    crate::order::by_key(&mut sorted, |span| {
        (span.earliest, span.relapse.counts_separately)
    });
    let mut count = 0;
    let mut last: Option<NaiveDate> = None;
    for span in sorted {
        let apart = last.is_none_or(|last| span.earliest >= later(last, separation));
        if span.relapse.counts_separately || apart {
            count += 1;
            last = Some(span.earliest);
        }
    }
    count
}

/// The fewest that count, on whichever days each began.
pub(super) fn fewest(spans: &[Span<'_>], separation: u64) -> usize {
    let joined: Vec<Span<'_>> = spans
        .iter()
        .copied()
        .filter(|span| !span.relapse.counts_separately)
        .collect();
    // Each relapse that counts on its own hides others that follow it closely. It hides
    // most just before a day on which one of them must have begun, or on its own last day.
    let mut places: Vec<Vec<NaiveDate>> = Vec::new();
    let mut placements = 1usize;
    for own in spans.iter().filter(|span| span.relapse.counts_separately) {
        let mut days: Vec<NaiveDate> = joined
            .iter()
            .map(|span| earlier(span.latest, 1))
            .filter(|day| own.earliest <= *day && *day < own.latest)
            .collect();
        days.push(own.latest);
        crate::order::distinct(&mut days);
        placements = placements.saturating_mul(days.len());
        places.push(days);
    }
    if placements > MOST_PLACEMENTS {
        return places.len().max(pierced(&joined, &[], separation));
    }
    (0..placements)
        .map(|placement| {
            let mut rest = placement;
            let chosen: Vec<NaiveDate> = places
                .iter()
                .map(|days| {
                    let day = days[rest % days.len()];
                    rest /= days.len();
                    day
                })
                .collect();
            chosen.len() + pierced(&joined, &chosen, separation)
        })
        .min()
        .unwrap_or(0)
}

/// The fewest windows shorter than the separation that reach every span, without those
/// that can lie just after one of `own`.
fn pierced(spans: &[Span<'_>], own: &[NaiveDate], separation: u64) -> usize {
    let mut open: Vec<Span<'_>> = spans
        .iter()
        .copied()
        .filter(|span| {
            !own.iter()
                .any(|day| span.latest > *day && span.earliest < later(*day, separation))
        })
        .collect();
    crate::order::by_key(&mut open, |span| span.latest);
    let mut count = 0;
    let mut last: Option<NaiveDate> = None;
    for span in open {
        if last.is_none_or(|last| span.earliest >= later(last, separation)) {
            count += 1;
            last = Some(span.latest);
        }
    }
    count
}

/// The most that count, on some days each may have begun.
pub(super) fn most(spans: &[Span<'_>], separation: u64) -> usize {
    if all_exact(spans) {
        return exact(spans, separation);
    }
    if spans.len() > MOST_ORDERED {
        return spans.len();
    }
    // The earliest last day of every set of relapses that can all count.
    let mut last_day: Vec<Option<NaiveDate>> = vec![None; 1 << spans.len()];
    let mut best = 0;
    for set in 0..last_day.len() {
        if set > 0 && last_day[set].is_none() {
            continue;
        }
        best = best.max(set.count_ones());
        for (place, span) in spans
            .iter()
            .enumerate()
            .filter(|(place, _)| set >> place & 1 == 0)
        {
            let day = match last_day[set] {
                None => span.earliest,
                Some(last) if span.relapse.counts_separately => span.earliest.max(last),
                Some(last) => span.earliest.max(later(last, separation)),
            };
            let larger = &mut last_day[set | 1 << place];
            if day <= span.latest && larger.is_none_or(|known| day < known) {
                *larger = Some(day);
            }
        }
    }
    usize::try_from(best).unwrap_or(spans.len())
}

/// The parts of the spans from `from` to `to`.
fn clipped<'a>(spans: &[Span<'a>], from: NaiveDate, to: NaiveDate) -> Vec<Span<'a>> {
    spans
        .iter()
        .filter(|span| span.latest >= from && span.earliest <= to)
        .map(|span| Span {
            earliest: span.earliest.max(from),
            latest: span.latest.min(to),
            ..*span
        })
        .collect()
}

/// The most that count within some span of so many months.
pub(super) fn most_in_any_span(spans: &[Span<'_>], months: u16, separation: u64) -> usize {
    let ordered = all_exact(spans) || spans.len() <= MOST_ORDERED_IN_ANY_SPAN;
    let mut starts: Vec<NaiveDate> = Vec::new();
    if all_exact(spans) || !ordered {
        starts.extend(spans.iter().map(|span| span.latest));
    } else {
        // The best window begins with a relapse as late as those after it allow, and they
        // are packed against a last day or against a first day.
        for span in spans {
            for steps in (0u64..).take(spans.len()) {
                starts.push(earlier(span.latest, steps * separation));
                starts.push(earlier(span.earliest, steps * separation));
                starts.push(later(span.earliest, steps * separation));
            }
        }
    }
    crate::order::distinct(&mut starts);
    starts
        .into_iter()
        .map(|start| {
            let inside = clipped(spans, start, span_end(start, months));
            if ordered {
                most(&inside, separation)
            } else {
                inside.len()
            }
        })
        .max()
        .unwrap_or(0)
}

/// The fewest that count within the fullest span of so many months; it is looked for more
/// closely only up to the number `needed`.
pub(super) fn fewest_in_any_span(
    spans: &[Span<'_>],
    months: u16,
    separation: u64,
    needed: usize,
) -> usize {
    let in_one_place = spans
        .iter()
        .map(|first| {
            let to = span_end(first.earliest, months);
            let inside: Vec<Span<'_>> = spans
                .iter()
                .copied()
                .filter(|span| span.earliest >= first.earliest && span.latest <= to)
                .collect();
            fewest(&inside, separation)
        })
        .max()
        .unwrap_or(0);
    if in_one_place >= needed || spans.len() < needed || all_exact(spans) {
        return in_one_place;
    }
    // Different days may put them into different windows: every day is tried, if few.
    let lengths: Vec<usize> = spans
        .iter()
        .map(|span| {
            usize::try_from(span.latest.signed_duration_since(span.earliest).num_days() + 1)
                .unwrap_or(usize::MAX)
        })
        .collect();
    let placements = lengths
        .iter()
        .fold(1usize, |all, length| all.saturating_mul(*length));
    if placements > MOST_PLACEMENTS {
        return in_one_place;
    }
    let always = (0..placements).all(|placement| {
        let mut rest = placement;
        let placed: Vec<Span<'_>> = spans
            .iter()
            .zip(&lengths)
            .map(|(span, length)| {
                let day = later(span.earliest, u64::try_from(rest % length).unwrap_or(0));
                rest /= length;
                Span {
                    earliest: day,
                    latest: day,
                    ..*span
                }
            })
            .collect();
        most_in_any_span(&placed, months, separation) >= needed
    });
    if always { needed } else { in_one_place }
}
