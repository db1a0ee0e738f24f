//! Validates a profile against its JSON Schema.
//!
//! The input is the normalised tree, the output a diagnostic for each violation, with the value
//! found, the values expected, and a fix if there is one. The few keywords of the schema are
//! checked here, not by a general validator, because precise messages depend on which of several
//! alternatives the author intended.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fix, Place, Source};
use crate::message::message;
use crate::profile::codes;
use crate::profile::correction::corrected;
use crate::profile::date::PartialDate;
use crate::profile::normalise::{EmptyField, EmptyFields};
use crate::profile::path::Path;
use crate::profile::scalar;
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::suggest::{closest, normalise_key, unambiguous};
use crate::profile::tree::{Content, Entry, Node};
use crate::profile::validation_errors;
use crate::profile::wrong_type;

/// The violations of the schema. `empty_fields` are the empty fields that were removed from the
/// tree.
pub(super) fn check(
    tree: &Node,
    source: &Arc<Source>,
    empty_fields: EmptyFields,
) -> Vec<Diagnostic> {
    let mut check = Check {
        source,
        empty_fields,
        found: Vec::new(),
    };
    check.value(tree, SchemaNode::root(), &Path::root());
    check.found
}

struct Check<'a> {
    source: &'a Arc<Source>,
    empty_fields: EmptyFields,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn value(&mut self, node: &Node, schema: SchemaNode, path: &Path<'_>) {
        let Some(alternative) = schema.best_match(node) else {
            let text = self.source.text.get(node.span.clone()).unwrap_or_default();
            let alternatives = schema.alternatives();
            let diagnostic = validation_errors::wrong_type(path, node, text, &alternatives)
                .fixed_by(wrong_type::fix(self.source, path, node, &alternatives));
            return self.report(diagnostic, path.highlight_span(node));
        };
        match &node.content {
            Content::Mapping(entries) => self.block(node, entries, alternative, path),
            Content::Sequence(items) => self.list(items, alternative, path),
            _ => self.scalar(node, alternative, path),
        }
    }

    fn block(&mut self, node: &Node, entries: &[Entry], alternative: Alternative, path: &Path<'_>) {
        let empty_fields = match self.empty_fields.is_empty() {
            true => Vec::new(),
            false => self
                .empty_fields
                .remove(&path.pointer())
                .unwrap_or_default(),
        };
        if entries.is_empty() && alternative.is_per_language() {
            self.report(
                validation_errors::no_language(path),
                path.highlight_span(node),
            );
        }
        let names = || entries.iter().map(|entry| entry.key.as_str());
        let without_value = empty_fields.iter().map(|empty| empty.key.as_str());
        let claimed = intended_fields(
            &names().chain(without_value).collect::<Vec<_>>(),
            alternative,
        );
        for entry in entries {
            match alternative.property(&entry.key) {
                Some(schema) => self.value(&entry.value, schema, &path.field(entries, entry)),
                None => self.unknown(&entry.key, &entry.key_span, alternative, path, &claimed),
            }
        }
        let unknown = names().filter(|name| alternative.property(name).is_none());
        let meant: Vec<_> = unknown
            .filter_map(|name| closest(name, alternative.property_names()))
            .collect();
        for key in alternative.required() {
            let written = empty_fields.iter().find(|empty| empty.key == key);
            if !names().any(|name| name == key) && !meant.contains(&key) {
                let span =
                    written.map_or_else(|| path.highlight_span(node), |empty| empty.span.clone());
                self.report(
                    validation_errors::missing(path, key, alternative, written.is_some()),
                    span,
                );
            }
        }
        for empty in &empty_fields {
            self.without_value(empty, alternative, path, &claimed);
        }
    }

    /// Reports a key that the schema does not have. `claimed` are the fields that the keys of the
    /// mapping are, or are probably meant to be.
    fn unknown(
        &mut self,
        key: &str,
        span: &Range<usize>,
        alternative: Alternative,
        path: &Path<'_>,
        claimed: &[&'static str],
    ) {
        let name = misspelt_field(key, alternative, claimed);
        let fix = name.and_then(|name| scalar::rename_key(self.source, span, key, name));
        let diagnostic =
            validation_errors::unknown_field(&path.name(), key, alternative).fixed_by(fix);
        self.report(diagnostic, span.clone());
    }

    /// Reports a field without a value, unless it is required and so reported as missing.
    fn without_value(
        &mut self,
        empty: &EmptyField,
        alternative: Alternative,
        path: &Path<'_>,
        claimed: &[&'static str],
    ) {
        let rest = self.source.text[empty.span.end..].trim_start_matches(' ');
        let after_comma = rest.starts_with([',', '}']);
        if alternative.property(&empty.key).is_none() && after_comma {
            self.report(
                validation_errors::after_comma(&empty.key),
                empty.span.clone(),
            );
        } else if alternative.property(&empty.key).is_none() {
            self.unknown(&empty.key, &empty.span, alternative, path, claimed);
        } else if !alternative.required().contains(&empty.key.as_str()) {
            self.report_empty_field(empty);
        }
    }

    fn report_empty_field(&mut self, empty: &EmptyField) {
        let line = self.source.text[empty.span.end..].lines().next();
        let comment = line
            .and_then(|line| line.split_once('#'))
            .map(|(_, comment)| comment);
        let taken =
            comment.is_some_and(|comment| comment.starts_with(|c: char| !c.is_whitespace()));
        let diagnostic = validation_errors::empty_field(&empty.name, taken);
        self.report(diagnostic, empty.span.clone());
    }

    fn list(&mut self, items: &[Node], alternative: Alternative, path: &Path<'_>) {
        let Some(schema) = alternative.items() else {
            return;
        };
        for empty in self
            .empty_fields
            .remove(&path.pointer())
            .unwrap_or_default()
        {
            self.report_empty_field(&empty);
        }
        for (index, item) in items.iter().enumerate() {
            self.value(item, schema, &path.item(index));
        }
        if alternative.has_unique_items() {
            self.repeated(items, path);
        }
    }

    fn repeated(&mut self, items: &[Node], path: &Path<'_>) {
        let mut first: HashMap<&str, &Node> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let Some(text) = item.text() else { continue };
            if let Some(earlier) = first.get(text) {
                let earlier = Place::new(self.source, earlier.span.clone());
                let diagnostic = validation_errors::repeated(path, text)
                    .related(earlier, message!(profile::listed_first))
                    .fixed_by(self.without_item(&items[index - 1], item));
                self.report(diagnostic, item.span.clone());
            } else {
                first.insert(text, item);
            }
        }
    }

    /// The fix that removes `item` from a sequence, if only a comma or a dash separates it from the
    /// item before.
    fn without_item(&self, before: &Node, item: &Node) -> Option<Fix> {
        let span = before.span.end..item.span.end;
        let between = self.source.text.get(span.start..item.span.start)?;
        let is_mark = matches!(between.trim(), "," | "-");
        (is_mark && between.matches('\n').count() <= 1).then(|| Fix::replace(span, ""))
    }

    fn scalar(&mut self, node: &Node, alternative: Alternative, path: &Path<'_>) {
        let text = self.source.text.get(node.span.clone()).unwrap_or_default();
        let diagnostic = match &node.content {
            _ if alternative.is_date() => check_date(node, text, alternative, path),
            Content::String(text) => check_text(text, alternative, path),
            Content::Number(_) => {
                check_number(node.number().unwrap_or_default(), text, alternative, path)
            }
            _ => None,
        };
        if let Some(diagnostic) = diagnostic {
            let fix = self.correction_fix(node, alternative);
            self.report(diagnostic.fixed_by(fix), node.span.clone());
        }
    }

    fn correction_fix(&self, node: &Node, alternative: Alternative) -> Option<Fix> {
        let text = node.text()?;
        scalar::replace_text(
            self.source,
            &node.span,
            text,
            &corrected(text, alternative)?,
        )
    }

    fn report(&mut self, diagnostic: Diagnostic, span: Range<usize>) {
        self.found
            .push(diagnostic.at(Place::new(self.source, span)));
    }
}

