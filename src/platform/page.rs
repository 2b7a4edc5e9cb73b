//! Address, title, focus, printing.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// The place of the page that is kept for the app.
const APP: &str = "app";
/// The app before it is shown.
const APP_TO_COME: &str = "app-to-come";

/// An element to mount the app on. It is not shown before [`show_app`]: until then the words that
/// came with the page stand.
pub fn app_root() -> Option<Element> {
    let root = document().create_element("div").ok()?;
    root.set_id(APP_TO_COME);
    root.set_attribute("hidden", "").ok()?;
    let kept = document().get_element_by_id(APP)?;
    kept.before_with_node_1(&root).ok()?;
    Some(root)
}

/// Shows the app in place of the words that came with the page.
pub fn show_app() {
    if let Some(root) = document().get_element_by_id(APP_TO_COME) {
        if let Some(kept) = document().get_element_by_id(APP) {
            kept.remove();
        }
        root.set_id(APP);
        let _ = root.remove_attribute("hidden");
    }
}

/// The part of the address after `#`, with it.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another address within the page.
pub fn set_hash(hash: &str) {
    // Refused only where scripts may not navigate; the link itself still works there.
    let _ = window().location().set_hash(hash);
}

/// Calls back when the address changes, for as long as the listener is kept.
pub fn on_hash_change(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| call())
}

/// Asks before the page is left or reloaded, as long as the listener is kept.
pub fn warn_before_leaving() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, |event| {
        event.prevent_default();
    })
}

/// Calls back when Escape is pressed, for as long as the listener is kept.
pub fn on_escape(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&document(), "keydown", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>()
            && event.key() == "Escape"
        {
            call();
        }
    })
}

/// Calls back when the width of the window changes, for as long as the listener is kept.
pub fn on_resize(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "resize", move |_| call())
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the element with this id, and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        // An element that cannot take the focus stays as it is.
        let _ = element.focus();
        element.scroll_into_view_with_bool(true);
    }
}

/// Moves the focus to the element with this id; the browser scrolls only if it must.
pub fn focus_quietly(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Moves the focus to the element with this id, which stands in view: nothing scrolls.
pub fn focus_in_place(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to the element with this id, once the page was drawn anew.
pub fn focus_soon(id: &'static str) {
    soon(move || focus_quietly(id));
}

/// Moves the focus to what a selector finds, once the page was drawn anew.
pub fn focus_found_soon(selector: String) {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Ok(Some(element)) = document().query_selector(&selector)
            && let Ok(element) = element.dyn_into::<HtmlElement>()
        {
            let _ = element.focus();
        }
    })
    .forget();
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Id of the element that has the focus.
pub fn focused_id() -> Option<String> {
    document()
        .active_element()
        .map(|element| element.id())
        .filter(|id| !id.is_empty())
}

/// Opens the print dialog of the browser.
pub fn print() {
    // A browser without printing shows nothing; there is nothing to mend here.
    let _ = window().print();
}

/// Sets or removes the colour theme on the root element: `light`, `dark` or none.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Tells the page the language of its words and which way its lines run.
pub fn set_language(tag: &str, direction: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Device pixels for one CSS pixel.
pub fn device_pixel_ratio() -> f64 {
    window().device_pixel_ratio()
}

/// The computed value of a CSS custom property of an element, for drawing on canvas.
pub fn css_value(element: &Element, property: &str) -> String {
    window()
        .get_computed_style(element)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value(property).ok())
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}

/// Says of the button with this id whether what it opens is open.
pub fn set_expanded(id: &str, is_open: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
    }
}

/// Says of the element with this id whether something lies over it, as the style has it.
pub fn set_behind(id: &str, is_behind: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.toggle_attribute_with_force("data-behind", is_behind);
    }
}

/// Whether there is an element with this id.
pub fn is_there(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

/// A length of the page's own style in CSS pixels. The browser reads the number: a reader of
/// our own would bring ten kilobytes of tables.
pub fn css_pixels(element: &Element, property: &str) -> Option<f64> {
    let length = js_sys::parse_float(&css_value(element, property));
    length.is_finite().then_some(length)
}

/// Calls once the browser has had its turn.
pub fn soon(call: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(0, call).forget();
}

/// Calls, and keeps how long it took among the browser's own measures.
pub fn measured<T>(name: &str, call: impl FnOnce() -> T) -> T {
    let performance = window().performance();
    if let Some(performance) = &performance {
        let _ = performance.mark(name);
    }
    let made = call();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark(name, name);
    }
    made
}

/// Reloads the page without a warning of our own.
pub fn reload() {
    let _ = window().location().reload();
}

/// Keeps watching until it is dropped.
pub struct Watch {
    _listeners: Vec<EventListener>,
    observer: Option<(web_sys::MutationObserver, Closure<dyn FnMut()>)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls back when colours or letters may look different: the theme of the page or of the
/// computer, contrast, forced colours, paper in place of the screen, a typeface that has arrived,
/// a screen with other pixels.
pub fn on_appearance_change(call: impl Fn() + Clone + 'static) -> Watch {
    let queries = [
        "(prefers-color-scheme: dark)",
        "(forced-colors: active)",
        "(prefers-contrast: more)",
        "print",
    ];
    let mut listeners: Vec<EventListener> = queries
        .iter()
        .filter_map(|query| window().match_media(query).ok().flatten())
        .map(|query| {
            let call = call.clone();
            EventListener::new(&query, "change", move |_| call())
        })
        .collect();
    {
        let call = call.clone();
        listeners.push(EventListener::new(
            &document().fonts(),
            "loadingdone",
            move |_| call(),
        ));
    }
    {
        // A zoom changes the pixels of the screen, and comes as a change of size.
        let (call, ratio) = (call.clone(), std::cell::Cell::new(device_pixel_ratio()));
        listeners.push(EventListener::new(&window(), "resize", move |_| {
            if ratio.replace(device_pixel_ratio()).to_bits() != device_pixel_ratio().to_bits() {
                call();
            }
        }));
    }
    let changed = Closure::<dyn FnMut()>::new(call);
    let observer = document().document_element().and_then(|root| {
        let observer = web_sys::MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let options = web_sys::MutationObserverInit::new();
        options.set_attributes(true);
        observer.observe_with_options(&root, &options).ok()?;
        Some(observer)
    });
    Watch {
        _listeners: listeners,
        observer: observer.map(|observer| (observer, changed)),
    }
}

/// Keeps watching the size of an element until it is dropped.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the inner width of an element, soon after its size has changed.
pub fn on_size_change(element: &Element, call: impl Fn(f64) + 'static) -> Option<SizeWatch> {
    let (call, watched) = (std::rc::Rc::new(call), element.clone());
    let changed = Closure::<dyn FnMut()>::new(move || {
        let (call, watched) = (call.clone(), watched.clone());
        // Not within the report itself: a change of size there would be reported as an error.
        gloo::timers::callback::Timeout::new(0, move || call(f64::from(watched.client_width())))
            .forget();
    });
    let observer = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeWatch {
        observer,
        _changed: changed,
    })
}
