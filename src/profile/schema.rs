//! The JSON Schema of a profile: what an editor completes and explains, and what loading checks.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Map, Value};

use crate::profile::formats::PARTIAL_DATE;
use crate::profile::model::Profile;

/// The schema of a profile, JSON Schema 2020-12, as it comes with the program. A test compares it
/// with the [`schema`] that the types give.
pub const SCHEMA: &str = include_str!("../../profiles/profile.schema.json");

/// The schema of a profile as the types give it.
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
        "default" => !is_hollow(value),
        "format" => value == PARTIAL_DATE,
        _ => true,
    });
}

/// Whether a default says nothing, or not even that of all its fields.
fn is_hollow(default: &Value) -> bool {
    match default {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty() || fields.values().any(is_hollow),
        _ => false,
    }
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
