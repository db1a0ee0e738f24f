//! Numbers and dates that rules compare.

use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;

use crate::check::facts::{Element, FieldName};
use crate::profile::date::PartialDate;

/// The name that stands for today's date where a field could.
const TODAY: &str = "today";

/// A number or a date: written in the rule, that of a field, or one at some distance from it.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a number, the name of a field, or a block with `field` and `times`, `plus` or `plus_months` belongs here"
)]
pub(super) enum Measure {
    /// A number.
    Number(f64),
    /// A field, or `today`. Of a list it is the number of items.
    Field(FieldName),
    /// A field, or `today`, multiplied or moved.
    Moved(Moved),
}

/// A number times and plus another, or a date some months later.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moved {
    field: FieldName,
    #[serde(default = "one")]
    times: f64,
    #[serde(default)]
    plus: f64,
    #[serde(default)]
    plus_months: i32,
}

/// How one measure stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// It is less, or wholly earlier.
    Below,
    /// It is the same.
    Same,
    /// It is more, or wholly later.
    Above,
}

/// What a measure comes to. A month or a year is a span of days.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Amount {
    Number(f64),
    Days(Date, Date),
}

fn one() -> f64 {
    1.0
}

impl Measure {
    /// How the measure stands to `other` where both are of `element`; `None` when one of them is
    /// not there, when they are of two kinds, or when their days overlap and are not the same.
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

    /// Visits the field that it is of, if it is of one, seen from an item of the list `from`.
    pub(super) fn visit_fields(&self, from: &str, visit: &mut dyn FnMut(&str, bool)) {
        let field = match self {
            Self::Number(_) => return,
            Self::Field(field) => field,
            Self::Moved(moved) => &moved.field,
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
            Self::Moved(moved) => Some(match amount_of(&moved.field, element)? {
                Amount::Number(number) => Amount::Number(number * moved.times + moved.plus),
                Amount::Days(first, last) => Amount::Days(moved.later(first), moved.later(last)),
            }),
        }
    }
}

impl Moved {
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
