//! The values that are no records: texts, lists, numbers, dates.

#[cfg(feature = "source")]
use super::Writer;
use super::{Column, Compact, CompactError, Reader};
use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;
use crate::record::{Step, StepUnit};
use crate::text::{List, Str};
use chrono::NaiveDate;

impl Compact for Str {
    fn read(reader: &mut Reader, column: Column) -> Self {
        Str(reader.text(column))
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        writer.text(column, self.0);
    }
}

impl<T: Compact + 'static> Compact for List<T> {
    fn read(reader: &mut Reader, column: Column) -> Self {
        let length = reader.enter(column);
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            if reader.is_good() {
                list.push(T::read(reader, column));
            }
        }
        reader.leave();
        List(list.leak())
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        writer.enter(column, self.0.len());
        for element in self.0 {
            element.write(writer, column);
        }
    }
}

impl<T: Compact> Compact for Option<T> {
    fn read(reader: &mut Reader, column: Column) -> Self {
        (reader.choice(column, 1) == 1).then(|| T::read(reader, column))
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        writer.choice(column, self.is_some().into());
        if let Some(value) = self {
            value.write(writer, column);
        }
    }
}

impl Compact for bool {
    fn read(reader: &mut Reader, column: Column) -> Self {
        reader.choice(column, 1) == 1
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        writer.choice(column, (*self).into());
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Compact for $number {
            #[allow(clippy::cast_possible_truncation, reason = "the reader keeps to the limit")]
            fn read(reader: &mut Reader, column: Column) -> Self {
                reader.number(column, <$number>::MAX.into()) as $number
            }

            #[cfg(feature = "source")]
            fn write(&self, writer: &mut Writer, column: Column) {
                writer.number(column, (*self).into());
            }
        }
    )*};
}

numbers! { u8 u16 u32 }

impl Reader {
    /// A value that was made of numbers; when there is no such value, that is a mistake.
    fn made<T>(&mut self, value: Option<T>, otherwise: T) -> T {
        value.unwrap_or_else(|| {
            self.refuse(CompactError::DoesNotFit);
            otherwise
        })
    }
}

/// Days since the first of January 1970.
impl Compact for Date {
    #[inline(never)]
    fn read(reader: &mut Reader, column: Column) -> Self {
        let days = i32::try_from(reader.signed(column)).ok();
        let date = days.and_then(NaiveDate::from_epoch_days);
        Date(reader.made(date, NaiveDate::default()))
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        writer.signed(column, self.0.to_epoch_days().into());
    }
}

/// Year, month and day in one, as digits of base 16 and 32; 0 stands for not known.
impl Compact for PartialDate {
    #[inline(never)]
    fn read(reader: &mut Reader, column: Column) -> Self {
        let numbers = u32::read(reader, column);
        let known = |number| (number > 0).then_some(number);
        let date = i32::try_from(numbers / (16 * 32)).ok().and_then(|year| {
            PartialDate::new(year, known(numbers / 32 % 16), known(numbers % 32)).ok()
        });
        reader.made(date, NaiveDate::default().into())
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        let (month, day) = (self.month().unwrap_or(0), self.day().unwrap_or(0));
        let numbers = (self.year().unsigned_abs() * 16 + month) * 32 + day;
        writer.number(column, numbers.into());
    }
}

/// Units and places: 0.220 is 220 with three places, never shortened to 0.22.
impl Compact for Decimal {
    #[inline(never)]
    fn read(reader: &mut Reader, column: Column) -> Self {
        let units = reader.signed(column);
        let decimal = Decimal::checked(units, u8::read(reader, column));
        reader.made(decimal, Decimal::new(0, 0))
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        writer.signed(column, self.units());
        writer.number(column, self.places().into());
    }
}

/// Count and unit in one, as a digit of base 3.
impl Compact for Step {
    #[inline(never)]
    fn read(reader: &mut Reader, column: Column) -> Self {
        let numbers = u32::read(reader, column);
        let count = u16::try_from(numbers / 3).ok();
        Step {
            count: reader.made(count, 0),
            unit: match numbers % 3 {
                0 => StepUnit::Days,
                1 => StepUnit::Weeks,
                _ => StepUnit::Months,
            },
        }
    }

    #[cfg(feature = "source")]
    fn write(&self, writer: &mut Writer, column: Column) {
        let unit = match self.unit {
            StepUnit::Days => 0,
            StepUnit::Weeks => 1,
            StepUnit::Months => 2,
        };
        writer.number(column, u64::from(self.count) * 3 + unit);
    }
}
