use super::*;
use proptest::prelude::*;
use serde_json::Value;
use waymark_clinical::visit::{Answer, Decision, RelapseEntry, Side};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn context() -> SaveContext<'static> {
    SaveContext {
        pack_id: "0123456789ab",
        app_version: "0.1.0",
        saved_on: day(2026, 11, 22),
        shown: &[],
    }
}

#[test]
fn what_was_shown_comes_back_and_is_left_out_when_nothing_was() {
    let shown = [ShownValue {
        id: "studies/trial/relapses/treated".into(),
        what: "relapses".into(),
        value: "22 out of 100 people".into(),
    }];
    let text = save(
        &Visit::default(),
        &SaveContext {
            shown: &shown,
            ..context()
        },
    );
    assert_eq!(load(&text).unwrap().shown, shown);
    let without = save(&Visit::default(), &context());
    assert!(!without.contains("\"shown\""));
    assert!(load(&without).unwrap().shown.is_empty());
}

/// A whole file around a visit, with the line on which the visit begins known (line 3).
fn around(visit: &str) -> String {
    format!(
        "{{ \"format\": \"waymark-visit\", \"version\": 1,\n\
         \"saved_on\": \"2026-11-22\", \"app_version\": \"0.1.0\", \"pack\": \"0123456789ab\",\n\
         \"visit\": {visit} }}"
    )
}

#[test]
fn a_saved_visit_comes_back_whole() {
    let mut visit = Visit {
        decision: Some(Decision::Start),
        ..Visit::default()
    };
    visit.entries.relapses.push(RelapseEntry {
        row: 4,
        date: "2026-13-40".into(),
        disabling: Answer::Yes,
        ..Default::default()
    });
    visit.matters.worries = "\u{1f9e0} \"quoted\"\nand a second line".to_owned();
    visit
        .matters
        .trade_offs
        .insert("one".to_owned(), Side::Alike);
    let loaded = load(&save(&visit, &context())).unwrap();
    assert_eq!(loaded.visit, visit);
    assert_eq!(loaded.saved_on, context().saved_on);
    assert_eq!(loaded.pack_id, context().pack_id);
    assert_eq!(loaded.app_version, context().app_version);
    assert_eq!(loaded.version, 1);
}

#[test]
fn the_text_is_stable_and_the_envelope_stands_first() {
    let text = save(&Visit::default(), &context());
    assert_eq!(text, save(&Visit::default(), &context()));
    assert!(
        text.starts_with(
            "{\n  \"format\": \"waymark-visit\",\n  \"version\": 1,\n  \"saved_on\": \
             \"2026-11-22\",\n  \"app_version\": \"0.1.0\",\n  \"pack\": \"0123456789ab\",\n  \
             \"visit\": {\n"
        ),
        "{text}"
    );
    assert!(text.ends_with("}\n"));
}

#[test]
fn a_text_that_is_not_json_is_refused_with_its_place() {
    let error = load("{ \"format\": \"waymark-visit\",\n  \"version\": }").unwrap_err();
    let LoadError::NotJson {
        line,
        column,
        detail,
    } = error
    else {
        panic!("{error:?}")
    };
    assert_eq!((line, column), (2, 14));
    assert_eq!(detail, "expected value");
    let LoadError::NotJson { .. } = load("").unwrap_err() else {
        panic!("an empty file is not JSON")
    };
}

#[test]
fn other_json_is_not_a_visit() {
    for text in [
        "{}",
        "[]",
        "null",
        "3",
        "{\"format\": 1}",
        "{\"format\": \"other\", \"version\": 1}",
    ] {
        assert_eq!(load(text), Err(LoadError::NotAVisit), "{text}");
    }
}

