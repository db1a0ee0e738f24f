//! Edits that insert, remove and move members of mappings and sequences.

use serde_json::Value;

use crate::diagnostic::Edit;
use crate::profile::edit::syntax_tree::{
    SyntaxKind, SyntaxNode, column, line_end, line_start, skip_gap,
};
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::write::{self, Indentation};

/// Writes edits of a text in its own indentation.
#[derive(Debug, Clone, Copy)]
pub(super) struct EditWriter<'t> {
    /// The text.
    pub text: &'t str,
    /// The indentation.
    pub indentation: Indentation,
}

impl EditWriter<'_> {
    /// Inserts an entry into a mapping that has some, in the order of the schema.
    pub(super) fn insert_field(
        self,
        block: &SyntaxNode<'_>,
        schema: Option<SchemaNode>,
        key: &str,
        value: &Value,
    ) -> Edit {
        let order = schema.and_then(|schema| schema.mapping_with(key));
        let order = order.map(Alternative::property_names).unwrap_or_default();
        let at = place_among(&order, block, key);
        let field = match block.kind {
            SyntaxKind::Flow => format!("{}: {}", write::key(key), write::flow(value)),
            _ => write::field(key, value, self.column(block), self.indentation),
        };
        self.put(block, at, &field)
    }

    /// Inserts an item into a sequence that has some.
    pub(super) fn insert_item(self, list: &SyntaxNode<'_>, at: usize, value: &Value) -> Edit {
        let like = &list.members[at.min(list.members.len()) - usize::from(at > 0)];
        let item = match (list.kind, like.value.kind) {
            (SyntaxKind::Flow, _) => write::flow(value),
            (_, SyntaxKind::Flow) => format!("- {}", write::flow(value)),
            _ => write::item(value, self.column(list), self.indentation),
        };
        self.put(list, at, &item)
    }

    /// Moves the item at the index `from` to the index `to`, which differs.
    pub(super) fn move_item(self, list: &SyntaxNode<'_>, from: usize, to: usize) -> Vec<Edit> {
        let member = &list.members[from];
        let end = match list.kind {
            SyntaxKind::Flow => member.value.span.end,
            _ => self.end_of_member(list, from),
        };
        let before = to + usize::from(to > from);
        let item = self.text[member.start..end].replace("\r\n", "\n");
        let put = self.put(list, before, &item);
        let mut edits = self.remove_member(list, from);
        edits.push(put);
        edits
    }

    /// Removes a member from a collection that has others.
    pub(super) fn remove_member(self, within: &SyntaxNode<'_>, index: usize) -> Vec<Edit> {
        match within.kind {
            SyntaxKind::Flow => self.remove_from_flow(within, index),
            _ => vec![self.remove_from_block(within, index)],
        }
    }

    fn column(self, within: &SyntaxNode<'_>) -> usize {
        column(self.text, within.members[0].start)
    }

    /// The end of a member of a block collection, with the comment after it.
    fn end_of_member(self, within: &SyntaxNode<'_>, index: usize) -> usize {
        self.end_of_lines(within.members[index].value.span.end)
    }

    /// The end of the line that contains `end`, with the comment there.
    pub(super) fn end_of_lines(self, end: usize) -> usize {
        match self.ends_line(end) {
            true => end,
            false => line_end(self.text, end),
        }
    }

    /// Whether `end` follows a line break, as it does after a block scalar that keeps its trailing
    /// empty lines.
    pub(super) fn ends_line(self, end: usize) -> bool {
        self.text[..end].ends_with('\n')
    }

    /// Inserts lines below the one that ends at `end`.
    pub(super) fn below(self, end: usize, lines: &str) -> Edit {
        let text = match self.ends_line(end) {
            true => format!("{lines}\n"),
            false => format!("\n{lines}"),
        };
        Edit::new(end..end, text)
    }

    fn put(self, within: &SyntaxNode<'_>, at: usize, member: &str) -> Edit {
        let column = self.column(within);
        match (within.kind, at.checked_sub(1)) {
            (SyntaxKind::Flow, Some(before)) => {
                let end = within.members[before].value.span.end;
                let text = format!("{}{member}", self.between(within, before));
                Edit::new(end..end, text)
            }
            (SyntaxKind::Flow, None) => {
                let start = within.members[0].start;
                let text = format!("{member}{}", self.between(within, 0));
                Edit::new(start..start, text)
            }
            (_, Some(before)) => {
                let end = self.end_of_member(within, before);
                let blank = if self.has_blank_lines(within, before) {
                    "\n"
                } else {
                    ""
                };
                self.below(end, &format!("{blank}{:column$}{member}", ""))
            }
            (_, None) => {
                let start = within.members[0].start;
                let text = format!("{member}\n{:column$}", "");
                Edit::new(start..start, text)
            }
        }
    }

    /// The separator of a flow collection, copied from that after the member at `index`.
    fn between<'s>(&'s self, within: &SyntaxNode<'_>, index: usize) -> &'s str {
        let first = index.min(within.members.len().saturating_sub(2));
        let example = match within.members.get(first..first + 2) {
            Some([one, two]) => &self.text[one.value.span.end..two.start],
            _ => ", ",
        };
        let is_plain = example.trim() == "," && !example.starts_with(char::is_whitespace);
        if is_plain { example } else { ", " }
    }

    /// Whether an empty line separates a member from the next, or the last from the one before.
    fn has_blank_lines(self, within: &SyntaxNode<'_>, index: usize) -> bool {
        let last = within.members.len() - 1;
        let Some(first) = (index < last).then_some(index).or(last.checked_sub(1)) else {
            return false;
        };
        let end = self.end_of_member(within, first);
        let gap = &self.text[end..within.members[first + 1].start];
        gap.replace('\r', "").starts_with("\n\n")
    }

    /// Removes a member from a block collection, with its line unless it shares that with another.
    pub(super) fn remove_from_block(self, within: &SyntaxNode<'_>, index: usize) -> Edit {
        let start = within.members[index].start;
        let end = self.end_of_member(within, index);
        let line = line_start(self.text, start);
        let is_first_on_line = self.text[line..start].trim().is_empty();
        let span = match (is_first_on_line, index + 1 < within.members.len()) {
            (false, true) => start..end + leading_space(&self.text[end..]),
            (false, false) => start..end,
            _ => self.whole_lines(line, end),
        };
        Edit::new(span, "")
    }

    /// The span of whole lines with their line break. It includes one of two empty lines that would
    /// otherwise become adjacent.
    fn whole_lines(self, start: usize, end: usize) -> std::ops::Range<usize> {
        let text = self.text;
        let rest = &text[end..];
        let line_break = break_length(rest);
        match (line_break, text[..end].ends_with('\n')) {
            (_, true) => start..end,
            (0, _) => start - break_before(&text[..start])..end,
            _ => {
                let above = &text[..start];
                let is_blank_above =
                    above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n");
                let further = break_length(&rest[line_break..]);
                start..end + line_break + if is_blank_above { further } else { 0 }
            }
        }
    }

    fn remove_from_flow(self, within: &SyntaxNode<'_>, index: usize) -> Vec<Edit> {
        let text = self.text;
        let member = &within.members[index];
        let (start, end) = (member.start, member.value.span.end);
        let gone = |span| Edit::new(span, "");
        let comma = skip_gap(text, end);
        let has_comma = text[comma..].starts_with(',');
        match index.checked_sub(1).map(|before| &within.members[before]) {
            Some(before) if !has_comma => {
                let before = before.value.span.end;
                let between = skip_gap(text, before);
                let line = line_start(text, start);
                let line_end = line_end(text, end);
                match line > before && skip_gap(text, end) >= line_end {
                    true => vec![
                        gone(between..between + 1),
                        gone(line - break_before(&text[..line])..line_end),
                    ],
                    false => vec![gone(before..end)],
                }
            }
            _ if has_comma => vec![gone(start..self.after_comma(comma + 1))],
            _ => vec![gone(start..end)],
        }
    }

    /// The end of the spaces after a comma, or of the line break and the indentation after them.
    fn after_comma(self, comma: usize) -> usize {
        let rest = &self.text[comma..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        match rest[spaces..].starts_with(['#', '\n', '\r']) {
            true => {
                let end = line_end(self.text, comma);
                end + leading_space(&self.text[end..])
            }
            false => comma + spaces,
        }
    }
}

/// The index at which an entry is inserted: after the nearest that precedes it in `order`.
pub(super) fn place_among(order: &[&str], block: &SyntaxNode<'_>, key: &str) -> usize {
    let rank = |key: &str| order.iter().position(|name| *name == key);
    let Some(own) = rank(key) else {
        return block.members.len();
    };
    let ranked = block.members.iter().enumerate();
    let before = ranked.filter_map(|(index, member)| {
        let rank = rank(member.key?)?;
        (rank < own).then_some((rank, index))
    });
    before.max().map_or(0, |(_, index)| index + 1)
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len()
}

fn break_length(text: &str) -> usize {
    match text {
        _ if text.starts_with("\r\n") => 2,
        _ => usize::from(text.starts_with('\n')),
    }
}

fn break_before(text: &str) -> usize {
    match text {
        _ if text.ends_with("\r\n") => 2,
        _ => usize::from(text.ends_with('\n')),
    }
}
