//! The concrete syntax of a profile: how each value is written in the text.
//!
//! The input is the parsed tree, whose spans cover the content of values only, and the text. The
//! output adds to each value its surroundings: the indicator before it (`:` or `-`), its brackets,
//! the header of a block scalar (`|` or `>`). Only indicators, spaces and comments stand between
//! values, so that the YAML is not parsed a second time.

use std::ops::Range;

use crate::profile::tree::{Content, Node};
use crate::profile::write::{Indentation, ScalarStyle};

/// The characters that are white space in YAML.
const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];

/// A value with its concrete syntax.
#[derive(Debug)]
pub(super) struct SyntaxNode<'n> {
    /// The value.
    pub node: &'n Node,
    /// The end of the indicator before the value: a colon or a dash; in a flow sequence, the start
    /// of the value.
    pub after: usize,
    /// The bytes of the value, with its brackets or the header of a block scalar.
    pub span: Range<usize>,
    /// The kind of syntax.
    pub kind: SyntaxKind,
    /// The entries of a mapping or the items of a sequence, in source order.
    pub members: Vec<Member<'n>>,
}

/// The kind of syntax of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SyntaxKind {
    /// No text.
    Empty,
    /// A scalar.
    Scalar(ScalarStyle),
    /// A collection in flow style: members between brackets.
    Flow,
    /// A collection in block style: members on lines of their own.
    Block,
    /// Syntax that is not edited: an alias, or a pair in a flow sequence without braces.
    Opaque,
}

/// An entry of a mapping or an item of a sequence.
#[derive(Debug)]
pub(super) struct Member<'n> {
    /// The first byte: of the key, the dash, or the value.
    pub start: usize,
    /// The key of an entry.
    pub key: Option<&'n str>,
    /// The value.
    pub value: SyntaxNode<'n>,
}

impl<'n> SyntaxNode<'n> {
    /// The concrete syntax of a parsed text.
    pub(super) fn of(text: &str, tree: &'n Node) -> Self {
        value(text, tree, 0, false)
    }

    /// Whether the value is a collection with members.
    pub(super) fn has_members(&self) -> bool {
        !self.members.is_empty()
    }

    /// Whether the value is a block collection that begins below the line of its indicator.
    pub(super) fn is_below(&self, text: &str) -> bool {
        self.kind == SyntaxKind::Block && text[self.after..self.span.start].contains('\n')
    }

    /// The indentation of mappings and sequences in the file; two columns if it has none.
    pub(super) fn indentation(&self, text: &str) -> Indentation {
        let block = self.indent(text, &|node| matches!(node.content, Content::Mapping(_)));
        let block = block.filter(|indent| *indent > 0).unwrap_or(2);
        let dash = self.indent(text, &|node| matches!(node.content, Content::Sequence(_)));
        let dash = dash.unwrap_or(block);
        Indentation { block, dash }
    }

    fn indent(&self, text: &str, is_wanted: &dyn Fn(&Node) -> bool) -> Option<usize> {
        self.members.iter().find_map(|member| {
            let first = member.value.members.first();
            let is_it =
                member.key.is_some() && is_wanted(member.value.node) && member.value.is_below(text);
            match first.filter(|_| is_it) {
                Some(first) => column(text, first.start).checked_sub(column(text, member.start)),
                None => member.value.indent(text, is_wanted),
            }
        })
    }
}

/// The column of a byte, counted from 0 in bytes.
pub(super) fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

/// The first byte of the line that contains `at`.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line that contains `at`, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let end = rest.find('\n').unwrap_or(rest.len());
    at + rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]).len()
}

/// The first byte from `at` on that is neither white space nor part of a comment.
pub(super) fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        at = text.len() - text[at..].trim_start_matches(SPACES).len();
        let is_apart = at == 0 || text[..at].ends_with(SPACES);
        let is_comment = is_apart && text[at..].starts_with('#');
        if !is_comment {
            return at;
        }
        at = line_end(text, at);
    }
}

/// The first byte after node properties: anchors such as `&name` and tags such as `!!str`.
fn skip_properties(text: &str, after: usize) -> usize {
    let mut at = skip_gap(text, after);
    while text[at..].starts_with(['&', '!']) {
        let rest = &text[at..];
        at = skip_gap(text, at + rest.find(SPACES).unwrap_or(rest.len()));
    }
    at
}

