//! Types of texts: one for all languages or one per language, and a key or free text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::language::Language;
use crate::profile::keys::Key;

/// A text: the same in every language, or one per language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text, or one for each language, belongs here")]
pub enum Text {
    /// The same in every language.
    Same(String),
    /// One per language; at least one language is present.
    PerLanguage(BTreeMap<Language, String>),
}

impl Text {
    /// The text for `language` and the language it is in. Without a text in `language`, it is the
    /// first one. The language of a text that is the same in every language is unknown.
    #[must_use]
    pub fn in_language(&self, language: Language) -> (&str, Option<Language>) {
        match self {
            Self::Same(text) => (text, None),
            Self::PerLanguage(texts) => match in_language(texts, language) {
                Some((language, text)) => (text, Some(language)),
                None => ("", None),
            },
        }
    }
}

/// A title of the role: the same in every language, or one per language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Title {
    /// The same in every language.
    Same(String),
    /// One per language; at least one language is present.
    PerLanguage(BTreeMap<Language, TitleForms>),
}

impl Title {
    /// The title for `language` and the language it is in. Without a title in `language`, it is the
    /// first one. The language of a title that is the same in every language is unknown.
    #[must_use]
    pub fn in_language(&self, language: Language) -> (TitleForms, Option<Language>) {
        match self {
            Self::Same(title) => (TitleForms::Open(title.clone()), None),
            Self::PerLanguage(titles) => match in_language(titles, language) {
                Some((language, forms)) => (forms.clone(), Some(language)),
                None => (TitleForms::Open(String::new()), None),
            },
        }
    }
}

/// The forms of a title in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "a title, or its `feminine` and its `masculine` form, belongs here"
)]
pub enum TitleForms {
    /// One form, open to every gender.
    Open(String),
    /// A feminine and a masculine form.
    Gendered(GenderedTitle),
}

/// A title in both genders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GenderedTitle {
    /// The feminine form.
    #[schemars(example = &"Directrice de l'expérience")]
    pub feminine: String,
    /// The masculine form.
    #[schemars(example = &"Directeur de l'expérience")]
    pub masculine: String,
}

/// A key, whose texts are in the framework, or free text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyOr<K, T = Text> {
    /// The key.
    Key(K),
    /// Free text.
    Text(T),
}

impl<K: Key, T> KeyOr<K, T> {
    /// The key, unless this is free text.
    #[must_use]
    pub fn key(&self) -> Option<K> {
        match self {
            Self::Key(key) => Some(*key),
            Self::Text(_) => None,
        }
    }
}

impl<'de, K: Key, T: Deserialize<'de>> Deserialize<'de> for KeyOr<K, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match WordOr::<T>::deserialize(deserializer)? {
            WordOr::Other(text) => Ok(Self::Text(text)),
            WordOr::Word(word) => match K::find(&word) {
                Some(key) => Ok(Self::Key(key)),
                None => T::deserialize(StrDeserializer::new(&word)).map(Self::Text),
            },
        }
    }
}

impl<K: Key, T: Serialize> Serialize for KeyOr<K, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Key(key) => serializer.serialize_str(key.name()),
            Self::Text(text) => text.serialize(serializer),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WordOr<T> {
    Word(String),
    Other(T),
}

fn in_language<T>(texts: &BTreeMap<Language, T>, language: Language) -> Option<(Language, &T)> {
    let own = texts.get(&language).map(|text| (language, text));
    own.or_else(|| {
        texts
            .iter()
            .next()
            .map(|(language, text)| (*language, text))
    })
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, per_language(json_schema!({ "type": "string" }))] })
    }
}

impl JsonSchema for Title {
    fn schema_name() -> Cow<'static, str> {
        "Title".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let gendered = generator.subschema_for::<GenderedTitle>();
        let forms = json_schema!({ "anyOf": [{ "type": "string" }, gendered] });
        json_schema!({ "anyOf": [{ "type": "string" }, per_language(forms)] })
    }
}

impl<K: Key + JsonSchema, T: JsonSchema> JsonSchema for KeyOr<K, T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_{}", K::schema_name(), T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let key = generator.subschema_for::<K>();
        let text = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [key, text] })
    }
}

fn per_language(value: Schema) -> Schema {
    let property = |name: &str| {
        let mut schema = value.clone();
        schema.insert("description".into(), format!("The text in {name}.").into());
        schema
    };
    json_schema!({
        "type": "object",
        "properties": { "fr": property("French"), "en": property("English") },
        "additionalProperties": false,
        "minProperties": 1
    })
}
