//! The chance of PML by time on treatment for one row of a published table: the chance
//! within each band as steps, and the chance from the start to the end of each band.
//!
//! Between the published figures nothing is drawn but level lines: no interpolation.

use super::paper::{Align, Colour, Paper, Point, Ruler, Weight};
use super::{Canvas, Picture};
use crate::markup::html;
use crate::parts::name::capitalised;
use waymark_clinical::effects::{Frame, Shown};
use waymark_clinical::pml;
use waymark_evidence::{MonthBand, PmlRow, PmlTable};
use waymark_words::chart as words;
use waymark_words::narrate::shown;
use waymark_words::number;
use yew::{AttrValue, Html, Properties, component};

/// What the picture is given.
#[derive(Clone, PartialEq, Properties)]
pub struct PmlStepsProps {
    /// The table.
    pub table: &'static PmlTable,
    /// The row.
    pub row: &'static PmlRow,
    /// The row as named on screen.
    pub label: AttrValue,
}

/// One band: its chance alone, and the chance from the start to its end.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    band: MonthBand,
    name: String,
    alone: Option<Shown>,
    /// Printed as "less than" this: no chance to draw.
    below: Option<Shown>,
    together: Option<Shown>,
}

fn steps(table: &'static PmlTable, row: &'static PmlRow) -> Vec<Step> {
    table
        .bands
        .iter()
        .enumerate()
        .map(|(place, band)| Step {
            band: *band,
            name: band_name(*band),
            alone: pml::within_band(table, row, place).map(|chance| chance.shown),
            below: row
                .cells
                .get(place)
                .filter(|cell| cell.less_than)
                .map(|cell| pml::cell_shown(table, cell.value)),
            together: pml::over_bands(table, row, 0, place).map(|chance| chance.shown),
        })
        .collect()
}

/// "year 3" for a band that is the third year, "months 25 to 48" for any other.
pub fn band_name(band: MonthBand) -> String {
    const YEAR: u16 = 12;
    if band.to.is_multiple_of(YEAR) && band.from + YEAR == band.to + 1 {
        words::year((band.to / YEAR).into())
    } else {
        words::months(band.from.into(), band.to.into())
    }
}

/// Draws the steps of a row; nothing when the row is not split by time.
#[component]
pub fn PmlSteps(PmlStepsProps { table, row, label }: &PmlStepsProps) -> Html {
    let steps = steps(table, row);
    if steps.iter().all(|step| step.alone.is_none()) {
        return Html::default();
    }
    let sentences: Vec<String> = steps
        .iter()
        .filter_map(|step| {
            let people = step
                .alone
                .map(shown::shown)
                .or_else(|| step.below.map(below))?;
            Some(words::in_band(&capitalised(&step.name), &people))
        })
        .collect();
    let whole = steps
        .last()
        .and_then(|last| last.together)
        .filter(|_| steps.len() > 1);
    let mut summary = words::pml_summary(label, &sentences.join(" "));
    if let (Some(whole), Some(last)) = (whole, steps.last()) {
        summary.push(' ');
        summary.push_str(&words::pml_summary_together(
            &last.name,
            &shown::shown(whole),
        ));
    }
    let grid = grid(&steps);
    let caption = if whole.is_some() {
        words::pml_caption(label)
    } else {
        words::pml_caption_alone(label)
    };
    html! {
        <Canvas<Steps> title={words::pml_title()} {summary} {caption} picture={Steps { steps }} table={grid} />
    }
}

/// "fewer than 10 out of 10,000 people", as the table prints it.
fn below(limit: Shown) -> String {
    words::below(&shown::shown(limit))
}

