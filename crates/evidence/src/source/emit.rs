//! Writes records as Rust expressions, so that a pack becomes tables of the program.
//!
//! It is a `serde` serializer: what can be read from TOML can be written as Rust with
//! no second list of fields to keep in step.

use core::fmt::Display;
use serde::ser::{self, Serialize};

/// The Rust expression that makes `value`, for a file that uses everything of this crate.
///
/// # Errors
/// When a value is of a kind that records do not have (maps, bytes, tuples).
pub fn expression(value: &impl Serialize) -> Result<String, EmitError> {
    let mut out = String::new();
    value.serialize(Emitter { out: &mut out })?;
    Ok(out)
}

/// A value that cannot be written as a table.
#[derive(Debug)]
pub struct EmitError(String);

impl Display for EmitError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}
impl core::error::Error for EmitError {}
impl ser::Error for EmitError {
    fn custom<T: Display>(message: T) -> Self {
        EmitError(message.to_string())
    }
}

fn unsupported<T>(what: &str) -> Result<T, EmitError> {
    Err(EmitError(format!("records have no {what}")))
}

/// `life-changing` becomes `LifeChanging`.
fn variant_name(kebab: &str) -> String {
    kebab
        .split('-')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect::<String>()
            })
        })
        .collect()
}

struct Emitter<'a> {
    out: &'a mut String,
}

struct Parts<'a> {
    out: &'a mut String,
    close: &'static str,
}

impl<'a> Emitter<'a> {
    fn put(self, text: &str) -> Result<(), EmitError> {
        self.out.push_str(text);
        Ok(())
    }
    fn open(self, open: &str, close: &'static str) -> Parts<'a> {
        self.out.push_str(open);
        Parts { out: self.out, close }
    }
}

impl Parts<'_> {
    fn field(&mut self, name: Option<&str>, value: &(impl Serialize + ?Sized)) -> Result<(), EmitError> {
        if let Some(name) = name {
            self.out.push_str(name);
            self.out.push_str(": ");
        }
        value.serialize(Emitter { out: self.out })?;
        self.out.push_str(", ");
        Ok(())
    }
    fn close(self) -> Result<(), EmitError> {
        self.out.push_str(self.close);
        Ok(())
    }
}

impl<'a> ser::Serializer for Emitter<'a> {
    type Ok = ();
    type Error = EmitError;
    type SerializeSeq = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;
    type SerializeTuple = ser::Impossible<(), EmitError>;
    type SerializeTupleStruct = ser::Impossible<(), EmitError>;
    type SerializeTupleVariant = ser::Impossible<(), EmitError>;
    type SerializeMap = ser::Impossible<(), EmitError>;

