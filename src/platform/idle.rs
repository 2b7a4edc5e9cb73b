//! Whether anybody is at the screen, and the dialog that covers it.

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use gloo::utils::{document, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

/// What shows that somebody is there.
const SIGNS: [&str; 6] = [
    "pointerdown",
    "pointermove",
    "keydown",
    "wheel",
    "touchstart",
    "input",
];

/// How often the time is looked at. A computer that slept is covered this soon after waking.
const LOOK_MILLISECONDS: u32 = 5_000;

/// Keeps watching until it is dropped.
pub struct Watch {
    _signs: Vec<EventListener>,
    _look: Interval,
}

/// Calls back once nobody has touched the page for so long. It goes by the clock and not by
/// a timer alone: a computer that sleeps stops its timers.
pub fn on_idle(milliseconds: f64, call: impl Fn() + 'static) -> Watch {
    let last = Rc::new(Cell::new(js_sys::Date::now()));
    let call = Rc::new(move |last: &Cell<f64>| {
        let idle = js_sys::Date::now() - last.get() >= milliseconds;
        if idle {
            call();
        }
        idle
    });
    let signs = SIGNS
        .iter()
        .map(|sign| {
            let (last, call) = (last.clone(), call.clone());
            EventListener::new(&window(), *sign, move |_| {
                // The first touch after a long sleep must not uncover what was left open.
                if !call(&last) {
                    last.set(js_sys::Date::now());
                }
            })
        })
        .collect();
    let look = Interval::new(LOOK_MILLISECONDS, move || {
        call(&last);
    });
    Watch {
        _signs: signs,
        _look: look,
    }
}

/// Opens a dialog over the page: the browser keeps the focus in it.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id)
        && !dialog.open()
    {
        // Refused only for a dialog that is not in the page.
        let _ = dialog.show_modal();
    }
}

/// Calls back when the browser closes the dialog (Escape), for as long as it is kept.
pub fn on_dialog_closed(id: &str, call: impl Fn() + 'static) -> Option<EventListener> {
    let dialog = dialog(id)?;
    Some(EventListener::new(&dialog, "close", move |_| call()))
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Where the focus was, to be given back.
pub struct Focus(HtmlElement);

impl Focus {
    /// The element that has the focus; none when no element was chosen.
    pub fn now() -> Option<Focus> {
        let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
        (element.tag_name() != "BODY").then_some(Focus(element))
    }

    /// Gives the focus back.
    pub fn give_back(&self) {
        // An element that has left the page cannot take it.
        let _ = self.0.focus();
    }
}
