//! Floor 3: Waymark in the browser.
//!
//! - [`visit`]: the one store. A visit changed only by actions, everything else derived.
//! - [`shell`]: header, steps, proof panel, footer, routes.
//! - [`steps`]: one folder or file a step of the visit.
//! - [`parts`]: what several steps share, each named after what a person sees.
//! - [`charts`]: curves and timelines on canvas, sharp and without text measuring.
//! - [`platform`]: the only users of the browser: clock, address, storage, files, crash page.
//!
//! No clinical number, no medicine name and no sentence stands here: evidence comes from
//! the pack, words from the catalogue.

pub mod charts;
pub mod markup;
pub mod parts;
pub mod platform;
pub mod route;
pub mod shell;
pub mod steps;
pub mod visit;

/// Under these names the browser keeps how long reading the front of the evidence took, finding
/// the texts of the whole, and making its records.
const EVIDENCE_MEASURES: [&str; 3] = [
    "waymark-evidence-front",
    "waymark-evidence-texts",
    "waymark-evidence-records",
];

/// Mounts the app on the element `app` of the page, with the crash page in place. The browser has
/// its turn before: making the program ready took its time.
pub fn start() {
    platform::crash::install();
    platform::program::keep();
    platform::page::soon(begin);
}

fn begin() {
    if let Some(tag) = platform::preferences::get(platform::preferences::LANGUAGE) {
        waymark_words::choose_language(&tag);
    }
    platform::page::set_language(
        waymark_words::language_tag(),
        waymark_words::text_direction(),
    );
    // The first step needs the front of the evidence alone. A page that is opened at another step
    // waits for the whole program.
    if platform::program::waits_for_rest() {
        platform::program::once_whole(|| read_evidence(mount));
    } else {
        platform::page::soon(mount);
        platform::program::once_whole(|| read_evidence(|| ()));
    }
}

fn mount() {
    let [front, ..] = EVIDENCE_MEASURES;
    platform::page::measured(front, waymark_evidence_pack::front);
    platform::page::soon(|| markup::mount::<shell::App>(()));
}

/// Reads the evidence before a step asks for it. Tasks, so that the browser can answer in
/// between: what finds the texts, what makes the records, and what follows.
fn read_evidence(then: fn()) {
    let [_, texts, records] = EVIDENCE_MEASURES;
    platform::page::soon(move || {
        let opened = platform::page::measured(texts, waymark_evidence_pack::open);
        platform::page::soon(move || {
            platform::page::measured(records, || opened.read());
            platform::page::soon(then);
        });
    });
}
