//! A JSON text, written piece by piece.
//!
//! FHIR forbids empty texts, lists and objects, and wants decimals with the places they
//! were counted to. So nothing empty is written, and a decimal never becomes a binary
//! fraction. A tree of values would be easier to hold, and weighs three times as much in
//! the download.

use chrono::NaiveDate;
use waymark_evidence::Date;

/// A text that grows. Whatever is begun must be [ended](Writer::end).
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    /// Where each thing that is open began, and how it ends.
    open: Vec<(usize, char)>,
}

impl Writer {
    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Begins an object; in a list it has no name.
    pub(super) fn object(&mut self, name: &str) {
        self.begin(name, '{', '}');
    }

    /// Begins a list; in a list it has no name.
    pub(super) fn list(&mut self, name: &str) {
        self.begin(name, '[', ']');
    }

    /// Ends what was begun last. What stayed empty is as though it had never begun.
    pub(super) fn end(&mut self) {
        let Some((began, closing)) = self.open.pop() else {
            return;
        };
        if self.text.ends_with(['{', '[']) {
            self.text.truncate(began);
        } else {
            self.text.push(closing);
        }
    }

    /// A text, unless it is blank.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.name(name);
            push_text(&mut self.text, value);
        }
    }

    /// A number, in digits.
    pub(super) fn number(&mut self, name: &str, digits: &str) {
        self.name(name);
        self.text.push_str(digits);
    }

    /// A day, if there is one.
    pub(super) fn day(&mut self, name: &str, day: Option<NaiveDate>) {
        if let Some(day) = day {
            self.text(name, &Date(day).to_string());
        }
    }

    /// A concept that is said and not coded.
    pub(super) fn concept(&mut self, name: &str, value: &str) {
        self.object(name);
        self.text("text", value);
        self.end();
    }

    /// One such concept in a list of its own.
    pub(super) fn concepts(&mut self, name: &str, value: &str) {
        self.list(name);
        self.concept("", value);
        self.end();
    }

    /// Texts as notes of a resource.
    pub(super) fn notes(&mut self, texts: &[String]) {
        self.list("note");
        for text in texts {
            self.concept("", text);
        }
        self.end();
    }

    fn begin(&mut self, name: &str, opening: char, closing: char) {
        self.open.push((self.text.len(), closing));
        self.name(name);
        self.text.push(opening);
    }

    fn name(&mut self, name: &str) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        if !name.is_empty() {
            push_text(&mut self.text, name);
            self.text.push(':');
        }
    }
}

/// So many hundredths: 288 is 2.88, 60 is 0.6, 100 is 1.
pub(super) fn hundredths(count: u64) -> String {
    let (whole, part) = (count / 100, count % 100);
    let digits = format!("{whole}.{part:02}");
    digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// Only tab, line feed and carriage return may stand in a text of FHIR beside what is seen.
fn push_text(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        let escaped = match character {
            '"' | '\\' => character,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            control if control < ' ' => continue,
            other => {
                text.push(other);
                continue;
            }
        };
        text.push('\\');
        text.push(escaped);
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_back_as_what_was_meant() {
        let typed = "Tab\there, \"quoted\", back\\slash,\nnew line, é, 😀, bell\u{7}.";
        let mut writer = Writer::default();
        writer.object("");
        writer.text("typed", typed);
        writer.list("days");
        writer.day("", NaiveDate::from_ymd_opt(2027, 1, 11));
        writer.day("", NaiveDate::from_ymd_opt(2027, 2, 11));
        writer.end();
        writer.number("number", "2.88");
        writer.concepts("code", "said");
        writer.notes(&["one".to_owned(), "[".to_owned()]);
        writer.end();
        let read: serde_json::Value = serde_json::from_str(&writer.finish()).unwrap();
        let expected = serde_json::json!({
            "typed": typed.replace('\u{7}', ""),
            "days": ["2027-01-11", "2027-02-11"],
            "number": 2.88,
            "code": [{ "text": "said" }],
            "note": [{ "text": "one" }, { "text": "[" }],
        });
        assert_eq!(read, expected);
    }

    #[test]
    fn nothing_empty_is_written() {
        let mut writer = Writer::default();
        writer.object("");
        writer.text("blank", " \n");
        writer.list("list");
        writer.text("", "");
        writer.object("");
        writer.end();
        writer.end();
        writer.concept("concept", "");
        writer.day("day", None);
        writer.notes(&[]);
        writer.text("kept", "x");
        writer.object("object");
        writer.list("inner");
        writer.end();
        writer.end();
        writer.end();
        assert_eq!(writer.finish(), "{\"kept\":\"x\"}");
    }

    #[test]
    fn hundredths_have_no_places_too_many() {
        for (count, digits) in [
            (0, "0"),
            (1, "0.01"),
            (60, "0.6"),
            (100, "1"),
            (288, "2.88"),
            (1_000, "10"),
            (10_000, "100"),
        ] {
            assert_eq!(hundredths(count), digits);
        }
    }
}
