//! A Serde deserializer for parsed YAML whose errors have spans.
//!
//! The input is a [`Node`], the output a value of a Rust type, or a list of [`ReadError`]s with the
//! span of a key or a value. All unknown fields are reported; any other error ends deserialization.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::overrides::nearest;
use crate::profile::{Content, Entry, Node};

/// An error about a value or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadError {
    /// The span of the value or key; `None` until it is known.
    pub(super) span: Option<Range<usize>>,
    /// The message.
    pub(super) message: String,
    /// The help.
    pub(super) help: String,
}

/// Deserializes a value.
///
/// # Errors
///
/// All unknown fields, and the first other error.
pub(super) fn read<T: DeserializeOwned>(node: &Node) -> Result<T, Vec<ReadError>> {
    let unknown = RefCell::default();
    let read = T::deserialize(NodeDeserializer {
        node,
        unknown: &unknown,
    });
    let mut errors = unknown.into_inner();
    match read {
        Ok(value) if errors.is_empty() => return Ok(value),
        Ok(_) => {}
        Err(error) => errors.push(error),
    }
    Err(errors)
}

impl ReadError {
    fn new(message: String, help: String) -> Self {
        let span = None;
        Self {
            span,
            message,
            help,
        }
    }

    /// Sets the span, unless there is a more precise one.
    fn at(mut self, span: &Range<usize>) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    /// An error: a word is not one of those known. `what` is a noun for the word.
    fn unknown(what: &str, word: &str, known: &[&str]) -> Self {
        let message = format!("there is no {what} `{word}` here");
        let help = match nearest(word, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if known.is_empty() => "take it away".to_owned(),
            None => format!("there are {}", listed(known)),
        };
        Self::new(message, help)
    }

    /// An error: a value does not have the type `wanted`.
    fn wrong_type(node: &Node, wanted: &str) -> Self {
        let found = match &node.content {
            Content::Null => "nothing".to_owned(),
            Content::Bool(truth) => format!("`{truth}`"),
            Content::Number(number) => format!("the number {number}"),
            Content::String(text) => format!("the text `{}`", shortened(text)),
            Content::Sequence(items) => format!("a list of {}", items.len()),
            Content::Mapping(_) => "a block of fields".to_owned(),
        };
        let message = format!("{found} stands here, where {wanted} belongs");
        Self::new(message, format!("give {wanted}")).at(&node.span)
    }
}

/// The words in backticks, with commas.
fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The beginning of a text, truncated with an ellipsis.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 30;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let help = "compare it with the built-in file: `cxo templates show NAME` prints it";
        Self::new(message.to_string(), help.to_owned())
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        Self::unknown("field", field, known)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::unknown("choice", word, known)
    }

    fn missing_field(field: &'static str) -> Self {
        let message = format!("the field `{field}` is missing here");
        Self::new(message, format!("add `{field}`"))
    }
}

/// Deserializes a value.
#[derive(Clone, Copy)]
struct NodeDeserializer<'a> {
    node: &'a Node,
    unknown: &'a RefCell<Vec<ReadError>>,
}

impl<'a> NodeDeserializer<'a> {
    fn of(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    fn error(self, wanted: &str) -> ReadError {
        ReadError::wrong_type(self.node, wanted)
    }

    /// Passes a mapping to a visitor, without the entries that are not among `known`.
    fn block<'de, V: Visitor<'de>>(
        self,
        entries: &'a [Entry],
        known: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, ReadError>
    where
        'a: 'de,
    {
        let is_known = |entry: &&Entry| known.is_none_or(|known| known.contains(&&*entry.key));
        let (known_ones, others): (Vec<_>, Vec<_>) = entries.iter().partition(is_known);
        let error = |entry: &Entry| {
            let error = ReadError::unknown_field(&entry.key, known.unwrap_or_default());
            error.at(&entry.key_span)
        };
        self.unknown
            .borrow_mut()
            .extend(others.into_iter().map(error));
        visitor.visit_map(EntryAccess {
            of: self,
            left: known_ones.into_iter(),
            value: None,
        })
    }

    /// Passes a value to a visitor, whatever its type.
    fn any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError>
    where
        'a: 'de,
    {
        match &self.node.content {
            Content::Null => visitor.visit_unit(),
            Content::Bool(truth) => visitor.visit_bool(*truth),
            Content::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or_default()),
            },
            Content::String(text) => visitor.visit_borrowed_str(text),
            Content::Sequence(items) => visitor.visit_seq(ItemAccess {
                of: self,
                left: items.iter(),
            }),
            Content::Mapping(entries) => self.block(entries, None, visitor),
        }
    }

