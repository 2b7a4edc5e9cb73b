//! A date as typed in three fields.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use waymark_evidence::PartialDate;
use waymark_evidence::date::DateError;

/// Year, month and day as typed; any may be empty.
///
/// Saved as one text: `2026-08-04`, `2026-08`, `2026`, or what was typed if it is no date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateText {
    /// Year as typed.
    pub year: String,
    /// Month as typed, a number.
    pub month: String,
    /// Day of the month as typed.
    pub day: String,
}

impl DateText {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.year.trim().is_empty() && self.month.trim().is_empty() && self.day.trim().is_empty()
    }

    /// The date that was typed; none when nothing was.
    ///
    /// # Errors
    /// [`DateError`] when it is no date, for example a day without a month.
    pub fn read(&self) -> Result<Option<PartialDate>, DateError> {
        if self.is_empty() {
            return Ok(None);
        }
        let year = number(&self.year)?.ok_or(DateError::NotADate)?;
        let year = i32::try_from(year).map_err(|_| DateError::NotADate)?;
        PartialDate::new(year, number(&self.month)?, number(&self.day)?).map(Some)
    }
}

fn number(text: &str) -> Result<Option<u32>, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || text.len() > 4 {
        return Err(DateError::NotADate);
    }
    text.parse().map(Some).map_err(|_| DateError::NotADate)
}

impl From<PartialDate> for DateText {
    fn from(date: PartialDate) -> Self {
        DateText {
            year: date.year().to_string(),
            month: date
                .month()
                .map_or_else(String::new, |month| month.to_string()),
            day: date.day().map_or_else(String::new, |day| day.to_string()),
        }
    }
}

impl From<&str> for DateText {
    fn from(text: &str) -> Self {
        if let Ok(date) = text.parse::<PartialDate>() {
            return date.into();
        }
        let mut parts = text.splitn(3, '-').map(str::to_owned);
        DateText {
            year: parts.next().unwrap_or_default(),
            month: parts.next().unwrap_or_default(),
            day: parts.next().unwrap_or_default(),
        }
    }
}

impl core::fmt::Display for DateText {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Ok(Some(date)) = self.read() {
            return date.fmt(f);
        }
        f.write_str(&self.year)?;
        if !self.month.is_empty() || !self.day.is_empty() {
            write!(f, "-{}", self.month)?;
        }
        if !self.day.is_empty() {
            write!(f, "-{}", self.day)?;
        }
        Ok(())
    }
}

impl Serialize for DateText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for DateText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(DateText::from(text.as_str()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DateText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date: 2026-08-04, or only 2026-08 or 2026; empty when not known. Other text is kept and reported, never read as a date.",
            "examples": ["2026-08-04", "2026-08", "2026", ""]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_survives_saving() {
        for text in [
            "2026-08-04",
            "2026-08",
            "2026",
            "",
            "2026-13-40",
            "26",
            "-8-4",
            "2026--4",
        ] {
            assert_eq!(DateText::from(text).to_string(), text);
        }
    }

    #[test]
    fn a_day_without_a_month_is_no_date() {
        assert_eq!(DateText::from("2026--4").read(), Err(DateError::NotADate));
    }

    #[test]
    fn a_single_digit_month_is_a_date() {
        let typed = DateText {
            year: " 2026".into(),
            month: "8".into(),
            day: "4".into(),
        };
        assert_eq!(typed.to_string(), "2026-08-04");
    }
}
