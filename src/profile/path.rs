//! The path to a value of a profile, for messages, JSON pointers and highlighted spans.

use std::fmt::Write;
use std::ops::Range;

use crate::profile::tree::{Content, Entry, Node};

/// The path from the root of a profile to one of its values.
#[derive(Debug)]
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
    /// The mapping that contains the field; empty for items and the root.
    block: &'a [Entry],
}

#[derive(Debug)]
enum Step<'a> {
    Root,
    Field(&'a Entry),
    Item(usize),
}

impl<'a> Path<'a> {
    /// The whole profile.
    pub(super) fn root() -> Self {
        Self {
            parent: None,
            step: Step::Root,
            block: &[],
        }
    }

    /// A field of `block`, the mapping at this path.
    pub(super) fn field(&'a self, block: &'a [Entry], entry: &'a Entry) -> Self {
        Self {
            parent: Some(self),
            step: Step::Field(entry),
            block,
        }
    }

    /// An item of the list at this path; the first is 0.
    pub(super) fn item(&'a self, index: usize) -> Self {
        Self {
            parent: Some(self),
            step: Step::Item(index),
            block: &[],
        }
    }

    /// The path as a JSON pointer: `/role/locations/0/city`.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.write_pointer(&mut pointer);
        pointer
    }

    fn write_pointer(&self, pointer: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_pointer(pointer);
        }
        match self.step {
            Step::Root => {}
            Step::Field(entry) => push_key(pointer, &entry.key),
            // Writing to a string does not fail.
            Step::Item(index) => drop(write!(pointer, "/{index}")),
        }
    }

    /// The JSON pointer of `key` in the mapping at `pointer`.
    pub(super) fn child_pointer(pointer: &str, key: &str) -> String {
        let mut pointer = pointer.to_owned();
        push_key(&mut pointer, key);
        pointer
    }

    /// The dotted name of the path, without indices: `role.locations.city`; empty for the root.
    pub(super) fn name(&self) -> String {
        let mut name = String::new();
        self.write_name(&mut name);
        name
    }

    fn write_name(&self, name: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_name(name);
        }
        if let Step::Field(entry) = self.step {
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&entry.key);
        }
    }

    /// The key, if the value is a field.
    pub(super) fn key(&self) -> Option<&str> {
        match self.step {
            Step::Field(entry) => Some(&entry.key),
            _ => None,
        }
    }

    /// The text of another field of the same mapping.
    pub(super) fn sibling_text(&self, key: &str) -> Option<&str> {
        let entry = self.block.iter().find(|entry| entry.key == key)?;
        entry.value.text()
    }

    /// Whether the value is an item of a sequence.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.step, Step::Item(_))
    }

    /// Whether the value is the whole profile.
    pub(super) fn is_root(&self) -> bool {
        matches!(self.step, Step::Root)
    }

    /// The span that diagnostics about a value highlight: the value; for a collection, its key, the
    /// first key in it, or its first byte.
    pub(super) fn highlight_span(&self, node: &Node) -> Range<usize> {
        let compound = matches!(node.content, Content::Mapping(_) | Content::Sequence(_));
        match (&self.step, node.entries().first()) {
            _ if !compound => node.span.clone(),
            (Step::Field(entry), _) => entry.key_span.clone(),
            (_, Some(first)) => first.key_span.clone(),
            (_, None) => node.span.start..node.span.start,
        }
    }
}

/// Adds a key to a JSON pointer (RFC 6901).
fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}
