//! Normalises a parsed profile: removes empty fields, and all but the first of duplicate keys.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::message::message;
use crate::profile::codes;
use crate::profile::path::Path;
use crate::profile::tree::{Content, Node};

/// A field or an item without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EmptyField {
    /// The key; for an item, the key of the sequence.
    pub key: String,
    /// The dotted name; for an item, the name of the sequence.
    pub name: String,
    /// The span of the key, or of the item.
    pub span: Range<usize>,
}

/// The empty fields and items, by the JSON pointer of the collection that contained them.
pub(super) type EmptyFields = BTreeMap<String, Vec<EmptyField>>;

/// Removes fields and items without a value, and returns them.
pub(super) fn remove_empty(tree: &mut Node) -> EmptyFields {
    let mut emptied = EmptyFields::new();
    if contains_blank(tree) {
        normalise(tree, "", "", &mut emptied);
    }
    emptied
}

/// Whether a value contains a blank one. Most profiles do not, and need no names built.
fn contains_blank(node: &Node) -> bool {
    let is_or_contains = |node: &Node| is_blank(node) || contains_blank(node);
    let mut entries = node.entries().iter();
    node.items().iter().any(is_or_contains) || entries.any(|entry| is_or_contains(&entry.value))
}

fn normalise(node: &mut Node, pointer: &str, name: &str, all: &mut EmptyFields) {
    let mut emptied = Vec::new();
    match &mut node.content {
        Content::Mapping(entries) => entries.retain_mut(|entry| {
            let key = entry.key.as_str();
            let name = [name, key].join(if name.is_empty() { "" } else { "." });
            if is_blank(&entry.value) {
                let (key, span) = (key.to_owned(), entry.key_span.clone());
                emptied.push(EmptyField { key, name, span });
                return false;
            }
            normalise(
                &mut entry.value,
                &Path::child_pointer(pointer, key),
                &name,
                all,
            );
            true
        }),
        Content::Sequence(items) => {
            let mut index = 0;
            items.retain_mut(|item| {
                if is_blank(item) {
                    let key = name.rsplit('.').next().unwrap_or_default().to_owned();
                    let (name, span) = (name.to_owned(), item.span.clone());
                    emptied.push(EmptyField { key, name, span });
                    return false;
                }
                normalise(item, &format!("{pointer}/{index}"), name, all);
                index += 1;
                true
            });
        }
        _ => {}
    }
    if !emptied.is_empty() {
        all.insert(pointer.to_owned(), emptied);
    }
}

fn is_blank(node: &Node) -> bool {
    match &node.content {
        Content::Null => true,
        Content::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Removes every entry whose key occurs earlier in the same mapping, and reports each.
pub(super) fn remove_duplicate_keys(tree: &mut Node, source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    deduplicate(tree, source, &mut found);
    found
}

fn deduplicate(node: &mut Node, source: &Arc<Source>, found: &mut Vec<Diagnostic>) {
    if let Content::Sequence(items) = &mut node.content {
        items
            .iter_mut()
            .for_each(|item| deduplicate(item, source, found));
    }
    let Content::Mapping(entries) = &mut node.content else {
        return;
    };
    let mut first: HashMap<String, Range<usize>> = HashMap::new();
    entries.retain_mut(|entry| {
        deduplicate(&mut entry.value, source, found);
        let Some(earlier) = first.get(&entry.key) else {
            first.insert(entry.key.clone(), entry.key_span.clone());
            return true;
        };
        let earlier = Place::new(source, earlier.clone());
        found.push(
            duplicate_key(&entry.key, earlier).at(Place::new(source, entry.key_span.clone())),
        );
        false
    });
}

/// The error for a duplicate key, whose first occurrence is at `earlier`.
pub(super) fn duplicate_key(key: &str, earlier: Place) -> Diagnostic {
    let line = earlier.position().line;
    Diagnostic::error(
        codes::DUPLICATE_KEY,
        message!(profile::given_twice, key, line),
    )
    .help(message!(profile::given_twice_help))
    .related(earlier, message!(profile::given_first))
}
