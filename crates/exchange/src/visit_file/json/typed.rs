//! From JSON to the types of a visit, through `serde`.

use super::{Reader, Wrong};
use core::fmt;
use serde::de::{self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, Visitor};
use std::borrow::Cow;

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Wrong {}

/// What `serde` says of a value it found (`Unexpected`) brings the formatting of
/// floating-point numbers; only what it expected is said.
impl de::Error for Wrong {
    fn custom<T: fmt::Display>(says: T) -> Self {
        Wrong(says.to_string().into())
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Wrong::custom(format_args!("invalid type: expected {expected}"))
    }

    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Wrong::custom(format_args!("invalid value: expected {expected}"))
    }
}

impl Reader<'_> {
    /// A value of another kind stands here.
    #[inline(never)]
    fn other_kind(&mut self, expected: &dyn Expected) -> Wrong {
        let found = match self.peek() {
            Some(b'"') => "string",
            Some(b'-' | b'0'..=b'9') => "number",
            Some(b't' | b'f') => "boolean",
            Some(b'n') => "null",
            Some(b'[') => "sequence",
            Some(b'{') => "map",
            _ => "no value",
        };
        de::Error::custom(format_args!("invalid type: {found}, expected {expected}"))
    }
}

/// Whole numbers from zero.
macro_rules! numbers {
    ($($ask:ident)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            let start = self.at;
            if let Some(b'0'..=b'9') = self.peek() {
                if let Ok(number) = self.number()?.parse() {
                    return visitor.visit_u64(number);
                }
                self.at = start;
            }
            Err(self.other_kind(&visitor))
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Wrong;

    numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    /// Whole numbers, also below zero: a moment in seconds is one.
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let start = self.at;
        if let Some(b'-' | b'0'..=b'9') = self.peek() {
            if let Ok(number) = self.number()?.parse() {
                return visitor.visit_i64(number);
            }
            self.at = start;
        }
        Err(self.other_kind(&visitor))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        Err(self.other_kind(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.peek() {
            Some(b't') => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            _ => Err(self.other_kind(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if !self.takes(b'"') {
            return Err(self.other_kind(&visitor));
        }
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if !self.takes(b'[') {
            return Err(self.other_kind(&visitor));
        }
        self.enter()?;
        visitor.visit_seq(Elements {
            reader: self,
            is_first: true,
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if !self.takes(b'{') {
            return Err(self.other_kind(&visitor));
        }
        self.enter()?;
        visitor.visit_map(Elements {
            reader: self,
            is_first: true,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if !self.takes(b'"') {
            return Err(self.other_kind(&visitor));
        }
        let name = self.string()?;
        visitor.visit_enum(name.as_ref().into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct ignored_any
    }
}

/// The elements of a list, or the entries of an object.
struct Elements<'r, 't> {
    reader: &'r mut Reader<'t>,
    is_first: bool,
}

impl<'de> de::SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Wrong> {
        if !self.reader.another(b']', self.is_first)? {
            return Ok(None);
        }
        self.is_first = false;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Elements<'_, 'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        if !self.reader.another(b'}', self.is_first)? {
            return Ok(None);
        }
        self.is_first = false;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        self.reader.expect(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}
