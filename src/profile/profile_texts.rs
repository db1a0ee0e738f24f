//! The texts of a profile that may be given per language, with their places. They are checked for
//! missing languages and by the rules about wording.

use std::sync::Arc;

use crate::diagnostic::{Fix, Place, Source};
use crate::language::Language;
use crate::profile::path::Path;
use crate::profile::scalar;
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::suggest::normalise_key;
use crate::profile::tree::{Content, Node};

/// A text of a profile, in one language or for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileText {
    /// The JSON pointer: `/role/pay/benefits/0/fr`.
    pub pointer: String,
    /// The dotted name of the field: `role.pay.benefits`.
    pub field: String,
    /// The language; `None` for a single text for all.
    pub language: Option<Language>,
    /// The text.
    pub text: String,
    /// The place in the source.
    pub place: Place,
    /// Whether the text is Markdown with emphasis, lists and links.
    pub is_markdown: bool,
    /// The keys that are allowed in its place.
    pub(super) choices: Vec<&'static str>,
}

/// A field with a text per language.
#[derive(Debug, Clone)]
pub(super) struct PerLanguage {
    /// The dotted name of the field.
    pub field: String,
    /// The languages, in source order.
    pub languages: Vec<Language>,
    /// The place of the key.
    pub place: Place,
}

/// The texts of a profile, and its fields with a text per language.
#[derive(Debug, Clone, Default)]
pub(super) struct ProfileTexts {
    /// The texts, in source order.
    pub texts: Vec<ProfileText>,
    /// The fields, in source order.
    pub fields: Vec<PerLanguage>,
}

/// Collects the texts of a tree; values that the schema does not allow are skipped.
pub(super) fn collect(tree: &Node, source: &Arc<Source>) -> ProfileTexts {
    let mut collector = Collector {
        source,
        found: ProfileTexts::default(),
    };
    collector.value(tree, SchemaNode::root(), &Path::root());
    collector.found
}

struct Collector<'s> {
    source: &'s Arc<Source>,
    found: ProfileTexts,
}

impl Collector<'_> {
    fn value(&mut self, node: &Node, schema: SchemaNode, path: &Path<'_>) {
        let Some(alternative) = schema.best_match(node) else {
            return;
        };
        if matches!(alternative.definition, Some("Text" | "Title")) {
            return self.text(node, schema, path);
        }
        for entry in node.entries() {
            if let Some(schema) = alternative.property(&entry.key) {
                self.value(&entry.value, schema, &path.field(node.entries(), entry));
            }
        }
        if let Some(schema) = alternative.items() {
            for (index, item) in node.items().iter().enumerate() {
                self.value(item, schema, &path.item(index));
            }
        }
    }

    fn text(&mut self, node: &Node, schema: SchemaNode, path: &Path<'_>) {
        let Content::Mapping(entries) = &node.content else {
            return self.leaf(node, None, schema, path, &path.name());
        };
        let field = path.name();
        self.found.fields.push(PerLanguage {
            languages: entries
                .iter()
                .filter_map(|entry| Language::from_code(&entry.key))
                .collect(),
            place: Place::new(self.source, path.highlight_span(node)),
            field: field.clone(),
        });
        for entry in entries {
            let language = Language::from_code(&entry.key);
            let path = path.field(entries, entry);
            self.leaf(&entry.value, language, schema, &path, &field);
            let forms = entry.value.entries();
            for form in forms {
                self.leaf(
                    &form.value,
                    language,
                    schema,
                    &path.field(forms, form),
                    &field,
                );
            }
        }
    }

    fn leaf(
        &mut self,
        node: &Node,
        language: Option<Language>,
        schema: SchemaNode,
        path: &Path<'_>,
        field: &str,
    ) {
        let Some(text) = node.text() else { return };
        let choices: Vec<_> = schema
            .alternatives()
            .into_iter()
            .flat_map(Alternative::choices)
            .collect();
        if language.is_none() && choices.contains(&normalise_key(text).as_str()) {
            return;
        }
        self.found.texts.push(ProfileText {
            pointer: path.pointer(),
            field: field.to_owned(),
            language,
            text: text.to_owned(),
            place: Place::new(self.source, node.span.clone()),
            is_markdown: schema.is_markdown(),
            choices,
        });
    }
}

impl ProfileText {
    /// The fix that replaces the text by `yaml`; `None` if the text spans several lines.
    #[must_use]
    pub fn replaced_by(&self, yaml: &str) -> Option<Fix> {
        let span = self.place.span.as_ref()?;
        scalar::on_one_line(&self.place.source, span)?;
        Some(Fix::replace(span.clone(), yaml))
    }

    /// The key that the text, if it is a single text for all languages, probably misspells.
    #[must_use]
    pub fn misspelt_key(&self) -> Option<&'static str> {
        let choices = || self.choices.iter().copied();
        match self.language {
            None => crate::profile::suggest::near_miss(&self.text, choices()),
            Some(_) => None,
        }
    }

    /// Whether the text is written in the style of keys: in lower case, with underscores.
    pub(super) fn is_key_like(&self) -> bool {
        let joined = self.text.contains('_') && normalise_key(&self.text) == self.text;
        joined && !self.choices.is_empty() && self.language.is_none()
    }
}
