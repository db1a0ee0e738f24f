//! Fields that have a short form: one value that stands for a whole block.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;

/// The keyword of the schema that names the field of a block that another value can stand for.
pub(super) const SHORT_FORM_OF: &str = "shortFormOf";

/// A value in its short or its long form.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOf<S, L> {
    Short(S),
    Long(L),
}

/// A block that the value of one of its fields can stand for.
pub(super) trait HasShortForm {
    /// What is written instead of the block.
    type Short;

    /// The field whose value that is.
    const FIELD: &'static str;
}

/// Reads a block in either form.
///
/// # Errors
/// When the value has neither form.
pub(super) fn short_or_long<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: HasShortForm<Short: Deserialize<'de> + Serialize> + DeserializeOwned,
{
    match OneOf::<T::Short, T>::deserialize(deserializer)? {
        OneOf::Short(short) => T::deserialize(json!({ T::FIELD: short })).map_err(D::Error::custom),
        OneOf::Long(long) => Ok(long),
    }
}

/// Reads a block in either form where the field may also be left out.
///
/// # Errors
/// When the value has neither form.
pub(super) fn optional_short_or_long<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: HasShortForm<Short: Deserialize<'de> + Serialize> + DeserializeOwned,
{
    short_or_long(deserializer).map(Some)
}

impl<S: JsonSchema, L: JsonSchema + HasShortForm> JsonSchema for OneOf<S, L> {
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
