//! Schemas of texts and numbers with a fixed format.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, json};

use crate::profile::keys::{Archetype, Key, Quality};

/// The JSON Schema format of a year, a month or a day that the calendar has.
pub(super) const PARTIAL_DATE: &str = "partial-date";

/// A web address.
pub(super) fn web_address(_: &mut SchemaGenerator) -> Schema {
    with_pattern(
        "^https?://[^\\s/]+\\S*$",
        "a web address starts with https:// or http:// and has no space: https://auriel.example",
    )
}

/// A mail address, or words without `@`.
pub(super) fn contact(_: &mut SchemaGenerator) -> Schema {
    with_pattern(
        "^([^@]*|[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+)$",
        "a mail address has the form name@company.example, with no space",
    )
}

/// A country.
pub(super) fn country(_: &mut SchemaGenerator) -> Schema {
    with_pattern(
        "^[A-Z]{2}$",
        "a country is written as two capital letters: FR, CA, US",
    )
}

/// A currency.
pub(super) fn currency(_: &mut SchemaGenerator) -> Schema {
    with_pattern(
        "^[A-Z]{3}$",
        "a currency is written as three capital letters: EUR, CAD, USD",
    )
}

/// A colour.
pub(super) fn colour(_: &mut SchemaGenerator) -> Schema {
    with_pattern(
        "^#[0-9a-fA-F]{6}$",
        "a colour is written in quotes, as # and six digits or letters from a to f: \"#7a2e1d\"",
    )
}

/// A day.
pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    let mut schema = with_pattern(
        "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$",
        "a day is written as year, month and day: 2027-01-15",
    );
    schema.insert("format".into(), PARTIAL_DATE.into());
    schema
}

/// The code of a diagnostic.
pub(super) fn diagnostic_code(_: &mut SchemaGenerator) -> Schema {
    with_pattern(
        "^[A-Z]{2,12}-[0-9]{3}$",
        "a code has the form CXO-112; `cxo explain` lists them all",
    )
}

/// Weights of the qualities.
pub(super) fn weights(_: &mut SchemaGenerator) -> Schema {
    ratings::<Quality>(5)
}

/// Gates of the qualities.
pub(super) fn gates(_: &mut SchemaGenerator) -> Schema {
    ratings::<Quality>(5)
}

/// Emphasis on the archetypes.
pub(super) fn archetypes(_: &mut SchemaGenerator) -> Schema {
    ratings::<Archetype>(3)
}

fn with_pattern(pattern: &str, message: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern, "patternErrorMessage": message })
}

/// A mapping from keys to whole numbers from 1 to `highest`.
fn ratings<K: Key>(highest: u8) -> Schema {
    let rank = |key: &K| {
        let value = json!({
            "description": format!("{} From 1 to {highest}.", key.description()),
            "type": "integer", "minimum": 1, "maximum": highest,
        });
        (key.name().to_owned(), value)
    };
    let properties: Map<_, _> = K::ALL.iter().map(rank).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
