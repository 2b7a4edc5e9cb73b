//! The program in its two parts: the first runs, the rest is on its way or there.
//!
//! The build takes the finished program apart (`xtask/rooms.toml`), and `static/boot.js` brings
//! the rest. Nothing has to ask for it: what calls into the rest waits in [`bring_rest`]. A
//! program in one part, in the one file or while it is being worked on, has no rest to bring.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};

/// Function of the page that brings the rest and returns when it is there. The page takes it
/// away then.
const BRING: &str = "waymarkBringRest";
/// Mark on that function: nothing is to start before the rest is there.
const FIRST: &str = "first";
/// Event that the page sends once the rest is there.
const WHOLE: &str = "waymark-whole";

fn bring() -> Option<js_sys::Function> {
    js_sys::Reflect::get(&window(), &JsValue::from_str(BRING))
        .ok()?
        .dyn_into()
        .ok()
}

/// Keeps [`bring_rest`] in the program: only what the build puts into it calls it.
pub fn keep() {
    std::hint::black_box(bring_rest as fn());
}

/// Brings the rest of the program at once, while the page waits.
#[inline(never)]
fn bring_rest() {
    let Some(bring) = bring() else { return };
    if bring.call0(&JsValue::NULL).is_err() {
        // The page says so and shows nothing else; there is nothing to go on with.
        std::process::abort();
    }
}

/// Whether the page wants the rest to be there before anything starts.
pub fn waits_for_rest() -> bool {
    bring().is_some_and(|bring| {
        js_sys::Reflect::get(&bring, &JsValue::from_str(FIRST)).is_ok_and(|first| first.is_truthy())
    })
}

/// Whether the whole program is there.
pub fn is_whole() -> bool {
    bring().is_none()
}

/// Calls once the whole program is there: at once, or when the page says so.
pub fn once_whole(call: impl FnOnce() + 'static) {
    if is_whole() {
        call();
    } else {
        EventListener::once(&window(), WHOLE, move |_| call()).forget();
    }
}
