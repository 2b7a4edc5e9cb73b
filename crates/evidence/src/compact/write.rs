//! From records to the compact form.

use super::coding::{fold, put};
use super::{STRANDS, Strand, VERSION, seal};
use core::fmt;
use serde::ser::{self, Serialize};
use std::collections::BTreeMap;

/// A record that has no compact form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for WriteError {}

impl ser::Error for WriteError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        WriteError(message.to_string())
    }
}

/// The compact form of `record`: the same bytes for the same content, everywhere.
///
/// # Errors
/// [`WriteError`] when a value is of a kind that records do not have (floating-point
/// numbers, maps, bytes), or a text holds a line end.
pub fn write(record: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::default();
    record.serialize(&mut writer)?;
    let mut out = vec![VERSION];
    put(&mut out, writer.texts.len() as u64);
    for strand in &writer.strands {
        put(&mut out, strand.len() as u64);
    }
    out.extend_from_slice(writer.texts.as_bytes());
    for strand in &writer.strands {
        out.extend_from_slice(strand);
    }
    let sealed = seal(&out);
    out.extend_from_slice(&sealed);
    Ok(out)
}

#[derive(Default)]
struct Writer {
    texts: String,
    /// The place of each text among the texts.
    places: BTreeMap<String, u64>,
    strands: [Vec<u8>; STRANDS],
}

impl Writer {
    fn number(&mut self, strand: Strand, number: u64) {
        put(&mut self.strands[strand as usize], number);
    }

    fn shape(&mut self, number: u64) {
        self.number(Strand::Shape, number);
    }

    fn text(&mut self, text: &str) -> Result<(), WriteError> {
        if text.contains('\n') {
            return Err(WriteError(format!(
                "a text of a record is one line: {text:?}"
            )));
        }
        if let Some(&place) = self.places.get(text) {
            self.number(Strand::Texts, place + 1);
        } else {
            let place = self.places.len() as u64;
            self.places.insert(text.to_owned(), place);
            self.texts.push_str(text);
            self.texts.push('\n');
            self.number(Strand::Texts, 0);
        }
        Ok(())
    }
}

fn unsupported<T>(what: &str) -> Result<T, WriteError> {
    Err(WriteError(format!("records have no {what}")))
}

macro_rules! unsigned {
    ($($give:ident $type:ty),*) => {$(
        fn $give(self, number: $type) -> Result<(), WriteError> {
            self.number(Strand::Numbers, number.into());
            Ok(())
        }
    )*};
}

macro_rules! signed {
    ($($give:ident $type:ty),*) => {$(
        fn $give(self, number: $type) -> Result<(), WriteError> {
            self.number(Strand::Numbers, fold(number.into()));
            Ok(())
        }
    )*};
}

macro_rules! none_of_these {
    ($($give:ident $type:ty = $what:literal),*) => {$(
        fn $give(self, _: $type) -> Result<(), WriteError> {
            unsupported($what)
        }
    )*};
}

impl ser::Serializer for &mut Writer {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;
    type SerializeMap = ser::Impossible<(), WriteError>;

    fn is_human_readable(&self) -> bool {
        false
    }

    unsigned! { serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64 }
    signed! { serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64 }
    none_of_these! {
        serialize_f32 f32 = "floating-point numbers: use Decimal",
        serialize_f64 f64 = "floating-point numbers: use Decimal",
        serialize_char char = "single letters",
        serialize_bytes &[u8] = "bytes",
        serialize_unit_struct &'static str = "empty structures"
    }

    fn serialize_bool(self, flag: bool) -> Result<(), WriteError> {
        self.shape(flag.into());
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), WriteError> {
        self.text(text)
    }

    fn serialize_none(self) -> Result<(), WriteError> {
        self.serialize_bool(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), WriteError> {
        self.shape(1);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), WriteError> {
        unsupported("empty values")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
    ) -> Result<(), WriteError> {
        self.shape(place.into());
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        self.shape(place.into());
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, WriteError> {
        let Some(length) = length else {
            return unsupported("lists of unknown length");
        };
        self.shape(length as u64);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, WriteError> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, WriteError> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, WriteError> {
        self.shape(place.into());
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, WriteError> {
        unsupported("maps")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, WriteError> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, WriteError> {
        self.shape(place.into());
        Ok(self)
    }
}

macro_rules! parts {
    ($($part:ident $give:ident),*) => {$(
        impl ser::$part for &mut Writer {
            type Ok = ();
            type Error = WriteError;
            fn $give<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
                value.serialize(&mut **self)
            }
            fn end(self) -> Result<(), WriteError> {
                Ok(())
            }
        }
    )*};
}

parts! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
}

macro_rules! named_parts {
    ($($part:ident),*) => {$(
        impl ser::$part for &mut Writer {
            type Ok = ();
            type Error = WriteError;
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                _: &'static str,
                value: &T,
            ) -> Result<(), WriteError> {
                value.serialize(&mut **self)
            }
            /// Every field is there: the reader counts on it.
            fn skip_field(&mut self, name: &'static str) -> Result<(), WriteError> {
                unsupported(&format!("fields that may be left out ({name})"))
            }
            fn end(self) -> Result<(), WriteError> {
                Ok(())
            }
        }
    )*};
}

named_parts! { SerializeStruct, SerializeStructVariant }