/// The field that an unknown key unambiguously misspells. No other key of the mapping may be that
/// field or resemble it, and the key must not be the name of a field of another mapping.
fn misspelt_field(
    key: &str,
    alternative: Alternative,
    claimed: &[&'static str],
) -> Option<&'static str> {
    let name = unambiguous(key, alternative.property_names())?;
    let claims = claimed.iter().filter(|other| **other == name).count();
    let belongs_elsewhere =
        normalise_key(key) != name && validation_errors::block_containing(key).is_some();
    (claims == 1 && !belongs_elsewhere).then_some(name)
}

/// The fields that the keys are or unambiguously misspell; empty if every key is a field.
fn intended_fields(keys: &[&str], alternative: Alternative) -> Vec<&'static str> {
    if keys.iter().all(|key| alternative.property(key).is_some()) {
        return Vec::new();
    }
    let names = alternative.property_names();
    let meant = keys
        .iter()
        .filter_map(|key| unambiguous(key, names.iter().copied()));
    meant.collect()
}

fn check_text(text: &str, alternative: Alternative, path: &Path<'_>) -> Option<Diagnostic> {
    let choices = alternative.choices();
    if !choices.is_empty() {
        let allowed = choices.contains(&text);
        return (!allowed).then(|| validation_errors::not_allowed(path, text, &choices));
    }
    let words = alternative.pattern_error(text)?;
    let meant = corrected(text, alternative);
    Some(validation_errors::wrong_form(
        codes::FORMAT,
        path,
        text,
        words,
        meant.as_deref(),
    ))
}

fn check_date(
    node: &Node,
    written: &str,
    alternative: Alternative,
    path: &Path<'_>,
) -> Option<Diagnostic> {
    let text = node.text().unwrap_or(written);
    if let Some(words) = alternative.pattern_error(text) {
        let meant = corrected(text, alternative);
        return Some(validation_errors::wrong_form(
            codes::DATE,
            path,
            text,
            words,
            meant.as_deref(),
        ));
    }
    let error = text.parse::<PartialDate>().err()?;
    Some(validation_errors::impossible_date(path, text, error))
}

fn check_number(
    number: f64,
    written: &str,
    alternative: Alternative,
    path: &Path<'_>,
) -> Option<Diagnostic> {
    let (lowest, highest) = alternative.range();
    let outside = lowest.is_some_and(|lowest| number < lowest)
        || highest.is_some_and(|highest| number > highest);
    outside.then(|| validation_errors::out_of_range(path, written, lowest, highest))
}
