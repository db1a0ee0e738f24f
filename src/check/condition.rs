//! What can be asked of a profile.

use serde::Deserialize;

use crate::check::facts::{Element, FieldName};
use crate::check::measure::{Measure, Order};
use crate::check::reading::Reading;
use crate::check::wording::TextFind;

/// Something that holds of a value, or does not.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Condition {
    /// The field holds something.
    Present(FieldName),
    /// The field holds nothing.
    Absent(FieldName),
    /// The field is one of these keys, or a text of these very words.
    Is {
        /// The field.
        field: FieldName,
        /// The keys.
        among: Vec<String>,
    },
    /// The list has one of these keys.
    Holds {
        /// The list.
        field: FieldName,
        /// The keys.
        any_of: Vec<String>,
    },
    /// Two numbers or dates are the same.
    Same(Measure, Measure),
    /// The first is less or earlier than the second, for certain.
    Below(Measure, Measure),
    /// The first is more or later than the second, for certain.
    Above(Measure, Measure),
    /// Some item of the list is such that all of these hold.
    Some {
        /// The list.
        of: FieldName,
        /// What holds of the item.
        #[serde(rename = "where")]
        conditions: Vec<Self>,
    },
    /// At least one of these holds.
    AnyOf(Vec<Self>),
    /// None of these holds.
    NoneOf(Vec<Self>),
    /// Some text of the profile is such.
    Mentions(Box<TextFind>),
}

impl Condition {
    /// Whether it holds of `element`.
    pub(super) fn holds(&self, element: &Element<'_>, reading: &Reading<'_>) -> bool {
        match self {
            Self::Present(field) => element.get(field).is_some(),
            Self::Absent(field) => element.get(field).is_none(),
            Self::Is { field, among } => {
                let value = element.get(field);
                value.is_some_and(|value| is_among(&value, among))
            }
            Self::Holds { field, any_of } => {
                let items = element.get(field).map(|list| list.items());
                items.is_some_and(|items| items.iter().any(|item| is_among(item, any_of)))
            }
            Self::Same(one, other) => one.order(other, element) == Some(Order::Same),
            Self::Below(one, other) => one.order(other, element) == Some(Order::Below),
            Self::Above(one, other) => one.order(other, element) == Some(Order::Above),
            Self::Some { of, conditions } => {
                let items = element.get(of).map(|list| list.items()).unwrap_or_default();
                items.iter().any(|item| all(conditions, item, reading))
            }
            Self::AnyOf(conditions) => conditions.iter().any(|one| one.holds(element, reading)),
            Self::NoneOf(conditions) => !conditions.iter().any(|one| one.holds(element, reading)),
            Self::Mentions(texts) => !texts.find(&element.facts.whole(), reading).is_empty(),
        }
    }
}

impl Condition {
    /// Visits the names of fields, seen from an item of the list `from`, and says of each whether
    /// there is such a field.
    pub(super) fn visit_fields(&self, from: &str, visit: &mut dyn FnMut(&str, bool)) {
        match self {
            Self::Present(field)
            | Self::Absent(field)
            | Self::Is { field, .. }
            | Self::Holds { field, .. } => visit(field.as_str(), field.exists(from)),
            Self::Same(one, other) | Self::Below(one, other) | Self::Above(one, other) => {
                one.visit_fields(from, visit);
                other.visit_fields(from, visit);
            }
            Self::Some { of, conditions } => {
                visit(of.as_str(), of.exists(from));
                visit_all(conditions, of.as_str(), visit);
            }
            Self::AnyOf(conditions) | Self::NoneOf(conditions) => {
                visit_all(conditions, from, visit);
            }
            Self::Mentions(texts) => texts.visit_fields(visit),
        }
    }
}

/// Visits the names of fields in all of `conditions`.
pub(super) fn visit_all(conditions: &[Condition], from: &str, visit: &mut dyn FnMut(&str, bool)) {
    for condition in conditions {
        condition.visit_fields(from, visit);
    }
}

/// Whether all of `conditions` hold of `element`.
pub(super) fn all(conditions: &[Condition], element: &Element<'_>, reading: &Reading<'_>) -> bool {
    conditions
        .iter()
        .all(|condition| condition.holds(element, reading))
}

fn is_among(value: &Element<'_>, keys: &[String]) -> bool {
    value
        .text()
        .is_some_and(|text| keys.iter().any(|key| key == text))
}
