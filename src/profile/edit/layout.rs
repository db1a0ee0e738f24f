//! How the values of a profile are laid out in its text.
//!
//! The tree knows where a value begins and where its last word ends. Here each value gets what is
//! around that: the mark that announces it, its brackets, the sign of a block text. Between values
//! stand only marks, spaces and comments, so this needs no second reading of the YAML.

use std::ops::Range;

use crate::profile::tree::{Content, Node};
use crate::profile::write::{Indents, Style};

/// What YAML takes for space.
const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];

/// A value as it is laid out.
#[derive(Debug)]
pub(super) struct Layout<'n> {
    /// The value.
    pub node: &'n Node,
    /// The end of what announces it: a colon, a dash, or in brackets what stands before it.
    pub after: usize,
    /// The bytes of the value, with its brackets or the sign of a block text.
    pub span: Range<usize>,
    /// Its form.
    pub form: Form,
    /// The fields of a block or the items of a list, in the order written.
    pub members: Vec<Member<'n>>,
}

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing is written.
    Empty,
    /// One value.
    Scalar(Style),
    /// Members between brackets.
    Brackets,
    /// Members on lines of their own.
    Lines,
    /// An alias, or a pair that stands in brackets without any of its own.
    Closed,
}

/// A field of a block or an item of a list.
#[derive(Debug)]
pub(super) struct Member<'n> {
    /// Its first byte: of the key, the dash, or the value.
    pub start: usize,
    /// Its key.
    pub key: Option<&'n str>,
    /// Its value.
    pub value: Layout<'n>,
}

impl<'n> Layout<'n> {
    /// The layout of a whole tree in its text.
    pub(super) fn of(text: &str, tree: &'n Node) -> Self {
        value(text, tree, 0, false)
    }

    /// Whether members can be put in, beside those there are.
    pub(super) fn has_members(&self) -> bool {
        !self.members.is_empty()
    }

    /// Whether it begins on a line below the mark that announces it.
    pub(super) fn is_below(&self, text: &str) -> bool {
        self.form == Form::Lines && text[self.after..self.span.start].contains('\n')
    }

    /// How far the file indents its blocks and its lists; two columns where it has none.
    pub(super) fn indents(&self, text: &str) -> Indents {
        let block = self.indent(text, &|node| matches!(node.content, Content::Block(_)));
        let block = block.filter(|indent| *indent > 0).unwrap_or(2);
        let dash = self.indent(text, &|node| matches!(node.content, Content::List(_)));
        let dash = dash.unwrap_or(block);
        Indents { block, dash }
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

/// The first byte of the line that `at` is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line that `at` is in, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let end = rest.find('\n').unwrap_or(rest.len());
    at + rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]).len()
}

/// The first byte from `at` on that is neither space nor comment.
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

/// The first byte after names and tags such as `&name` and `!!str`.
fn skip_properties(text: &str, after: usize) -> usize {
    let mut at = skip_gap(text, after);
    while text[at..].starts_with(['&', '!']) {
        let rest = &text[at..];
        at = skip_gap(text, at + rest.find(SPACES).unwrap_or(rest.len()));
    }
    at
}

fn value<'n>(text: &str, node: &'n Node, after: usize, in_brackets: bool) -> Layout<'n> {
    let form = form(text, node, after, in_brackets);
    let members = match form {
        Form::Brackets | Form::Lines => members(text, node, after, form == Form::Brackets),
        _ => Vec::new(),
    };
    let start = match (form, members.first()) {
        (Form::Empty, _) if node.span.is_empty() => after,
        (Form::Scalar(Style::Literal | Style::Folded), _) => skip_properties(text, after),
        (Form::Lines, Some(first)) => first.start,
        _ => node.span.start,
    };
    let end = match form {
        Form::Empty => start + node.span.len(),
        Form::Scalar(Style::Literal | Style::Folded) => end_of_block(text, start, node),
        Form::Brackets => {
            let last = members.last().map_or(start + 1, |last| last.value.span.end);
            closing_bracket(text, last)
        }
        Form::Lines => {
            let last = members.last().map_or(start, |last| last.value.span.end);
            match takes_over(node, &members) {
                true => last.max(node.span.end),
                false => last,
            }
        }
        _ => node.span.end,
    };
    Layout {
        node,
        after,
        span: start..end.max(start),
        form,
        members,
    }
}

/// Whether a block has fields that are written in another, which it names.
fn takes_over(node: &Node, members: &[Member<'_>]) -> bool {
    node.entries().len() > members.len()
}

fn form(text: &str, node: &Node, after: usize, in_brackets: bool) -> Form {
    let marked = &text[skip_properties(text, after)..];
    // The span of a list may begin at its first item.
    let written = match node.content {
        Content::List(_) => marked,
        _ => &text[node.span.start.min(text.len())..],
    };
    match &node.content {
        Content::Text(_) if marked.starts_with(['|', '>']) => Form::Scalar(Style::of(marked)),
        _ if written.starts_with('*') => Form::Closed,
        Content::Empty => Form::Empty,
        Content::List(_) | Content::Block(_) if written.starts_with(['[', '{']) => Form::Brackets,
        Content::List(_) | Content::Block(_) if in_brackets => Form::Closed,
        Content::List(_) | Content::Block(_) => Form::Lines,
        _ => Form::Scalar(Style::of(written)),
    }
}

fn members<'n>(text: &str, node: &'n Node, after: usize, in_brackets: bool) -> Vec<Member<'n>> {
    let own = node.entries().iter().filter(|entry| {
        // What a block takes over from another stands at the alias.
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
            value: value(text, &entry.value, after, in_brackets),
        }
    });
    let mut end = match in_brackets {
        true => node.span.start + 1,
        false => skip_properties(text, after),
    };
    let items = node.items().iter().map(|item| {
        let start = match in_brackets {
            true => skip_commas(text, end),
            false => skip_gap(text, end),
        };
        let after = start + usize::from(!in_brackets && text[start..].starts_with('-'));
        let value = value(text, item, after, in_brackets);
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

/// The end of a block text whose sign is at `sign`: that of its last line, without the empty lines
/// below unless the sign keeps them. The tree's own span goes on over comments.
fn end_of_block(text: &str, sign: usize, node: &Node) -> usize {
    let head = sign..line_end(text, sign);
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
