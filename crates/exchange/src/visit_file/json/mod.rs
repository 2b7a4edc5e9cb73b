//! Reading JSON, as far as a visit file has it.
//!
//! `serde_json` reads every kind of value into every kind of type, floating-point numbers
//! with their tables included, and weighs fifty kilobytes in the browser; it writes visit
//! files and reads older ones. This reader knows texts, whole numbers, `true`, `false`,
//! `null`, lists and objects. The tests compare it with `serde_json`.

mod scan;
#[cfg(test)]
mod tests;
mod typed;

use serde::Deserialize;

/// Deeper lists and objects are no visit.
const DEEPEST: u8 = 64;

/// What is wrong with a text, and where: a place in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub at: usize,
    pub says: String,
}

/// A text that is read from its start.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    deep: u8,
}

impl<'t> Reader<'t> {
    fn of(text: &'t str) -> Self {
        Reader {
            text,
            at: 0,
            deep: 0,
        }
    }

    /// Says where reading stopped.
    fn fault(&self, wrong: Wrong) -> Fault {
        Fault {
            at: self.at,
            says: wrong.0.into(),
        }
    }
}

/// What is wrong at the place where a reader stands.
#[derive(Debug)]
struct Wrong(Box<str>);

/// The fields `format` and `version` of an object, where they are a text and a whole number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Envelope {
    pub format: Option<String>,
    pub version: Option<u64>,
}

/// Checks that a text is JSON, and gives what stands around the visit.
///
/// # Errors
/// Where it is none.
pub(super) fn envelope(text: &str) -> Result<Envelope, Fault> {
    let mut reader = Reader::of(text);
    let mut found = Envelope::default();
    let result = reader.envelope(&mut found);
    result.map(|()| found).map_err(|wrong| reader.fault(wrong))
}

/// Reads a text as a value.
///
/// # Errors
/// Where it is no such value.
pub(super) fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Fault> {
    let mut reader = Reader::of(text);
    let value = T::deserialize(&mut reader);
    value
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|wrong| reader.fault(wrong))
}

/// The line and the column of a place, from 1.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..at.min(text.len())];
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let column = before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count();
    (lines + 1, column + 1)
}
