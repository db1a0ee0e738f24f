//! The JSON Schema of a profile: what an editor completes and explains, and what loading checks.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::profile::keys::{Archetype, Key, Quality};
use crate::profile::model::Profile;

/// The format of a year, a month or a day, over and above its pattern: one the calendar has.
pub(super) const PARTIAL_DATE: &str = "partial-date";

/// The schema of a profile, JSON Schema 2020-12.
#[must_use]
pub fn schema() -> Value {
    SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(tidy))
        .into_generator()
        .into_root_schema_for::<Profile>()
        .to_value()
}

/// Takes away what only a programmer would ask about: that a field may be `null`, how many bits a
/// number has, empty defaults, line ends inside descriptions.
fn tidy(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    without_null(schema);
    constants_as_choices(schema);
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    schema.retain(|keyword, value| match keyword.as_str() {
        "default" => !(value.is_null() || value == &json!([]) || value == &json!({})),
        "format" => value == PARTIAL_DATE,
        _ => true,
    });
}

/// A field that may be left out needs no `null`: an empty field is reported as such.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            schema["type"] = only.clone();
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            schema.extend(only);
        }
    }
}

/// A list of constants becomes one closed list, as the keys have it.
fn constants_as_choices(schema: &mut Map<String, Value>) {
    let Some(Value::Array(constants)) = schema.remove("oneOf") else {
        return;
    };
    let all = |keyword: &str| {
        constants
            .iter()
            .map(|constant| constant[keyword].clone())
            .collect()
    };
    let (names, descriptions): (Vec<Value>, Vec<Value>) = (all("const"), all("description"));
    schema.insert("type".into(), "string".into());
    schema.insert("enum".into(), names.into());
    schema.insert("enumDescriptions".into(), descriptions.into());
}

/// A web address.
pub(super) fn web_address(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^https?://[^\\s/]+\\S*$",
        "a web address starts with https:// or http:// and has no space: https://auriel.example",
    )
}

/// A mail address, or words without `@`.
pub(super) fn contact(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^([^@]*|[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+)$",
        "a mail address has the form name@company.example, with no space",
    )
}

/// A country.
pub(super) fn country(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^[A-Z]{2}$",
        "a country is written as two capital letters: FR, CA, US",
    )
}

/// A currency.
pub(super) fn currency(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^[A-Z]{3}$",
        "a currency is written as three capital letters: EUR, CAD, USD",
    )
}

/// A colour.
pub(super) fn colour(_: &mut SchemaGenerator) -> Schema {
    worded(
        "^#[0-9a-fA-F]{6}$",
        "a colour is written in quotes, as # and six digits or letters from a to f: \"#7a2e1d\"",
    )
}

/// A day.
pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    let mut schema = worded(
        "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$",
        "a day is written as year, month and day: 2027-01-15",
    );
    schema.insert("format".into(), PARTIAL_DATE.into());
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
        let value = json!({
            "description": format!("{} From 1 to {highest}.", key.description()),
            "type": "integer", "minimum": 1, "maximum": highest,
        });
        (key.name().to_owned(), value)
    };
    let properties: Map<_, _> = K::ALL.iter().map(rank).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
