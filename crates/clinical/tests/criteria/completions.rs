//! A count of relapses holds or fails only when every completion of what is not known
//! agrees: each day of an inexact date, each answer that is missing, each relapse that may
//! not be listed.

use crate::draw::Draw;
use crate::visits::{ANSWERS, day, relapses, today};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use waymark_clinical::calendar::window_start;
use waymark_clinical::criteria::{Context, explain, longest_window_months};
use waymark_clinical::facts::{Facts, Relapse};
use waymark_clinical::logic::Truth;
use waymark_clinical::visit::Answer;
use waymark_evidence::{PartialDate, RelapseCount, Rule, Window};
use waymark_evidence_pack::pack;

/// Most completions that are looked at in one case.
const MOST: usize = 40_000;

/// A relapse of which everything is known.
#[derive(Clone, Copy, Debug)]
struct Known {
    day: NaiveDate,
    disabling: bool,
    on_medicine: bool,
    separately: bool,
}

fn counted(mut relapses: Vec<Known>) -> usize {
    relapses.sort_by_key(|relapse| (relapse.day, relapse.separately));
    let apart = i64::from(pack().about.relapse_separation_days);
    let mut count = 0;
    let mut last: Option<NaiveDate> = None;
    for relapse in relapses {
        if relapse.separately || last.is_none_or(|last| (relapse.day - last).num_days() >= apart) {
            count += 1;
            last = Some(relapse.day);
        }
    }
    count
}

/// The rule read on known relapses, day by day.
fn holds(asked: &RelapseCount, known: &[Known], today: NaiveDate) -> bool {
    let fitting: Vec<Known> = known
        .iter()
        .copied()
        .filter(|relapse| {
            (!asked.disabling || relapse.disabling) && (!asked.on_medicine || relapse.on_medicine)
        })
        .collect();
    let within = |from: NaiveDate, to: NaiveDate| {
        counted(
            fitting
                .iter()
                .copied()
                .filter(|r| from <= r.day && r.day <= to)
                .collect(),
        )
    };
    let needed = usize::from(asked.at_least);
    match (asked.months, asked.window) {
        (None, _) => counted(fitting.clone()) >= needed,
        (Some(months), Window::EndingToday) => within(window_start(today, months), today) >= needed,
        (Some(months), Window::AnySpan) => fitting.iter().any(|first| {
            // The last day whose window still reaches back to this relapse.
            let mut end = first.day + Days::new(u64::from(months) * 28);
            while window_start(end + Days::new(1), months) <= first.day {
                end = end + Days::new(1);
            }
            within(first.day, end) >= needed
        }),
    }
}

fn days_of(date: Option<PartialDate>, today: NaiveDate) -> Vec<NaiveDate> {
    match date {
        Some(date) => date
            .earliest()
            .iter_days()
            .take_while(|d| *d <= date.latest().min(today))
            .collect(),
        // No date: some days near every edge stand for all of them.
        None => [0u64, 20, 200, 364, 365, 366, 367, 700, 731, 2000]
            .into_iter()
            .map(|back| today - Days::new(back))
            .collect(),
    }
}

fn both(answer: Answer) -> Vec<bool> {
    match answer {
        Answer::Yes => vec![true],
        Answer::No => vec![false],
        Answer::NotKnown => vec![false, true],
    }
}

fn variants(relapse: &Relapse, today: NaiveDate) -> Vec<Known> {
    let mut all = Vec::new();
    for day in days_of(relapse.date, today) {
        for disabling in both(relapse.disabling) {
            for on_medicine in both(relapse.on_medicine) {
                all.push(Known {
                    day,
                    disabling,
                    on_medicine,
                    separately: relapse.counts_separately,
                });
            }
        }
    }
    all
}

/// Truth by brute force, and whether every completion was looked at; none when there are
/// too many.
fn by_completions(facts: &Facts, asked: &RelapseCount, today: NaiveDate) -> Option<(Truth, bool)> {
    let of_each: Vec<Vec<Known>> = facts.relapses.iter().map(|r| variants(r, today)).collect();
    let number = of_each
        .iter()
        .try_fold(1usize, |all, one| all.checked_mul(one.len()))?;
    if number > MOST {
        return None;
    }
    // Relapses that may exist beside the listed ones: none after the beginning of the time
    // that the question covers, when all of that time is listed.
    let listed_from = window_start(today, longest_window_months(pack()));
    let began = facts.first_symptoms.map(PartialDate::earliest);
    let unlisted: Vec<Known> = if facts.every_relapse_listed != Answer::Yes {
        vec![0u64, 31, 62, 93]
    } else if began.is_some_and(|began| began >= listed_from) {
        vec![]
    } else {
        let back = u64::try_from((today - listed_from).num_days()).unwrap();
        vec![back + 1, back + 32, back + 63, back + 94]
    }
    .into_iter()
    .map(|back| Known {
        day: today - Days::new(back),
        disabling: true,
        on_medicine: true,
        separately: true,
    })
    .collect();
    let (mut some_hold, mut some_fail) = (false, false);
    for place in 0..number {
        let mut rest = place;
        let mut known: Vec<Known> = of_each
            .iter()
            .map(|variants| {
                let one = variants[rest % variants.len()];
                rest /= variants.len();
                one
            })
            .collect();
        let plain = holds(asked, &known, today);
        known.extend(&unlisted);
        let more = holds(asked, &known, today);
        some_hold |= plain | more;
        some_fail |= !plain | !more;
    }
    let truth = match (some_hold, some_fail) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Unknown,
    };
    Some((
        truth,
        facts.relapses.iter().all(|relapse| relapse.date.is_some()),
    ))
}

