//! The frames of the browser: what runs before the next paint and after it, and what is in view.

pub use gloo::events::EventListener;
use gloo::events::EventListenerOptions;
pub use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
pub use web_sys::Element;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, KeyboardEvent, MouseEvent};

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Calls before the browser does anything else, after what was asked for earlier.
pub fn before_paint(call: impl FnOnce() + 'static) {
    yew::platform::spawn_local(async { call() });
}

/// Calls once the browser has painted; a page that nobody sees is not painted.
pub fn after_paint(call: impl FnOnce() + 'static) {
    let then = || Timeout::new(0, call).forget();
    if document().hidden() {
        then();
        return;
    }
    let frame = Closure::once_into_js(then);
    // Refused by no browser.
    let _ = window().request_animation_frame(frame.unchecked_ref());
}

/// Calls after so many milliseconds, unless this is dropped before.
pub fn later(milliseconds: u32, call: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, call)
}

/// Says whether parts of the step are still to follow.
pub fn set_busy(is_busy: bool) {
    if let Some(main) = document().get_element_by_id("main") {
        let _ = if is_busy {
            main.set_attribute("aria-busy", "true")
        } else {
            main.remove_attribute("aria-busy")
        };
    }
}

/// Calls back before the page is printed, for as long as the listener is kept.
pub fn on_print(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "beforeprint", move |_| call())
}

/// Calls back once the page was printed, for as long as the listener is kept.
pub fn after_print(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "afterprint", move |_| call())
}

/// Calls back with what is pressed or typed into, before it hears of it.
pub fn on_touch(event: &'static str, call: impl Fn(Option<Element>) + 'static) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), event, options, move |event| {
        call(event.target().and_then(|target| target.dyn_into().ok()));
    })
}

/// Calls back when a finger, a pen or the first button of a mouse goes down. Of another button
/// the release is not always told: the browser opens its menu.
pub fn on_press(call: impl Fn() + 'static) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "pointerdown", options, move |event| {
        if event
            .dyn_ref::<MouseEvent>()
            .is_some_and(|event| event.button() == 0)
        {
            call();
        }
    })
}

/// Calls back when the focus is about to go on, for as long as the listener is kept.
pub fn on_tab(call: impl Fn() + 'static) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.is_some_and(|key| key == "Tab") {
            call();
        }
    })
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document().active_element()
}

/// Whether an element stands in view, kept up by the browser: asking it for places on the page
/// would make it lay the page out.
pub struct View {
    element: Element,
    is_seen: Rc<Cell<bool>>,
}

/// The one observer, and the elements it watches.
struct Watched {
    observer: Option<IntersectionObserver>,
    elements: Vec<(Element, Rc<Cell<bool>>)>,
}

thread_local! {
    static WATCHED: RefCell<Watched> = const {
        RefCell::new(Watched { observer: None, elements: Vec::new() })
    };
}

impl View {
    /// Watches an element for as long as this is kept.
    pub fn new(element: Element) -> View {
        let is_seen = Rc::new(Cell::new(false));
        WATCHED.with_borrow_mut(|watched| {
            if watched.observer.is_none() {
                watched.observer = observer();
            }
            if let Some(observer) = &watched.observer {
                observer.observe(&element);
            }
            watched.elements.push((element.clone(), is_seen.clone()));
        });
        View { element, is_seen }
    }

    /// The element.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Whether any of it stands in view.
    pub fn is_seen(&self) -> bool {
        self.is_seen.get()
    }

    /// Whether another element is in it.
    pub fn holds(&self, other: Option<Element>) -> bool {
        other.is_some_and(|other| self.element.contains(Some(&other)))
    }
}

impl Drop for View {
    fn drop(&mut self) {
        WATCHED.with_borrow_mut(|watched| {
            if let Some(observer) = &watched.observer {
                observer.unobserve(&self.element);
            }
            watched
                .elements
                .retain(|(element, _)| *element != self.element);
        });
    }
}

fn observer() -> Option<IntersectionObserver> {
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(|entries: js_sys::Array| {
        WATCHED.with_borrow(|watched| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let target = entry.target();
                for (element, is_seen) in &watched.elements {
                    if *element == target {
                        is_seen.set(entry.is_intersecting());
                    }
                }
            }
        });
    });
    let seen = seen.into_js_value();
    IntersectionObserver::new(seen.unchecked_ref()).ok()
}
