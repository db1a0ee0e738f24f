//! The variables of templates as a JSON Schema, with its references followed.

use cxo::framework;
use cxo::language::Language;
use cxo::template::View;
use serde_json::{Map, Value, json};

/// The fields of an object.
pub(super) type Fields = Map<String, Value>;

/// The schema of a [`View`] in which `words` names every heading and label.
pub(super) struct Schema(Value);

impl Schema {
    pub(super) fn of_view() -> Self {
        let mut schema = schemars::schema_for!(View).to_value();
        let text = |text: &String| json!({ "type": "string", "description": text });
        let words = framework::built_in(Language::En).words.iter();
        let words = words.map(|(document, texts)| {
            let texts = texts.iter().map(|(key, words)| (key.clone(), text(words)));
            let texts: Fields = texts.collect();
            (
                document.clone(),
                json!({ "type": "object", "properties": texts }),
            )
        });
        let words: Fields = words.collect();
        schema["properties"]["words"]["properties"] = words.into();
        Self(schema)
    }

    /// The variables at the top.
    pub(super) fn variables(&self) -> &Fields {
        self.fields(&self.0).unwrap()
    }

    /// The name of the type that a schema refers to, if it does.
    pub(super) fn type_name<'s>(&self, schema: &'s Value) -> Option<&'s str> {
        present(schema)["$ref"].as_str()?.strip_prefix("#/$defs/")
    }

    /// The schema itself: without a reference, and without the choice to be absent.
    pub(super) fn follow<'s>(&'s self, schema: &'s Value) -> &'s Value {
        match self.type_name(schema) {
            Some(name) => &self.0["$defs"][name],
            None => present(schema),
        }
    }

    /// The fields of an object.
    pub(super) fn fields<'s>(&'s self, schema: &'s Value) -> Option<&'s Fields> {
        self.follow(schema)["properties"].as_object()
    }

    /// The schema of the entries of a list, or of a table by key.
    pub(super) fn entries<'s>(&'s self, schema: &'s Value) -> Option<&'s Value> {
        let schema = self.follow(schema);
        let entries = ["items", "additionalProperties"].map(|keyword| &schema[keyword]);
        entries.into_iter().find(|entries| entries.is_object())
    }
}

/// Whether a variable may be absent.
pub(super) fn is_optional(schema: &Value) -> bool {
    let types = schema["type"].as_array();
    let has_null = types.is_some_and(|types| types.iter().any(|name| name == "null"));
    has_null || schema["anyOf"].is_array()
}

/// The schema of an optional variable where it is present.
fn present(schema: &Value) -> &Value {
    let choices = schema["anyOf"].as_array();
    let present = choices.and_then(|choices| choices.iter().find(|one| one["type"] != "null"));
    present.unwrap_or(schema)
}
