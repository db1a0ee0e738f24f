//! A profile as written: values with the places they stand at.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};
use serde_yaml::{Location, Spanned};

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// The bytes of the source that the value takes; of a block, its first to its last entry.
    pub span: Range<usize>,
    /// The value.
    pub content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    /// Nothing is written.
    Empty,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// A list of items.
    List(Vec<Node>),
    /// A block of entries, in the order written; a key may come twice.
    Block(Vec<Entry>),
}

/// One line of a block: a key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is written.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The entries of a block; none for any other value.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Block(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for any other value.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// The value under `key` in a block.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key` in a block.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The text, when the value is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when the value is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match &self.content {
            Content::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The value as JSON, without its places.
    pub(crate) fn to_json(&self) -> Value {
        match &self.content {
            Content::Empty => Value::Null,
            Content::Truth(truth) => Value::Bool(*truth),
            Content::Number(number) => Value::Number(number.clone()),
            Content::Text(text) => Value::String(text.clone()),
            Content::List(items) => items.iter().map(Self::to_json).collect(),
            Content::Block(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.to_json()))
                .collect(),
        }
    }
}

impl Entry {
    /// What a caret marks for the field: its value, or its key when the value is a block or a list.
    pub(super) fn place(&self) -> Range<usize> {
        match self.value.content {
            Content::Block(_) | Content::List(_) => self.key_span.clone(),
            _ => self.value.span.clone(),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Content>::deserialize(deserializer)?;
        let start = span(spanned.referenced);
        let span = match &spanned.value {
            Content::List(items) => around(start, items.iter().map(|item| &item.span)),
            Content::Block(entries) => around(
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

/// The span from the start of `whole` to the furthest end.
fn around<'a>(whole: Range<usize>, parts: impl Iterator<Item = &'a Range<usize>>) -> Range<usize> {
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
        Ok(Content::Empty)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Content, E> {
        Ok(Content::Truth(truth))
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
        Ok(Content::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Content, E> {
        Ok(Content::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Content, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Content::List(list))
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
        Ok(Content::Block(block))
    }
}
