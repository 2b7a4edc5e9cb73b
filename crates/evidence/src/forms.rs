//! The two forms of texts, lists, dates, decimals and lengths of time: words and digits
//! for people (TOML, JSON), whole numbers in the compact form.

use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;
use crate::record::{Step, StepUnit};
use crate::text::{List, Str};
use chrono::NaiveDate;
use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use serde::de::{Error as _, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The name by which the compact form knows a [`Str`], and hands over its text.
pub(crate) const HANDED_OVER: &str = "Str";

thread_local! {
    /// `serde` promises a text only for as long as the reader lives; the texts of the
    /// compact form live as long as the program. This slot carries that promise across.
    static SLOT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Puts down the text of the [`Str`] that is read next.
pub(crate) fn hand_over(text: &'static str) {
    SLOT.set(Some(text));
}

struct HandedOver;

impl Visitor<'_> for HandedOver {
    type Value = Str;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text of the compact form")
    }
    fn visit_unit<E: serde::de::Error>(self) -> Result<Str, E> {
        SLOT.take()
            .map(Str)
            .ok_or_else(|| E::invalid_type(Unexpected::Unit, &self))
    }
}

/// Text read from words stays for the life of the program: a build or a command line is short.
fn keep(text: String) -> Str {
    Str(Box::leak(text.into_boxed_str()))
}

impl<'de> Deserialize<'de> for Str {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return deserializer.deserialize_newtype_struct(HANDED_OVER, HandedOver);
        }
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
        serializer.serialize_newtype_struct(HANDED_OVER, self.0)
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

/// A value that is one text for people and plain numbers in the compact form.
trait Compact: Sized {
    /// The numbers.
    type Numbers: Serialize + for<'de> Deserialize<'de>;
    /// The numbers of this value.
    fn numbers(self) -> Self::Numbers;
    /// The value of these numbers; none when there is no such value.
    fn of_numbers(numbers: Self::Numbers) -> Option<Self>;
}

impl Compact for Date {
    /// Days since the first of January 1970.
    type Numbers = i32;
    fn numbers(self) -> i32 {
        self.0.to_epoch_days()
    }
    fn of_numbers(days: i32) -> Option<Self> {
        NaiveDate::from_epoch_days(days).map(Date)
    }
}

impl Compact for PartialDate {
    /// Year, month and day in one, as digits of base 16 and 32; 0 stands for not known.
    type Numbers = u32;
    fn numbers(self) -> u32 {
        let month = self.month().unwrap_or(0);
        let day = self.day().unwrap_or(0);
        (self.year().unsigned_abs() * 16 + month) * 32 + day
    }
    fn of_numbers(numbers: u32) -> Option<Self> {
        let known = |number| (number > 0).then_some(number);
        let year = i32::try_from(numbers / (16 * 32)).ok()?;
        PartialDate::new(year, known(numbers / 32 % 16), known(numbers % 32)).ok()
    }
}

impl Compact for Decimal {
    /// Units and places: 0.220 is 220 with three places, never shortened to 0.22.
    type Numbers = (i64, u8);
    fn numbers(self) -> (i64, u8) {
        (self.units(), self.places())
    }
    fn of_numbers((units, places): (i64, u8)) -> Option<Self> {
        Decimal::checked(units, places)
    }
}

impl Compact for Step {
    /// Count and unit in one, as a digit of base 3.
    type Numbers = u32;
    fn numbers(self) -> u32 {
        u32::from(self.count) * 3
            + match self.unit {
                StepUnit::Days => 0,
                StepUnit::Weeks => 1,
                StepUnit::Months => 2,
            }
    }
    fn of_numbers(numbers: u32) -> Option<Self> {
        let unit = match numbers % 3 {
            0 => StepUnit::Days,
            1 => StepUnit::Weeks,
            _ => StepUnit::Months,
        };
        Some(Step {
            count: u16::try_from(numbers / 3).ok()?,
            unit,
        })
    }
}

macro_rules! two_forms {
    ($type:ident) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    return deserializer.deserialize_any(FromText(PhantomData));
                }
                let numbers = Deserialize::deserialize(deserializer)?;
                $type::of_numbers(numbers).ok_or_else(|| D::Error::custom("no such value"))
            }
        }
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    let text = self.to_string().replace('\u{2212}', "-");
                    return serializer.serialize_newtype_struct(stringify!($type), &text);
                }
                self.numbers().serialize(serializer)
            }
        }
    };
}

two_forms!(Date);
two_forms!(PartialDate);
two_forms!(Decimal);
two_forms!(Step);
