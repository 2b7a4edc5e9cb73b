//! The site kept for use without a network: whether a newer version waits.
//!
//! The keeping itself is the work of `static/boot.js` and of the service worker, which the
//! build writes. They only tell the page; nothing is swapped while it is open.

use gloo::events::EventListener;
use gloo::utils::{document, window};

/// Mark that `static/boot.js` sets on the root element.
const MARK: &str = "data-new-version";
/// Event that `static/boot.js` sends with it.
const EVENT: &str = "waymark-new-version";

/// Whether a newer version is kept and waits until every page is closed.
pub fn new_version_waits() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute(MARK))
}

/// Calls back when a newer version has come to wait, for as long as the listener is kept.
pub fn on_new_version(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), EVENT, move |_| call())
}