fn grid(steps: &[Step]) -> Html {
    let cell = |text: Option<String>| match text {
        Some(text) => html! { { text } },
        None => html! { <span class="unknown">{ waymark_words::phrase::not_known() }</span> },
    };
    html! {
        <table class="plain">
            <thead>
                <tr>
                    <th scope="col">{ words::time_on_it() }</th>
                    <th scope="col">{ words::alone() }</th>
                    <th scope="col">{ words::together() }</th>
                </tr>
            </thead>
            <tbody>
                { for steps.iter().map(|step| html! {
                    <tr>
                        <th scope="row">{ capitalised(&step.name) }</th>
                        <td>{ cell(step.alone.map(shown::shown).or_else(|| step.below.map(below))) }</td>
                        <td>{ cell(step.together.map(shown::shown)) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

#[derive(Clone, PartialEq)]
struct Steps {
    steps: Vec<Step>,
}

fn people(shown: Option<Shown>) -> Option<f64> {
    shown.and_then(Shown::count).map(f64::from)
}

/// The distance of the marks of an axis: 1, 2 or 5 times a power of ten, four marks or fewer.
fn mark_distance(most: f64) -> f64 {
    let mut power = 0.1;
    while power * 10.0 <= most / 4.0 {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|distance| most / distance <= 4.0)
        .unwrap_or(10.0 * power)
        .max(1.0)
}

impl Steps {
    fn most(&self) -> f64 {
        self.steps
            .iter()
            .flat_map(|step| [people(step.alone), people(step.together)])
            .flatten()
            .fold(1.0, f64::max)
    }
}

impl Picture for Steps {
    fn height(&self, ruler: &Ruler) -> f64 {
        17.0 * ruler.em
    }

    fn draw(&self, paper: &Paper) {
        let em = paper.em;
        let small = em * 0.89;
        let Some(last) = self.steps.last() else {
            return;
        };
        let distance = mark_distance(self.most());
        let top_value = (self.most() / distance).ceil() * distance;
        let left = paper.text_width(&axis_number(top_value), Weight::Usual, small) + 0.7 * em;
        let (right, bottom) = (paper.width - 0.3 * em, paper.height - 1.9 * em);
        let two_lines = self
            .steps
            .iter()
            .filter(|step| step.together.is_some())
            .count()
            > 1;
        let lines = [
            (words::line_alone(), Colour::First, false),
            (words::line_together(), Colour::Second, true),
        ];
        let lines = if two_lines { &lines[..] } else { &lines[..1] };
        // A name stands at its line where the last band has room for it, so that it covers no
        // other part of a line; otherwise above the picture, with a piece of its line.
        let last_width =
            (right - left) * f64::from(last.band.to + 1 - last.band.from) / f64::from(last.band.to);
        let at_line = lines
            .iter()
            .all(|(name, ..)| paper.text_width(name, Weight::Strong, small) < last_width);
        let above: Vec<Vec<String>> = lines
            .iter()
            .map(|(name, ..)| paper.lines(name, Weight::Strong, small, paper.width - 2.8 * em))
            .collect();
        #[allow(clippy::cast_precision_loss, reason = "two names of a few lines")]
        let top = if at_line {
            2.4 * em
        } else {
            (2.0 + 1.4 * above.iter().flatten().count() as f64) * em
        };
        let x = |month: f64| left + month / f64::from(last.band.to) * (right - left);
        let y = |value: f64| bottom - value / top_value * (bottom - top);

        paper.text(
            &words::axis(Frame::Rare.people().into()),
            (0.0, 0.7 * em),
            Align::Start,
            Weight::Usual,
            small,
            Colour::InkSoft,
        );
        let mut value = 0.0;
        while value <= top_value + 0.5 {
            let strong = if value < 0.5 {
                Colour::Ink
            } else {
                Colour::Line
            };
            paper.hairline((left, y(value)), (right, y(value)), strong);
            let at = (left - 0.45 * em, y(value));
            paper.text(
                &axis_number(value),
                at,
                Align::End,
                Weight::Usual,
                small,
                Colour::InkSoft,
            );
            value += distance;
        }
        self.name_bands(paper, &x, bottom, small);

        let start = |step: &Step| x(f64::from(step.band.from) - 1.0);
        let end = |step: &Step| x(f64::from(step.band.to));
        let path = |value_of: &dyn Fn(&Step) -> Option<f64>| -> Vec<Point> {
            self.steps
                .iter()
                .filter_map(|step| Some((step, y(value_of(step)?))))
                .flat_map(|(step, height)| [(start(step), height), (end(step), height)])
                .collect()
        };
        let alone = path(&|step| people(step.alone));
        let together = path(&|step| people(step.together));
        let mut height = 2.1 * em;
        for ((name, colour, dashed), above) in lines.iter().zip(&above) {
            let line = if *dashed { &together } else { &alone };
            if at_line {
                label(paper, name, line, *colour, small);
            } else {
                let piece = [(0.0, height), (2.2 * em, height)];
                draw_line(paper, &piece, *colour, *dashed);
                for name in above {
                    let at = (2.8 * em, height);
                    paper.text(name, at, Align::Start, Weight::Strong, small, *colour);
                    height += 1.4 * em;
                }
            }
        }
        for (_, colour, dashed) in lines.iter().rev() {
            draw_line(
                paper,
                if *dashed { &together } else { &alone },
                *colour,
                *dashed,
            );
        }
    }
}

fn draw_line(paper: &Paper, line: &[Point], colour: Colour, dashed: bool) {
    if dashed {
        paper.dashed(line, colour, 2.6);
    } else {
        paper.line(line, colour, 3.2);
    }
}

impl Steps {
    fn name_bands(&self, paper: &Paper, x: &dyn Fn(f64) -> f64, bottom: f64, small: f64) {
        let place = |step: &Step| {
            (
                x(f64::from(step.band.from) - 1.0),
                x(f64::from(step.band.to)),
            )
        };
        let fits = self.steps.iter().all(|step| {
            let (from, to) = place(step);
            paper.text_width(&capitalised(&step.name), Weight::Usual, small) < to - from - 4.0
        });
        for (number, step) in (1..).zip(&self.steps) {
            let (from, to) = place(step);
            let text = if fits {
                capitalised(&step.name)
            } else {
                number::grouped(number)
            };
            if let Some(limit) = step.below {
                let at = ((from + to) / 2.0, bottom - 0.9 * paper.em);
                let text = words::below(&shown::short(limit));
                paper.text(&text, at, Align::Middle, Weight::Strong, small, Colour::Ink);
            }
            let at = ((from + to) / 2.0, bottom + 0.95 * paper.em);
            paper.text(
                &text,
                at,
                Align::Middle,
                Weight::Usual,
                small,
                Colour::InkSoft,
            );
            paper.hairline((to, bottom), (to, bottom + 0.35 * paper.em), Colour::Ink);
        }
    }
}

/// Names a line above its last level part, at its right end.
fn label(paper: &Paper, text: &str, line: &[Point], colour: Colour, size: f64) {
    let Some((right, height)) = line.last() else {
        return;
    };
    let at = (*right, height - 0.85 * paper.em);
    paper.text_on_ground(text, at, Align::End, Weight::Strong, size, colour);
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "marks of the axis are whole numbers of people, 0 or more"
)]
fn axis_number(value: f64) -> String {
    number::grouped(value.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_evidence_pack::pack;

    #[test]
    fn the_axis_has_few_marks_that_are_whole_people() {
        for (most, distance) in [
            (1.0, 1.0),
            (6.0, 2.0),
            (19.0, 5.0),
            (288.0, 100.0),
            (270.0, 100.0),
        ] {
            assert!(
                (mark_distance(most) - distance).abs() < 1e-9,
                "{most}: {}",
                mark_distance(most)
            );
        }
    }

    #[test]
    fn what_is_drawn_is_what_the_engine_says() {
        let table = pack().pml_table("eu-physician-information").unwrap();
        let row = table
            .rows
            .iter()
            .find(|row| row.id == "index-above-1-5")
            .unwrap();
        let steps = steps(table, row);
        let alone: Vec<_> = steps
            .iter()
            .filter_map(|step| step.alone?.count())
            .collect();
        assert_eq!(alone, [2, 9, 30, 70, 80, 100]);
        assert_eq!(steps[5].together.and_then(Shown::count), Some(288));
        assert_eq!(steps[2].name, "year 3");
    }

    #[test]
    fn a_row_that_may_not_be_chained_has_one_line() {
        let table = pack().pml_table("us-prescribing-information").unwrap();
        let row = table
            .rows
            .iter()
            .find(|row| row.id == "earlier-immunosuppressant")
            .unwrap();
        let steps = steps(table, row);
        assert!(steps.iter().skip(1).all(|step| step.together.is_none()));
        assert_eq!(steps[1].name, "months 25 to 48");
    }
}
