//! The JSON Schema of a profile: what an editor completes and explains, and what loading checks.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::profile::keys::Key;
use crate::profile::keys::{Archetype, Quality};
use crate::profile::model::Profile;

/// The schema of a profile, JSON Schema 2020-12.
#[must_use]
pub fn schema() -> Value {
    SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(tidy))
        .into_generator()
        .into_root_schema_for::<Profile>()
        .to_value()
}

fn tidy(schema: &mut Schema) {
    let _ = schema;
}

/// A web address.
pub(super) fn web_address(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^https?://[^\\s/]+\\S*$",
        "A web address starts with https:// or http:// and has no space: https://auriel.example.",
    )
}

/// A mail address, or words without `@`.
pub(super) fn contact(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^([^@]*|[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+)$",
        "A mail address has the form name@company.example, with no space.",
    )
}

/// A country.
pub(super) fn country(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^[A-Z]{2}$",
        "A country is written as two capital letters: FR, CA, US.",
    )
}

/// A currency.
pub(super) fn currency(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^[A-Z]{3}$",
        "A currency is written as three capital letters: EUR, CAD, USD.",
    )
}

/// A colour.
pub(super) fn colour(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^#[0-9a-fA-F]{6}$",
        "A colour is written in quotes, as # and six digits or letters from a to f: \"#7a2e1d\".",
    )
}

/// A day.
pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    let mut schema = worded(
        "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$",
        "A day is written as year, month and day: 2027-01-15.",
    );
    schema.insert("format".into(), "partial-date".into());
    schema
}

/// Weights of the qualities.
pub(super) fn weights(_: &mut SchemaGenerator) -> Schema {
    ranked::<Quality>(5)
}

/// Gates of the qualities.
pub(super) fn gates(_: &mut SchemaGenerator) -> Schema {
    ranked::<Quality>(5)
}

/// Emphasis on the archetypes.
pub(super) fn archetypes(_: &mut SchemaGenerator) -> Schema {
    ranked::<Archetype>(3)
}

fn worded(pattern: &str, message: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern, "patternErrorMessage": message })
}

/// A whole number from 1 to `highest` for any of the keys.
fn ranked<K: Key>(highest: u8) -> Schema {
    let rank = |key: &K| {
        let value = serde_json::json!({
            "description": format!("{} From 1 to {highest}.", key.description()),
            "type": "integer", "minimum": 1, "maximum": highest,
        });
        (key.name().to_owned(), value)
    };
    let properties: serde_json::Map<_, _> = K::ALL.iter().map(rank).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
