//! Where a result stands in a cell, its length of time in words follows its definition. What
//! the one says the other does not say again: "A relapse within 36 weeks. 36 weeks."
#![allow(missing_docs, reason = "tests")]

use waymark_evidence_pack::pack;

/// Numbers as plain texts write them.
const NUMBERS: [&str; 13] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen",
];
const UNITS: [&str; 4] = ["day", "week", "month", "year"];

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Lengths and points of time: "36 weeks" and "week 36" are one.
fn times(text: &str) -> Vec<(String, &'static str)> {
    let is_number =
        |word: &str| word.bytes().all(|digit| digit.is_ascii_digit()) || NUMBERS.contains(&word);
    let unit = |word: &str| {
        let word = word.strip_suffix('s').unwrap_or(word);
        UNITS.into_iter().find(|unit| *unit == word)
    };
    let words = words(text);
    let pairs = words.windows(2).flat_map(|pair| {
        [(&pair[0], &pair[1]), (&pair[1], &pair[0])]
            .into_iter()
            .filter(|(number, _)| is_number(number))
            .filter_map(|(number, word)| Some((number.clone(), unit(word)?)))
    });
    pairs.collect()
}

/// What a note says again that the definition has said.
fn said_again(definition: &str, note: &str) -> Option<String> {
    let said = words(definition);
    let mut parts = note.split_inclusive(['.', ';']).filter(|part| {
        let part = words(part);
        // "1.6 years" is no sentence that ends after "1".
        part.iter().any(|word| word.parse::<u32>().is_err())
            && said.windows(part.len()).any(|run| run == part)
    });
    parts.next().map(str::to_owned).or_else(|| {
        let known = times(definition);
        let (number, unit) = times(note).into_iter().find(|time| known.contains(time))?;
        Some(format!("{number} {unit}"))
    })
}

#[test]
fn no_length_of_time_says_again_what_the_definition_says() {
    let mut again = Vec::new();
    let mut notes = 0;
    for study in pack().studies {
        for outcome in study.outcomes {
            let Some(note) = outcome.period_note else {
                continue;
            };
            notes += 1;
            let definition = outcome.definition;
            for (definition, note) in [
                (definition.plain, note.plain),
                (definition.clinical, note.clinical),
            ] {
                if let Some(words) = said_again(&definition, &note) {
                    again.push(format!(
                        "{}/{}: \"{words}\" in \"{}\" and \"{}\"",
                        study.id, outcome.id, definition.0, note.0
                    ));
                }
            }
        }
    }
    assert!(notes > 150, "only {notes} notes were looked at");
    assert!(again.is_empty(), "{}", again.join("\n"));
}

#[test]
fn what_is_said_again_is_found() {
    for (definition, note) in [
        ("A relapse within 36 weeks.", "36 weeks."),
        ("Relapse to week 36.", "36 weeks."),
        (
            "A slow heartbeat after the first dose.",
            "After the first dose.",
        ),
        (
            "Any event, all SC exposure.",
            "All SC exposure; length not read.",
        ),
        ("A recording of one day.", "A one-day recording."),
        (
            "Progression at 2 years.",
            "Up to 116 weeks; 2-year estimates.",
        ),
    ] {
        assert!(
            said_again(definition, note).is_some(),
            "{definition} {note}"
        );
    }
    for (definition, note) in [
        (
            "Still worse 12 weeks later.",
            "108 weeks, a little more than two years.",
        ),
        ("A relapse.", "Within 36 weeks."),
        ("Relapses in 1 person.", "Median 1.6 years."),
    ] {
        assert_eq!(said_again(definition, note), None);
    }
}
