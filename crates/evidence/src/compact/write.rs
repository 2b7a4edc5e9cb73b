//! From records to the compact form.

use super::coding::{fold, put};
use super::{COLUMN_END, COLUMNS, Column, Compact, STRANDS, Strand, VERSION, seal};
use core::fmt;
use std::collections::BTreeMap;

/// A record that has no compact form: one of its texts is not one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a text of a record is one line: {:?}", self.0)
    }
}

impl core::error::Error for WriteError {}

/// The compact form of `record` with all its fields: the same bytes for the same content,
/// everywhere.
///
/// # Errors
/// [`WriteError`] when a text holds a line end.
pub fn write(record: &impl Compact) -> Result<Vec<u8>, WriteError> {
    written(record, true)
}

/// The compact form without what only editors need: what the browser gets.
///
/// # Errors
/// See [`write`].
pub fn write_for_readers(record: &impl Compact) -> Result<Vec<u8>, WriteError> {
    written(record, false)
}

fn written(record: &impl Compact, is_whole: bool) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer {
        places: BTreeMap::new(),
        texts: vec![Vec::new(); COLUMNS],
        strands: vec![Vec::new(); COLUMNS * STRANDS],
        is_whole,
        mistake: None,
    };
    record.write(&mut writer, 0);
    match writer.mistake {
        Some(text) => Err(WriteError(text)),
        None => Ok(writer.bytes()),
    }
}

/// A value, before it is known where all texts lie.
#[derive(Clone, Copy)]
enum Value {
    Number(u64),
    NewText,
    /// A text that was written before: its column, and its place there.
    Text(usize, usize),
}

/// Collects the values of a record.
pub struct Writer {
    /// The column and the place of each text.
    places: BTreeMap<String, (usize, usize)>,
    /// The texts of each column.
    texts: Vec<Vec<String>>,
    strands: Vec<Vec<Value>>,
    is_whole: bool,
    mistake: Option<String>,
}

impl Writer {
    /// Whether what only editors need is written.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn give(&mut self, strand: Strand, column: Column, value: Value) {
        self.strands[usize::from(column) * STRANDS + strand as usize].push(value);
    }

    /// The place of an alternative.
    pub fn choice(&mut self, column: Column, place: u32) {
        self.give(Strand::Shape, column, Value::Number(place.into()));
    }

    /// The length of a list.
    pub(crate) fn enter(&mut self, column: Column, length: usize) {
        self.give(Strand::Shape, column, Value::Number(length as u64));
    }

    pub(crate) fn number(&mut self, column: Column, number: u64) {
        self.give(Strand::Values, column, Value::Number(number));
    }

    pub(crate) fn signed(&mut self, column: Column, number: i64) {
        self.number(column, fold(number));
    }

    pub(crate) fn text(&mut self, column: Column, text: &str) {
        if text.contains('\n') || text == COLUMN_END {
            self.mistake.get_or_insert_with(|| text.to_owned());
        } else if let Some(&(its, place)) = self.places.get(text) {
            self.give(Strand::Values, column, Value::Text(its, place));
        } else {
            let texts = &mut self.texts[usize::from(column)];
            self.places
                .insert(text.to_owned(), (usize::from(column), texts.len()));
            texts.push(text.to_owned());
            self.give(Strand::Values, column, Value::NewText);
        }
    }

    fn bytes(self) -> Vec<u8> {
        let mut texts = String::new();
        let mut first = Vec::new();
        let mut count = 0;
        for column in &self.texts {
            first.push(count);
            count += column.len();
            for text in column.iter().map(String::as_str).chain([COLUMN_END]) {
                texts.push_str(text);
                texts.push('\n');
            }
        }
        let number = |column: usize, value| match value {
            Value::Number(number) => number,
            Value::NewText => 0,
            Value::Text(its, place) if its == column => 1 + 2 * place as u64,
            Value::Text(its, place) => 2 + 2 * (first[its] + place) as u64,
        };
        let strands: Vec<Vec<u8>> = self
            .strands
            .iter()
            .enumerate()
            .map(|(place, values)| {
                let mut bytes = Vec::new();
                for value in values {
                    put(&mut bytes, number(place / STRANDS, *value));
                }
                bytes
            })
            .collect();
        let mut out = vec![VERSION, self.is_whole.into()];
        put(&mut out, texts.len() as u64);
        for strand in &strands {
            put(&mut out, strand.len() as u64);
        }
        out.extend_from_slice(texts.as_bytes());
        out.extend(strands.concat());
        let sealed = seal(&out);
        out.extend_from_slice(&sealed);
        out
    }
}
