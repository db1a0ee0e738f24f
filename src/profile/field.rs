//! Fields of a profile, described: the same data for a page on the terminal and for the
//! documentation.

use serde_json::Value;

use crate::message::Argument;
use crate::profile::fields;
use crate::profile::phrases::expected;
use crate::profile::schema_node::{Alternative, SchemaNode};

/// A field of a profile.
#[derive(Debug, Clone)]
pub struct FieldDescription {
    /// The dotted path, such as `role.apply.by`.
    pub path: String,
    /// The description that editors show.
    pub description: &'static str,
    /// The kinds of value that may stand there, as one phrase.
    pub expected: Argument,
    /// The words of a closed list.
    pub choices: Vec<&'static str>,
    /// Whether the block around it cannot do without it.
    pub is_required: bool,
    /// Whether its text may hold emphasis, lists and links.
    pub is_markdown: bool,
    /// A value that it may have.
    pub example: Option<&'static Value>,
    /// The names of the fields below it, in the order of the schema.
    pub fields: Vec<&'static str>,
}

/// The description of the field at a dotted path; the items of a list are named as the list is:
/// `target_metrics.name`.
#[must_use]
pub fn field(path: &str) -> Option<FieldDescription> {
    let mut schema = SchemaNode::root();
    let mut is_required = false;
    for step in path.split('.') {
        let mut mappings = fields::mappings(schema).into_iter();
        let mapping = mappings.find(|mapping| mapping.property(step).is_some())?;
        is_required = mapping.required().contains(&step);
        schema = mapping.property(step)?;
    }
    Some(FieldDescription {
        path: path.to_owned(),
        description: schema.description(),
        expected: expected(&schema.alternatives()),
        choices: choices(schema),
        is_required,
        is_markdown: schema.is_markdown(),
        example: schema.example(),
        fields: names_below(schema),
    })
}

/// The names of the fields below a field, each once.
fn names_below(schema: SchemaNode) -> Vec<&'static str> {
    let mut names = Vec::new();
    for name in fields::mappings(schema)
        .iter()
        .flat_map(|block| block.property_names())
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The words of the closed lists that a value, or an item of a list, may be from.
fn choices(schema: SchemaNode) -> Vec<&'static str> {
    let items = schema
        .items()
        .map(SchemaNode::alternatives)
        .unwrap_or_default();
    let kinds = schema.alternatives().into_iter().chain(items);
    kinds.flat_map(Alternative::choices).collect()
}
