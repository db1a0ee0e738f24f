//! The schema as loading reads it: what may stand at a place of a profile.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex_lite::Regex;
use serde_json::{Map, Value};

use crate::profile::formats::PARTIAL_DATE;
use crate::profile::forms::SHORT_FORM_OF;
use crate::profile::schema;
use crate::profile::suggest::closest;
use crate::profile::tree::{Content, Node};

#[expect(clippy::expect_used, reason = "the schema is part of the program")]
static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(schema::SCHEMA).expect("the schema is JSON"));

/// The forms of texts, by their patterns.
static FORMS: LazyLock<HashMap<&'static str, Regex>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    gather_forms(&SCHEMA, &mut forms);
    forms
});

/// What may stand at one place: one of several kinds of value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule(&'static Value);

/// One kind of value that may stand at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    schema: &'static Value,
    /// The name of the definition it belongs to: `Text`, `Metric`.
    pub definition: Option<&'static str>,
}

impl Rule {
    /// The rule of a whole profile.
    pub(super) fn profile() -> Self {
        Self(&SCHEMA)
    }

    /// What the field is for, in the words an editor shows.
    pub(super) fn description(self) -> &'static str {
        self.0["description"].as_str().unwrap_or_default()
    }

    /// A value the field may have.
    pub(super) fn example(self) -> Option<&'static Value> {
        self.0["examples"].get(0)
    }

    /// Whether the field's texts may hold Markdown.
    pub(super) fn is_markdown(self) -> bool {
        self.0["contentMediaType"] == "text/markdown"
    }

    /// The field of a block whose value alone may stand here instead of the block.
    pub(super) fn short_form_of(self) -> Option<&'static str> {
        self.0[SHORT_FORM_OF].as_str()
    }

    /// The kind of block that has a field `name`, when one may stand here.
    pub(super) fn block_with(self, name: &str) -> Option<Kind> {
        let mut kinds = self.kinds().into_iter();
        kinds.find(|kind| kind.property(name).is_some())
    }

    /// The rule of a field, or of an item when a list may stand here.
    pub(super) fn below(self, step: &str) -> Option<Self> {
        let field = self.block_with(step).and_then(|kind| kind.property(step));
        let is_index = step == "-" || step.parse::<usize>().is_ok();
        field.or_else(|| self.items().filter(|_| is_index))
    }

    /// The rule of the items, when a list may stand here.
    pub(super) fn items(self) -> Option<Self> {
        self.kinds().into_iter().find_map(Kind::items)
    }

    /// Every kind of value that may stand here.
    pub(super) fn kinds(self) -> Vec<Kind> {
        let mut kinds = Vec::new();
        gather(self.0, None, &mut kinds);
        kinds
    }

    /// The kind that `node` was meant to be; `None` when it is of none.
    pub(super) fn meant(self, node: &Node) -> Option<Kind> {
        let mut kinds = self.kinds();
        kinds.retain(|kind| kind.admits(node));
        match kinds.as_slice() {
            [] => None,
            [only] => Some(*only),
            // Of equals, `max_by_key` takes the last, which is the long form.
            _ => kinds.into_iter().max_by_key(|kind| kind.affinity(node)),
        }
    }
}

fn gather(schema: &'static Value, definition: Option<&'static str>, kinds: &mut Vec<Kind>) {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
    {
        gather(&SCHEMA["$defs"][name], Some(name), kinds);
    } else if let Some(choices) = schema["anyOf"].as_array() {
        for choice in choices {
            gather(choice, definition, kinds);
        }
    } else {
        kinds.push(Kind { schema, definition });
    }
}

fn gather_forms(schema: &'static Value, forms: &mut HashMap<&'static str, Regex>) {
    if let Some(pattern) = schema["pattern"].as_str()
        && let Ok(form) = Regex::new(pattern)
    {
        forms.insert(pattern, form);
    }
    let members = schema.as_object().into_iter().flat_map(Map::values);
    members.for_each(|member| gather_forms(member, forms));
}

impl Kind {
    /// Whether a value is of this kind by its nature, whatever it holds.
    pub(super) fn admits(self, node: &Node) -> bool {
        match &node.content {
            Content::Empty | Content::Truth(_) => false,
            Content::Number(number) => self.is("number") || self.is("integer") && !number.is_f64(),
            Content::Text(_) => self.is("string"),
            Content::List(_) => self.is("array"),
            Content::Block(_) => self.is("object"),
        }
    }

    /// Whether the schema names this type.
    pub(super) fn is(self, name: &str) -> bool {
        match &self.schema["type"] {
            Value::Array(names) => names.iter().any(|other| other == name),
            other => other == name,
        }
    }

    /// How much a value of this kind looks as if it was meant to be it: a text goes where any text
    /// may stand before it goes to a closed list; of blocks, it is the one that knows most of its
    /// fields, misspelt ones included.
    fn affinity(self, node: &Node) -> usize {
        match &node.content {
            Content::Text(_) => usize::from(self.choices().is_empty()),
            Content::Block(entries) => {
                let names = self.property_names();
                let known = |key: &str| closest(key, names.iter().copied()).is_some();
                entries.iter().filter(|entry| known(&entry.key)).count()
            }
            _ => 1,
        }
    }

    /// The words of a closed list; none when it is open.
    pub(super) fn choices(self) -> Vec<&'static str> {
        strings(&self.schema["enum"])
    }

    /// The fields of a block, in the order of the schema.
    pub(super) fn property_names(self) -> Vec<&'static str> {
        self.properties().keys().map(String::as_str).collect()
    }

    /// The rule of a field of a block.
    pub(super) fn property(self, name: &str) -> Option<Rule> {
        self.properties().get(name).map(Rule)
    }

    /// The fields a block cannot do without.
    pub(super) fn required(self) -> Vec<&'static str> {
        strings(&self.schema["required"])
    }

    /// The rule of the items of a list.
    pub(super) fn items(self) -> Option<Rule> {
        self.schema.get("items").map(Rule)
    }

    /// Whether an item may stand only once in a list.
    pub(super) fn has_unique_items(self) -> bool {
        self.schema["uniqueItems"] == true
    }

    /// Whether this is a block with one entry per language.
    pub(super) fn is_per_language(self) -> bool {
        self.property_names() == ["fr", "en"]
    }

    /// Whether this is a date.
    pub(super) fn is_date(self) -> bool {
        self.schema["format"] == PARTIAL_DATE
    }

    /// In words, the form that a text of this kind has and that `text` has not.
    pub(super) fn form_missed_by(self, text: &str) -> Option<&'static str> {
        let form = FORMS.get(self.schema["pattern"].as_str()?)?;
        let words = self.schema["patternErrorMessage"].as_str();
        words.filter(|_| !form.is_match(text))
    }

    /// The lowest and the highest number allowed.
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
