//! What happens when: rows of treatment days, tests and visits over the years.
//!
//! Shapes differ as well as rows, so that nothing rests on colour.

use super::paper::{Align, Colour, Paper, Ruler, Weight};
use super::{Canvas, Picture};
use crate::markup::html;
use chrono::{Datelike, NaiveDate};
use waymark_clinical::order;
use waymark_words::chart as words;
use waymark_words::date;
use yew::{AttrValue, Html, Properties, component};

/// The sign of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A bar as long as the days.
    Bar,
    /// A ring.
    Ring,
    /// A triangle.
    Triangle,
    /// A square.
    Square,
}

/// A row: one kind of thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// What happens.
    pub label: AttrValue,
    /// Its sign.
    pub shape: Shape,
    /// How often it happens.
    pub often: AttrValue,
    /// First and last day, each time; the same day twice for a single one.
    pub days: Vec<(NaiveDate, NaiveDate)>,
}

/// What a timeline is given.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// Title.
    pub title: AttrValue,
    /// What it shows, as a text.
    pub summary: AttrValue,
    /// First day in view.
    pub from: NaiveDate,
    /// Last day in view.
    pub to: NaiveDate,
    /// Rows, from the top.
    pub rows: Vec<TimelineRow>,
    /// A time after the end that is marked, with its words.
    #[prop_or_default]
    pub tail: Option<(NaiveDate, NaiveDate, AttrValue)>,
    /// Labels stand above their rows at any width: several timelines then share one scale.
    #[prop_or_default]
    pub labels_above: bool,
}

/// Draws a timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let picture = Rows {
        from: props.from,
        to: props.to.max(props.from.succ_opt().unwrap_or(props.from)),
        rows: props.rows.clone(),
        tail: props.tail.clone(),
        labels_above: props.labels_above,
    };
    html! {
        <Canvas<Rows> title={props.title.clone()} summary={props.summary.clone()} {picture}
            table={table(&props.rows)} />
    }
}

fn table(rows: &[TimelineRow]) -> Html {
    let lines = rows.iter().map(|row| {
        let first = row.days.iter().map(|(first, _)| *first).min();
        let last = row.days.iter().map(|(_, last)| *last).max();
        html! {
            <tr>
                <th scope="row">{ &row.label }</th>
                <td>{ &row.often }</td>
                <td>{ first.map(date::long) }</td>
                <td>{ last.map(date::long) }</td>
            </tr>
        }
    });
    html! {
        <table class="plain">
            <thead>
                <tr>
                    <th scope="col">{ words::what() }</th>
                    <th scope="col">{ words::how_often() }</th>
                    <th scope="col">{ words::first_day() }</th>
                    <th scope="col">{ words::last_day() }</th>
                </tr>
            </thead>
            <tbody>{ for lines }</tbody>
        </table>
    }
}

#[derive(Clone, PartialEq)]
struct Rows {
    from: NaiveDate,
    to: NaiveDate,
    rows: Vec<TimelineRow>,
    tail: Option<(NaiveDate, NaiveDate, AttrValue)>,
    labels_above: bool,
}

/// Below this width, in letters, the labels stand above their rows.
const LABELS_BESIDE: f64 = 34.0;

/// Days since the beginning of the calendar, for drawing.
fn day_number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// From line to line of a text, in letters.
const LINE: f64 = 1.1;
/// Size of the letters, against those of the page.
const SMALL: f64 = 0.89;

/// Where the labels stand and how much room each row has.
struct Layout {
    beside: bool,
    /// Where the axis begins.
    left: f64,
    /// Label and height of each row.
    rows: Vec<(Vec<String>, f64)>,
    tail: Vec<String>,
    /// The height of all.
    height: f64,
}

#[allow(clippy::cast_precision_loss, reason = "a handful of lines")]
fn tall(lines: &[String], em: f64) -> f64 {
    lines.len() as f64 * LINE * em
}

