//! A JSON text, written piece by piece.
//!
//! FHIR forbids empty texts, lists and objects, and wants decimals with the places they
//! were counted to. So nothing here can be empty, and a decimal never becomes a binary
//! fraction. It also keeps the formatting of such fractions out of the download.

use chrono::NaiveDate;
use waymark_evidence::{Date, Decimal};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// A text.
    Text(String),
    /// A number, in digits.
    Number(String),
    /// A list.
    List(Vec<Json>),
    /// Names and values.
    Object(Object),
}

impl Json {
    fn is_empty(&self) -> bool {
        match self {
            Json::Text(text) | Json::Number(text) => text.is_empty(),
            Json::List(list) => list.is_empty(),
            Json::Object(object) => object.0.is_empty(),
        }
    }

    /// So many hundredths: 288 is 2.88, 60 is 0.6, 100 is 1.
    pub(super) fn hundredths(count: u64) -> Json {
        let (whole, part) = (count / 100, count % 100);
        Json::Number(match (part, part % 10) {
            (0, _) => whole.to_string(),
            (_, 0) => format!("{whole}.{}", part / 10),
            _ => format!("{whole}.{part:02}"),
        })
    }

    /// Adds the value to a text.
    pub(super) fn push(&self, text: &mut String) {
        match self {
            Json::Text(value) => push_text(text, value),
            Json::Number(digits) => text.push_str(digits),
            Json::List(list) => {
                text.push('[');
                for (place, one) in list.iter().enumerate() {
                    if place > 0 {
                        text.push(',');
                    }
                    one.push(text);
                }
                text.push(']');
            }
            Json::Object(object) => {
                text.push('{');
                for (place, (name, value)) in object.0.iter().enumerate() {
                    if place > 0 {
                        text.push(',');
                    }
                    push_text(text, name);
                    text.push(':');
                    value.push(text);
                }
                text.push('}');
            }
        }
    }
}

/// Only tab, line feed and carriage return may stand in a text of FHIR beside what is seen.
fn push_text(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            control if control < ' ' => {}
            other => text.push(other),
        }
    }
    text.push('"');
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::Text(text.trim().to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<NaiveDate> for Json {
    fn from(day: NaiveDate) -> Self {
        Json::Text(Date(day).to_string())
    }
}

impl From<u16> for Json {
    fn from(number: u16) -> Self {
        Json::Number(number.to_string())
    }
}

/// As it was typed or printed, with all its places.
impl From<Decimal> for Json {
    fn from(number: Decimal) -> Self {
        Json::Number(number.to_string())
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Json::Object(object)
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(list: Vec<T>) -> Self {
        let list = list.into_iter().map(Into::into);
        Json::List(list.filter(|one: &Json| !one.is_empty()).collect())
    }
}

/// Names and values, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(Vec<(&'static str, Json)>);

impl Object {
    /// A resource of a type.
    pub(super) fn resource(kind: &'static str) -> Object {
        Object::default().with("resourceType", kind)
    }

    /// A concept that is said and not coded.
    pub(super) fn concept(text: impl Into<Json>) -> Object {
        Object::default().with("text", text)
    }

    /// With a value, unless it is empty.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Json>) -> Object {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((name, value));
        }
        self
    }

    /// With all that another object holds.
    pub(super) fn and(mut self, other: Object) -> Object {
        self.0.extend(other.0);
        self
    }

    /// With a value, if there is one.
    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<Json>>) -> Object {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: impl Into<Json>) -> String {
        let mut text = String::new();
        value.into().push(&mut text);
        text
    }

    #[test]
    fn it_reads_back_as_what_was_meant() {
        let typed = "Tab\there, \"quoted\", back\\slash,\nnew line, é, 😀, bell\u{7}.";
        let value = Object::resource("Patient")
            .with("typed", typed)
            .with("days", vec![NaiveDate::from_ymd_opt(2027, 1, 11).unwrap()])
            .with("number", 7_u16);
        let read: serde_json::Value = serde_json::from_str(&written(value)).unwrap();
        assert_eq!(read["typed"], typed.replace('\u{7}', ""));
        assert_eq!(read["days"][0], "2027-01-11");
        assert_eq!(read["number"], 7);
    }

    #[test]
    fn nothing_empty_is_written() {
        let value = Object::default()
            .with("blank", " \n")
            .with("list", Vec::<String>::new())
            .with("blanks", vec!["", " "])
            .with("object", Object::default().with("blank", ""))
            .with_some("none", None::<&str>);
        assert_eq!(written(value), "{}");
    }

    #[test]
    fn hundredths_have_no_places_too_many() {
        for (count, digits) in [
            (0, "0"),
            (1, "0.01"),
            (60, "0.6"),
            (100, "1"),
            (288, "2.88"),
            (10_000, "100"),
        ] {
            assert_eq!(written(Json::hundredths(count)), digits);
        }
    }
}
