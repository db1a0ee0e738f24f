//! The parsed YAML of a file: a tree of values with their source spans.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};
use serde_yaml::{Location, Spanned};

/// A YAML value with its source span.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// The bytes of the source that the value occupies; for a mapping, from its first to its last
    /// entry.
    pub span: Range<usize>,
    /// The value.
    pub content: Content,
}

/// The content of a YAML value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    /// No value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// A list of items.
    Sequence(Vec<Node>),
    /// The entries of a block of fields, in source order; keys may repeat.
    Mapping(Vec<Entry>),
}

/// An entry of a mapping: a key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// The span of the key.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The entries of a mapping; empty for any other value.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a sequence; empty for any other value.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.content {
            Content::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The value of `key` in a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key` in a mapping.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The text, if the value is a string.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if the value is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match &self.content {
            Content::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The value as JSON, without spans.
    pub(crate) fn to_json(&self) -> Value {
        match &self.content {
            Content::Null => Value::Null,
            Content::Bool(truth) => Value::Bool(*truth),
            Content::Number(number) => Value::Number(number.clone()),
            Content::String(text) => Value::String(text.clone()),
            Content::Sequence(items) => items.iter().map(Self::to_json).collect(),
            Content::Mapping(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.to_json()))
                .collect(),
        }
    }
}

impl Entry {
    /// The span that diagnostics about the field highlight: its value, or its key if the value is a
    /// mapping or a sequence.
    pub(super) fn highlight_span(&self) -> Range<usize> {
        match self.value.content {
            Content::Mapping(_) | Content::Sequence(_) => self.key_span.clone(),
            _ => self.value.span.clone(),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Content>::deserialize(deserializer)?;
        let start = span(spanned.referenced);
        let span = match &spanned.value {
            Content::Sequence(items) => enclosing_span(start, items.iter().map(|item| &item.span)),
            Content::Mapping(entries) => enclosing_span(
                start,
                entries
                    .iter()
                    .flat_map(|entry| [&entry.key_span, &entry.value.span]),
            ),
            _ => start,
        };
        Ok(Self {
            span,
            content: spanned.value,
        })
    }
}

/// The span from the start of `whole` to the largest end of `whole` and `parts`.
fn enclosing_span<'a>(
    whole: Range<usize>,
    parts: impl Iterator<Item = &'a Range<usize>>,
) -> Range<usize> {
    let end = parts.map(|part| part.end).fold(whole.end, usize::max);
    whole.start..end
}

fn span(location: Location) -> Range<usize> {
    let span = location.span();
    let start = span.byte_offset().unwrap_or(0) as usize;
    start..start + span.byte_len().unwrap_or(0) as usize
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Content, E> {
        Ok(Content::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Content, E> {
        Ok(Content::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Content, E> {
        Ok(Content::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Content, E> {
        const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() <= LARGEST_EXACT {
            return Ok(Content::Number((number as i64).into()));
        }
        Number::from_f64(number)
            .map(Content::Number)
            .ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Content, E> {
        Ok(Content::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Content, E> {
        Ok(Content::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Content, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Content::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Content, A::Error> {
        let mut block = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<String>>()? {
            block.push(Entry {
                key_span: span(key.referenced),
                key: key.value,
                value: entries.next_value()?,
            });
        }
        Ok(Content::Mapping(block))
    }
}
