//! What the generator writes for each kind of message, called. `fixture/generated.rs` is
//! kept up to date by `snapshot.rs`.

#[allow(clippy::all, reason = "generated")]
mod catalogue {
    include!("fixture/generated.rs");
}

#[path = "../src/said.rs"]
mod said;

/// As `src/late.rs`, over the texts of the fixture.
mod late {
    pub const fn text(start: usize, length: usize) -> &'static str {
        let (_, from) = include_str!("fixture/late.txt").split_at(start);
        from.split_at(length).0
    }
}

// The generated text names these as its own crate's.
use waymark_words::{Wording, date, number};

use catalogue::{
    Language, choose_language, language_tag, plural, set_language, shell, text_direction, wordings,
};

// One test, because the language is one setting of the whole program.
#[test]
fn every_kind_of_message_says_what_the_file_says() {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 4).unwrap();
    let onset = "2024-05".parse().unwrap();

    assert_eq!(shell::skip(), "Skip to the content");
    assert_eq!(shell::step_of(1, 10_000), "Step 1 of 10,000");
    assert_eq!(shell::braces(), "{literal} \"quoted\" \\ ü");
    assert_eq!(shell::twice("once"), "once and again once");
    assert_eq!(
        shell::seen(day, onset),
        "Seen 4 August 2026, onset May 2024"
    );
    assert_eq!(shell::paragraphs(), "First paragraph.\n\nSecond paragraph.");
    assert_eq!(plural::scans(1, "Bonn"), "One scan at Bonn");
    assert_eq!(plural::scans(0, "Bonn"), "0 scans at Bonn");
    assert_eq!(plural::scans(1_000, "Bonn"), "1,000 scans at Bonn");
    assert_eq!((plural::some(1), plural::some(2)), ("A scan", "Some scans"));
    assert_eq!(wordings::fixed(Wording::Plain), "Side effects");
    assert_eq!(wordings::fixed(Wording::Clinical), "Adverse events");
    // The arguments follow the plain wording.
    assert_eq!(
        wordings::slots(Wording::Plain, 100, 14),
        "Out of 100 people, 14"
    );
    assert_eq!(wordings::slots(Wording::Clinical, 100, 14), "14/100");
    assert_eq!(wordings::nested::both(Wording::Plain, 1), "1 scan");
    assert_eq!(wordings::nested::both(Wording::Plain, 2), "2 scans");
    assert_eq!(wordings::nested::both(Wording::Clinical, 1), "MRI: 1");

    choose_language("tlh");
    assert_eq!((language_tag(), text_direction()), ("en", "ltr"));
    choose_language("de");
    assert_eq!((language_tag(), text_direction()), ("de", "ltr"));
    choose_language("tlh");
    assert_eq!(language_tag(), "de", "an unknown language changes nothing");
    set_language(Language::De);
    assert_eq!(shell::skip(), "Zum Inhalt");
    assert_eq!(plural::scans(1, "Bonn"), "In Bonn eine Aufnahme");
    assert_eq!(wordings::slots(Wording::Plain, 100, 14), "14 von 100");
}
