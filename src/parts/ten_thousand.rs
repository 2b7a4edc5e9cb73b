//! 10,000 people as one field, true to scale: each a small square, hundred after hundred. One
//! hundred has an outline: as many people as a field of dots.

use super::two_scales::{HUNDRED, ROW, lines};
use crate::markup::html;
use core::ops::Range;
use waymark_clinical::effects::{Marks, Shown};
use waymark_words::{dots as words, narrate::shown, phrase};
use yew::Html;

/// Side of one person.
const ONE: u32 = 2;
/// Where the field begins, from the left and from the top.
const EDGE: u32 = 1;

/// Draws a chance out of 10,000 that has no range; nothing for less than one person.
pub fn plain(chance: Shown) -> Html {
    let sure = chance.count().unwrap_or(0);
    let marks = Marks {
        sure,
        below: 0,
        above: 0,
    };
    html! {
        if sure > 0 { <div class="pair">{ draw(chance, marks) }</div> }
    }
}

/// Draws a rare event.
pub fn draw(counted: Shown, marks: Marks) -> Html {
    let happened = marks.sure + marks.below;
    let most = happened + marks.above;
    let people = shown::shown(counted);
    let label = if marks.below + marks.above == 0 {
        words::people(&people)
    } else {
        words::people_with_range(&people, &phrase::range(marks.sure.into(), most.into()))
    };
    let side = ROW * HUNDRED;
    let (size, hundred) = (side.to_string(), HUNDRED.to_string());
    let (edge, mark) = (EDGE.to_string(), (EDGE + side - HUNDRED).to_string());
    html! {
        <svg class="dots people" viewBox="-0.2 -0.2 202.4 202.4" role="img" aria-label={label}>
            <rect class="field-10000__all" x={edge.clone()} y={edge} width={size.clone()} height={size} />
            <path class="field-10000__lines" d={lines(EDGE, EDGE)} />
            { row("people__maybe", happened..most) }
            { row("people__range", marks.sure..happened) }
            { row("people__yes", 0..marks.sure) }
            <rect class="field-10000__mark" x={mark.clone()} y={mark} width={hundred.clone()} height={hundred} />
        </svg>
    }
}

fn row(class: &'static str, people: Range<u32>) -> Html {
    if people.is_empty() {
        return Html::default();
    }
    html! { <path {class} d={path(people)} /> }
}

/// So many people as one path: a line for each row of ten, which the style cuts into squares. A
/// square each was ten times as long, and a common harm is a third of the field.
fn path(people: Range<u32>) -> String {
    let hundred = ROW * ROW;
    let mut path = String::new();
    let mut place = people.start;
    while place < people.end {
        let end = (place - place % ROW + ROW).min(people.end);
        let (block, inside) = (place / hundred, place % hundred);
        let x = EDGE + (block % ROW) * HUNDRED + (inside % ROW) * ONE;
        let y = EDGE + (block / ROW) * HUNDRED + (inside / ROW) * ONE + ONE / 2;
        path.push_str(&format!("M{x} {y}h{}", (end - place) * ONE));
        place = end;
    }
    path
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::path;
    use std::collections::BTreeSet;

    /// The places of the people of a path.
    fn places(path: &str) -> Vec<(u32, u32)> {
        let lines = path.split('M').skip(1).map(|line| {
            let (start, long) = line.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let [x, y, long] = [x, y, long].map(|number| number.parse::<u32>().unwrap());
            (0..long / 2).map(move |place| (x + 2 * place, y))
        });
        lines.flatten().collect()
    }

    #[test]
    fn one_square_for_every_person_and_no_two_in_one_place() {
        for count in [0, 1, 9, 10, 99, 100, 288, 3_360, 9_999, 10_000] {
            for cut in [0, count / 3, count] {
                let both = [path(0..cut), path(cut..count)].concat();
                let all = places(&both);
                assert_eq!(all.len(), usize::try_from(count).unwrap());
                assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
                assert_eq!(all, places(&path(0..count)), "the same places, cut or not");
            }
        }
        assert_eq!(places(&path(0..10_000)).last(), Some(&(199, 200)));
    }
}
