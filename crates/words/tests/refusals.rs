//! Each reason to refuse a catalogue, with the words of the refusal.

#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod generate;

use generate::{Source, generate};

/// The defects of an English file, as the build prints them.
fn defects(english: &str) -> Vec<String> {
    printed(&[Source::new("en", english)])
}

fn printed(sources: &[Source]) -> Vec<String> {
    generate(sources)
        .err()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The one message `section.key` is refused, for a reason that contains `reason`.
#[track_caller]
fn refused(value: &str, reason: &str) {
    let found = defects(&format!("[section]\nkey = {value}\n"));
    assert_eq!(found.len(), 1, "{found:?}");
    let expected = "words/en.toml: section.key: ";
    assert!(found[0].starts_with(expected), "{}", found[0]);
    assert!(found[0].contains(reason), "{}", found[0]);
}

#[track_caller]
fn accepted(value: &str) {
    assert_eq!(defects(&format!("[section]\nkey = {value}\n")), [""; 0]);
}

#[test]
fn unknown_slot_types() {
    refused("'{day:time}'", "unknown type `time`");
    refused("'{day:}'", "unknown type ``");
    refused("'{day:N}'", "unknown type `N`");
    accepted("'{day:date} {onset:partial} {count:n} {name}'");
}

#[test]
fn unbalanced_braces() {
    refused("'a {name'", "a `{` is never closed");
    refused("'a {na{me}'", "a `{` is never closed");
    refused("'a } b'", "a `}` closes nothing");
    refused("'{name}}'", "a `}` closes nothing");
    accepted("'{{ {name} }}'");
}

#[test]
fn unusable_slot_names() {
    refused("'{}'", "a slot has no name");
    refused("'{:n}'", "a slot has no name");
    refused("'{Name}'", "small letters");
    refused("'{type}'", "`type` is a keyword");
    refused("'{wording}'", "chooses between two wordings");
}

#[test]
fn empty_texts() {
    refused("''", "the text is empty");
    refused("\"\"\"\n  \n\"\"\"", "the text is empty");
    refused(
        "{ plain = 'a', clinical = ' ' }",
        "clinical: the text is empty",
    );
    refused(
        "{ one = '', other = 'a', by = 'count' }",
        "one: the text is empty",
    );
}

#[test]
fn values_that_are_no_text() {
    refused("7", "not a value of type integer");
    refused("['a']", "not a value of type array");
    refused(
        "{ one = 'a', other = 7, by = 'count' }",
        "other: write a text in quotes",
    );
}

#[test]
fn incomplete_wordings() {
    refused("{ plain = 'a' }", "`plain` and `clinical` and nothing else");
    refused(
        "{ clinical = 'a' }",
        "`plain` and `clinical` and nothing else",
    );
    refused(
        "{ plain = 'a', clinical = 'b', other = 'c' }",
        "and nothing else",
    );
    accepted("{ plain = 'a', clinical = 'b' }");
}

#[test]
fn incomplete_plurals() {
    refused("{ one = 'a', by = 'count' }", "the plural has no `other`");
    refused("{ other = 'a', by = 'count' }", "the plural has no `one`");
    refused("{ one = 'a', other = 'b' }", "the plural has no `by`");
    refused(
        "{ one = 'a', other = 'b', by = 'Count' }",
        "by: `Count` cannot be a name",
    );
    refused(
        "{ one = 'a', two = 'b', other = 'c', by = 'count' }",
        "`two` does not belong",
    );
    refused(
        "{ one = 'a {count}', other = '{count}', by = 'count' }",
        "write that slot `{count:n}`",
    );
    accepted("{ one = 'one', other = '{count:n}', by = 'count' }");
}

#[test]
fn slots_that_differ() {
    refused("'{a} {a:n}'", "`a` has two different types");
    refused(
        "{ plain = '{a}', clinical = 'b' }",
        "`a` of plain is missing in clinical",
    );
    refused(
        "{ plain = 'b', clinical = '{a}' }",
        "`a` of clinical is missing in plain",
    );
    refused(
        "{ plain = '{a}', clinical = '{a:n}' }",
        "`a` has different types in plain and clinical",
    );
    refused(
        "{ one = 'a', other = '{count:n} {a}', by = 'count' }",
        "`a` is missing in `one`",
    );
    refused(
        "{ one = '{a}', other = '{count:n}', by = 'count' }",
        "`a` is missing in `other`",
    );
    accepted("{ plain = '{a} {b:n}', clinical = '{b:n} {a}' }");
}

#[test]
fn unusable_keys_and_sections() {
    let found = defects("[section]\nwhere = 'a'\n");
    assert_eq!(
        found,
        [
            "words/en.toml: section.where: `where` is a keyword of Rust and cannot be a name: \
          choose another word"
        ]
    );
    assert!(
        defects("[type]\na = 'a'\n")[0].starts_with("words/en.toml: type: `type` is a keyword")
    );
    assert!(defects("[section]\nstep-of = 'a'\n")[0].contains("`step-of` cannot be a name"));
    assert!(defects("[section]\n1st = 'a'\n")[0].contains("a letter first"));
    assert!(defects("[section]\nby = 'a'\n")[0].contains("a section has no keys named"));
    assert!(defects("key = 'a'\n")[0].contains("key: a message stands outside a section"));
    assert!(defects("[a.b.c]\nd = 'a'\n")[0].contains("a.b.c: sections nest one level only"));
    assert_eq!(defects("[a.b]\nc = 'a'\n"), [""; 0]);
}

#[test]
fn keys_that_are_there_twice() {
    let found = defects("[section]\nskip = 'a'\nskip = 'b'\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("words/en.toml: "), "{}", found[0]);
    assert!(
        found[0].contains("line 3") && found[0].contains("duplicate key"),
        "{}",
        found[0]
    );
    assert!(found[0].contains("skip"), "{}", found[0]);
}

#[test]
fn dates_that_would_never_end() {
    assert!(defects("[date]\nlong = '{day:date}'\n")[0].contains("cannot have slots of type date"));
    assert!(defects("[date.more]\na = '{day:partial}'\n")[0].contains("date.more.a: "));
}

#[test]
fn every_defect_is_named_at_once() {
    assert_eq!(defects("[a]\nb = ''\nc = '{'\n[d]\ne = '{f:g}'\n").len(), 3);
}

#[test]
fn languages_that_differ_from_english() {
    let english = Source::new("en", "[a]\nb = '{c:n}'\nd = 'd'\n");
    let german = |text: &str| Source::new("de", text);
    let pair = |text: &str| printed(&[Source::new("en", &english.text), german(text)]);
    assert_eq!(
        pair("[a]\nb = '{c:n}'\n"),
        ["words/de.toml: a.d: the message is missing; words/en.toml has it"]
    );
    assert_eq!(
        pair("[a]\nb = '{c:n}'\nd = 'd'\nextra = 'e'\n"),
        ["words/de.toml: a.extra: the message is not in words/en.toml: add it there or remove it"]
    );
    assert!(pair("[a]\nb = 'b'\nd = 'd'\n")[0].contains("`c` of words/en.toml is missing"));
    assert!(pair("[a]\nb = '{c}'\nd = 'd'\n")[0].contains("`c` has different types"));
    assert!(
        pair("[a]\nb = '{c:n}'\nd = { plain = 'd', clinical = 'd' }\n")[0]
            .contains("differ in having two wordings")
    );
    assert_eq!(pair("[a]\nb = '{c:n} c'\nd = 'd'\n"), [""; 0]);
}

#[test]
fn languages_that_cannot_be_compared_or_counted() {
    assert_eq!(
        printed(&[Source::new("de", "[a]\nb = 'b'\n")]),
        ["words/en.toml: the file is missing; all other languages are compared with it"]
    );
    let pair = [
        Source::new("en", "[a]\nb = 'b'\n"),
        Source::new("pl", "[a]\nb = 'b'\n"),
    ];
    assert!(printed(&pair)[0].starts_with("words/pl.toml: no plural rule for the language `pl`"));
}
