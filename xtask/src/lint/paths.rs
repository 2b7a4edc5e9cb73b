//! What source may not reach for: the pure floors no clock, file, network or
//! chance; the app the browser only through `src/platform/`.

use super::{SourceFile, source};
use anyhow::Result;

/// The folders of floors 0 to 2, whose code is a function of its arguments.
pub const PURE: [&str; 4] = [
    "crates/evidence/src",
    "crates/clinical/src",
    "crates/words/src",
    "crates/exchange/src",
];

/// The folder of the app.
pub const APP: &str = "src";

/// Names that may not stand side by side in a path, and what to do instead.
type Forbidden = (&'static [&'static str], &'static str);

const CLOCK: &str = "the day is an argument";
const OUTSIDE: &str = "the caller reads and writes; this floor takes and gives values";
const CHANCE: &str = "a seed is an argument";
const BROWSER: &str = "only src/platform/ speaks with the browser";

const IMPURE: [Forbidden; 13] = [
    (&["SystemTime"], CLOCK),
    (&["Instant", "now"], CLOCK),
    (&["std", "time", "Instant"], CLOCK),
    (&["Local", "now"], CLOCK),
    (&["Utc", "now"], CLOCK),
    (&["std", "fs"], OUTSIDE),
    (&["std", "net"], OUTSIDE),
    (&["std", "env"], OUTSIDE),
    (&["std", "process"], OUTSIDE),
    (&["std", "thread"], OUTSIDE),
    (&["rand"], CHANCE),
    (&["getrandom"], CHANCE),
    (&["fastrand"], CHANCE),
];

/// A place that may do what its floor may not.
struct Exception {
    /// The beginning of the file's path.
    place: &'static str,
    /// The beginning of the path in the code.
    path: &'static [&'static str],
    /// The only names allowed after it; empty for any.
    names: &'static [&'static str],
    /// Why, for the reader of this table.
    #[allow(dead_code, reason = "read by people")]
    reason: &'static str,
}

impl Exception {
    fn covers(&self, file: &str, segments: &[String]) -> bool {
        file.starts_with(self.place)
            && segments.len() >= self.path.len()
            && self
                .path
                .iter()
                .zip(segments)
                .all(|(one, other)| one == other)
            && (self.names.is_empty()
                || segments
                    .get(self.path.len())
                    .is_some_and(|name| self.names.contains(&name.as_str())))
    }
}

const IMPURE_EXCEPTIONS: [Exception; 1] = [Exception {
    place: "crates/evidence/src/source/",
    path: &["std", "fs"],
    names: &[],
    reason: "reads evidence/*.toml at build time, behind the feature `source`; no site has it",
}];

const BROWSER_EXCEPTIONS: [Exception; 5] = [
    Exception {
        place: "src/platform",
        path: &[],
        names: &[],
        reason: "this is the place",
    },
    Exception {
        place: "src/parts/",
        path: &["web_sys"],
        names: &[
            "Element",
            "Event",
            "FocusEvent",
            "HtmlDialogElement",
            "HtmlElement",
            "HtmlInputElement",
            "HtmlSelectElement",
            "HtmlTextAreaElement",
            "InputEvent",
            "KeyboardEvent",
            "MouseEvent",
            "SubmitEvent",
        ],
        reason: "the types of events and of the elements they come from",
    },
    Exception {
        place: "src/charts/",
        path: &["web_sys"],
        names: &["CanvasRenderingContext2d", "HtmlCanvasElement"],
        reason: "the canvas that a chart is drawn into, and what draws on it",
    },
    Exception {
        place: "src/charts/",
        path: &["js_sys"],
        names: &["Array"],
        reason: "the canvas takes the pattern of a line as a list of JavaScript",
    },
    Exception {
        place: "src/charts/",
        path: &["wasm_bindgen"],
        names: &["JsCast", "JsValue"],
        reason: "what the canvas gives and takes has these types",
    },
];

/// Whether a name is a crate that speaks with the browser.
fn is_browser_crate(name: &str) -> bool {
    matches!(name, "gloo" | "web_sys" | "js_sys" | "wasm_bindgen") || name.starts_with("gloo_")
}

/// What a file of floors 0 to 2 reaches for outside its arguments.
///
/// # Errors
/// When the file is not Rust.
pub fn impure(file: &SourceFile) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in source::read(file)?.paths {
        let advice = IMPURE
            .iter()
            .find(|(names, _)| holds(&path.segments, names))
            .map(|(_, advice)| *advice);
        if let Some(advice) = advice
            && !IMPURE_EXCEPTIONS
                .iter()
                .any(|exception| exception.covers(&file.path, &path.segments))
        {
            found.push(report(file, &path, advice));
        }
    }
    Ok(found)
}