impl Rows {
    /// The labels in so much room.
    fn labels(&self, ruler: &Ruler, room: f64) -> Vec<Vec<String>> {
        let label =
            |row: &TimelineRow| ruler.lines(&row.label, Weight::Strong, SMALL * ruler.em, room);
        self.rows.iter().map(label).collect()
    }

    fn layout(&self, ruler: &Ruler) -> Layout {
        let (em, width) = (ruler.em, ruler.width);
        let small = SMALL * em;
        let column = width * 0.4 - em;
        let beside = (!self.labels_above && width >= LABELS_BESIDE * em)
            .then(|| self.labels(ruler, column))
            // What needs more than two lines beside its row stands above it.
            .filter(|labels| labels.iter().all(|lines| lines.len() <= 2));
        let is_beside = beside.is_some();
        let labels = beside.unwrap_or_else(|| self.labels(ruler, width));
        let left = if is_beside {
            let widths = labels.iter().flatten();
            em + widths
                .map(|line| ruler.text_width(line, Weight::Strong, small))
                .fold(0.0, f64::max)
        } else {
            0.5 * em
        };
        let row_height = |lines: &Vec<String>| {
            if is_beside {
                (tall(lines, em) + 0.6 * em).max(2.1 * em)
            } else {
                tall(lines, em) + 1.8 * em
            }
        };
        let rows: Vec<_> = labels
            .into_iter()
            .map(|lines| {
                let height = row_height(&lines);
                (lines, height)
            })
            .collect();
        let tail = self.tail.as_ref().map_or_else(Vec::new, |(_, _, text)| {
            ruler.lines(text, Weight::Strong, small, width - 0.6 * em)
        });
        let mut height = rows.iter().map(|(_, height)| height).sum::<f64>() + 2.2 * em;
        if !tail.is_empty() {
            height += tall(&tail, em) + 0.6 * em;
        }
        Layout {
            beside: is_beside,
            left,
            rows,
            tail,
            height,
        }
    }

    /// Marks of the axis: years, or quarters when the view is short.
    fn marks(&self) -> Vec<(NaiveDate, String)> {
        let short = (self.to - self.from).num_days() < 2 * 366;
        let step = if short { 3 } else { 12 };
        let mut marks = Vec::new();
        let mut month = 1;
        let mut year = self.from.year();
        while let Some(day) = NaiveDate::from_ymd_opt(year, month, 1) {
            if day > self.to {
                break;
            }
            if day >= self.from {
                let text = if month == 1 {
                    year.to_string()
                } else {
                    date::month_name(day).to_owned()
                };
                marks.push((day, text));
            }
            month += step;
            if month > 12 {
                month = 1;
                year += 1;
            }
        }
        marks
    }
}

impl Picture for Rows {
    fn height(&self, ruler: &Ruler) -> f64 {
        self.layout(ruler).height
    }

