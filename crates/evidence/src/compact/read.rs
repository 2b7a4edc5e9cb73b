//! From the compact form to records.

use super::coding::{take, unfold};
use super::{SEAL, STRANDS, Strand, VERSION, seal};
use crate::forms::{HANDED_OVER, hand_over};
use core::fmt;
use serde::de::{self, Deserialize, DeserializeSeed, IntoDeserializer, Visitor};

/// Rules nest; anything deeper than this is not a record.
const DEEPEST: u8 = 64;

/// Why bytes are not the compact form of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompactError {
    /// They end too early, or hold no number where one must be.
    Short,
    /// They were written by another version of the form.
    OtherVersion,
    /// They were altered after they were written.
    Altered,
    /// The texts are not UTF-8, or one is named that is not there.
    NoSuchText,
    /// A value does not fit its field: too large, no such alternative, no such day.
    DoesNotFit,
    /// Rules inside rules without end.
    TooDeep,
    /// Something is left when the record is complete.
    Left,
    /// A record asks for a kind of value that the form does not have.
    NoSuchKind,
}

impl fmt::Display for CompactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CompactError::Short => "the embedded evidence ends too early",
            CompactError::OtherVersion => "the embedded evidence is of another version",
            CompactError::Altered => "the embedded evidence was altered",
            CompactError::NoSuchText => "the embedded evidence names a text it does not hold",
            CompactError::DoesNotFit => "the embedded evidence holds a value out of its limits",
            CompactError::TooDeep => "the embedded evidence nests rules too deeply",
            CompactError::Left => "the embedded evidence is longer than its records",
            CompactError::NoSuchKind => "records have no such kind of value",
        })
    }
}

impl core::error::Error for CompactError {}

impl de::Error for CompactError {
    /// Words are dropped: they would be carried to every browser and read by nobody.
    fn custom<T: fmt::Display>(_: T) -> Self {
        CompactError::DoesNotFit
    }
}

/// Reads what [`super::write`] wrote. Texts stay where they are; lists are made once and
/// kept for the life of the program.
///
/// # Errors
/// [`CompactError`] when `bytes` are not exactly the compact form of a `T`.
pub fn read<T: Deserialize<'static>>(bytes: &'static [u8]) -> Result<T, CompactError> {
    let (content, sealed) = bytes
        .split_last_chunk::<SEAL>()
        .ok_or(CompactError::Short)?;
    let (version, mut rest) = content.split_first().ok_or(CompactError::Short)?;
    if *version != VERSION {
        return Err(CompactError::OtherVersion);
    }
    if seal(content) != *sealed {
        return Err(CompactError::Altered);
    }
    let mut lengths = [0; STRANDS + 1];
    for length in &mut lengths {
        let number = take(&mut rest).ok_or(CompactError::Short)?;
        *length = usize::try_from(number).map_err(|_| CompactError::Short)?;
    }
    let mut part = |length: usize| {
        let (part, after) = rest.split_at_checked(length).ok_or(CompactError::Short)?;
        rest = after;
        Ok(part)
    };
    let [texts, strands @ ..] = lengths;
    let texts = core::str::from_utf8(part(texts)?).map_err(|_| CompactError::NoSuchText)?;
    let mut reader = Reader {
        texts: texts.split_terminator('\n').collect(),
        first_used: 0,
        strands: [&[]; STRANDS],
        deep: 0,
    };
    for (strand, length) in reader.strands.iter_mut().zip(strands) {
        *strand = part(length)?;
    }
    let record = T::deserialize(&mut reader)?;
    let complete = rest.is_empty()
        && reader.strands.iter().all(|strand| strand.is_empty())
        && reader.first_used == reader.texts.len();
    if complete {
        Ok(record)
    } else {
        Err(CompactError::Left)
    }
}

struct Reader {
    texts: Vec<&'static str>,
    /// How many of the texts were used so far.
    first_used: usize,
    /// What is left of each strand.
    strands: [&'static [u8]; STRANDS],
    deep: u8,
}

impl Reader {
    fn number(&mut self, strand: Strand) -> Result<u64, CompactError> {
        take(&mut self.strands[strand as usize]).ok_or(CompactError::Short)
    }

    /// A number of the shape, within the type that counts it.
    fn shape<N: TryFrom<u64>>(&mut self) -> Result<N, CompactError> {
        N::try_from(self.number(Strand::Shape)?).map_err(|_| CompactError::DoesNotFit)
    }

