//! Texts, lists, dates, decimals and lengths of time as words and digits for people (TOML,
//! JSON).

use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;
use crate::record::Step;
use crate::text::{List, Str};
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text read from words stays for the life of the program: a build or a command line is short.
fn keep(text: String) -> Str {
    Str(Box::leak(text.into_boxed_str()))
}

impl<'de> Deserialize<'de> for Str {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let text = text.trim();
        if text.is_empty() {
            return Err(D::Error::custom(
                "this text is empty: leave the line out instead",
            ));
        }
        Ok(keep(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

impl Serialize for Str {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Str", self.0)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(List(Box::leak(
            Vec::<T>::deserialize(deserializer)?.into_boxed_slice(),
        )))
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("List", self.0)
    }
}

/// Reads a value from a text such as `"0.22"`, or from a bare number in the file.
struct FromText<T>(PhantomData<T>);

impl<T> Visitor<'_> for FromText<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes or a plain number")
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse()
            .map_err(|error| E::custom(format!("\"{text}\": {error}")))
    }
    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

macro_rules! one_text {
    ($($type:ident)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(FromText(PhantomData))
            }
        }
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text = self.to_string().replace('\u{2212}', "-");
                serializer.serialize_newtype_struct(stringify!($type), &text)
            }
        }
    )*};
}

one_text! { Date PartialDate Decimal Step }
