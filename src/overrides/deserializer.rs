//! Values with their places to the types of the program.
//!
//! Serde asks for what a type needs, and this answers from a [`Node`]: what does not fit is a
//! [`ReadError`] at the place of the value or the key. All unknown fields are gathered on the way; of
//! other misfits the first ends the reading.

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

/// A value or a key that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadError {
    /// Where it is written; `None` until somebody knows.
    pub(super) span: Option<Range<usize>>,
    /// What does not fit.
    pub(super) message: String,
    /// How to mend it.
    pub(super) help: String,
}

/// Reads a value, and gathers what does not fit in the order of the reading.
///
/// # Errors
///
/// All of it.
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

    /// The same at a place, unless it has one that is nearer.
    fn at(mut self, span: &Range<usize>) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    /// A word that is none of those there are.
    fn unknown(what: &str, word: &str, known: &[&str]) -> Self {
        let message = format!("there is no {what} `{word}` here");
        let help = match nearest(word, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if known.is_empty() => "take it away".to_owned(),
            None => format!("there are {}", listed(known)),
        };
        Self::new(message, help)
    }

    /// A value of another kind than the one that belongs there.
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

/// The words as code, with commas.
fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The beginning of a text.
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

/// A value to be read.
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

    /// Lets a visitor see a block without the fields that are not among `known`.
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

    /// Lets a visitor see whatever it is.
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

    /// Lets a visitor see the value if it is of the kind that belongs there.
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
            (Content::String(word), _) => VariantAccessor {
                word,
                span: &self.node.span,
                content: None,
            },
            (_, [entry]) => VariantAccessor {
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

/// The fields of a block that are still to be read.
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

/// The items of a list that are still to be read.
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

/// The name of a field, which may also be a number or a known word.
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

/// One of several things a value may be: a word, or a block of one field.
struct VariantAccessor<'a> {
    word: &'a str,
    span: &'a Range<usize>,
    content: Option<NodeDeserializer<'a>>,
}

impl<'de> EnumAccess<'de> for VariantAccessor<'de> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let word: StrDeserializer<'_, ReadError> = self.word.into_deserializer();
        let chosen = seed.deserialize(word);
        let chosen = chosen.map_err(|error| error.at(self.span))?;
        Ok((chosen, self))
    }
}

impl<'de> VariantAccessor<'de> {
    fn content(self) -> Result<NodeDeserializer<'de>, ReadError> {
        let nothing = || {
            let message = format!("`{}` is given without a value", self.word);
            let help = format!("write `{}:` and its value", self.word);
            ReadError::new(message, help).at(self.span)
        };
        self.content.ok_or_else(nothing)
    }
}

impl<'de> VariantAccess<'de> for VariantAccessor<'de> {
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