/// Where a file of the app speaks with the browser outside `src/platform/`.
///
/// # Errors
/// When the file is not Rust.
pub fn browser_use(file: &SourceFile) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in source::read(file)?.paths {
        let of_browser = path
            .segments
            .first()
            .is_some_and(|first| is_browser_crate(first))
            && path.segments.len() > 1;
        if of_browser
            && !BROWSER_EXCEPTIONS
                .iter()
                .any(|exception| exception.covers(&file.path, &path.segments))
        {
            found.push(report(file, &path, BROWSER));
        }
    }
    Ok(found)
}

fn holds(segments: &[String], names: &[&str]) -> bool {
    segments
        .windows(names.len())
        .any(|window| window.iter().zip(names).all(|(one, other)| one == other))
}

fn report(file: &SourceFile, path: &source::CodePath, advice: &str) -> String {
    format!(
        "{}:{}: `{}`: {advice}",
        file.path,
        path.line,
        path.segments.join("::")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_pure_floor_that_reaches_outside_is_reported() {
        let place = "crates/clinical/src/a.rs";
        for planted in [
            "use std::time::SystemTime;",
            "use std::time::{Duration, Instant as Clock};",
            "fn a() { Instant::now(); }",
            "fn a() { chrono::Local::now(); }",
            "fn a() { Utc::now(); }",
            "use std::{collections::BTreeMap, fs};",
            "fn a() { std::fs::read(\"b\"); }",
            "use std::net::TcpStream;",
            "fn a() { std::env::var(\"b\"); }",
            "use rand::Rng;",
            "fn a() -> u8 { rand::random() }",
        ] {
            let found = impure(&file(place, planted)).unwrap();
            assert_eq!(found.len(), 1, "{planted}: {found:?}");
            assert!(found[0].starts_with("crates/clinical/src/a.rs:1: "));
        }
    }

    #[test]
    fn a_pure_floor_may_name_the_same_words_otherwise() {
        let text = r#"
            //! std::fs and SystemTime in a comment.
            use std::{collections::BTreeMap, time::Duration};
            const A: &str = "std::fs";
            #[cfg(test)]
            mod tests { use std::fs; }
            fn a(operand: u8, instant: Instant) -> u8 { operand }
        "#;
        assert_eq!(
            impure(&file("crates/clinical/src/a.rs", text)).unwrap(),
            Vec::<String>::new()
        );
    }

    #[test]
    fn only_the_reader_of_the_source_may_open_files() {
        let text = "use std::fs;";
        assert!(
            impure(&file("crates/evidence/src/source/mod.rs", text))
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            impure(&file("crates/evidence/src/text.rs", text))
                .unwrap()
                .len(),
            1
        );
        assert_eq!(
            impure(&file(
                "crates/evidence/src/source/mod.rs",
                "use std::time::SystemTime;"
            ))
            .unwrap()
            .len(),
            1
        );
    }

    #[test]
    fn the_app_that_speaks_with_the_browser_outside_its_place_is_reported() {
        for planted in [
            "use gloo::storage::LocalStorage;",
            "use gloo_timers::callback::Timeout;",
            "fn a() { web_sys::window(); }",
            "use web_sys::{Document, Window};",
            "use js_sys::Date;",
            "use wasm_bindgen::prelude::*;",
        ] {
            let found = browser_use(&file("src/steps/today/mod.rs", planted)).unwrap();
            assert!(!found.is_empty(), "{planted}");
            assert!(
                browser_use(&file("src/platform/clock.rs", planted))
                    .unwrap()
                    .is_empty(),
                "{planted}"
            );
        }
    }

    #[test]
    fn charts_may_draw_and_nothing_else() {
        let found = browser_use(&file(
            "src/charts/paper.rs",
            "use web_sys::{CanvasRenderingContext2d, Window}; fn a() { js_sys::Array::new(); js_sys::Date::now(); }",
        ))
        .unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("web_sys::Window"));
        assert!(found[1].contains("js_sys::Date::now"));
    }

    #[test]
    fn parts_may_name_the_types_of_events_and_nothing_else() {
        let found = browser_use(&file(
            "src/parts/field/mod.rs",
            "use web_sys::{HtmlInputElement, InputEvent, Storage};",
        ))
        .unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("web_sys::Storage"));
    }
}
