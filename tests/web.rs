//! The app in a real browser, without a site around it.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests stop where they fail"
)]

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use waymark_app::platform::preferences;
use waymark_app::shell::App;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, HtmlInputElement};
use yew::scheduler;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A fresh app at an address, in a place of its own.
async fn app(hash: &str) -> Element {
    web_sys::window()
        .unwrap()
        .location()
        .set_hash(hash)
        .unwrap();
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<App>::with_root(root.clone()).render();
    settle(&root).await;
    root
}

/// Waits until every part of the step is drawn: what is not in view follows after the paint.
async fn settle(root: &Element) {
    const LONGEST: usize = 200;
    for _ in 0..LONGEST {
        scheduler::flush().await;
        let is_drawn = root.query_selector("main h1").unwrap().is_some();
        let is_busy = root.query_selector("[aria-busy=true]").unwrap().is_some();
        if is_drawn && !is_busy {
            return;
        }
        yew::platform::time::sleep(core::time::Duration::from_millis(20)).await;
    }
    panic!("the step was never drawn to its end");
}

fn find(root: &Element, selector: &str) -> Element {
    root.query_selector(selector)
        .unwrap()
        .unwrap_or_else(|| panic!("no {selector}"))
}

fn fire(element: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    element
        .dispatch_event(&Event::new_with_event_init_dict(kind, &init).unwrap())
        .unwrap();
}

async fn type_into(root: &Element, selector: &str, text: &str) {
    let field: HtmlInputElement = find(root, selector).dyn_into().unwrap();
    field.set_value(text);
    fire(&field, "input");
    settle(root).await;
    // A field complains only after it was left.
    let left = web_sys::FocusEvent::new("blur").unwrap();
    field.dispatch_event(&left).unwrap();
    fire(&field, "focusout");
    settle(root).await;
}

#[wasm_bindgen_test]
async fn the_first_step_asks_what_is_decided() {
    let root = app("#/today").await;
    assert_eq!(
        find(&root, "h1").text_content().unwrap(),
        waymark_words::today::title()
    );
    root.remove();
}

#[wasm_bindgen_test]
async fn a_choice_reaches_the_header() {
    let root = app("#/today").await;
    find(&root, "#decision-0")
        .dyn_into::<HtmlElement>()
        .unwrap()
        .click();
    settle(&root).await;
    let said = find(&root, ".bar__today").text_content().unwrap();
    assert!(
        said.contains(waymark_words::today::decision_start()),
        "{said}"
    );
    root.remove();
}

#[wasm_bindgen_test]
async fn what_was_typed_stays_in_the_field_and_is_explained() {
    let root = app("#/my-ms").await;
    type_into(&root, "#edss", "2.3x").await;
    let field: HtmlInputElement = find(&root, "#edss").dyn_into().unwrap();
    assert_eq!(field.value(), "2.3x");
    let said = find(&root, "#edss-error").text_content().unwrap();
    assert_eq!(said, waymark_words::wrong::not_an_edss());
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    root.remove();
}

#[wasm_bindgen_test]
async fn removing_one_row_keeps_the_text_of_the_others() {
    let root = app("#/my-ms").await;
    for _ in 0..3 {
        find(&root, "#add-relapse")
            .dyn_into::<HtmlElement>()
            .unwrap()
            .click();
        settle(&root).await;
    }
    for row in 1..=3 {
        type_into(
            &root,
            &format!("#relapse-{row}-date-year"),
            &format!("202{row}"),
        )
        .await;
    }
    let remove = find(&root, "#relapse-2-date")
        .closest(".row")
        .unwrap()
        .unwrap();
    find(&remove, ".row__head button")
        .dyn_into::<HtmlElement>()
        .unwrap()
        .click();
    settle(&root).await;
    let value = |selector: &str| {
        find(&root, selector)
            .dyn_into::<HtmlInputElement>()
            .unwrap()
            .value()
    };
    assert_eq!(value("#relapse-1-date-year"), "2021");
    assert_eq!(value("#relapse-3-date-year"), "2023");
    assert!(root.query_selector("#relapse-2-date").unwrap().is_none());
    root.remove();
}

#[wasm_bindgen_test]
fn a_preference_is_remembered_and_forgotten() {
    preferences::set(preferences::THEME, "dark");
    assert_eq!(
        preferences::get(preferences::THEME).as_deref(),
        Some("dark")
    );
    preferences::remove(preferences::THEME);
    assert_eq!(preferences::get(preferences::THEME), None);
}
