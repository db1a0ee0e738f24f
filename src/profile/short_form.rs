//! Fields with a short form: a single value instead of a block.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;

use crate::profile::keys::Preference;
use crate::profile::model::{Background, Company, FontFiles, Objective, Team};
use crate::profile::text::Text;

/// The schema keyword that names the field whose value is the short form of the block.
pub(super) const SHORT_FORM_OF: &str = "shortFormOf";

/// A value in its short or its long form.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum ShortOrLong<S, L> {
    Short(S),
    Long(L),
}

/// A block with a short form: the value of one of its fields.
pub(super) trait HasShortForm {
    /// The type of the short form.
    type Short;

    /// The field whose value the short form is.
    const FIELD: &'static str;
}

/// Deserializes a block in either form.
///
/// # Errors
/// If the value has neither form.
pub(super) fn short_or_long<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: HasShortForm<Short: Deserialize<'de> + Serialize> + DeserializeOwned,
{
    match ShortOrLong::<T::Short, T>::deserialize(deserializer)? {
        ShortOrLong::Short(short) => {
            T::deserialize(json!({ T::FIELD: short })).map_err(D::Error::custom)
        }
        ShortOrLong::Long(long) => Ok(long),
    }
}

/// Deserializes an optional block in either form.
///
/// # Errors
/// If the value has neither form.
pub(super) fn optional_short_or_long<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: HasShortForm<Short: Deserialize<'de> + Serialize> + DeserializeOwned,
{
    short_or_long(deserializer).map(Some)
}

impl<S: JsonSchema, L: JsonSchema + HasShortForm> JsonSchema for ShortOrLong<S, L> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_{}", S::schema_name(), L::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let short = generator.subschema_for::<S>();
        let long = generator.subschema_for::<L>();
        json_schema!({ "anyOf": [short, long], SHORT_FORM_OF: L::FIELD })
    }
}

impl HasShortForm for Company {
    type Short = String;
    const FIELD: &'static str = "name";
}

impl HasShortForm for Objective {
    type Short = Text;
    const FIELD: &'static str = "purpose";
}

impl HasShortForm for Background {
    type Short = Preference;
    const FIELD: &'static str = "preference";
}

impl HasShortForm for Team {
    type Short = u64;
    const FIELD: &'static str = "size";
}

impl HasShortForm for FontFiles {
    type Short = String;
    const FIELD: &'static str = "regular";
}
