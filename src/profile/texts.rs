//! Finds every text that a profile may give per language, with its place: for the languages it
//! lacks, and for rules about wording.

use std::sync::Arc;

use crate::diagnostic::{Fix, Place, Source};
use crate::language::Language;
use crate::profile::path::Path;
use crate::profile::rule::{Kind, Rule};
use crate::profile::scalar;
use crate::profile::suggest::as_key;
use crate::profile::tree::{Content, Node};

/// A text of a profile, in one language or in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileText {
    /// Where it stands, as a JSON pointer: `/role/pay/benefits/0/fr`.
    pub pointer: String,
    /// The field it belongs to, as a person names it: `role.pay.benefits`.
    pub field: String,
    /// Its language; `None` when it is one text for all.
    pub language: Option<Language>,
    /// The text.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// Whether Markdown emphasis, lists and links in it are kept.
    pub is_markdown: bool,
    /// The known words that could stand in its place; none where there are no such words.
    pub(super) choices: Vec<&'static str>,
}

/// A field that has a text for each of some languages.
#[derive(Debug, Clone)]
pub(super) struct PerLanguage {
    /// The field, as a person names it.
    pub field: String,
    /// The languages it has, in the order written.
    pub languages: Vec<Language>,
    /// Where its key is written.
    pub place: Place,
}

/// Every text of a profile, and every field with a text per language.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    /// The texts, in the order written.
    pub texts: Vec<ProfileText>,
    /// The fields, in the order written.
    pub fields: Vec<PerLanguage>,
}

/// Every text of `tree`, which has passed its schema.
pub(super) fn of(tree: &Node, source: &Arc<Source>) -> Texts {
    let mut walk = Walk {
        source,
        found: Texts::default(),
    };
    walk.value(tree, Rule::profile(), &Path::root());
    walk.found
}

struct Walk<'s> {
    source: &'s Arc<Source>,
    found: Texts,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node, rule: Rule, path: &Path<'_>) {
        let Some(kind) = rule.meant(node) else { return };
        if matches!(kind.definition, Some("Text" | "Title")) {
            return self.text(node, rule, path);
        }
        for entry in node.entries() {
            if let Some(rule) = kind.property(&entry.key) {
                self.value(&entry.value, rule, &path.field(node.entries(), entry));
            }
        }
        if let Some(rule) = kind.items() {
            for (index, item) in node.items().iter().enumerate() {
                self.value(item, rule, &path.item(index));
            }
        }
    }

    fn text(&mut self, node: &Node, rule: Rule, path: &Path<'_>) {
        let Content::Block(entries) = &node.content else {
            return self.leaf(node, None, rule, path, &path.name());
        };
        let field = path.name();
        self.found.fields.push(PerLanguage {
            languages: entries
                .iter()
                .filter_map(|entry| Language::from_code(&entry.key))
                .collect(),
            place: Place::new(self.source, path.mark(node)),
            field: field.clone(),
        });
        for entry in entries {
            let language = Language::from_code(&entry.key);
            let path = path.field(entries, entry);
            self.leaf(&entry.value, language, rule, &path, &field);
            let forms = entry.value.entries();
            for form in forms {
                self.leaf(
                    &form.value,
                    language,
                    rule,
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
        rule: Rule,
        path: &Path<'_>,
        field: &str,
    ) {
        let Some(text) = node.text() else { return };
        let choices: Vec<_> = rule.kinds().into_iter().flat_map(Kind::choices).collect();
        if language.is_none() && choices.contains(&as_key(text).as_str()) {
            return;
        }
        self.found.texts.push(ProfileText {
            pointer: path.pointer(),
            field: field.to_owned(),
            language,
            text: text.to_owned(),
            place: Place::new(self.source, node.span.clone()),
            is_markdown: rule.is_markdown(),
            choices,
        });
    }
}

impl ProfileText {
    /// Another value, `yaml`, in the place of the text; `None` where the text goes over several
    /// lines.
    #[must_use]
    pub fn replaced_by(&self, yaml: &str) -> Option<Fix> {
        let span = self.place.span.as_ref()?;
        scalar::on_one_line(&self.place.source, span)?;
        Some(Fix::replace(span.clone(), yaml))
    }

    /// The word of a known list that the text, given once for all languages, all but spells.
    #[must_use]
    pub fn nearly_a_key(&self) -> Option<&'static str> {
        let choices = || self.choices.iter().copied();
        match self.language {
            None => crate::profile::suggest::nearly(&self.text, choices()),
            Some(_) => None,
        }
    }

    /// Whether the text is written like a known word, in small letters joined by underscores.
    pub(super) fn looks_like_a_key(&self) -> bool {
        let joined = self.text.contains('_') && as_key(&self.text) == self.text;
        joined && !self.choices.is_empty() && self.language.is_none()
    }
}
