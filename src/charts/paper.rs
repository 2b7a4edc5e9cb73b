//! What a picture draws on. Everything is in CSS pixels from the upper left corner.

use crate::platform::page;
use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, PathElement, Polygon, RGBColor, Rectangle, ShapeStyle,
};
use plotters_canvas::CanvasBackend;
use std::ops::Deref;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A place.
pub type Point = (f64, f64);

/// A colour of the page, by its role: the theme of the moment gives the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Text and axes.
    Ink,
    /// Less important text.
    InkSoft,
    /// Hairlines.
    Line,
    /// Lines that carry meaning.
    LineStrong,
    /// The ground of the picture.
    Ground,
    /// A quiet area.
    Quiet,
    /// First line of a picture.
    First,
    /// Second line of a picture.
    Second,
}

impl Colour {
    const fn token(self) -> &'static str {
        match self {
            Colour::Ink => "--ink",
            Colour::InkSoft => "--ink-soft",
            Colour::Line => "--line",
            Colour::LineStrong => "--line-strong",
            Colour::Ground => "--surface",
            Colour::Quiet => "--quiet",
            Colour::First => "--arm-a",
            Colour::Second => "--arm-b",
        }
    }
}

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// Ends there.
    End,
}

/// Weight of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As in running text.
    Usual,
    /// As in a label.
    Strong,
}

/// What texts are measured with, also before a picture has its height.
pub struct Ruler {
    context: CanvasRenderingContext2d,
    ratio: f64,
    family: String,
    /// Width of the picture.
    pub width: f64,
    /// Size of the letters of the page.
    pub em: f64,
}

/// A canvas prepared for drawing.
pub struct Paper {
    canvas: HtmlCanvasElement,
    ruler: Ruler,
    area: DrawingArea<CanvasBackend, Shift>,
    /// Height.
    pub height: f64,
}

/// Every paper has its ruler at hand.
impl Deref for Paper {
    type Target = Ruler;

    fn deref(&self) -> &Ruler {
        &self.ruler
    }
}

/// A length of the screen in whole device pixels.
#[allow(
    clippy::cast_possible_truncation,
    reason = "lengths of a screen are far below the limit"
)]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

impl Ruler {
    /// Measures for a canvas of this width. None where the browser cannot draw.
    pub fn new(canvas: &HtmlCanvasElement, width: f64, em: f64) -> Option<Ruler> {
        Some(Ruler {
            context: canvas.get_context("2d").ok()??.dyn_into().ok()?,
            ratio: page::device_pixel_ratio().max(1.0),
            family: page::css_value(canvas, "font-family"),
            width,
            em,
        })
    }

    fn set_font(&self, weight: Weight, size: f64) {
        let weight = match weight {
            Weight::Usual => "400",
            Weight::Strong => "650",
        };
        self.context
            .set_font(&format!("{weight} {}px {}", size * self.ratio, self.family));
    }

    /// How wide a text is.
    pub fn text_width(&self, text: &str, weight: Weight, size: f64) -> f64 {
        self.set_font(weight, size);
        self.context
            .measure_text(text)
            .map_or(0.0, |measured| measured.width() / self.ratio)
    }

    /// The text in as many lines as it needs in so much room: none of it is left out.
    pub fn lines(&self, text: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
        wrapped(text, &|part| self.text_width(part, weight, size) <= room)
    }
}

/// A text in lines that fit. A word goes on with the next line only where no line holds it.
fn wrapped(text: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().filter(|line| !line.is_empty());
        let longer = line.as_ref().map(|line| format!("{line} {word}"));
        match (line, longer) {
            (Some(line), Some(longer)) if fits(&longer) => *line = longer,
            (Some(_), _) => lines.push(word.to_owned()),
            (None, _) => lines = vec![word.to_owned()],
        }
        while let Some(rest) = lines.last_mut().and_then(|line| too_long(line, fits)) {
            lines.push(rest);
        }
    }
    lines
}

/// Takes from a line what it has no room for; one letter stays, however narrow it is.
fn too_long(line: &mut String, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    if fits(line) {
        return None;
    }
    let mut ends = line.char_indices().map(|(end, _)| end).skip(1);
    let first = ends.next()?;
    let end = ends.take_while(|end| fits(&line[..*end])).last();
    Some(line.split_off(end.unwrap_or(first)))
}

impl Paper {
    /// Sizes and empties the canvas. None where the browser cannot draw.
    pub fn new(canvas: &HtmlCanvasElement, ruler: Ruler, height: f64) -> Option<Paper> {
        // Setting the size also empties the canvas. Its CSS height follows from its shape.
        canvas.set_width(whole(ruler.width * ruler.ratio).unsigned_abs());
        canvas.set_height(whole(height * ruler.ratio).unsigned_abs());
        let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
        Some(Paper {
            canvas: canvas.clone(),
            ruler,
            area,
            height,
        })
    }

    fn place(&self, point: Point) -> (i32, i32) {
        (whole(point.0 * self.ratio), whole(point.1 * self.ratio))
    }

    fn stroke(&self, width: f64) -> u32 {
        whole(width * self.ratio).unsigned_abs().max(1)
    }

    /// The colour as the browser reads it: also the names of a system palette.
    fn css(&self, colour: Colour) -> String {
        self.context
            .set_fill_style_str(&page::css_value(&self.canvas, colour.token()));
        self.context.fill_style().as_string().unwrap_or_default()
    }

