//! 100 dots, one for each person of 100; and squares, one for each relapse: a rate counts
//! relapses, not people, and never looks like people. Means are bars: [`super::bars`].

use super::{name::capitalised, ten_thousand};
use crate::markup::html;
use crate::visit::Session;
use core::ops::Range;
use waymark_clinical::effects::{Dots, Marks, Proven};
use waymark_words::{dots as words, phrase};
use yew::Html;

/// Dots in a row of a field.
const ROW: u32 = 10;
/// Dots in a row of a strip: what is read in a list is a quarter as tall.
const LONG_ROW: u32 = 25;
const CELL: u32 = 20;
/// Side of a square.
const SIDE: u32 = 14;

/// The picture of a proven number; nothing for what has none.
fn field(proven: &Proven, row: u32) -> Option<Html> {
    let share = proven.dots().map(|dots| draw(dots, row));
    let rate = || proven.marks().map(draw_squares);
    let rare = || Some(ten_thousand::draw(proven.shown, proven.people()?));
    share.or_else(rate).or_else(rare)
}

/// The picture of a number beside that of the group it was compared with, each under its name;
/// nothing for what is no share of people and no rate. `own` is the group of the option.
pub fn pair(session: &Session, own: &Proven, other: Option<&Proven>) -> Html {
    beside(session, own, other, ROW)
}

/// The same as strips, for a list.
pub fn strips(session: &Session, own: &Proven, other: Option<&Proven>) -> Html {
    beside(session, own, other, LONG_ROW)
}

fn beside(session: &Session, own: &Proven, other: Option<&Proven>, row: u32) -> Html {
    let Some(own_field) = field(own, row) else {
        return Html::default();
    };
    let name = |proven: &Proven| capitalised(session.text(&proven.arm.label));
    let other = other.and_then(|other| Some((name(other), field(other, row)?)));
    html! {
        <div class="pair">
            <div><p class="pair__name">{ name(own) }</p>{ own_field }</div>
            if let Some((name, field)) = other {
                <div class="pair__other"><p class="pair__name">{ name }</p>{ field }</div>
            }
        </div>
    }
}

/// The field of a share by itself.
pub fn alone(proven: &Proven) -> Html {
    proven
        .dots()
        .map(|dots| draw(dots, ROW))
        .unwrap_or_default()
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
fn draw(dots: Dots, row: u32) -> Html {
    let counted = dots.count();
    let maybe = counted + dots.above;
    let halves = (dots.sure..counted).map(|place| {
        let (x, y) = centre(place, row);
        format!("M{x} {}.5a7.5 7.5 0 0 0 0 15z", y - 8)
    });
    let (wide, tall) = (row * CELL, dots.total().div_ceil(row) * CELL);
    html! {
        <svg class="dots" viewBox={format!("0 0 {wide} {tall}")} role="img" aria-label={label(dots)}>
            { rings("dot--yes", 0..dots.sure, row) }
            if dots.sure < counted {
                { rings("dot--range", dots.sure..counted, row) }
                <path class="dot--half" d={halves.collect::<String>()} />
            }
            { rings("dot--maybe", counted..maybe, row) }
            { rings("dot--no", maybe..dots.total(), row) }
        </svg>
    }
}

/// The middle of a dot.
const fn centre(place: u32, row: u32) -> (u32, u32) {
    (
        CELL / 2 + (place % row) * CELL,
        CELL / 2 + (place / row) * CELL,
    )
}

/// Circles of a kind as one path; each begins on its right and goes round clockwise, as the
/// browser draws a circle.
fn rings(class: &'static str, places: Range<u32>, row: u32) -> Html {
    if places.is_empty() {
        return Html::default();
    }
    html! { <path {class} d={circles(places, row)} /> }
}

fn circles(places: Range<u32>, row: u32) -> String {
    places
        .map(|place| {
            let (x, y) = centre(place, row);
            format!("M{}.5 {y}a7.5 7.5 0 0 1-15 0a7.5 7.5 0 0 1 15 0z", x + 7)
        })
        .collect()
}

/// One path for all squares of a kind, as with dots.
fn draw_squares(marks: Marks) -> Html {
    let counted = marks.sure + marks.below;
    let all = counted + marks.above;
    let height = all.div_ceil(ROW).max(1) * CELL;
    let count = u64::from(marks.sure + marks.below);
    let label = if marks.below + marks.above == 0 {
        words::squares(count)
    } else {
        let high = marks.sure + marks.below + marks.above;
        words::squares_with_range(count, &phrase::range(marks.sure.into(), high.into()))
    };
    html! {
        <svg class="dots" viewBox={format!("0 0 200 {height}")} role="img" aria-label={label}>
            { squares("dot--yes", 0..marks.sure, SIDE) }
            { squares("dot--range", marks.sure..counted, SIDE) }
            { squares("dot--half", marks.sure..counted, SIDE / 2) }
            { squares("dot--maybe", counted..all, SIDE) }
        </svg>
    }
}

/// Squares of a kind as one path, so wide of their [`SIDE`].
fn squares(class: &'static str, places: Range<u32>, wide: u32) -> Html {
    if places.is_empty() {
        return Html::default();
    }
    let path: String = places
        .map(|place| {
            let (x, y) = centre(place, ROW);
            format!("M{} {}h{wide}v{SIDE}h-{wide}z", x - SIDE / 2, y - SIDE / 2)
        })
        .collect();
    html! { <path {class} d={path} /> }
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
            <li>{ sign(html! { <g><rect class="people__one" x="3" y="7" width="5" height="5" /><rect class="field-10000__mark" x="11" y="5" width="8" height="8" /></g> }) }{ words::small_square() }</li>
            <li>{ sign(html! { <g><rect class="dot--yes" x="2" y="2" width="7" height="7" /><rect class="dot--maybe" x="11" y="2" width="7" height="7" /><path class="dot--yes" d="M2 14h3v3h-3zM8 14h3v3h-3zM14 14h3v3h-3z" /></g> }) }{ waymark_words::spans::square() }</li>
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_person_has_a_dot_and_no_two_share_a_place() {
        let parts = [0..3, 3..40, 40..100].map(|places| circles(places, ROW));
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