fn value<'n>(text: &str, node: &'n Node, after: usize, in_flow: bool) -> SyntaxNode<'n> {
    let kind = kind(text, node, after, in_flow);
    let members = match kind {
        SyntaxKind::Flow | SyntaxKind::Block => {
            members(text, node, after, kind == SyntaxKind::Flow)
        }
        _ => Vec::new(),
    };
    let start = match (kind, members.first()) {
        (SyntaxKind::Empty, _) if node.span.is_empty() => after,
        (SyntaxKind::Scalar(ScalarStyle::Literal | ScalarStyle::Folded), _) => {
            skip_properties(text, after)
        }
        (SyntaxKind::Block, Some(first)) => first.start,
        _ => node.span.start,
    };
    let end = match kind {
        SyntaxKind::Empty => start + node.span.len(),
        SyntaxKind::Scalar(ScalarStyle::Literal | ScalarStyle::Folded) => {
            end_of_block(text, start, node)
        }
        SyntaxKind::Flow => {
            let last = members.last().map_or(start + 1, |last| last.value.span.end);
            closing_bracket(text, last)
        }
        SyntaxKind::Block => {
            let last = members.last().map_or(start, |last| last.value.span.end);
            match has_merged_entries(node, &members) {
                true => last.max(node.span.end),
                false => last,
            }
        }
        _ => node.span.end,
    };
    SyntaxNode {
        node,
        after,
        span: start..end.max(start),
        kind,
        members,
    }
}

/// Whether a mapping has entries from another one, by a merge key (`<<`).
fn has_merged_entries(node: &Node, members: &[Member<'_>]) -> bool {
    node.entries().len() > members.len()
}

fn kind(text: &str, node: &Node, after: usize, in_flow: bool) -> SyntaxKind {
    let marked = &text[skip_properties(text, after)..];
    // The span of a sequence may begin at its first item.
    let written = match node.content {
        Content::Sequence(_) => marked,
        _ => &text[node.span.start.min(text.len())..],
    };
    match &node.content {
        Content::String(_) if marked.starts_with(['|', '>']) => {
            SyntaxKind::Scalar(ScalarStyle::of(marked))
        }
        _ if written.starts_with('*') => SyntaxKind::Opaque,
        Content::Null => SyntaxKind::Empty,
        Content::Sequence(_) | Content::Mapping(_) if written.starts_with(['[', '{']) => {
            SyntaxKind::Flow
        }
        Content::Sequence(_) | Content::Mapping(_) if in_flow => SyntaxKind::Opaque,
        Content::Sequence(_) | Content::Mapping(_) => SyntaxKind::Block,
        _ => SyntaxKind::Scalar(ScalarStyle::of(written)),
    }
}

fn members<'n>(text: &str, node: &'n Node, after: usize, in_flow: bool) -> Vec<Member<'n>> {
    let own = node.entries().iter().filter(|entry| {
        // The key span of a merged entry is that of the alias.
        !text[entry.key_span.start..].starts_with('*')
    });
    let fields = own.map(|entry| {
        let colon = skip_gap(text, entry.key_span.end);
        let after = match text[colon..].starts_with(':') {
            true => colon + 1,
            false => entry.key_span.end,
        };
        Member {
            start: entry.key_span.start,
            key: Some(entry.key.as_str()),
            value: value(text, &entry.value, after, in_flow),
        }
    });
    let mut end = match in_flow {
        true => node.span.start + 1,
        false => skip_properties(text, after),
    };
    let items = node.items().iter().map(|item| {
        let start = match in_flow {
            true => skip_commas(text, end),
            false => skip_gap(text, end),
        };
        let after = start + usize::from(!in_flow && text[start..].starts_with('-'));
        let value = value(text, item, after, in_flow);
        end = value.span.end;
        Member {
            start,
            key: None,
            value,
        }
    });
    fields
        .collect::<Vec<_>>()
        .into_iter()
        .chain(items)
        .collect()
}

fn skip_commas(text: &str, at: usize) -> usize {
    let at = skip_gap(text, at);
    match text[at..].starts_with(',') {
        true => skip_commas(text, at + 1),
        false => at,
    }
}

fn closing_bracket(text: &str, at: usize) -> usize {
    let at = skip_commas(text, at);
    at + usize::from(text[at..].starts_with([']', '}']))
}

/// The end of a block scalar whose header is at `header`: that of its last line, without trailing
/// empty lines unless the header keeps them (`+`). The span of the parsed node includes comments.
fn end_of_block(text: &str, header: usize, node: &Node) -> usize {
    let head = header..line_end(text, header);
    let keeps = text[head.clone()]
        .split('#')
        .next()
        .is_some_and(|sign| sign.contains('+'));
    let mut end = head.end;
    if node.text().is_none_or(|words| words.trim().is_empty()) {
        return end;
    }
    let indent = column(text, node.span.start);
    let mut at = end;
    for line in text[head.end..].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim_matches([' ', '\r', '\n']).is_empty();
        match is_blank && spaces <= indent {
            false if spaces < indent && start > head.end => break,
            true if !keeps => {}
            true => end = at,
            false => end = line_end(text, start),
        }
    }
    end
}
