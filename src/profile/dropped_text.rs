//! Parts of plain texts that YAML silently drops: as a comment, or as an anchor.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::message::message;
use crate::profile::codes;
use crate::profile::tree::{Entry, Node};

/// A warning for each plain scalar that is followed by ` #` and a letter, or preceded by an anchor
/// that no alias refers to.
pub(super) fn check(tree: &Node, source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    visit(tree, source, &mut found);
    found
}

fn visit(node: &Node, source: &Arc<Source>, found: &mut Vec<Diagnostic>) {
    found.extend(comment(node, source));
    for item in node.items() {
        visit(item, source, found);
    }
    for entry in node.entries() {
        found.extend(unused_anchor(entry, source));
        visit(&entry.value, source, found);
    }
}

/// A comment without a space after its `#`, as in `#1`, is probably part of the text.
fn comment(node: &Node, source: &Arc<Source>) -> Option<Diagnostic> {
    let text = &source.text;
    let plain = !text[node.span.start..].starts_with(['"', '\'', '|', '>', '*']);
    node.text().filter(|_| plain)?;
    let rest = &text[node.span.end..];
    let comment = rest.trim_start_matches(' ');
    let word = comment.strip_prefix('#')?.chars().next()?;
    let start = node.span.end + rest.len() - comment.len();
    let end = source.line(start).end;
    (!word.is_whitespace() && word != '#')
        .then(|| warning(source, start..end).help(message!(profile::comment_help)))
}

fn unused_anchor(entry: &Entry, source: &Arc<Source>) -> Option<Diagnostic> {
    let text = &source.text;
    let before = text.get(entry.key_span.end..entry.value.span.start)?;
    let start = entry.key_span.end + before.find('&')?;
    let name = text[start + 1..].split(char::is_whitespace).next()?;
    let used = text.contains(&format!("*{name}"));
    (!used).then(|| {
        warning(source, start..start + 1 + name.len()).help(message!(profile::anchor_help))
    })
}

fn warning(source: &Arc<Source>, span: Range<usize>) -> Diagnostic {
    let message = message!(profile::not_in_text, written = &source.text[span.clone()]);
    Diagnostic::warning(codes::DROPPED_TEXT, message).at(Place::new(source, span))
}
