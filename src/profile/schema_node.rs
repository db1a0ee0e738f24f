//! Access to the JSON Schema of a profile for validation and editing.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex_lite::Regex;
use serde_json::{Map, Value};

use crate::profile::formats::PARTIAL_DATE;
use crate::profile::schema;
use crate::profile::short_form::SHORT_FORM_OF;
use crate::profile::suggest::closest;
use crate::profile::tree::{Content, Node};

#[expect(clippy::expect_used, reason = "the schema is part of the program")]
static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(schema::SCHEMA).expect("the schema is JSON"));

/// The compiled regular expressions, by pattern.
static PATTERNS: LazyLock<HashMap<&'static str, Regex>> = LazyLock::new(|| {
    let mut patterns = HashMap::new();
    collect_patterns(&SCHEMA, &mut patterns);
    patterns
});

/// The schema of the values at one place of a profile: one or more alternatives.
#[derive(Debug, Clone, Copy)]
pub(super) struct SchemaNode(&'static Value);

/// One alternative of a schema: a subschema without `$ref` and `anyOf`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alternative {
    schema: &'static Value,
    /// The name of the definition that contains it: `Text`, `Metric`.
    pub definition: Option<&'static str>,
}

impl SchemaNode {
    /// The schema of a whole profile.
    pub(super) fn root() -> Self {
        Self(&SCHEMA)
    }

    /// The description of the field, as editors show it.
    pub(super) fn description(self) -> &'static str {
        self.0["description"].as_str().unwrap_or_default()
    }

    /// An example value of the field.
    pub(super) fn example(self) -> Option<&'static Value> {
        self.0["examples"].get(0)
    }

    /// Whether the texts of the field are Markdown.
    pub(super) fn is_markdown(self) -> bool {
        self.0["contentMediaType"] == "text/markdown"
    }

    /// The field whose value is the short form of the mapping, if there is a short form.
    pub(super) fn short_form_of(self) -> Option<&'static str> {
        self.0[SHORT_FORM_OF].as_str()
    }

    /// The alternative that is a mapping with the field `name`.
    pub(super) fn mapping_with(self, name: &str) -> Option<Alternative> {
        let mut alternatives = self.alternatives().into_iter();
        alternatives.find(|one| one.property(name).is_some())
    }

    /// The schema of a field, or of the items of a sequence if `step` is an index.
    pub(super) fn child(self, step: &str) -> Option<Self> {
        let field = self.mapping_with(step).and_then(|one| one.property(step));
        let is_index = step == "-" || step.parse::<usize>().is_ok();
        field.or_else(|| self.items().filter(|_| is_index))
    }

    /// The schema of the items, if a sequence is allowed.
    pub(super) fn items(self) -> Option<Self> {
        self.alternatives().into_iter().find_map(Alternative::items)
    }

    /// The alternatives of the schema.
    pub(super) fn alternatives(self) -> Vec<Alternative> {
        let mut alternatives = Vec::new();
        collect_alternatives(self.0, None, &mut alternatives);
        alternatives
    }

    /// The alternative that matches `node` best; `None` if its type is not allowed.
    pub(super) fn best_match(self, node: &Node) -> Option<Alternative> {
        let mut alternatives = self.alternatives();
        alternatives.retain(|one| one.accepts(node));
        match alternatives.as_slice() {
            [] => None,
            [only] => Some(*only),
            // Among equal scores, `max_by_key` takes the last, which is the long form.
            _ => alternatives
                .into_iter()
                .max_by_key(|one| one.match_score(node)),
        }
    }
}

fn collect_alternatives(
    schema: &'static Value,
    definition: Option<&'static str>,
    alternatives: &mut Vec<Alternative>,
) {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
    {
        collect_alternatives(&SCHEMA["$defs"][name], Some(name), alternatives);
    } else if let Some(choices) = schema["anyOf"].as_array() {
        for choice in choices {
            collect_alternatives(choice, definition, alternatives);
        }
    } else {
        alternatives.push(Alternative { schema, definition });
    }
}

