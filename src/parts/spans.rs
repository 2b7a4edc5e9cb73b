//! Times before the first dose and after the last one as squares of a month, twelve a line. The
//! text beside them says the same, so that they are hidden from screen readers.

use crate::markup::html;
use std::ops::Range;
use waymark_clinical::spans::{MONTHS_A_LINE, squares};
use waymark_evidence::{Side, Span, Step};
use waymark_words::compare::colon;
use waymark_words::spans as words;
use yew::Html;

/// From one square to the next.
const STEP: u32 = 20;
/// The side of a square.
const SIDE: u32 = 16;
/// From the edge of the picture to the first square.
const EDGE: u32 = 2;
/// Hundredths in a month.
const MONTH: u32 = 100;

/// Draws the times that a text names; nothing without any.
pub fn spans(spans: &'static [Span]) -> Html {
    html! {
        <>{ for spans.iter().map(|span| html! {
            <div class="span" aria-hidden="true">
                <p class="span__side">
                    { side(span) }
                    if span.length.count == 0 {
                        { colon() }{ words::none() }
                    }
                </p>
                { draw(span) }
            </div>
        }) }</>
    }
}

/// A time after the last dose that stands in a sentence above.
pub fn after(length: Step) -> Html {
    html! {
        <div class="span" aria-hidden="true">
            { draw(&Span { side: Side::AfterLastDose, length, up_to: None, or_longer: false }) }
        </div>
    }
}

/// A square for each of all that are known, and an empty one for each that is not.
pub fn known(known: u32, without: u32) -> Html {
    let all = known + without;
    picture(
        all,
        html! {
            <>
                { path("dot--yes", months(0..known * MONTH)) }
                { path("dot--no", months(known * MONTH..all * MONTH)) }
            </>
        },
    )
}

/// On which side of treatment it lies.
pub fn side(span: &Span) -> &'static str {
    match span.side {
        Side::BeforeFirstDose => words::before(),
        Side::AfterLastDose => words::after(),
    }
}

fn draw(span: &Span) -> Html {
    let found = squares(span);
    let (sure, end) = (found.sure, found.sure + found.up_to);
    // The points stand in the first square that is wholly free.
    let free = end.div_ceil(MONTH);
    let cells = free + u32::from(found.or_longer);
    picture(
        cells,
        html! {
            <>
                { path("dot--yes", months(0..sure)) }
                { path("dot--maybe", months(sure..end)) }
                if found.or_longer {
                    { path("dot--yes", points(free)) }
                }
            </>
        },
    )
}

/// So many squares; nothing without any.
fn picture(squares: u32, content: Html) -> Html {
    if squares == 0 {
        return Html::default();
    }
    let (wide, tall) = (MONTHS_A_LINE * STEP, squares.div_ceil(MONTHS_A_LINE) * STEP);
    html! { <svg class="months" viewBox={format!("0 0 {wide} {tall}")}>{ content }</svg> }
}

fn path(class: &'static str, d: String) -> Html {
    if d.is_empty() {
        return Html::default();
    }
    html! { <path {class} {d} /> }
}

/// The corner of the square of a month.
fn corner(month: u32) -> (u32, u32) {
    (
        month % MONTHS_A_LINE * STEP + EDGE,
        month / MONTHS_A_LINE * STEP + EDGE,
    )
}

/// The squares of some hundredths of months; a part of a month is a part of its square.
fn months(hundredths: Range<u32>) -> String {
    let first = hundredths.start / MONTH;
    let last = hundredths.end.div_ceil(MONTH);
    (first..last)
        .map(|month| {
            let (x, y) = corner(month);
            let from = hundredths.start.max(month * MONTH);
            let to = hundredths.end.min((month + 1) * MONTH);
            let left = decimals(x * MONTH + (from - month * MONTH) * SIDE);
            let wide = decimals((to - from) * SIDE);
            format!("M{left} {y}h{wide}v{SIDE}h-{wide}z")
        })
        .collect()
}

/// Three points where it may go on.
fn points(month: u32) -> String {
    let (x, y) = corner(month);
    [0, 1, 2]
        .map(|place| format!("M{} {}h3v3h-3z", x + place * 6, y + SIDE / 2 - 1))
        .concat()
}

/// Hundredths with their two decimals.
fn decimals(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_month_is_a_part_of_its_square() {
        assert_eq!(months(0..33), "M2.00 2h5.28v16h-5.28z");
        assert_eq!(months(0..0), "");
    }

    #[test]
    fn a_year_is_a_line() {
        let drawn = months(0..1300);
        assert_eq!(drawn.matches('M').count(), 13);
        assert!(drawn.ends_with("M2.00 22h16.00v16h-16.00z"));
    }

    #[test]
    fn what_may_be_longer_begins_where_the_sure_part_ends() {
        // A tenth of the second month, and nine tenths of it on top.
        assert_eq!(months(110..200), "M23.60 2h14.40v16h-14.40z");
    }
}
