//! The crash page: when the program fails, the whole page says so.
//!
//! A program that failed while drawing would leave old numbers on screen that look right.
//! The hook therefore replaces the page, without Yew, in plain words, and offers the visit
//! of the last good state as a file.

use gloo::utils::document;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use waymark_clinical::visit::Visit;
use waymark_words::crash as words;
use web_sys::Element;

thread_local! {
    static LAST_GOOD: RefCell<Option<Visit>> = const { RefCell::new(None) };
}

/// Remembers the visit as it was when the page was last drawn whole.
pub fn remember(visit: &Visit) {
    LAST_GOOD.with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            *last = Some(visit.clone());
        }
    });
}

/// Puts the hook in place. Yew would otherwise install one that only writes to the console.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let detail = info.to_string();
        web_sys::console::error_1(&detail.as_str().into());
        // Without a document there is no page to replace.
        let _ = show(&detail);
    }));
}

fn element(tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    // Text, never markup: the message may hold anything.
    element.set_text_content(Some(text));
    Some(element)
}

fn show(detail: &str) -> Option<()> {
    let body = document().body()?;
    body.set_text_content(None);
    let main = element("main", "crash", "")?;
    main.set_attribute("role", "alert").ok()?;
    let add = |parent: &Element, child: Option<Element>| {
        if let Some(child) = child {
            let _ = parent.append_child(&child);
        }
    };
    add(&main, element("h1", "", words::title()));
    add(&main, element("p", "", words::what_happened()));
    let actions = element("div", "actions", "")?;
    if let Some(link) = visit_link() {
        add(&main, element("p", "", words::what_is_safe()));
        add(&actions, Some(link));
    }
    if let Some(again) = element("a", "button button--quiet", words::start_again()) {
        let _ = again.set_attribute("href", "./");
        add(&actions, Some(again));
    }
    add(&main, Some(actions));
    let details = element("details", "", "")?;
    add(&details, element("summary", "", words::for_maintainers()));
    add(&details, element("pre", "", detail));
    add(&main, Some(details));
    body.append_child(&main).ok()?;
    document().set_title(words::title());
    Some(())
}

fn visit_link() -> Option<Element> {
    let visit = LAST_GOOD.with(|last| last.try_borrow().ok().and_then(|last| last.clone()))?;
    let file = crate::visit::file(&visit, super::clock::today());
    let parts = js_sys::Array::of1(&file.as_str().into());
    let blob = web_sys::Blob::new_with_str_sequence(&parts).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link = element("a", "button", words::save_visit())?;
    let anchor = link.dyn_ref::<web_sys::HtmlAnchorElement>()?;
    anchor.set_href(&address);
    anchor.set_download(crate::visit::FILE_NAME);
    Some(link)
}