    fn flag(&mut self) -> Result<bool, CompactError> {
        match self.number(Strand::Shape)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(CompactError::DoesNotFit),
        }
    }

    fn text(&mut self) -> Result<&'static str, CompactError> {
        let place = match self.number(Strand::Texts)?.checked_sub(1) {
            Some(place) => usize::try_from(place).map_err(|_| CompactError::NoSuchText)?,
            None => {
                self.first_used += 1;
                self.first_used - 1
            }
        };
        self.texts
            .get(place)
            .copied()
            .ok_or(CompactError::NoSuchText)
    }

    fn fields<V: Visitor<'static>>(&mut self, visitor: V) -> Result<V::Value, CompactError> {
        visitor.visit_seq(Fields { reader: self })
    }
}

macro_rules! unsigned {
    ($($ask:ident)*) => {$(
        fn $ask<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
            visitor.visit_u64(self.number(Strand::Numbers)?)
        }
    )*};
}

macro_rules! signed {
    ($($ask:ident)*) => {$(
        fn $ask<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
            visitor.visit_i64(unfold(self.number(Strand::Numbers)?))
        }
    )*};
}

macro_rules! none_of_these {
    ($($ask:ident)*) => {$(
        fn $ask<V: Visitor<'static>>(self, _: V) -> Result<V::Value, CompactError> {
            Err(CompactError::NoSuchKind)
        }
    )*};
}

impl de::Deserializer<'static> for &mut Reader {
    type Error = CompactError;

    fn is_human_readable(&self) -> bool {
        false
    }

    unsigned! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }
    signed! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 }
    none_of_these! {
        deserialize_any deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes
        deserialize_byte_buf deserialize_unit deserialize_map deserialize_ignored_any
        deserialize_identifier
    }

    fn deserialize_bool<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
        visitor.visit_bool(self.flag()?)
    }

    fn deserialize_str<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
        if self.flag()? {
            visitor.visit_some(self)
        } else {
            visitor.visit_none()
        }
    }

    fn deserialize_unit_struct<V: Visitor<'static>>(
        self,
        _: &'static str,
        _: V,
    ) -> Result<V::Value, CompactError> {
        Err(CompactError::NoSuchKind)
    }

    fn deserialize_newtype_struct<V: Visitor<'static>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        if name == HANDED_OVER {
            hand_over(self.text()?);
            return visitor.visit_unit();
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, CompactError> {
        let length: usize = self.shape()?;
        // No element is smaller than a byte, so a longer list is a mistake, whatever it holds.
        if length > self.strands.iter().map(|strand| strand.len()).sum() {
            return Err(CompactError::Short);
        }
        visitor.visit_seq(Elements {
            reader: self,
            left: length,
        })
    }

    fn deserialize_tuple<V: Visitor<'static>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        self.fields(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'static>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        self.fields(visitor)
    }

    fn deserialize_struct<V: Visitor<'static>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        self.fields(visitor)
    }

    fn deserialize_enum<V: Visitor<'static>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        if self.deep == DEEPEST {
            return Err(CompactError::TooDeep);
        }
        self.deep += 1;
        let value = visitor.visit_enum(&mut *self);
        self.deep -= 1;
        value
    }
}

/// The fields of a structure. It is asked for each of them once and for no more, so it does
/// not count: the checks for a missing field then vanish from the program.
struct Fields<'r> {
    reader: &'r mut Reader,
}

impl de::SeqAccess<'static> for Fields<'_> {
    type Error = CompactError;

    #[inline(always)]
    fn next_element_seed<T: DeserializeSeed<'static>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CompactError> {
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// The elements of a list.
struct Elements<'r> {
    reader: &'r mut Reader,
    left: usize,
}

impl de::SeqAccess<'static> for Elements<'_> {
    type Error = CompactError;

    fn next_element_seed<T: DeserializeSeed<'static>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CompactError> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = left;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl de::EnumAccess<'static> for &mut Reader {
    type Error = CompactError;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'static>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Self), CompactError> {
        let place: u64 = self.shape()?;
        let variant =
            seed.deserialize(IntoDeserializer::<CompactError>::into_deserializer(place))?;
        Ok((variant, self))
    }
}

impl de::VariantAccess<'static> for &mut Reader {
    type Error = CompactError;

    fn unit_variant(self) -> Result<(), CompactError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'static>>(
        self,
        seed: T,
    ) -> Result<T::Value, CompactError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'static>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        self.fields(visitor)
    }

    fn struct_variant<V: Visitor<'static>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CompactError> {
        self.fields(visitor)
    }
}