    fn rgb(&self, colour: Colour) -> RGBColor {
        let text = self.css(colour);
        let part = |from: usize| {
            text.get(from..from + 2)
                .and_then(|two| u8::from_str_radix(two, 16).ok())
                .unwrap_or(0)
        };
        RGBColor(part(1), part(3), part(5))
    }

    fn filled(&self, colour: Colour) -> ShapeStyle {
        ShapeStyle {
            color: self.rgb(colour).into(),
            filled: true,
            stroke_width: 0,
        }
    }

    fn outlined(&self, colour: Colour, width: f64) -> ShapeStyle {
        ShapeStyle {
            color: self.rgb(colour).into(),
            filled: false,
            stroke_width: self.stroke(width),
        }
    }

    /// A line through points.
    pub fn line(&self, points: &[Point], colour: Colour, width: f64) {
        let points: Vec<_> = points.iter().map(|point| self.place(*point)).collect();
        // The canvas stays as it is where drawing fails; the table says the same.
        let _ = self
            .area
            .draw(&PathElement::new(points, self.outlined(colour, width)));
    }

    /// A dashed line through points.
    pub fn dashed(&self, points: &[Point], colour: Colour, width: f64) {
        let dash = js_sys::Array::new();
        for length in [3.0, 2.2] {
            dash.push(&(length * width * self.ratio).into());
        }
        let _ = self.context.set_line_dash(&dash);
        self.line(points, colour, width);
        let _ = self.context.set_line_dash(&js_sys::Array::new());
    }

    /// A hairline from left to right or from top to bottom, on whole device pixels.
    pub fn hairline(&self, from: Point, to: Point, colour: Colour) {
        let (left, top) = self.place(from);
        let (right, bottom) = self.place(to);
        let thick = whole(self.ratio).max(1);
        let corner = (right.max(left + thick), bottom.max(top + thick));
        let _ = self
            .area
            .draw(&Rectangle::new([(left, top), corner], self.filled(colour)));
    }

    /// A filled rectangle.
    pub fn block(&self, from: Point, to: Point, colour: Colour) {
        let corners = [self.place(from), self.place(to)];
        let _ = self
            .area
            .draw(&Rectangle::new(corners, self.filled(colour)));
    }

    /// A ring with an empty middle.
    pub fn ring(&self, middle: Point, radius: f64, colour: Colour, width: f64) {
        let radius = whole(radius * self.ratio);
        let at = self.place(middle);
        let _ = self
            .area
            .draw(&Circle::new(at, radius, self.filled(Colour::Ground)));
        let _ = self
            .area
            .draw(&Circle::new(at, radius, self.outlined(colour, width)));
    }

    /// A filled shape.
    pub fn shape(&self, corners: &[Point], colour: Colour) {
        let corners: Vec<_> = corners.iter().map(|corner| self.place(*corner)).collect();
        let _ = self.area.draw(&Polygon::new(corners, self.filled(colour)));
    }

    /// A text whose middle line goes through the point.
    pub fn text(
        &self,
        text: &str,
        at: Point,
        align: Align,
        weight: Weight,
        size: f64,
        colour: Colour,
    ) {
        let css = self.css(colour);
        self.context.set_fill_style_str(&css);
        self.set_font(weight, size);
        self.context.set_text_baseline("middle");
        self.context.set_text_align(match align {
            Align::Start => "left",
            Align::Middle => "center",
            Align::End => "right",
        });
        let _ = self
            .context
            .fill_text(text, at.0 * self.ratio, at.1 * self.ratio);
    }

    /// A text on the ground of the picture, so that lines behind it do not cross its letters.
    pub fn text_on_ground(
        &self,
        text: &str,
        at: Point,
        align: Align,
        weight: Weight,
        size: f64,
        colour: Colour,
    ) {
        let width = self.text_width(text, weight, size);
        let left = match align {
            Align::Start => at.0,
            Align::Middle => at.0 - width / 2.0,
            Align::End => at.0 - width,
        };
        let half = size * 0.62;
        self.block(
            (left - 2.0, at.1 - half),
            (left + width + 2.0, at.1 + half),
            Colour::Ground,
        );
        self.text(text, at, align, weight, size, colour);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of so many letters.
    fn lines(text: &str, room: usize) -> Vec<String> {
        wrapped(text, &|part| part.chars().count() <= room)
    }

    #[test]
    fn a_text_goes_on_in_the_next_line_between_words() {
        let text = "Blood count, liver tests, thyroid";
        assert_eq!(lines(text, 40), [text]);
        assert_eq!(lines(text, 14), ["Blood count,", "liver tests,", "thyroid"]);
    }

    #[test]
    fn nothing_of_a_text_is_left_out_however_little_room_there_is() {
        let text = "An electrocardiogram (ECG) – größer";
        for room in 0..50 {
            let lines = lines(text, room);
            let longest = lines.iter().map(|line| line.chars().count()).max();
            assert!(longest <= Some(room.max(1)), "{room}: {lines:?}");
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&lines.concat()), bare(text), "{room}");
        }
        assert_eq!(
            lines("electrocardiogram on", 9),
            ["electroca", "rdiogram", "on"]
        );
    }
}
