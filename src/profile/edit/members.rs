//! Members of blocks and lists put in, taken out and moved.

use serde_json::Value;

use crate::diagnostic::Edit;
use crate::profile::edit::layout::{Form, Layout, column, line_end, line_start, skip_gap};
use crate::profile::rule::{Kind, Rule};
use crate::profile::write::{self, Indents};

/// A text and how far its lines are indented.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'t> {
    /// The text.
    pub text: &'t str,
    /// The indentation.
    pub indents: Indents,
}

impl Page<'_> {
    /// A field put into a block that has some, where the schema has it among them.
    pub(super) fn put_field(
        self,
        block: &Layout<'_>,
        rule: Option<Rule>,
        key: &str,
        value: &Value,
    ) -> Edit {
        let order = rule.and_then(|rule| rule.block_with(key));
        let order = order.map(Kind::property_names).unwrap_or_default();
        let at = place_among(&order, block, key);
        let field = match block.form {
            Form::Brackets => format!("{}: {}", write::key(key), write::flow(value)),
            _ => write::field(key, value, self.column(block), self.indents),
        };
        self.put(block, at, &field)
    }

    /// An item put into a list that has some.
    pub(super) fn put_item(self, list: &Layout<'_>, at: usize, value: &Value) -> Edit {
        let like = &list.members[at.min(list.members.len()) - usize::from(at > 0)];
        let item = match (list.form, like.value.form) {
            (Form::Brackets, _) => write::flow(value),
            (_, Form::Brackets) => format!("- {}", write::flow(value)),
            _ => write::item(value, self.column(list), self.indents),
        };
        self.put(list, at, &item)
    }

    /// The item at `from` moved to `to`, which is another place of the list.
    pub(super) fn move_item(self, list: &Layout<'_>, from: usize, to: usize) -> Vec<Edit> {
        let member = &list.members[from];
        let end = match list.form {
            Form::Brackets => member.value.span.end,
            _ => self.end_of_member(list, from),
        };
        let before = to + usize::from(to > from);
        let item = self.text[member.start..end].replace("\r\n", "\n");
        let put = self.put(list, before, &item);
        let mut edits = self.take_out(list, from);
        edits.push(put);
        edits
    }

    /// A member taken out of a block or a list that has others.
    pub(super) fn take_out(self, within: &Layout<'_>, index: usize) -> Vec<Edit> {
        match within.form {
            Form::Brackets => self.take_out_of_brackets(within, index),
            _ => vec![self.take_out_of_lines(within, index)],
        }
    }

    fn column(self, within: &Layout<'_>) -> usize {
        column(self.text, within.members[0].start)
    }

    /// The end of a member on lines of its own, with the comment behind it.
    fn end_of_member(self, within: &Layout<'_>, index: usize) -> usize {
        self.end_of_lines(within.members[index].value.span.end)
    }

    /// The end of the last line of what ends at `end`, with the comment behind it.
    pub(super) fn end_of_lines(self, end: usize) -> usize {
        match self.ends_line(end) {
            true => end,
            false => line_end(self.text, end),
        }
    }

    /// Whether `end` is behind a line break: of a block text that keeps the empty lines at its end.
    pub(super) fn ends_line(self, end: usize) -> bool {
        self.text[..end].ends_with('\n')
    }

    /// Lines below the one that ends at `end`.
    pub(super) fn below(self, end: usize, lines: &str) -> Edit {
        let text = match self.ends_line(end) {
            true => format!("{lines}\n"),
            false => format!("\n{lines}"),
        };
        Edit::new(end..end, text)
    }

    fn put(self, within: &Layout<'_>, at: usize, member: &str) -> Edit {
        let column = self.column(within);
        match (within.form, at.checked_sub(1)) {
            (Form::Brackets, Some(before)) => {
                let end = within.members[before].value.span.end;
                let text = format!("{}{member}", self.between(within, before));
                Edit::new(end..end, text)
            }
            (Form::Brackets, None) => {
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

    /// What stands between the members of brackets, by the example of those after `index`.
    fn between<'s>(&'s self, within: &Layout<'_>, index: usize) -> &'s str {
        let first = index.min(within.members.len().saturating_sub(2));
        let example = match within.members.get(first..first + 2) {
            Some([one, two]) => &self.text[one.value.span.end..two.start],
            _ => ", ",
        };
        let is_plain = example.trim() == "," && !example.starts_with(char::is_whitespace);
        if is_plain { example } else { ", " }
    }

    /// Whether an empty line parts a member from the one after it, or the last from the one before.
    fn has_blank_lines(self, within: &Layout<'_>, index: usize) -> bool {
        let last = within.members.len() - 1;
        let Some(first) = (index < last).then_some(index).or(last.checked_sub(1)) else {
            return false;
        };
        let end = self.end_of_member(within, first);
        let gap = &self.text[end..within.members[first + 1].start];
        gap.replace('\r', "").starts_with("\n\n")
    }

    pub(super) fn take_out_of_lines(self, within: &Layout<'_>, index: usize) -> Edit {
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

    /// Whole lines and their line break; and one of two empty lines that would then stand together.
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

    fn take_out_of_brackets(self, within: &Layout<'_>, index: usize) -> Vec<Edit> {
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

    /// The end of the spaces after a comma, or of the line and the comment of the member before it.
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

/// The place of a field among those a block has: after the nearest that comes before it in `order`.
pub(super) fn place_among(order: &[&str], block: &Layout<'_>, key: &str) -> usize {
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
