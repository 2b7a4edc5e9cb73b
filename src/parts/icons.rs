//! Signs. Each stands beside a word that says the same, and is hidden from screen readers.

use crate::markup::html;
use waymark_clinical::logic::Truth;
use waymark_evidence::Route;
use yew::Html;

/// Met, not met, cannot tell.
pub fn truth(truth: Truth) -> Html {
    match truth {
        Truth::True => html! {
            <svg class="sign sign--met" viewBox="0 0 28 28" aria-hidden="true">
                <circle cx="14" cy="14" r="12" /><path d="M8 14.5l4.2 4.2L20.5 10" />
            </svg>
        },
        Truth::False => html! {
            <svg class="sign sign--not-met" viewBox="0 0 28 28" aria-hidden="true">
                <circle cx="14" cy="14" r="12" /><path d="M8.5 14h11" />
            </svg>
        },
        Truth::Unknown => html! {
            <svg class="sign sign--unknown" viewBox="0 0 28 28" aria-hidden="true">
                <circle cx="14" cy="14" r="12" />
                <path d="M10.6 11.2c.3-2 1.7-3 3.5-3 2 0 3.5 1.2 3.5 3 0 2.4-3.5 2.7-3.5 5" />
                <circle class="sign__point" cx="14.1" cy="19.8" r="1.5" />
            </svg>
        },
    }
}

/// A sign of lines.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d={path} fill="none" stroke="currentColor" stroke-width="2.4"
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// Bear in mind.
pub fn note() -> Html {
    icon("M12 8v5M12 16.5v.01M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18")
}

/// Something is wrong here.
pub fn warning() -> Html {
    icon("M12 9v4.5M12 17v.01M12 3.5L2.5 20h19z")
}

/// The way a medicine is given.
pub fn route(route: Route) -> Html {
    icon(match route {
        Route::Mouth => {
            "M6 18a4.2 4.2 0 0 1 0-6l6-6a4.2 4.2 0 0 1 6 6l-6 6a4.2 4.2 0 0 1-6 0zM9 9l6 6"
        }
        Route::Injection => "M18 3l3 3M19.5 4.5L16 8M13 5l6 6M14.5 6.5L6 15v3h3l8.5-8.5M6 18l-3 3",
        Route::Drip => "M8 3h8v8a4 4 0 0 1-8 0zM8 7h8M12 15v2M12 20v1",
    })
}

/// Add.
pub fn plus() -> Html {
    icon("M12 5v14M5 12h14")
}

/// Done.
pub fn tick() -> Html {
    icon("M5 12.5l4.5 4.5L19 7")
}

/// The mark of Waymark: a signpost.
pub fn mark(class: &'static str) -> Html {
    html! {
        <svg class={class} viewBox="0 0 26 26" aria-hidden="true">
            <path d="M13 2v22M13 5h8l3 3-3 3h-8M13 12H6l-3 3 3 3h7" fill="none"
                stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" />
        </svg>
    }
}
