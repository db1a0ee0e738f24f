//! Takes away what says nothing: fields without a value, and all but the first of equal keys.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::profile::codes;
use crate::profile::path::escape;
use crate::profile::tree::{Content, Node};

/// A field, or an item of a list, that was written without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Emptied {
    /// Where it stood, as a JSON pointer.
    pub pointer: String,
    /// Its name for people; for an item, the name of the list.
    pub name: String,
    /// Its key, or for an item its place in the list.
    pub span: Range<usize>,
}

/// Takes away fields and items without a value, and returns them.
pub(super) fn without_empty(tree: &mut Node) -> Vec<Emptied> {
    let mut emptied = Vec::new();
    prune(tree, "", "", &mut emptied);
    emptied
}

fn prune(node: &mut Node, pointer: &str, name: &str, emptied: &mut Vec<Emptied>) {
    match &mut node.content {
        Content::Block(entries) => entries.retain_mut(|entry| {
            let pointer = format!("{pointer}/{}", escape(&entry.key));
            let name = match name {
                "" => entry.key.clone(),
                _ => format!("{name}.{}", entry.key),
            };
            keep(&mut entry.value, &entry.key_span, &pointer, &name, emptied)
        }),
        Content::List(items) => {
            let mut index = 0;
            items.retain_mut(|item| {
                let span = item.span.clone();
                let kept = keep(item, &span, &format!("{pointer}/{index}"), name, emptied);
                index += usize::from(kept);
                kept
            });
        }
        _ => {}
    }
}

fn keep(
    node: &mut Node,
    span: &Range<usize>,
    pointer: &str,
    name: &str,
    emptied: &mut Vec<Emptied>,
) -> bool {
    if is_blank(node) {
        emptied.push(Emptied {
            pointer: pointer.to_owned(),
            name: name.to_owned(),
            span: span.clone(),
        });
        return false;
    }
    prune(node, pointer, name, emptied);
    true
}

fn is_blank(node: &Node) -> bool {
    match &node.content {
        Content::Empty => true,
        Content::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Takes away every field whose key stood before in the same block, and reports each with both
/// places.
pub(super) fn without_duplicates(tree: &mut Node, source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    deduplicate(tree, source, &mut found);
    found
}

fn deduplicate(node: &mut Node, source: &Arc<Source>, found: &mut Vec<Diagnostic>) {
    if let Content::List(items) = &mut node.content {
        items
            .iter_mut()
            .for_each(|item| deduplicate(item, source, found));
    }
    let Content::Block(entries) = &mut node.content else {
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
        found.push(duplicate(&entry.key, earlier).at(Place::new(source, entry.key_span.clone())));
        false
    });
}

fn duplicate(key: &str, earlier: Place) -> Diagnostic {
    let line = earlier.position().line;
    let message = format!("`{key}` is given twice in the same block, first on line {line}");
    Diagnostic::error(codes::DUPLICATE_KEY, message)
        .help("keep one of the two, or give the other its right name")
        .related(earlier, "given here first")
}