fn collect_patterns(schema: &'static Value, patterns: &mut HashMap<&'static str, Regex>) {
    if let Some(pattern) = schema["pattern"].as_str()
        && let Ok(regex) = Regex::new(pattern)
    {
        patterns.insert(pattern, regex);
    }
    let members = schema.as_object().into_iter().flat_map(Map::values);
    members.for_each(|member| collect_patterns(member, patterns));
}

impl Alternative {
    /// Whether the type of a value is allowed, regardless of its content.
    pub(super) fn accepts(self, node: &Node) -> bool {
        match &node.content {
            Content::Null | Content::Bool(_) => false,
            Content::Number(number) => {
                self.has_type("number") || self.has_type("integer") && !number.is_f64()
            }
            Content::String(_) => self.has_type("string"),
            Content::Sequence(_) => self.has_type("array"),
            Content::Mapping(_) => self.has_type("object"),
        }
    }

    /// Whether the schema allows a JSON type.
    pub(super) fn has_type(self, name: &str) -> bool {
        match &self.schema["type"] {
            Value::Array(names) => names.iter().any(|other| other == name),
            other => other == name,
        }
    }

    /// The degree to which a value of an allowed type matches. For a text, a schema without `enum`
    /// is preferred; for a mapping, the number of its keys that are fields, misspelt ones included.
    fn match_score(self, node: &Node) -> usize {
        match &node.content {
            Content::String(_) => usize::from(self.choices().is_empty()),
            Content::Mapping(entries) => {
                let names = self.property_names();
                let known = |key: &str| closest(key, names.iter().copied()).is_some();
                entries.iter().filter(|entry| known(&entry.key)).count()
            }
            _ => 1,
        }
    }

    /// The values of an `enum`; empty if there is none.
    pub(super) fn choices(self) -> Vec<&'static str> {
        strings(&self.schema["enum"])
    }

    /// The fields of a mapping, in the order of the schema.
    pub(super) fn property_names(self) -> Vec<&'static str> {
        self.properties().keys().map(String::as_str).collect()
    }

    /// The schema of a field of a mapping.
    pub(super) fn property(self, name: &str) -> Option<SchemaNode> {
        self.properties().get(name).map(SchemaNode)
    }

    /// The required fields of a mapping.
    pub(super) fn required(self) -> Vec<&'static str> {
        strings(&self.schema["required"])
    }

    /// The schema of the items of a sequence.
    pub(super) fn items(self) -> Option<SchemaNode> {
        self.schema.get("items").map(SchemaNode)
    }

    /// Whether the items of a sequence must be unique.
    pub(super) fn has_unique_items(self) -> bool {
        self.schema["uniqueItems"] == true
    }

    /// Whether this is a mapping with one entry per language.
    pub(super) fn is_per_language(self) -> bool {
        self.property_names() == ["fr", "en"]
    }

    /// Whether this is a date.
    pub(super) fn is_date(self) -> bool {
        self.schema["format"] == PARTIAL_DATE
    }

    /// A description of the required pattern, if `text` does not match it.
    pub(super) fn pattern_error(self, text: &str) -> Option<&'static str> {
        let regex = PATTERNS.get(self.schema["pattern"].as_str()?)?;
        let words = self.schema["patternErrorMessage"].as_str();
        words.filter(|_| !regex.is_match(text))
    }

    /// The minimum and the maximum of a number.
    pub(super) fn range(self) -> (Option<f64>, Option<f64>) {
        (
            self.schema["minimum"].as_f64(),
            self.schema["maximum"].as_f64(),
        )
    }

    fn properties(self) -> &'static Map<String, Value> {
        static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        self.schema["properties"].as_object().unwrap_or(&NONE)
    }
}

fn strings(list: &'static Value) -> Vec<&'static str> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).collect()
}
