//! What rules ask a profile about: its fields by name, with what the standard texts know of its
//! metrics.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::framework::{self, Framework};
use crate::language::Language;
use crate::profile::model::{Metric, Profile};
use crate::profile::text::KeyOr;
use crate::profile::{self, LoadedProfile};

/// What comes before the name of a field that belongs to the whole profile and not to the item a
/// rule looks at.
const WHOLE_PROFILE: &str = "profile.";

/// The name of a field, seen from the value a rule looks at: `role.pay.min`, `from`; or from the
/// whole profile: `profile.role.starts`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct FieldName(String);

/// A profile as rules see it.
pub(super) struct Facts<'a> {
    pub(super) loaded: &'a LoadedProfile,
    pub(super) today: Date,
    value: Value,
}

/// A value that a rule looks at: the whole profile, or an item of a list.
#[derive(Clone)]
pub(super) struct Element<'a> {
    pub(super) facts: &'a Facts<'a>,
    value: &'a Value,
    /// Where it stands, as a JSON pointer.
    pub(super) pointer: String,
}

/// What the standard texts add to each metric.
const KNOWN_OF_METRICS: [&str; 3] = ["known", "direction", "subject"];

impl FieldName {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is such a field, seen from an item of the list `from`, or from the whole
    /// profile where that is empty.
    pub(super) fn exists(&self, from: &str) -> bool {
        let name = match (self.0.strip_prefix(WHOLE_PROFILE), from) {
            (Some(name), _) => name.to_owned(),
            (None, "") => self.0.clone(),
            (None, from) => format!("{from}.{}", self.0),
        };
        let known = |name| KNOWN_OF_METRICS.contains(&name);
        // A rule may ask for what a text has for one language.
        let steps = name.split('.');
        let field = steps.take_while(|step| Language::from_code(step).is_none());
        let field: Vec<_> = field.collect();
        profile::is_field(&field.join("."))
            || name.strip_prefix("target_metrics.").is_some_and(known)
    }
}

impl From<&str> for FieldName {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl<'a> Facts<'a> {
    pub(super) fn new(loaded: &'a LoadedProfile, today: Date) -> Self {
        let mut value = serde_json::to_value(&loaded.profile).unwrap_or_default();
        add_what_is_known(&mut value, &loaded.profile);
        Self {
            loaded,
            today,
            value,
        }
    }

    /// The whole profile.
    pub(super) fn whole(&'a self) -> Element<'a> {
        Element {
            facts: self,
            value: &self.value,
            pointer: String::new(),
        }
    }
}

impl<'a> Element<'a> {
    /// The field of this name, when it holds anything.
    pub(super) fn get(&self, field: &FieldName) -> Option<Self> {
        let (start, name) = match field.0.strip_prefix(WHOLE_PROFILE) {
            Some(name) => (self.facts.whole(), name),
            None => (self.clone(), field.as_str()),
        };
        let step = |at: Self, key| {
            let value = at.value.get(key).filter(|value| !is_nothing(value))?;
            let pointer = format!("{}/{key}", at.pointer);
            Some(Self {
                value,
                pointer,
                ..at
            })
        };
        name.split('.').try_fold(start, step)
    }

    /// The JSON pointer of the field of this name, whether or not it is there.
    pub(super) fn pointer_of(&self, field: &FieldName) -> String {
        match field.0.strip_prefix(WHOLE_PROFILE) {
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

    /// The number, when it is one; of a list, how many items it has.
    pub(super) fn number(&self) -> Option<f64> {
        match self.value {
            Value::Array(items) => Some(items.len() as f64),
            value => value.as_f64(),
        }
    }

    /// The key or the text, when it is one for all languages.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// The value in words, in English where there is a choice; nothing for a block or a list.
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

/// Whether a value counts as left out.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// Adds the languages that documents are made in, and to each known metric its usual unit, the
/// direction in which it is better and whose experience it tells of.
fn add_what_is_known(value: &mut Value, profile: &Profile) {
    let languages = profile.languages_made();
    value["languages"] = json!(languages);
    // What is known of metrics is the same in every language.
    let texts = framework::built_in(languages.first().copied().unwrap_or(Language::En));
    for (index, metric) in profile.target_metrics.iter().enumerate() {
        let Some(fields) = value["target_metrics"][index].as_object_mut() else {
            continue;
        };
        for (name, known) in known_of(metric, texts) {
            fields.insert(name.to_owned(), known);
        }
    }
}

fn known_of(metric: &Metric, texts: &Framework) -> Vec<(&'static str, Value)> {
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