    fn draw(&self, paper: &Paper) {
        let em = paper.em;
        let small = em * SMALL;
        let layout = self.layout(paper);
        let left = layout.left;
        let right = paper.width - 0.6 * em;
        let days = day_number(self.to) - day_number(self.from);
        let x = |day: NaiveDate| {
            let part = (day_number(day) - day_number(self.from)) / days;
            left + part.clamp(0.0, 1.0) * (right - left)
        };
        let bottom = layout.rows.iter().map(|(_, height)| height).sum::<f64>() + 0.4 * em;

        if let Some((from, to, _)) = &self.tail {
            paper.block((x(*from), 0.0), (x(*to), bottom), Colour::Quiet);
            // All round: on paper and in forced colours its ground is that of the page.
            let (left, right) = (x(*from), x(*to));
            paper.dashed(
                &[
                    (left, 1.0),
                    (right, 1.0),
                    (right, bottom),
                    (left, bottom),
                    (left, 1.0),
                ],
                Colour::LineStrong,
                2.0,
            );
        }
        let mut free_from = f64::MIN;
        for (day, text) in self.marks() {
            paper.hairline((x(day), 0.0), (x(day), bottom), Colour::Line);
            let width = paper.text_width(&text, Weight::Usual, small);
            let at = x(day).min(paper.width - width);
            // A mark whose text would run into the one before stays a line.
            if at >= free_from {
                paper.text(
                    &text,
                    (at, bottom + 0.95 * em),
                    Align::Start,
                    Weight::Usual,
                    small,
                    Colour::InkSoft,
                );
                free_from = at + width + 0.5 * em;
            }
        }
        paper.hairline((left, bottom), (right, bottom), Colour::Ink);
        let mut line_at = bottom + 2.5 * em;
        for line in &layout.tail {
            let at = (right, line_at);
            paper.text(line, at, Align::End, Weight::Strong, small, Colour::Ink);
            line_at += LINE * em;
        }

        let mut top = 0.0;
        for (row, (lines, height)) in self.rows.iter().zip(&layout.rows) {
            let (middle, first_line) = if layout.beside {
                let middle = top + height / 2.0;
                (middle, middle - (tall(lines, em) - LINE * em) / 2.0)
            } else {
                (top + height - 0.85 * em, top + 0.95 * em)
            };
            top += height;
            paper.hairline((left, middle), (right, middle), Colour::Line);
            // Beside the rows nothing crosses the letters.
            let write = if layout.beside {
                Paper::text
            } else {
                Paper::text_on_ground
            };
            let mut line_at = first_line;
            for line in lines {
                let at = (0.0, line_at);
                write(
                    paper,
                    line,
                    at,
                    Align::Start,
                    Weight::Strong,
                    small,
                    Colour::Ink,
                );
                line_at += LINE * em;
            }
            let half = half_size(row, &x, em);
            for (first, last) in &row.days {
                if *last < self.from || *first > self.to {
                    continue;
                }
                sign(paper, row.shape, (x(*first), x(*last)), middle, half);
            }
        }
    }
}

/// Half the size of the signs of a row: smaller where they stand close.
fn half_size(row: &TimelineRow, x: &dyn Fn(NaiveDate) -> f64, em: f64) -> f64 {
    let mut days: Vec<NaiveDate> = row.days.iter().map(|(first, _)| *first).collect();
    order::by_key(&mut days, |day| *day);
    let closest = days
        .windows(2)
        .map(|pair| x(pair[1]) - x(pair[0]))
        .filter(|gap| *gap > 0.5)
        .fold(em, f64::min);
    (closest * 0.42).clamp(2.4, 0.34 * em)
}

fn sign(paper: &Paper, shape: Shape, (from, to): (f64, f64), middle: f64, half: f64) {
    match shape {
        Shape::Bar => {
            let tall = paper.em * 0.42;
            paper.block(
                (from, middle - tall),
                (to.max(from + 4.0), middle + tall),
                Colour::First,
            );
        }
        Shape::Ring => paper.ring((from, middle), half, Colour::First, 1.8),
        Shape::Triangle => paper.shape(
            &[
                (from, middle - half * 1.25),
                (from + half * 1.2, middle + half),
                (from - half * 1.2, middle + half),
            ],
            Colour::Second,
        ),
        Shape::Square => {
            paper.block(
                (from - half, middle - half),
                (from + half, middle + half),
                Colour::First,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn rows(from: NaiveDate, to: NaiveDate) -> Rows {
        Rows {
            from,
            to,
            rows: Vec::new(),
            tail: None,
            labels_above: false,
        }
    }

    #[test]
    fn a_long_view_is_marked_by_years() {
        let marks = rows(day(2027, 1, 11), day(2032, 1, 13)).marks();
        let texts: Vec<&str> = marks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["2028", "2029", "2030", "2031", "2032"]);
    }

    #[test]
    fn a_short_view_is_marked_by_quarters() {
        let marks = rows(day(2026, 11, 22), day(2027, 8, 1)).marks();
        let texts: Vec<&str> = marks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["2027", "April", "July"]);
    }
}
