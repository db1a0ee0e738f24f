//! Fields that have a short form: one value that stands for a whole block.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

/// A value in its short or its long form.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOf<S, L> {
    Short(S),
    Long(L),
}

/// A block that one value can stand for.
pub(super) trait HasShortForm {
    /// What is written instead of the block.
    type Short;

    /// The block that `short` stands for.
    fn from_short(short: Self::Short) -> Self;
}

/// Reads a block in either form.
///
/// # Errors
/// When the value has neither form.
pub(super) fn short_or_long<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: HasShortForm<Short: Deserialize<'de>> + Deserialize<'de>,
{
    Ok(match OneOf::deserialize(deserializer)? {
        OneOf::Short(short) => T::from_short(short),
        OneOf::Long(long) => long,
    })
}

/// Reads a block in either form where the field may also be left out.
///
/// # Errors
/// When the value has neither form.
pub(super) fn optional_short_or_long<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: HasShortForm<Short: Deserialize<'de>> + Deserialize<'de>,
{
    short_or_long(deserializer).map(Some)
}

impl<S: JsonSchema, L: JsonSchema> JsonSchema for OneOf<S, L> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_{}", S::schema_name(), L::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let short = generator.subschema_for::<S>();
        let long = generator.subschema_for::<L>();
        json_schema!({ "anyOf": [short, long] })
    }
}