    /// Passes a value to a visitor if its type is right; otherwise the error names the type
    /// `wanted`.
    fn checked<'de, V: Visitor<'de>>(
        self,
        is_right: bool,
        wanted: &str,
        visitor: V,
    ) -> Result<V::Value, ReadError>
    where
        'a: 'de,
    {
        match is_right {
            true => self.any(visitor).map_err(|error| error.at(&self.node.span)),
            false => Err(self.error(wanted)),
        }
    }
}

macro_rules! kinds {
    ($($method:ident: $kind:pat => $wanted:literal),+ $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            self.checked(matches!(self.node.content, $kind), $wanted, visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = ReadError;

    kinds! {
        deserialize_bool: Content::Bool(_) => "`true` or `false`",
        deserialize_i8: Content::Number(_) => "a number",
        deserialize_i16: Content::Number(_) => "a number",
        deserialize_i32: Content::Number(_) => "a number",
        deserialize_i64: Content::Number(_) => "a number",
        deserialize_u8: Content::Number(_) => "a number",
        deserialize_u16: Content::Number(_) => "a number",
        deserialize_u32: Content::Number(_) => "a number",
        deserialize_u64: Content::Number(_) => "a number",
        deserialize_f32: Content::Number(_) => "a number",
        deserialize_f64: Content::Number(_) => "a number",
        deserialize_char: Content::String(_) => "a text",
        deserialize_str: Content::String(_) => "a text",
        deserialize_string: Content::String(_) => "a text",
        deserialize_seq: Content::Sequence(_) => "a list",
        deserialize_map: Content::Mapping(_) => "a block of fields",
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.checked(true, "", visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.content {
            Content::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let Content::Mapping(entries) = &self.node.content else {
            return Err(self.error("a block of fields"));
        };
        let read = self.block(entries, Some(known), visitor);
        read.map_err(|error| error.at(&self.node.span))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let is_right = self.node.items().len() == length;
        self.checked(is_right, &format!("a list of {length}"), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let choice = match (&self.node.content, self.node.entries()) {
            (Content::String(word), _) => Variant {
                word,
                span: &self.node.span,
                content: None,
            },
            (_, [entry]) => Variant {
                word: &entry.key,
                span: &entry.key_span,
                content: Some(self.of(&entry.value)),
            },
            _ => return Err(self.error(&format!("one of {}", listed(known)))),
        };
        visitor.visit_enum(choice)
    }

    forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

/// Access to the remaining entries of a mapping.
struct EntryAccess<'a> {
    of: NodeDeserializer<'a>,
    left: std::vec::IntoIter<&'a Entry>,
    value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for EntryAccess<'de> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some(entry) = self.left.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.value);
        let key = seed.deserialize(KeyDeserializer(&entry.key));
        key.map(Some).map_err(|error| error.at(&entry.key_span))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let node = self.value.take().unwrap_or(self.of.node);
        let value = seed.deserialize(self.of.of(node));
        value.map_err(|error| error.at(&node.span))
    }
}

/// Access to the remaining items of a sequence.
struct ItemAccess<'a> {
    of: NodeDeserializer<'a>,
    left: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for ItemAccess<'de> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some(node) = self.left.next() else {
            return Ok(None);
        };
        let item = seed.deserialize(self.of.of(node));
        item.map(Some).map_err(|error| error.at(&node.span))
    }
}

/// Deserializes a key: a string, a number or a variant of an enum.
struct KeyDeserializer<'a>(&'a str);

impl<'de> Deserializer<'de> for KeyDeserializer<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0.parse() {
            Ok(number) => visitor.visit_u64(number),
            Err(_) => Err(ReadError::new(
                format!("`{}` stands here, where a number belongs", self.0),
                "name the field by a number".to_owned(),
            )),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let key: StrDeserializer<'_, ReadError> = self.0.into_deserializer();
        key.deserialize_enum(name, known, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u16 u32 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Access to a variant of an enum: a word, or a mapping with one entry.
struct Variant<'a> {
    word: &'a str,
    span: &'a Range<usize>,
    content: Option<NodeDeserializer<'a>>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let word: StrDeserializer<'_, ReadError> = self.word.into_deserializer();
        let chosen = seed.deserialize(word);
        let chosen = chosen.map_err(|error| error.at(self.span))?;
        Ok((chosen, self))
    }
}

impl<'de> Variant<'de> {
    fn content(self) -> Result<NodeDeserializer<'de>, ReadError> {
        let nothing = || {
            let message = format!("`{}` is given without a value", self.word);
            let help = format!("write `{}:` and its value", self.word);
            ReadError::new(message, help).at(self.span)
        };
        self.content.ok_or_else(nothing)
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match self.content {
            Some(content) if content.node.content != Content::Null => {
                let message = format!("`{}` takes no value", self.word);
                Err(ReadError::new(message, format!("write `{}` alone", self.word)).at(self.span))
            }
            _ => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.content()?.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.content()?.deserialize_struct("", known, visitor)
    }
}