fn engine(facts: &Facts, asked: RelapseCount, today: NaiveDate) -> Truth {
    let rule: &'static Rule = Box::leak(Box::new(Rule::Relapses(asked)));
    explain(&Context::new(pack(), facts, today), rule).truth
}

/// Whether the engine promises to decide whatever every completion agrees on.
fn is_exact(facts: &Facts, asked: &RelapseCount) -> bool {
    let placements = facts
        .relapses
        .iter()
        .map(|relapse| {
            relapse.date.map_or(usize::MAX, |date| {
                usize::try_from((date.latest() - date.earliest()).num_days() + 1).unwrap()
            })
        })
        .fold(1usize, usize::saturating_mul);
    asked.window == Window::EndingToday || asked.months.is_none() || placements <= 1_000
}

fn case(seed: u64) -> (Facts, RelapseCount, NaiveDate) {
    let mut draw = Draw::new(seed);
    let today = today(&mut draw);
    let mut facts = Facts {
        relapses: relapses(&mut draw, today, 4),
        every_relapse_listed: draw.pick(&ANSWERS),
        first_symptoms: draw.pick(&[
            None,
            Some("2024-06".parse().unwrap()),
            Some("2026-06".parse().unwrap()),
        ]),
        ..Default::default()
    };
    if draw.one_in(2) {
        facts.every_relapse_listed = Answer::Yes;
    }
    let asked = RelapseCount {
        at_least: draw.pick(&[1, 2, 2, 2, 3]),
        months: draw.pick(&[None, Some(12), Some(12), Some(12), Some(24)]),
        window: draw.pick(&[Window::EndingToday, Window::AnySpan]),
        disabling: draw.one_in(2),
        on_medicine: draw.one_in(4),
    };
    (facts, asked, today)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_count_is_decided_exactly_when_every_completion_agrees(seed: u64) {
        let (facts, asked, today) = case(seed);
        if let Some((truth, complete)) = by_completions(&facts, &asked, today) {
            let ours = engine(&facts, asked, today);
            prop_assert!(
                !ours.is_known() || ours == truth,
                "on {today}: {ours:?}, completions say {truth:?}: {asked:?} {facts:#?}"
            );
            prop_assert!(
                !complete || !is_exact(&facts, &asked) || ours == truth,
                "on {today}: {ours:?} although every completion says {truth:?}: {asked:?} {facts:#?}"
            );
        }
    }
}

fn relapse(row: u32, date: &str, separately: bool) -> Relapse {
    Relapse {
        row,
        date: Some(date.parse().unwrap()),
        disabling: Answer::Yes,
        on_medicine: Answer::Yes,
        counts_separately: separately,
    }
}

fn two_in(months: u16, window: Window) -> RelapseCount {
    RelapseCount {
        at_least: 2,
        months: Some(months),
        window,
        disabling: false,
        on_medicine: false,
    }
}

/// The relapse known to the month may lie before the other: they are not one for certain.
#[test]
fn an_inexact_relapse_may_come_before_an_exact_one_that_ends_sooner() {
    let facts = Facts {
        relapses: vec![
            relapse(1, "2026-05-29", false),
            relapse(2, "2026-06", false),
            relapse(3, "2026-05", false),
        ],
        every_relapse_listed: Answer::Yes,
        ..Default::default()
    };
    let asked = RelapseCount {
        at_least: 3,
        ..two_in(12, Window::EndingToday)
    };
    assert_eq!(engine(&facts, asked, day("2026-11-22")), Truth::False);
    assert_eq!(
        engine(&facts, two_in(12, Window::EndingToday), day("2026-11-22")),
        Truth::Unknown
    );
}

/// A relapse that counts on its own may hide one of two others, whichever day it began.
#[test]
fn a_separate_relapse_without_its_day_may_join_what_follows() {
    let facts = Facts {
        relapses: vec![
            relapse(1, "2026-06-10", false),
            relapse(2, "2026-07-20", false),
            relapse(3, "2026", true),
        ],
        every_relapse_listed: Answer::Yes,
        ..Default::default()
    };
    let three = RelapseCount {
        at_least: 3,
        ..two_in(12, Window::EndingToday)
    };
    assert_eq!(engine(&facts, three, day("2026-11-22")), Truth::Unknown);
    assert_eq!(
        engine(&facts, two_in(12, Window::EndingToday), day("2026-11-22")),
        Truth::True
    );
}

/// Wherever in 2025 the middle relapse lies, one of the others is within a year of it.
#[test]
fn two_windows_together_can_hold_every_day_of_an_inexact_relapse() {
    let facts = Facts {
        relapses: vec![
            relapse(1, "2024-12-01", true),
            relapse(2, "2025", true),
            relapse(3, "2026-02-01", true),
        ],
        every_relapse_listed: Answer::Yes,
        ..Default::default()
    };
    assert_eq!(
        engine(&facts, two_in(12, Window::AnySpan), day("2026-11-22")),
        Truth::True
    );
}
