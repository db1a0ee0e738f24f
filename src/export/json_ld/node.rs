//! The objects that JSON-LD consists of.

use serde_json::{Map, Number, Value};

/// Above this a number with decimals cannot hold every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// An object of a type of schema.org. Properties keep the order in which they are given; those
/// without a value are left out.
#[derive(Debug, Default)]
pub(super) struct Node(Map<String, Value>);

impl Node {
    /// A posting that says which vocabulary its words are from.
    pub(super) fn context() -> Self {
        Self::default()
            .with("@context", "https://schema.org")
            .with("@type", "JobPosting")
    }

    /// An object of this type.
    pub(super) fn of(kind: &str) -> Self {
        Self::default().with("@type", kind)
    }

    /// The same, with one more property, where there is a value.
    pub(super) fn with(mut self, property: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() {
            self.0.insert(property.to_owned(), value);
        }
        self
    }

    /// The same, with the properties of another.
    pub(super) fn with_all(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}

/// A list of texts; `None` for an empty one, and the text alone where there is one.
pub(super) fn texts(texts: impl Iterator<Item = String>) -> Option<Value> {
    values(texts.map(Value::from).collect())
}

/// A list of values; `None` for an empty one, and the value alone where there is one.
pub(super) fn values(mut values: Vec<Value>) -> Option<Value> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

/// A number, without decimals where it has none.
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

    use super::{Node, number, texts};

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
    fn what_is_not_given_is_left_out() {
        let node = Node::of("Place")
            .with("name", None::<String>)
            .with("url", texts([].into_iter()));
        assert_eq!(Value::from(node).to_string(), r#"{"@type":"Place"}"#);
    }
}