    fn serialize_bool(self, v: bool) -> Result<(), EmitError> {
        self.put(if v { "true" } else { "false" })
    }
    fn serialize_i64(self, v: i64) -> Result<(), EmitError> {
        self.put(&v.to_string())
    }
    fn serialize_i8(self, v: i8) -> Result<(), EmitError> {
        self.serialize_i64(v.into())
    }
    fn serialize_i16(self, v: i16) -> Result<(), EmitError> {
        self.serialize_i64(v.into())
    }
    fn serialize_i32(self, v: i32) -> Result<(), EmitError> {
        self.serialize_i64(v.into())
    }
    fn serialize_u64(self, v: u64) -> Result<(), EmitError> {
        self.put(&v.to_string())
    }
    fn serialize_u8(self, v: u8) -> Result<(), EmitError> {
        self.serialize_u64(v.into())
    }
    fn serialize_u16(self, v: u16) -> Result<(), EmitError> {
        self.serialize_u64(v.into())
    }
    fn serialize_u32(self, v: u32) -> Result<(), EmitError> {
        self.serialize_u64(v.into())
    }
    fn serialize_f32(self, _: f32) -> Result<(), EmitError> {
        unsupported("floating-point numbers: use Decimal")
    }
    fn serialize_f64(self, _: f64) -> Result<(), EmitError> {
        unsupported("floating-point numbers: use Decimal")
    }
    fn serialize_char(self, _: char) -> Result<(), EmitError> {
        unsupported("single letters")
    }
    fn serialize_str(self, v: &str) -> Result<(), EmitError> {
        self.put(&format!("{v:?}"))
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), EmitError> {
        unsupported("bytes")
    }
    fn serialize_none(self) -> Result<(), EmitError> {
        self.put("None")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), EmitError> {
        self.out.push_str("Some(");
        value.serialize(Emitter { out: self.out })?;
        self.out.push(')');
        Ok(())
    }
    fn serialize_unit(self) -> Result<(), EmitError> {
        unsupported("empty values")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), EmitError> {
        unsupported("empty structures")
    }
    fn serialize_unit_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), EmitError> {
        self.put(&format!("{name}::{}", variant_name(variant)))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), EmitError> {
        let mut inner = String::new();
        value.serialize(Emitter { out: &mut inner })?;
        let text = inner.trim_matches('"');
        let wrong = || EmitError(format!("cannot write {name} {inner}"));
        let code = match name {
            "List" => format!("List(&{inner})"),
            "Str" => format!("Str({inner})"),
            "Date" => {
                let (year, month, day) = ymd(text).ok_or_else(wrong)?;
                let (month, day) = (month.ok_or_else(wrong)?, day.ok_or_else(wrong)?);
                format!("Date::new({year}, {month}, {day})")
            }
            "PartialDate" => {
                let (year, month, day) = ymd(text).ok_or_else(wrong)?;
                format!("PartialDate::table({year}, {month:?}, {day:?})")
            }
            "Decimal" => {
                let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
                let units: i64 = format!("{whole}{fraction}").parse().map_err(|_| wrong())?;
                format!("Decimal::new({units}, {})", fraction.len())
            }
            "Step" => {
                let (count, unit) = text.split_once(' ').ok_or_else(wrong)?;
                format!("Step {{ count: {count}, unit: StepUnit::{} }}", variant_name(unit))
            }
            _ => format!("{name}({inner})"),
        };
        self.put(&code)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), EmitError> {
        self.out.push_str(&format!("{name}::{}(", variant_name(variant)));
        value.serialize(Emitter { out: self.out })?;
        self.out.push(')');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, EmitError> {
        Ok(self.open("[", "]"))
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, EmitError> {
        Ok(self.open(&format!("{name} {{ "), "}"))
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, EmitError> {
        Ok(self.open(&format!("{name}::{} {{ ", variant_name(variant)), "}"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, EmitError> {
        unsupported("tuples")
    }
    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, EmitError> {
        unsupported("tuples")
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, EmitError> {
        unsupported("tuples")
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, EmitError> {
        unsupported("maps")
    }
}

type YearMonthDay = (u32, Option<u32>, Option<u32>);

fn ymd(text: &str) -> Option<YearMonthDay> {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
    let year = parts.next()??;
    Some((year, parts.next().flatten(), parts.next().flatten()))
}

impl ser::SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = EmitError;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EmitError> {
        self.field(None, value)
    }
    fn end(self) -> Result<(), EmitError> {
        self.close()
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = EmitError;
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), EmitError> {
        self.field(Some(key), value)
    }
    fn end(self) -> Result<(), EmitError> {
        self.close()
    }
}

impl ser::SerializeStructVariant for Parts<'_> {
    type Ok = ();
    type Error = EmitError;
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), EmitError> {
        self.field(Some(key), value)
    }
    fn end(self) -> Result<(), EmitError> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rule, Step, Text};

    #[test]
    fn a_rule_is_written_as_rust() {
        let rule: Rule =
            toml::from_str::<std::collections::BTreeMap<String, Rule>>(
                "logic = { all = [ { age = { at_least = 18 } }, { gadolinium = { at_least = 1 } } ] }",
            )
            .unwrap()["logic"];
        assert_eq!(
            expression(&rule).unwrap(),
            "Rule::All(List(&[Rule::Age { at_least: Some(18), at_most: None, }, \
             Rule::Gadolinium { at_least: 1, }, ]))"
        );
    }

    #[test]
    fn dates_decimals_and_steps_keep_their_digits() {
        let decimal: crate::Decimal = "-8.0".parse().unwrap();
        assert_eq!(expression(&decimal).unwrap(), "Decimal::new(-80, 1)");
        let date: crate::PartialDate = "2016-06".parse().unwrap();
        assert_eq!(expression(&date).unwrap(), "PartialDate::table(2016, Some(6), None)");
        let step: Step = "48 months".parse().unwrap();
        assert_eq!(expression(&step).unwrap(), "Step { count: 48, unit: StepUnit::Months }");
    }

    #[test]
    fn quotes_in_text_survive() {
        let text = Text { plain: crate::Str("a \"b\""), clinical: crate::Str("µ²") };
        assert_eq!(
            expression(&text).unwrap(),
            "Text { plain: Str(\"a \\\"b\\\"\"), clinical: Str(\"µ²\"), }"
        );
    }
}
