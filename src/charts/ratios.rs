//! Published effects of one measure against one comparison, on a scale of ratios: a point for
//! each, with its published interval. Nothing is pooled and nothing is put in an order.

use super::paper::{Align, Colour, Paper, Ruler, Weight};
use super::{Canvas, Picture};
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
/// Height of one effect without its name, in letters.
const EFFECT: f64 = 2.1;
/// From line to line of a name, in letters.
const LINE: f64 = 1.1;
/// Size of the letters, against those of the page.
const SMALL: f64 = 0.89;

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

impl Lines {
    /// The names, each in as many lines as it needs.
    fn names(&self, ruler: &Ruler) -> Vec<Vec<String>> {
        let lines = self.lines.iter();
        lines
            .map(|line| ruler.lines(&line.name, Weight::Strong, SMALL * ruler.em, ruler.width))
            .collect()
    }
}

impl Picture for Lines {
    fn height(&self, ruler: &Ruler) -> f64 {
        let names = self.names(ruler);
        let of_one = |lines: &Vec<String>| {
            #[allow(clippy::cast_precision_loss, reason = "a few lines")]
            let tall = lines.len() as f64 * LINE;
            tall + EFFECT
        };
        (names.iter().map(of_one).sum::<f64>() + 3.6) * ruler.em
    }

    fn draw(&self, paper: &Paper) {
        let em = paper.em;
        let small = em * SMALL;
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
        let mut line_at = top + 0.8 * em;
        for (line, names) in self.lines.iter().zip(self.names(paper)) {
            for name in names {
                paper.text_on_ground(
                    &name,
                    (0.0, line_at),
                    Align::Start,
                    Weight::Strong,
                    small,
                    Colour::Ink,
                );
                line_at += LINE * em;
            }
            let at = line_at + 0.2 * em;
            line_at += EFFECT * em;
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
