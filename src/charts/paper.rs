//! What a picture draws on. Everything is in CSS pixels from the upper left corner.

use crate::platform::page;
use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, PathElement, Polygon, RGBColor, Rectangle, ShapeStyle,
};
use plotters_canvas::CanvasBackend;
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

/// A canvas prepared for drawing.
pub struct Paper {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    area: DrawingArea<CanvasBackend, Shift>,
    ratio: f64,
    family: String,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Size of the letters of the page.
    pub em: f64,
}

/// A length of the screen in whole device pixels.
#[allow(
    clippy::cast_possible_truncation,
    reason = "lengths of a screen are far below the limit"
)]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

impl Paper {
    /// Sizes and empties the canvas. None where the browser cannot draw.
    pub fn new(canvas: &HtmlCanvasElement, width: f64, height: f64, em: f64) -> Option<Paper> {
        let ratio = page::device_pixel_ratio().max(1.0);
        // Setting the size also empties the canvas. Its CSS height follows from its shape.
        canvas.set_width(whole(width * ratio).unsigned_abs());
        canvas.set_height(whole(height * ratio).unsigned_abs());
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
        let family = page::css_value(canvas, "font-family");
        Some(Paper {
            canvas: canvas.clone(),
            context,
            area,
            ratio,
            family,
            width,
            height,
            em,
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

    /// The text, or as much of its beginning as has room, with a sign that it goes on.
    pub fn fitted(&self, text: &str, weight: Weight, size: f64, room: f64) -> String {
        const GOES_ON: &str = "…";
        let mut kept = text.to_owned();
        let mut fits = self.text_width(&kept, weight, size) <= room;
        while !fits && kept.pop().is_some() {
            let shown = format!("{}{GOES_ON}", kept.trim_end());
            if self.text_width(&shown, weight, size) <= room {
                kept = shown;
                fits = true;
            }
        }
        kept
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
