//! The values of a profile by the name of the field, as conditions read them.
//!
//! The standard texts add properties to each known metric, such as its usual unit.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::framework::{self, Framework};
use crate::language::Language;
use crate::profile::model::{Metric, Profile};
use crate::profile::text::KeyOr;
use crate::profile::{self, LoadedProfile};

/// The prefix of a field name that is relative to the profile and not to an item of a list.
const PROFILE_PREFIX: &str = "profile.";

/// The name of a field relative to an element, such as `role.pay.min` or `from`, or relative to the
/// profile, such as `profile.role.starts`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct FieldName(String);

/// A profile with the properties of its metrics.
pub(super) struct Facts<'a> {
    /// The profile as loaded.
    pub(super) loaded: &'a LoadedProfile,
    /// The date that dates are compared with.
    pub(super) today: Date,
    value: Value,
}

/// A value that conditions apply to: the profile or an item of one of its lists.
#[derive(Clone)]
pub(super) struct Element<'a> {
    /// The facts that the element belongs to.
    pub(super) facts: &'a Facts<'a>,
    value: &'a Value,
    /// The JSON pointer of the element in the profile.
    pub(super) pointer: String,
}

/// The properties that the standard texts add to each known metric.
const METRIC_PROPERTIES: [&str; 3] = ["known", "direction", "subject"];

impl FieldName {
    /// The name as written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a profile has this field, relative to an item of the list `from`, or to the profile
    /// if `from` is empty.
    pub(super) fn exists(&self, from: &str) -> bool {
        let name = match (self.0.strip_prefix(PROFILE_PREFIX), from) {
            (Some(name), _) => name.to_owned(),
            (None, "") => self.0.clone(),
            (None, from) => format!("{from}.{}", self.0),
        };
        let is_property = |name| METRIC_PROPERTIES.contains(&name);
        // A name may end in the language of a text: `objective.purpose.fr`.
        let steps = name.split('.');
        let field = steps.take_while(|step| Language::from_code(step).is_none());
        let field: Vec<_> = field.collect();
        profile::is_field(&field.join("."))
            || name
                .strip_prefix("target_metrics.")
                .is_some_and(is_property)
    }
}

impl From<&str> for FieldName {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl<'a> Facts<'a> {
    /// The facts of a profile on the day `today`.
    pub(super) fn new(loaded: &'a LoadedProfile, today: Date) -> Self {
        let mut value = serde_json::to_value(&loaded.profile).unwrap_or_default();
        add_properties(&mut value, &loaded.profile);
        Self {
            loaded,
            today,
            value,
        }
    }

    /// The profile as an element.
    pub(super) fn whole(&'a self) -> Element<'a> {
        Element {
            facts: self,
            value: &self.value,
            pointer: String::new(),
        }
    }
}

impl<'a> Element<'a> {
    /// The value of a field, if it is not empty.
    pub(super) fn get(&self, field: &FieldName) -> Option<Self> {
        let (start, name) = match field.0.strip_prefix(PROFILE_PREFIX) {
            Some(name) => (self.facts.whole(), name),
            None => (self.clone(), field.as_str()),
        };
        let step = |at: Self, key| {
            let value = at.value.get(key).filter(|value| !is_empty(value))?;
            let pointer = format!("{}/{key}", at.pointer);
            Some(Self {
                value,
                pointer,
                ..at
            })
        };
        name.split('.').try_fold(start, step)
    }

    /// The JSON pointer of a field, even if it has no value.
    pub(super) fn pointer_of(&self, field: &FieldName) -> String {
        match field.0.strip_prefix(PROFILE_PREFIX) {
            Some(name) => format!("/{}", name.replace('.', "/")),
            None => format!("{}/{}", self.pointer, field.0.replace('.', "/")),
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.value.as_array().into_iter().flatten();
        let item = |(index, value)| Self {
            facts: self.facts,
            value,
            pointer: format!("{}/{index}", self.pointer),
        };
        items.enumerate().map(item).collect()
    }

    /// The number, or the length of a list.
    pub(super) fn number(&self) -> Option<f64> {
        match self.value {
            Value::Array(items) => Some(items.len() as f64),
            value => value.as_f64(),
        }
    }

    /// The key, or the text if it is the same for all languages.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// The value in words, in English if there are several languages; empty for a block or a list.
    pub(super) fn in_words(&self) -> String {
        match self.value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number
                .as_f64()
                .map_or_else(String::new, |number| number.to_string()),
            Value::Object(texts) => {
                let text = texts.get("en").or_else(|| texts.get("fr"));
                text.and_then(Value::as_str).unwrap_or_default().to_owned()
            }
            _ => String::new(),
        }
    }
}

/// Whether a value is treated like an absent one.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// Adds the languages that documents are made in, and the properties of each known metric.
fn add_properties(value: &mut Value, profile: &Profile) {
    let languages = profile.languages_made();
    value["languages"] = json!(languages);
    // The properties of metrics are the same in every language.
    let texts = framework::built_in(languages.first().copied().unwrap_or(Language::En));
    for (index, metric) in profile.target_metrics.iter().enumerate() {
        let Some(fields) = value["target_metrics"][index].as_object_mut() else {
            continue;
        };
        for (name, property) in properties(metric, texts) {
            fields.insert(name.to_owned(), property);
        }
    }
}

/// The properties of a known metric: its direction, its subject and its usual unit.
fn properties(metric: &Metric, texts: &Framework) -> Vec<(&'static str, Value)> {
    let Some(key) = metric.name.key() else {
        return Vec::new();
    };
    let texts = &texts.metrics[&key];
    let unit = metric.unit.clone().or(texts.unit.map(KeyOr::Key));
    vec![
        ("known", json!("yes")),
        ("direction", json!(texts.direction)),
        ("subject", json!(texts.subject)),
        ("unit", json!(unit)),
    ]
}

/// Visits `fields`, each with whether the profile has such a field.
pub(super) fn visit_field_names(fields: &[String], visit: &mut dyn FnMut(&str, bool)) {
    for field in fields {
        visit(field, profile::is_field(field));
    }
}
