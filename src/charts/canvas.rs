//! A picture on the page: canvas, caption, the same as a table, the same as a text.

use super::paper::{Paper, Ruler};
use crate::markup::html;
use crate::platform::page;
use std::cell::Cell;
use std::rc::Rc;
use waymark_words::chart as words;
use web_sys::HtmlCanvasElement;
use yew::{AttrValue, Html, NodeRef, Properties, component, use_effect_with, use_node_ref};

/// Something that can be drawn.
pub trait Picture: Clone + PartialEq + 'static {
    /// The height it needs at the width of the ruler, in CSS pixels.
    fn height(&self, ruler: &Ruler) -> f64;
    /// Draws it.
    fn draw(&self, paper: &Paper);
}

/// What a canvas is given.
#[derive(Clone, PartialEq, Properties)]
pub struct CanvasProps<P: Picture> {
    /// Title.
    pub title: AttrValue,
    /// What it shows, as a text: stands under the title and for those who do not see it.
    pub summary: AttrValue,
    /// What stands under the title instead, where the summary would repeat what is near.
    #[prop_or_default]
    pub caption: Option<AttrValue>,
    /// The picture.
    pub picture: P,
    /// The same as a table.
    pub table: Html,
}

/// Draws a picture with its caption and its table.
#[component]
pub fn Canvas<P: Picture>(props: &CanvasProps<P>) -> Html {
    let node = use_node_ref();
    use_effect_with((props.picture.clone(), node.clone()), |(picture, node)| {
        let picture = picture.clone();
        let watches = watch(
            Rc::new(move |canvas: &HtmlCanvasElement| paint(canvas, &picture)),
            node.clone(),
        );
        move || drop(watches)
    });
    html! {
        <figure class="chart">
            <figcaption><h3>{ &props.title }</h3><p>{ props.caption.as_ref().unwrap_or(&props.summary) }</p></figcaption>
            <div class="timeline" role="img" aria-label={props.summary.clone()}>
                <canvas ref={node}></canvas>
            </div>
            <details>
                <summary>{ words::as_table() }</summary>
                { props.table.clone() }
            </details>
        </figure>
    }
}

/// Draws on a canvas; gives back the width it was drawn for.
type Painter = Rc<dyn Fn(&HtmlCanvasElement) -> f64>;

/// Draws now, and again whenever the room or the colours change, while the result is kept.
/// The same code for all pictures.
fn watch(painter: Painter, node: NodeRef) -> Option<(page::Watch, page::SizeWatch)> {
    let frame = node.cast::<HtmlCanvasElement>()?.parent_element()?;
    let drawn_width = Rc::new(Cell::new(0.0));
    let draw = {
        let drawn_width = drawn_width.clone();
        Rc::new(move || {
            if let Some(canvas) = node.cast::<HtmlCanvasElement>() {
                drawn_width.set(painter(&canvas));
            }
        })
    };
    draw();
    let colours = {
        let draw = draw.clone();
        page::on_appearance_change(move || draw())
    };
    let size = page::on_size_change(&frame, move |width| {
        // The picture changes only the height of its frame: without this it would draw for ever.
        if (width - drawn_width.get()).abs() > 0.5 {
            draw();
        }
    })?;
    Some((colours, size))
}

/// Draws in device pixels; gives back the width it was drawn for.
fn paint<P: Picture>(canvas: &HtmlCanvasElement, picture: &P) -> f64 {
    let width = canvas
        .parent_element()
        .map_or(0, |frame| frame.client_width());
    let width = f64::from(width);
    if width < 1.0 {
        return 0.0;
    }
    let em = page::css_pixels(canvas, "font-size").unwrap_or(18.0);
    if let Some(ruler) = Ruler::new(canvas, width, em) {
        let height = picture.height(&ruler);
        if let Some(paper) = Paper::new(canvas, ruler, height) {
            picture.draw(&paper);
        }
    }
    width
}
