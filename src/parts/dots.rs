//! 100 dots, one for each person of 100; and squares, one for each relapse: a rate counts
//! relapses, not people, and never looks like people.

use waymark_clinical::effects::{Dots, Marks, Proven};
use waymark_words::{dots as words, phrase};
use yew::{Html, html};

const ROW: u32 = 10;
const CELL: u32 = 20;

/// The field of a proven share; nothing for what is not a share of 100 people.
pub fn field(proven: &Proven) -> Html {
    proven.dots().map(draw).unwrap_or_default()
}

/// What a field says to those who do not see it.
fn label(dots: Dots) -> String {
    let with = phrase::out_of(dots.count().into(), dots.total().into());
    if dots.below + dots.above == 0 {
        words::label(&with)
    } else {
        let high = dots.count() + dots.above;
        words::label_with_range(&with, &phrase::range(dots.sure.into(), high.into()))
    }
}

fn draw(dots: Dots) -> Html {
    let circles = (0..dots.total()).map(|place| {
        let x = CELL / 2 + (place % ROW) * CELL;
        let y = CELL / 2 + (place / ROW) * CELL;
        let (cx, cy) = (x.to_string(), y.to_string());
        let (counted, maybe) = (dots.count(), dots.count() + dots.above);
        if place < dots.sure {
            html! { <circle class="dot--yes" {cx} {cy} r="7.5" /> }
        } else if place < counted {
            let half = format!("M{x} {}.5a7.5 7.5 0 0 0 0 15z", y - 8);
            html! { <g class="dot--range"><circle {cx} {cy} r="7.5" /><path d={half} /></g> }
        } else if place < maybe {
            html! { <circle class="dot--maybe" {cx} {cy} r="7.5" /> }
        } else {
            html! { <circle class="dot--no" {cx} {cy} r="7.5" /> }
        }
    });
    html! {
        <svg class="dots" viewBox="0 0 200 200" role="img" aria-label={label(dots)}>
            { for circles }
        </svg>
    }
}

/// The squares of a rate, the comparison group's below its own; nothing for anything else.
pub fn squares(proven: &Proven) -> Html {
    proven.marks().map(draw_squares).unwrap_or_default()
}

fn draw_squares(marks: Marks) -> Html {
    const SIDE: u32 = 14;
    let all = marks.sure + marks.below + marks.above;
    let height = all.div_ceil(ROW).max(1) * CELL;
    let squares = (0..all).map(|place| {
        let x = (CELL - SIDE) / 2 + (place % ROW) * CELL;
        let y = (CELL - SIDE) / 2 + (place / ROW) * CELL;
        let (x, y, side) = (x.to_string(), y.to_string(), SIDE.to_string());
        if place < marks.sure {
            html! { <rect class="dot--yes" {x} {y} width={side.clone()} height={side} /> }
        } else if place < marks.sure + marks.below {
            let half = format!("M{x} {y}h7v14h-7z");
            html! { <g class="dot--range"><rect {x} {y} width={side.clone()} height={side} /><path d={half} /></g> }
        } else {
            html! { <rect class="dot--maybe" {x} {y} width={side.clone()} height={side} /> }
        }
    });
    let count = u64::from(marks.sure + marks.below);
    let label = if marks.below + marks.above == 0 {
        words::squares(count)
    } else {
        let high = marks.sure + marks.below + marks.above;
        words::squares_with_range(count, &phrase::range(marks.sure.into(), high.into()))
    };
    html! {
        <svg class="dots" viewBox={format!("0 0 200 {height}")} role="img" aria-label={label}>
            { for squares }
        </svg>
    }
}

/// What the kinds of dots mean, once for a page.
pub fn key() -> Html {
    let sign = |dot: Html| {
        html! {
            <svg class="key__sign dots" viewBox="0 0 20 20" aria-hidden="true">{ dot }</svg>
        }
    };
    html! {
        <ul class="key">
            <li>{ sign(html! { <circle class="dot--yes" cx="10" cy="10" r="7.5" /> }) }{ words::happened() }</li>
            <li>{ sign(html! { <g class="dot--range"><circle cx="10" cy="10" r="7.5" /><path d="M10 2.5a7.5 7.5 0 0 0 0 15z" /></g> }) }{ words::range_below() }</li>
            <li>{ sign(html! { <circle class="dot--maybe" cx="10" cy="10" r="7.5" /> }) }{ words::range_above() }</li>
            <li>{ sign(html! { <circle class="dot--no" cx="10" cy="10" r="7.5" /> }) }{ words::did_not() }</li>
            <li>{ sign(html! { <rect class="dot--yes" x="3" y="3" width="14" height="14" /> }) }{ words::square() }</li>
        </ul>
    }
}
