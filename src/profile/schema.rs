//! The JSON Schema of a profile, for completion in editors and for validation.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Map, Value};

use crate::profile::formats::PARTIAL_DATE;
use crate::profile::model::Profile;

/// The committed schema of a profile, JSON Schema 2020-12. A test compares it with [`schema`].
pub const SCHEMA: &str = include_str!("../../profiles/profile.schema.json");

/// The schema of a profile, generated from the types.
#[must_use]
pub fn schema() -> Value {
    SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(simplify))
        .into_generator()
        .into_root_schema_for::<Profile>()
        .to_value()
}

/// Removes details of no use to authors: `null` types, sizes of numbers, empty defaults, line
/// breaks in descriptions.
fn simplify(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    without_null(schema);
    constants_to_enum(schema);
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    schema.retain(|keyword, value| match keyword.as_str() {
        "default" => !is_empty_default(value),
        "format" => value == PARTIAL_DATE,
        _ => true,
    });
}

/// Whether a default is empty, or has an empty field.
fn is_empty_default(default: &Value) -> bool {
    match default {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty() || fields.values().any(is_empty_default),
        _ => false,
    }
}

/// Removes `null` from the types of an optional field. Loading reports empty fields separately.
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

/// Turns alternatives of constants into one `enum`, as keys have it.
fn constants_to_enum(schema: &mut Map<String, Value>) {
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