#[test]
fn an_unknown_field_is_refused_with_its_place() {
    let error = load(&around(
        "{\n  \"entries\": {\n    \"aeg_years\": \"31\"\n} }",
    ))
    .unwrap_err();
    let LoadError::Field { line, detail, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(line, 5);
    assert!(
        detail.starts_with("unknown field `aeg_years`, expected one of"),
        "{detail}"
    );
    assert!(!detail.contains(" at line "), "{detail}");
}

#[test]
fn an_unknown_field_beside_the_visit_is_refused_too() {
    let text = around("{}").replace("\"pack\"", "\"patient\": \"x\", \"pack\"");
    let error = load(&text).unwrap_err();
    let LoadError::Field {
        line: 2, detail, ..
    } = error
    else {
        panic!("{error:?}")
    };
    assert!(detail.starts_with("unknown field `patient`"), "{detail}");
}

#[test]
fn a_field_of_the_wrong_type_is_refused_with_its_place() {
    let error = load(&around("{\n  \"entries\": { \"edss\": 2.5 } }")).unwrap_err();
    let LoadError::Field { line, detail, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(line, 4);
    assert!(detail.contains("expected a string"), "{detail}");
    let wrong_answer = "{ \"entries\": { \"every_relapse_listed\": \"perhaps\" } }";
    assert!(matches!(
        load(&around(wrong_answer)),
        Err(LoadError::Field { line: 3, .. })
    ));
}

#[test]
fn a_missing_or_strange_version_is_refused_as_a_field() {
    let error = load("{\"format\": \"waymark-visit\"}").unwrap_err();
    let LoadError::Field { detail, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(detail, "missing field `version`");
    for version in ["\"1\"", "-1", "1.5", "null"] {
        let text = around("{}").replace("\"version\": 1", &format!("\"version\": {version}"));
        assert!(
            matches!(load(&text), Err(LoadError::Field { line: 1, .. })),
            "{version}"
        );
    }
}

#[test]
fn a_day_that_does_not_exist_is_refused_with_its_place() {
    let text = around("{}").replace("2026-11-22", "2026-02-30");
    let error = load(&text).unwrap_err();
    let LoadError::Field { line, detail, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(line, 2);
    assert!(detail.contains("2026-02-30"), "{detail}");
}

#[test]
fn a_later_format_is_refused_by_its_number() {
    let text = around("{ \"something\": \"new\" }").replace("\"version\": 1", "\"version\": 7");
    assert_eq!(load(&text), Err(LoadError::NewerVersion { version: 7 }));
    let text = around("{}").replace("\"version\": 1", "\"version\": 0");
    assert_eq!(load(&text), Err(LoadError::NoSuchVersion { version: 0 }));
}

#[test]
fn a_text_above_the_limit_is_refused_before_it_is_read() {
    let mut text = around("{}");
    text.push_str(&" ".repeat(MOST_BYTES - text.len()));
    assert!(load(&text).is_ok());
    text.push(' ');
    assert_eq!(
        load(&text),
        Err(LoadError::TooLarge {
            bytes: MOST_BYTES + 1
        })
    );
}

#[test]
fn more_than_four_side_by_side_are_refused() {
    let four = around("{ \"compared\": [\"a\", \"b\", \"c\", \"d\"] }");
    assert_eq!(load(&four).unwrap().visit.compared.len(), 4);
    let five = around("{ \"compared\": [\"a\", \"b\", \"c\", \"d\", \"e\"] }");
    assert_eq!(load(&five), Err(LoadError::TooManyCompared { found: 5 }));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert!(load(&format!("\u{feff}{}", around("{}"))).is_ok());
}

#[test]
fn rows_written_by_hand_without_numbers_get_them() {
    let visit = "{ \"entries\": { \"relapses\": [ {}, {}, { \"row\": 1 } ] } }";
    let rows: Vec<_> = load(&around(visit))
        .unwrap()
        .visit
        .entries
        .relapses
        .iter()
        .map(|entry| entry.row)
        .collect();
    assert_eq!(rows, [0, 2, 1]);
}

/// An invented version 0, in which the options side by side were called `options`.
const WITH_VERSION_0: &[Format] = &[
    Format {
        version: 0,
        reason: "invented for this test",
        from_previous: None,
    },
    Format {
        version: 1,
        reason: "invented: options are called compared",
        from_previous: Some(|text| {
            versions::changed(text, 1, |file| {
                let visit = file
                    .get_mut("visit")
                    .and_then(Value::as_object_mut)
                    .ok_or("missing field `visit`")?;
                if let Some(options) = visit.remove("options") {
                    visit.insert("compared".to_owned(), options);
                }
                Ok(())
            })
        }),
    },
];

#[test]
fn an_older_file_is_brought_forward() {
    let old = around("{ \"options\": [\"a\"] }").replace("\"version\": 1", "\"version\": 0");
    let loaded = load_with(&old, WITH_VERSION_0).unwrap();
    assert_eq!(loaded.visit.compared, ["a"]);
    assert_eq!(loaded.version, 0, "it says in which format it was saved");
    let again = load(&save(&loaded.visit, &context())).unwrap();
    assert_eq!(again.version, 1, "and is saved in the newest");
}

#[test]
fn an_older_file_that_is_broken_is_refused_by_its_version() {
    let old = around("{ \"options\": 3 }").replace("\"version\": 1", "\"version\": 0");
    let error = load_with(&old, WITH_VERSION_0).unwrap_err();
    let LoadError::OlderFile { version: 0, detail } = error else {
        panic!("{error:?}")
    };
    assert!(detail.contains("expected a sequence"), "{detail}");
    let no_visit = "{\"format\": \"waymark-visit\", \"version\": 0}";
    assert_eq!(
        load_with(no_visit, WITH_VERSION_0),
        Err(LoadError::OlderFile {
            version: 0,
            detail: "missing field `visit`".to_owned()
        })
    );
}

#[test]
fn versions_rise_by_one_and_each_has_its_reason_and_its_way() {
    for pair in FORMATS.windows(2) {
        assert_eq!(pair[1].version, pair[0].version + 1);
        assert!(
            pair[1].from_previous.is_some(),
            "version {}",
            pair[1].version
        );
    }
    for format in FORMATS {
        assert!(!format.reason.is_empty() && !format.reason.contains('\n'));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = load(&text);
    }

    #[test]
    fn a_good_file_cut_or_changed_anywhere_is_read_or_refused(
        at in 0usize..4096,
        put in any::<Option<char>>(),
    ) {
        let mut visit = Visit::default();
        visit.entries.relapses.push(RelapseEntry::default());
        let whole: Vec<char> = save(&visit, &context()).chars().collect();
        let at = at % whole.len();
        let mut text: String = whole[..at].iter().collect();
        if let Some(character) = put {
            text.push(character);
            text.extend(&whole[at + 1..]);
        }
        let _ = load(&text);
    }

    #[test]
    fn typed_text_survives_saving(
        worries in any::<String>(),
        edss in any::<String>(),
        name in any::<String>(),
    ) {
        let mut visit = Visit::default();
        visit.matters.worries = worries;
        visit.entries.edss = edss;
        visit.entries.judgements.insert(name, Answer::No);
        let text = save(&visit, &context());
        prop_assert_eq!(load(&text).unwrap().visit, visit);
    }
}
