//! 100 dots, one for each person of 100; and squares, one for each relapse: a rate counts
//! relapses, not people, and never looks like people. Means are bars: [`super::bars`].

use crate::markup::html;
use core::ops::Range;
use waymark_clinical::effects::{Dots, Marks, Proven};
use waymark_words::{dots as words, phrase};
use yew::Html;

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

/// One path for all dots of a kind: a hundred elements for each field were a third of the page,
/// and all of them are laid out and painted again whenever something beside them changes.
fn draw(dots: Dots) -> Html {
    let counted = dots.count();
    let maybe = counted + dots.above;
    let halves = (dots.sure..counted).map(|place| {
        let (x, y) = centre(place);
        format!("M{x} {}.5a7.5 7.5 0 0 0 0 15z", y - 8)
    });
    html! {
        <svg class="dots" viewBox="0 0 200 200" role="img" aria-label={label(dots)}>
            { rings("dot--yes", 0..dots.sure) }
            if dots.sure < counted {
                { rings("dot--range", dots.sure..counted) }
                <path class="dot--half" d={halves.collect::<String>()} />
            }
            { rings("dot--maybe", counted..maybe) }
            { rings("dot--no", maybe..dots.total()) }
        </svg>
    }
}

/// The middle of a dot.
const fn centre(place: u32) -> (u32, u32) {
    (
        CELL / 2 + (place % ROW) * CELL,
        CELL / 2 + (place / ROW) * CELL,
    )
}

/// Circles of a kind as one path; each begins on its right and goes round clockwise, as the
/// browser draws a circle.
fn rings(class: &'static str, places: Range<u32>) -> Html {
    if places.is_empty() {
        return Html::default();
    }
    html! { <path {class} d={circles(places)} /> }
}

fn circles(places: Range<u32>) -> String {
    places
        .map(|place| {
            let (x, y) = centre(place);
            format!("M{}.5 {y}a7.5 7.5 0 0 1-15 0a7.5 7.5 0 0 1 15 0z", x + 7)
        })
        .collect()
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
            <li>{ sign(html! { <g><rect class="dot--yes" x="1" y="3" width="8" height="5" /><rect class="dot--yes" x="1" y="12" width="18" height="5" /></g> }) }{ words::bar() }</li>
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_person_has_a_dot_and_no_two_share_a_place() {
        let parts = [circles(0..3), circles(3..40), circles(40..100)];
        let whole = parts.concat();
        let mut places: Vec<&str> = whole
            .split('M')
            .skip(1)
            .filter_map(|dot| dot.split('a').next())
            .collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 100);
        assert!(whole.starts_with("M17.5 10a") && whole.contains("M197.5 190a"));
    }
}
