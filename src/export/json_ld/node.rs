//! Node objects, of which JSON-LD consists.

use serde_json::{Map, Number, Value};

/// The largest integer up to which `f64` represents all integers, 2⁵³.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A node object of a type of schema.org. Properties keep their order; those without a value are
/// left out.
#[derive(Debug, Default)]
pub(super) struct NodeObject(Map<String, Value>);

impl NodeObject {
    /// A job posting with the context of schema.org.
    pub(super) fn context() -> Self {
        Self::default()
            .with("@context", "https://schema.org")
            .with("@type", "JobPosting")
    }

    /// A node object of that type.
    pub(super) fn of(kind: &str) -> Self {
        Self::default().with("@type", kind)
    }

    /// Adds a property, unless its value is null.
    pub(super) fn with(mut self, property: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() {
            self.0.insert(property.to_owned(), value);
        }
        self
    }

    /// Adds the properties of another node object.
    pub(super) fn with_all(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<NodeObject> for Value {
    fn from(node: NodeObject) -> Self {
        Self::Object(node.0)
    }
}

/// The texts as a value: `None` if there are none, a single text as it is.
pub(super) fn texts(texts: impl Iterator<Item = String>) -> Option<Value> {
    values(texts.map(Value::from).collect())
}

/// The values as one: `None` if there are none, a single value as it is.
pub(super) fn values(mut values: Vec<Value>) -> Option<Value> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

/// A number, as an integer if it is one.
pub(super) fn number(number: f64) -> Option<Value> {
    let is_whole = number.fract() == 0.0 && number.abs() < EXACT;
    let number = match format!("{number:.0}").parse::<i64>() {
        Ok(whole) if is_whole => Some(Number::from(whole)),
        _ => Number::from_f64(number),
    };
    number.map(Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{NodeObject, number, texts};

    #[test]
    fn a_number_has_the_decimals_it_needs() {
        for (given, written) in [(160_000.0, "160000"), (42.5, "42.5"), (0.0, "0")] {
            assert_eq!(
                number(given).map(|number| number.to_string()).as_deref(),
                Some(written)
            );
        }
    }

    #[test]
    fn properties_without_a_value_are_left_out() {
        let node = NodeObject::of("Place")
            .with("name", None::<String>)
            .with("url", texts([].into_iter()));
        assert_eq!(Value::from(node).to_string(), r#"{"@type":"Place"}"#);
    }
}
