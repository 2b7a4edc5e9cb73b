//! What a person did with a field.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::{Event, FocusEvent, InputEvent};

/// The text of the field that was typed into.
pub fn typed_text(event: &InputEvent) -> Option<String> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value());
    }
    target
        .dyn_ref::<HtmlTextAreaElement>()
        .map(HtmlTextAreaElement::value)
}

/// The value of the list that was chosen from.
pub fn chosen_value(event: &Event) -> Option<String> {
    let target = event.target()?;
    js_sys::Reflect::get(&target, &"value".into())
        .ok()?
        .as_string()
}

/// Whether the focus went out of the part of the page in which it was.
pub fn left(event: &FocusEvent, part: &str) -> bool {
    let to = event
        .related_target()
        .and_then(|to| to.dyn_into::<Element>().ok());
    to.is_none_or(|to| !matches!(to.closest(part), Ok(Some(_))))
}

/// The file field that changed.
pub(super) fn file_field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
