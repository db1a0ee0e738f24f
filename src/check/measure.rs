//! The numbers and dates that conditions compare.

use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;

use crate::check::facts::{Element, FieldName};
use crate::profile::date::PartialDate;

/// The name of today's date, which is used like the name of a field.
const TODAY: &str = "today";

/// A number or a date: a constant, the value of a field, or a value calculated from a field.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a number, the name of a field, or a block with `field` and `times`, `plus` or `plus_months` belongs here"
)]
pub(super) enum Measure {
    /// A number.
    Number(f64),
    /// The value of a field, or `today`. The value of a list is its length.
    Field(FieldName),
    /// A value calculated from a field or `today`.
    Calculated(Calculation),
}

/// A calculation: `field * times + plus` for a number, `field` and `plus_months` for a date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Calculation {
    field: FieldName,
    #[serde(default = "one")]
    times: f64,
    #[serde(default)]
    plus: f64,
    #[serde(default)]
    plus_months: i32,
}

/// The order of two measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The first is less or entirely earlier.
    Below,
    /// Both are equal.
    Same,
    /// The first is more or entirely later.
    Above,
}

/// The value of a measure. A month or a year is the span from its first to its last day.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Amount {
    Number(f64),
    Days(Date, Date),
}

fn one() -> f64 {
    1.0
}

impl Measure {
    /// The order of this measure and `other` for `element`. `None` if a value is absent, if a number
    /// is compared with a date, or if two spans of days overlap without being equal.
    pub(super) fn order(&self, other: &Self, element: &Element<'_>) -> Option<Order> {
        match (self.amount(element)?, other.amount(element)?) {
            (one, other) if one == other => Some(Order::Same),
            (Amount::Number(one), Amount::Number(other)) if one < other => Some(Order::Below),
            (Amount::Number(_), Amount::Number(_)) => Some(Order::Above),
            (Amount::Days(_, last), Amount::Days(first, _)) if last < first => Some(Order::Below),
            (Amount::Days(first, _), Amount::Days(_, last)) if first > last => Some(Order::Above),
            _ => None,
        }
    }

    /// Visits the name of the field, if there is one, with whether the profile has such a field,
    /// relative to an item of the list `from`.
    pub(super) fn visit_fields(&self, from: &str, visit: &mut dyn FnMut(&str, bool)) {
        let field = match self {
            Self::Number(_) => return,
            Self::Field(field) => field,
            Self::Calculated(calculation) => &calculation.field,
        };
        visit(
            field.as_str(),
            field.as_str() == TODAY || field.exists(from),
        );
    }

    fn amount(&self, element: &Element<'_>) -> Option<Amount> {
        match self {
            Self::Number(number) => Some(Amount::Number(*number)),
            Self::Field(field) => amount_of(field, element),
            Self::Calculated(calculation) => Some(match amount_of(&calculation.field, element)? {
                Amount::Number(number) => {
                    Amount::Number(number * calculation.times + calculation.plus)
                }
                Amount::Days(first, last) => {
                    Amount::Days(calculation.later(first), calculation.later(last))
                }
            }),
        }
    }
}

impl Calculation {
    fn later(&self, day: Date) -> Date {
        let months = Span::new().try_months(self.plus_months);
        months.map_or(day, |months| day.saturating_add(months))
    }
}

fn amount_of(field: &FieldName, element: &Element<'_>) -> Option<Amount> {
    if field.as_str() == TODAY {
        let today = element.facts.today;
        return Some(Amount::Days(today, today));
    }
    let value = element.get(field)?;
    let date = |text: &str| text.parse::<PartialDate>().ok();
    match value.number() {
        Some(number) => Some(Amount::Number(number)),
        None => value
            .text()
            .and_then(date)
            .map(|date| Amount::Days(date.first_day(), date.last_day())),
    }
}
