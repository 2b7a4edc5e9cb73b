//! Published effects of one measure against one comparison, on a scale of ratios: a point for
//! each, with its published interval. Nothing is pooled and nothing is put in an order.

use super::paper::{Align, Colour, Paper, Weight};
use super::{Canvas, Picture, Room};
use crate::markup::html;
use waymark_evidence::Decimal;
use waymark_words::clinical_ratios as words;
use yew::{AttrValue, Html, Properties, component};

/// One effect.
#[derive(Clone, Debug, PartialEq)]
pub struct RatioLine {
    /// Option and study.
    pub name: AttrValue,
    /// The value in words, with its interval.
    pub said: AttrValue,
    /// The ratio.
    pub value: f64,
    /// Its limits.
    pub limits: Option<(f64, f64)>,
}

/// What the picture is given.
#[derive(Clone, PartialEq, Properties)]
pub struct RatiosProps {
    /// Measure and comparison.
    pub title: AttrValue,
    /// What it shows, as a text.
    pub summary: AttrValue,
    /// The effects.
    pub lines: Vec<RatioLine>,
    /// The same as a table.
    pub table: Html,
}

/// Draws the picture.
#[component]
pub fn Ratios(props: &RatiosProps) -> Html {
    let picture = Lines {
        lines: props.lines.clone(),
    };
    html! {
        <Canvas<Lines> title={props.title.clone()} summary={props.summary.clone()}
            {picture} table={props.table.clone()} />
    }
}

#[derive(Clone, PartialEq)]
struct Lines {
    lines: Vec<RatioLine>,
}

/// Marks that a scale of ratios may have.
const MARKS: [Decimal; 9] = [
    Decimal::new(1, 2),
    Decimal::new(2, 2),
    Decimal::new(5, 2),
    Decimal::new(1, 1),
    Decimal::new(2, 1),
    Decimal::new(5, 1),
    Decimal::new(1, 0),
    Decimal::new(2, 0),
    Decimal::new(5, 0),
];
/// Height of one effect, in letters.
const LINE: f64 = 3.2;

/// The least and the greatest mark of the scale: both sides of "no difference" are on it.
fn ends(lines: &[RatioLine]) -> (f64, f64) {
    let values = lines.iter().flat_map(|line| {
        let (low, high) = line.limits.unwrap_or((line.value, line.value));
        [low, high, line.value]
    });
    let (low, high) = values.fold((1.0_f64, 1.0_f64), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let marks = MARKS.map(Decimal::value);
    let [least, .., greatest] = marks;
    let low = marks.into_iter().rfind(|mark| *mark < low);
    let high = marks.into_iter().find(|mark| *mark > high);
    (low.unwrap_or(least), high.unwrap_or(greatest))
}

impl Picture for Lines {
    #[allow(clippy::cast_precision_loss, reason = "a few lines")]
    fn height(&self, room: Room) -> f64 {
        (LINE * self.lines.len() as f64 + 3.6) * room.em
    }

    #[allow(clippy::cast_precision_loss, reason = "a few lines")]
    fn draw(&self, paper: &Paper) {
        let em = paper.em;
        let small = em * 0.89;
        let (least, greatest) = ends(&self.lines);
        let (left, right) = (1.2 * em, paper.width - 1.2 * em);
        let (top, bottom) = (1.4 * em, paper.height - 2.0 * em);
        let x = |ratio: f64| {
            let share = (ratio / least).ln() / (greatest / least).ln();
            left + share.clamp(0.0, 1.0) * (right - left)
        };

        let one = x(1.0);
        for (text, side, room) in [
            (words::less(), Align::End, one),
            (words::more(), Align::Start, paper.width - one),
        ] {
            let gap = 0.5 * em;
            // A side too narrow for its words stays without: the text above says them.
            if paper.text_width(text, Weight::Usual, small) + gap < room {
                let at = if side == Align::End {
                    one - gap
                } else {
                    one + gap
                };
                paper.text(
                    text,
                    (at, 0.6 * em),
                    side,
                    Weight::Usual,
                    small,
                    Colour::InkSoft,
                );
            }
        }
        let mut free_from = f64::MIN;
        for mark in MARKS {
            let text = mark.to_string();
            let none = mark == Decimal::new(1, 0);
            let mark = mark.value();
            if !(least..=greatest).contains(&mark) {
                continue;
            }
            let colour = if none { Colour::Ink } else { Colour::Line };
            paper.hairline((x(mark), top), (x(mark), bottom), colour);
            let half = paper.text_width(&text, Weight::Usual, small) / 2.0 + 0.25 * em;
            // A mark whose number would run into the one before, or into that of "no
            // difference", stays a line.
            let clear_of_one = none || (x(mark) - one).abs() > 2.0 * half;
            if x(mark) - half >= free_from && clear_of_one {
                let at = (x(mark), bottom + 0.9 * em);
                paper.text(
                    &text,
                    at,
                    Align::Middle,
                    Weight::Usual,
                    small,
                    Colour::InkSoft,
                );
                free_from = x(mark) + half;
            }
        }
        for (place, line) in self.lines.iter().enumerate() {
            let name_at = top + (LINE * place as f64 + 0.8) * em;
            let at = name_at + 1.3 * em;
            let name = paper.fitted(&line.name, Weight::Strong, small, paper.width);
            paper.text_on_ground(
                &name,
                (0.0, name_at),
                Align::Start,
                Weight::Strong,
                small,
                Colour::Ink,
            );
            if let Some((low, high)) = line.limits {
                paper.line(&[(x(low), at), (x(high), at)], Colour::First, 3.0);
                for end in [low, high] {
                    let tick = [(x(end), at - 0.3 * em), (x(end), at + 0.3 * em)];
                    paper.line(&tick, Colour::First, 2.4);
                }
            }
            let half = 0.32 * em;
            let middle = x(line.value);
            let corners = [
                (middle, at - half),
                (middle + half, at),
                (middle, at + half),
                (middle - half, at),
            ];
            paper.shape(&corners, Colour::First);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: f64, limits: Option<(f64, f64)>) -> RatioLine {
        RatioLine {
            name: "".into(),
            said: "".into(),
            value,
            limits,
        }
    }

    #[test]
    fn no_difference_is_always_on_the_scale_with_room_on_both_sides() {
        assert_eq!(ends(&[line(0.58, Some((0.43, 0.77)))]), (0.2, 2.0));
        assert_eq!(ends(&[line(1.4, None)]), (0.5, 2.0));
        assert_eq!(ends(&[line(0.325, Some((0.256, 2.2)))]), (0.2, 5.0));
    }
}
