//! Takes away what says nothing: fields without a value, and all but the first of equal keys.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::message::message;
use crate::profile::codes;
use crate::profile::path::Path;
use crate::profile::tree::{Content, Node};

/// A field, or an item of a list, that was written without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Emptied {
    /// Its key; for an item, the key of the list.
    pub key: String,
    /// Its name for people; for an item, the name of the list.
    pub name: String,
    /// Its key, or for an item its place in the list.
    pub span: Range<usize>,
}

/// What was written without a value, by the JSON pointer of the block or list it stood in.
pub(super) type AllEmptied = BTreeMap<String, Vec<Emptied>>;

/// Takes away fields and items without a value, and returns them.
pub(super) fn without_empty(tree: &mut Node) -> AllEmptied {
    let mut emptied = AllEmptied::new();
    if holds_blank(tree) {
        prune(tree, "", "", &mut emptied);
    }
    emptied
}

/// Whether anything below is blank; it seldom is, and then no name has to be put together.
fn holds_blank(node: &Node) -> bool {
    let is_or_holds = |node: &Node| is_blank(node) || holds_blank(node);
    let mut entries = node.entries().iter();
    node.items().iter().any(is_or_holds) || entries.any(|entry| is_or_holds(&entry.value))
}

fn prune(node: &mut Node, pointer: &str, name: &str, all: &mut AllEmptied) {
    let mut emptied = Vec::new();
    match &mut node.content {
        Content::Block(entries) => entries.retain_mut(|entry| {
            let key = entry.key.as_str();
            let name = [name, key].join(if name.is_empty() { "" } else { "." });
            if is_blank(&entry.value) {
                let (key, span) = (key.to_owned(), entry.key_span.clone());
                emptied.push(Emptied { key, name, span });
                return false;
            }
            prune(&mut entry.value, &Path::below(pointer, key), &name, all);
            true
        }),
        Content::List(items) => {
            let mut index = 0;
            items.retain_mut(|item| {
                if is_blank(item) {
                    let key = name.rsplit('.').next().unwrap_or_default().to_owned();
                    let (name, span) = (name.to_owned(), item.span.clone());
                    emptied.push(Emptied { key, name, span });
                    return false;
                }
                prune(item, &format!("{pointer}/{index}"), name, all);
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

/// The field `key` stands twice in its block, the first time at `earlier`.
pub(super) fn duplicate(key: &str, earlier: Place) -> Diagnostic {
    let line = earlier.position().line;
    Diagnostic::error(
        codes::DUPLICATE_KEY,
        message!(profile::given_twice, key, line),
    )
    .help(message!(profile::given_twice_help))
    .related(earlier, message!(profile::given_first))
}
