use super::*;
use icalendar::{CalendarComponent, Component, DatePerhapsTime};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn event(key: &str, from: NaiveDate, to_inclusive: NaiveDate) -> CalendarEvent {
    CalendarEvent {
        key: key.to_owned(),
        from,
        to_inclusive,
        summary: "Blood test 7 of 60".to_owned(),
        description: "The printed list is the master.".to_owned(),
        alarm: Some(Alarm {
            minutes_before_midnight: NonZeroU16::new(900).unwrap(),
        }),
    }
}

fn file(events: Vec<CalendarEvent>) -> CalendarFile<'static> {
    CalendarFile {
        plan_id: "6f2c",
        revision: 3,
        stamp: day(2026, 11, 22).and_hms_opt(9, 5, 0).unwrap(),
        name: "MS plan",
        method: Method::Publish,
        events,
    }
}

#[test]
fn an_event_is_written_line_by_line_as_decided() {
    let one = file(vec![event("blood/7", day(2027, 8, 11), day(2027, 8, 11))]);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Waymark//Waymark//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:MS plan",
        "BEGIN:VEVENT",
        &format!("UID:{}", identifier::of("6f2c", "blood/7")),
        "SEQUENCE:3",
        "DTSTAMP:20261122T090500Z",
        "DTSTART;VALUE=DATE:20270811",
        "DTEND;VALUE=DATE:20270812",
        "SUMMARY:Blood test 7 of 60",
        "DESCRIPTION:The printed list is the master.",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Blood test 7 of 60",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(write(&one).unwrap(), expected.join("\r\n"));
}

#[test]
fn the_identifier_stays_when_the_plan_is_revised_and_differs_between_plans() {
    let events = || vec![event("blood/7", day(2027, 8, 11), day(2027, 8, 11))];
    let identifier = |file: &CalendarFile<'_>| {
        write(file)
            .unwrap()
            .lines()
            .find(|line| line.starts_with("UID:"))
            .unwrap()
            .to_owned()
    };
    let first = file(events());
    let mut moved = file(events());
    moved.revision = 4;
    moved.events[0].from = day(2027, 8, 12);
    moved.events[0].to_inclusive = day(2027, 8, 12);
    assert_eq!(identifier(&first), identifier(&moved));
    let other = CalendarFile {
        plan_id: "6f2d",
        ..file(events())
    };
    assert_ne!(identifier(&first), identifier(&other));
    // Files that were handed out carry this one: it must never change.
    assert_eq!(identifier(&first), "UID:cfd8e0fd899b09ec1198699febcdc4e7");
}

#[test]
fn the_end_of_a_year_and_a_leap_day_are_stepped_over() {
    let text = write(&file(vec![
        event("a", day(2027, 12, 31), day(2027, 12, 31)),
        event("b", day(2028, 2, 28), day(2028, 2, 29)),
    ]))
    .unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"));
    assert!(text.contains("DTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280301\r\n"));
}

#[test]
fn what_cannot_be_written_is_refused_by_its_key() {
    let far = day(9999, 12, 31);
    let refused = |events| write(&file(events)).unwrap_err();
    assert_eq!(
        refused(vec![event("far", far, far)]),
        WriteError::YearOutOfRange {
            key: "far".to_owned()
        }
    );
    assert_eq!(
        refused(vec![event("max", NaiveDate::MAX, NaiveDate::MAX)]),
        WriteError::YearOutOfRange {
            key: "max".to_owned()
        }
    );
    assert_eq!(
        refused(vec![event("back", day(2027, 1, 2), day(2027, 1, 1))]),
        WriteError::EndsBeforeItStarts {
            key: "back".to_owned()
        }
    );
    let twice = || event("twice", day(2027, 1, 1), day(2027, 1, 1));
    assert_eq!(
        refused(vec![twice(), twice()]),
        WriteError::KeyUsedTwice {
            key: "twice".to_owned()
        }
    );
}

#[test]
fn every_trigger_lies_before_the_day() {
    let at = |minutes| {
        trigger(Alarm {
            minutes_before_midnight: NonZeroU16::new(minutes).unwrap(),
        })
    };
    assert_eq!(at(900), "-PT15H");
    assert_eq!(at(930), "-PT15H30M");
    assert_eq!(at(30), "-PT30M");
    assert_eq!(at(39 * 60), "-PT39H");
}

/// What the other reader finds in an event.
fn date_of(date: Option<DatePerhapsTime>) -> NaiveDate {
    match date {
        Some(DatePerhapsTime::Date(date)) => date,
        other => panic!("not a whole day: {other:?}"),
    }
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (1900i32..2200, 1u32..=12, 1u32..=31).prop_filter_map("no such day", |(year, month, day)| {
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

/// Text as a person or the pack writes it: any letters, marks and line ends.
fn a_text() -> impl Strategy<Value = String> {
    "[\\PC\n]{0,120}"
}

proptest! {
    #[test]
    fn another_reader_finds_the_same_events(
        drafts in prop::collection::vec(
            (a_day(), 0u64..40, a_text(), a_text(), any::<Option<NonZeroU16>>()), 0..8,
        ),
        revision in any::<u32>(),
    ) {
        let events: Vec<_> = drafts
            .into_iter()
            .enumerate()
            .map(|(number, (from, days, summary, description, alarm))| CalendarEvent {
                key: format!("item/{number}"),
                from,
                to_inclusive: from + chrono::Days::new(days),
                summary,
                description,
                alarm: alarm.map(|minutes_before_midnight| Alarm { minutes_before_midnight }),
            })
            .collect();
        let calendar = CalendarFile { revision, ..file(events) };
        let text = write(&calendar).unwrap();

        // Every line end is CR LF, and no line is above 75 octets.
        prop_assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        prop_assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {}", line.len(), line);
        }

        let read: icalendar::Calendar = text.parse().unwrap();
        let read: Vec<_> = read
            .components
            .iter()
            .filter_map(|component| match component {
                CalendarComponent::Event(event) => Some(event),
                _ => None,
            })
            .collect();
        prop_assert_eq!(read.len(), calendar.events.len());
        for (read, written) in read.iter().zip(&calendar.events) {
            let end = written.to_inclusive.succ_opt().unwrap();
            prop_assert_eq!(date_of(read.get_start()), written.from);
            prop_assert_eq!(date_of(read.get_end()), end);
            prop_assert_eq!(read.get_summary().unwrap_or_default(), &written.summary);
            prop_assert_eq!(read.get_description().unwrap_or_default(), &written.description);
            prop_assert_eq!(read.get_sequence(), Some(revision));
            let uid = identifier::of(calendar.plan_id, &written.key);
            prop_assert_eq!(read.get_uid(), Some(uid.as_str()));
        }

        // An alarm is the last thing in its event.
        let unfolded = text.replace("\r\n ", "");
        let lines: Vec<_> = unfolded.split("\r\n").collect();
        for pair in lines.windows(2) {
            if pair[0] == "END:VALARM" {
                prop_assert_eq!(pair[1], "END:VEVENT");
            }
        }
        let alarms = calendar.events.iter().filter(|event| event.alarm.is_some()).count();
        prop_assert_eq!(lines.iter().filter(|line| **line == "BEGIN:VALARM").count(), alarms);
        prop_assert_eq!(lines.iter().filter(|line| line.starts_with("TRIGGER:-PT")).count(), alarms);
    }
}
