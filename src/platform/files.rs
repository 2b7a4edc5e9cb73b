//! Files the person saves or opens. Nothing is sent anywhere.

use gloo::file::callbacks::{FileReader, read_as_text};
use gloo::file::{Blob, File, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// How long a saved file stays reachable for the browser's download.
const KEPT_MILLISECONDS: u32 = 60_000;

/// Offers a text as a file to save.
pub fn save(name: &str, kind: &str, content: &str) {
    let blob = Blob::new_with_options(content, Some(kind));
    let address = ObjectUrl::from(blob);
    let Ok(element) = document().create_element("a") else {
        return;
    };
    let Ok(link) = element.dyn_into::<HtmlAnchorElement>() else {
        return;
    };
    link.set_href(&address);
    link.set_download(name);
    // Some browsers follow only a link that stands in the page.
    if let Some(body) = document().body() {
        let _ = body.append_child(&link);
        link.click();
        link.remove();
    }
    // The address must outlive the start of the download.
    Timeout::new(KEPT_MILLISECONDS, move || drop(address)).forget();
}

/// Reads a chosen file; must be kept until the text is there.
pub type Reader = FileReader;

/// Reads the file chosen in a file field, and hands over its text. Keep the reader until then.
pub fn read_chosen(
    event: &yew::Event,
    call: impl FnOnce(Option<String>) + 'static,
) -> Option<FileReader> {
    let input = super::events::file_field(event)?;
    let chosen = input.files()?.get(0)?;
    let reader = read_as_text(&File::from(chosen), move |text| call(text.ok()));
    // The same file may be chosen again.
    input.set_value("");
    Some(reader)
}
