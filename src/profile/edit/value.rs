//! A value written in the place of another, or around it.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::diagnostic::Edit;
use crate::profile::edit::layout::{Form, Layout, column, line_end};
use crate::profile::edit::locate::Spot;
use crate::profile::edit::members::Page;
use crate::profile::write::{self, Room, Style};

impl Page<'_> {
    /// Another value in the place of one.
    pub(super) fn replace(self, spot: &Spot<'_, '_>, new: &Value) -> Vec<Edit> {
        let value = spot.value;
        let Some((within, index)) = spot.within else {
            return vec![self.replace_all(value, new)];
        };
        if spot.in_brackets {
            return vec![self.replace_between(value, &self.on_one_line(value, new))];
        }
        let start = column(self.text, within.members[index].start);
        match within.members[index].key {
            Some(_) => self.replace_after_key(value, new, start),
            None => {
                let lines = self.beside(value, new, start + 2);
                let span = self.written(value);
                match value.form {
                    Form::Lines => {
                        let end = self.end_of_lines(span.end);
                        let close = if self.ends_line(end) { "\n" } else { "" };
                        vec![Edit::new(span.start..end, lines + close)]
                    }
                    _ => self.replace_in_line(value, &lines),
                }
            }
        }
    }

    fn replace_after_key(self, value: &Layout<'_>, new: &Value, column: usize) -> Vec<Edit> {
        let beside = || self.beside(value, new, column + self.indents.block);
        match (value.is_below(self.text), is_full(new)) {
            (false, false) => self.replace_in_line(value, &beside()),
            (true, false) => self.replace_below(value, &format!(" {}", beside())),
            (true, true) => self.replace_below(value, &write::after_key(new, column, self.indents)),
            (false, true) => {
                let lines = write::after_key(new, column, self.indents);
                let end = self.end_of_lines(value.span.end);
                let comment = self.comment_at_sign(value);
                let lines = match self.ends_line(end) {
                    true => Edit::new(end..end, lines + "\n"),
                    false => Edit::new(end..end, lines),
                };
                vec![Edit::new(value.after..value.span.end, comment), lines]
            }
        }
    }

    /// What follows the colon of a key instead of the lines below it: before the comment there, and
    /// on lines below.
    fn replace_below(self, value: &Layout<'_>, new: &str) -> Vec<Edit> {
        let line = line_end(self.text, value.after);
        let has_name = self.text[value.after..line].contains(['&', '!']);
        let (head, lines) = new.split_at(new.find('\n').unwrap_or(new.len()));
        let head = Edit::new(value.after..if has_name { line } else { value.after }, head);
        let end = self.end_of_lines(value.span.end);
        let close = if self.ends_line(end) { "\n" } else { "" };
        vec![head, Edit::new(line..end, format!("{lines}{close}"))]
    }

    /// Brackets without members, `new`, in the place of the lines of one member; comments above it
    /// stay.
    pub(super) fn empty(self, spot: &Spot<'_, '_>, new: &Value) -> Vec<Edit> {
        let value = spot.value;
        let line = line_end(self.text, value.after);
        let has_name = self.text[value.after..line].contains(['&', '!']);
        if !value.is_below(self.text) || spot.within.is_none() || has_name {
            return self.replace(spot, new);
        }
        vec![
            Edit::new(value.after..value.after, format!(" {}", write::flow(new))),
            self.take_out_of_lines(value, 0),
        ]
    }

    /// A value in the line where one stands, before the comment there.
    fn replace_in_line(self, value: &Layout<'_>, new: &str) -> Vec<Edit> {
        let was_block = matches!(value.form, Form::Scalar(Style::Literal | Style::Folded));
        if !new.contains('\n') && !was_block {
            return vec![self.replace_between(value, new)];
        }
        let end = self.end_of_lines(value.span.end);
        let comment = match was_block {
            true => self.comment_at_sign(value),
            false => self.text[value.span.end..end].trim_end().to_owned(),
        };
        let (head, lines) = new.split_at(new.find('\n').unwrap_or(new.len()));
        let close = if self.ends_line(end) { "\n" } else { "" };
        let span = self.written(value).start..end;
        let space = self.space_before(&span);
        vec![Edit::new(
            span,
            format!("{space}{head}{comment}{lines}{close}"),
        )]
    }

    fn replace_between(self, value: &Layout<'_>, new: &str) -> Edit {
        let span = self.written(value);
        let space = self.space_before(&span);
        Edit::new(span, format!("{space}{new}"))
    }

    /// The space that parts a value from its mark, where none is written.
    fn space_before(self, span: &Range<usize>) -> &'static str {
        let before = &self.text[..span.start];
        if before.ends_with([':', '-']) {
            " "
        } else {
            ""
        }
    }

    /// The bytes that a value in one line gives up; with its tag, which would be wrong of another.
    fn written(self, value: &Layout<'_>) -> Range<usize> {
        let before = &self.text[value.after..value.span.start];
        let start = match before.contains('!') {
            true => value.after,
            false => value.span.start,
        };
        start..value.span.end
    }

    /// The comment behind the sign of a block text, with the space before it.
    fn comment_at_sign(self, value: &Layout<'_>) -> String {
        if !matches!(value.form, Form::Scalar(Style::Literal | Style::Folded)) {
            return String::new();
        }
        let start = value.span.start;
        let sign = &self.text[start..line_end(self.text, start)];
        let comment = sign.find(' ').map(|space| sign[space..].trim_end());
        comment.unwrap_or_default().to_owned()
    }

    /// A value beside its key or its dash, in the style of the one before it.
    fn beside(self, old: &Layout<'_>, new: &Value, indent: usize) -> String {
        match (new, old.form) {
            (Value::String(text), Form::Scalar(style)) => write::text(
                text,
                style,
                Room::Lines(self.indent_of(old).unwrap_or(indent)),
            ),
            (Value::Array(_) | Value::Object(_), Form::Brackets) => write::flow(new),
            _ => write::lines(new, indent, self.indents),
        }
    }

    /// The column of a block text's lines.
    fn indent_of(self, value: &Layout<'_>) -> Option<usize> {
        let written = &self.text[value.span.clone()];
        let is_block = matches!(value.form, Form::Scalar(Style::Literal | Style::Folded));
        let mut lines = written.lines().skip(1);
        let first = lines.find(|line| !line.trim().is_empty())?;
        let indent = first.len() - first.trim_start_matches(' ').len();
        (is_block && indent > 0).then_some(indent)
    }

    fn on_one_line(self, old: &Layout<'_>, new: &Value) -> String {
        match (new, old.form) {
            (Value::String(text), Form::Scalar(style)) => write::text(text, style, Room::Brackets),
            _ => write::flow(new),
        }
    }

    /// Another whole profile.
    fn replace_all(self, value: &Layout<'_>, new: &Value) -> Edit {
        let lines = write::lines(new, 0, self.indents);
        let end = self.text.len();
        match value.form {
            Form::Empty if self.text.is_empty() || self.text.ends_with('\n') => {
                Edit::new(end..end, format!("{lines}\n"))
            }
            Form::Empty => Edit::new(end..end, format!("\n{lines}\n")),
            _ => Edit::new(value.span.clone(), lines),
        }
    }

    /// A block in which the fields `kept` have the value that stands for it now, and another field
    /// has a value of its own. `order` are the fields of the block.
    pub(super) fn spread(
        self,
        spot: &Spot<'_, '_>,
        order: &[&str],
        kept: &[&str],
        fields: &Map<String, Value>,
    ) -> Vec<Edit> {
        let rank = |key: &str| order.iter().position(|name| *name == key);
        let old = kept.first().copied().unwrap_or_default();
        let mut others: Vec<(&str, &Value)> = fields
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .filter(|(key, _)| *key != old)
            .collect();
        others.sort_by_key(|(key, _)| rank(key));
        let (before, after): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|(key, _)| rank(key) < rank(old));
        match spot.in_brackets {
            true => self.spread_in_brackets(spot.value, &before, old, &after),
            false => self.spread_in_lines(spot, &before, old, &after),
        }
    }

    fn spread_in_brackets(
        self,
        value: &Layout<'_>,
        before: &[(&str, &Value)],
        old: &str,
        after: &[(&str, &Value)],
    ) -> Vec<Edit> {
        let field =
            |(key, value): &(&str, &Value)| format!("{}: {}", write::key(key), write::flow(value));
        let before: String = before.iter().map(|one| field(one) + ", ").collect();
        let after: String = after
            .iter()
            .map(|one| format!(", {}", field(one)))
            .collect();
        let (start, end) = (value.span.start, value.span.end);
        vec![
            Edit::new(start..start, format!("{{ {before}{old}: ")),
            Edit::new(end..end, format!("{after} }}")),
        ]
    }

    fn spread_in_lines(
        self,
        spot: &Spot<'_, '_>,
        before: &[(&str, &Value)],
        old: &str,
        after: &[(&str, &Value)],
    ) -> Vec<Edit> {
        let value = spot.value;
        let key = spot
            .within
            .filter(|(within, index)| within.members[*index].key.is_some());
        let indent = match key {
            Some((within, index)) => {
                column(self.text, within.members[index].start) + self.indents.block
            }
            None => column(self.text, value.span.start),
        };
        let line = format!("\n{:indent$}", "");
        let field = |(key, value): &(&str, &Value)| {
            line.clone() + &write::field(key, value, indent, self.indents)
        };
        let head = before.iter().map(field).collect::<String>() + &line + old + ":";
        let (at, head) = match key {
            Some(_) => (value.after, head),
            None => (value.span.start, format!("{} ", head.trim_start())),
        };
        let mut edits = vec![Edit::new(at..at, head)];
        edits.extend(self.deeper(at..value.span.end));
        let end = self.end_of_lines(value.span.end);
        let tail: String = after.iter().map(field).collect();
        if let Some(tail) = tail.strip_prefix('\n') {
            edits.push(self.below(end, tail));
        }
        edits
    }

    /// One step more before each further line of `span`.
    fn deeper(self, span: Range<usize>) -> impl Iterator<Item = Edit> {
        let lines = self.text[span.clone()].match_indices('\n');
        let starts = lines.map(move |(newline, _)| span.start + newline + 1);
        let is_filled = move |at: &usize| !self.text[*at..].starts_with(['\n', '\r']);
        let starts = starts.filter(is_filled).collect::<Vec<_>>();
        let step = " ".repeat(self.indents.block);
        starts
            .into_iter()
            .map(move |at| Edit::new(at..at, step.clone()))
    }
}

/// Whether a value has members, and so goes on lines below its key.
fn is_full(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => false,
    }
}
