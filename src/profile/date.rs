//! Dates of three precisions: a year, a month, or a day.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::message::{Message, message};
use crate::profile::formats::PARTIAL_DATE;

/// A year, a month or a day: `2027`, `2027-12`, `2027-12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, 1000 to 9999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month, 1 to 31; never without a month.
    pub day: Option<i8>,
}

/// The reason why a text is not a [`PartialDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// The text does not have the format `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Shape,
    /// The month is not between 1 and 12.
    NoSuchMonth(i8),
    /// The month has no such day.
    NoSuchDay {
        /// The day in the text.
        day: i8,
        /// The last day of that month.
        last: i8,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Message::from(*self).fmt(f)
    }
}

impl std::error::Error for DateError {}

impl From<DateError> for Message {
    fn from(error: DateError) -> Self {
        let digits = |number: i8| format!("{number:02}");
        match error {
            DateError::Shape => message!(profile::date_shape),
            DateError::NoSuchMonth(month) => {
                message!(profile::no_such_month, month = digits(month))
            }
            DateError::NoSuchDay { day, last } => {
                message!(profile::no_such_day, day = digits(day), last = digits(last))
            }
        }
    }
}

impl PartialDate {
    /// The first day of the year, the month or the day.
    #[must_use]
    pub fn first_day(self) -> Date {
        let month = self.month.unwrap_or(1);
        Date::new(self.year, month, self.day.unwrap_or(1)).unwrap_or(Date::MIN)
    }

    /// The last day of the year, the month or the day.
    #[must_use]
    pub fn last_day(self) -> Date {
        let month = self.month.unwrap_or(12);
        let first = Date::new(self.year, month, 1).unwrap_or(Date::MIN);
        self.day.map_or(first.last_of_month(), |_| self.first_day())
    }

    /// The date, if its precision is a day.
    #[must_use]
    pub fn as_day(self) -> Option<Date> {
        self.day.map(|_| self.first_day())
    }

    fn check_month(self) -> Result<Self, DateError> {
        match self.month {
            Some(month) if !(1..=12).contains(&month) => Err(DateError::NoSuchMonth(month)),
            _ => Ok(self),
        }
    }

    fn check_day(self) -> Result<Self, DateError> {
        let (Some(month), Some(day)) = (self.month, self.day) else {
            return Ok(self);
        };
        let last = Date::new(self.year, month, 1)
            .map_err(|_| DateError::Shape)?
            .days_in_month();
        if (1..=last).contains(&day) {
            Ok(self)
        } else {
            Err(DateError::NoSuchDay { day, last })
        }
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self {
            year: day.year(),
            month: Some(day.month()),
            day: Some(day.day()),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.splitn(3, '-');
        let date = Self {
            year: number(parts.next(), 4)?.ok_or(DateError::Shape)?,
            month: number(parts.next(), 2)?,
            day: number(parts.next(), 2)?,
        };
        if date.year < 1000 {
            return Err(DateError::Shape);
        }
        date.check_month()?.check_day()
    }
}

/// The number in `part`, which must have exactly `digits` digits; `None` if there is no part.
fn number<N: FromStr>(part: Option<&str>, digits: usize) -> Result<Option<N>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Shape);
    }
    part.parse().map(Some).map_err(|_| DateError::Shape)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// A year alone is a number in YAML.
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Year(u16),
            Text(String),
        }
        let text = match Written::deserialize(deserializer)? {
            Written::Year(year) => year.to_string(),
            Written::Text(text) => text,
        };
        text.parse().map_err(D::Error::custom)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes a date with the precision of a day, `2027-12-31`.
///
/// # Errors
/// If the value is not a date, or only a year or a month.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let date = PartialDate::deserialize(deserializer)?;
    let wrong = || D::Error::invalid_value(Unexpected::Str(&date.to_string()), &"a day");
    date.as_day().map(Some).ok_or_else(wrong)
}

impl JsonSchema for PartialDate {
    fn schema_name() -> Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "format": PARTIAL_DATE,
            "pattern": "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$",
            "patternErrorMessage": "a date is written as a year, a month or a day: 2027, 2027-12 or 2027-12-31",
            "minimum": 1000,
            "maximum": 9999
        })
    }
}
