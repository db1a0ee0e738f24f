//! Edits that replace a value by another, or expand a short form around it.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::diagnostic::Edit;
use crate::profile::edit::members::EditWriter;
use crate::profile::edit::resolve::ResolvedNode;
use crate::profile::edit::syntax_tree::{SyntaxKind, SyntaxNode, column, line_end};
use crate::profile::write::{self, ScalarStyle, YamlContext};

impl EditWriter<'_> {
    /// Replaces a value.
    pub(super) fn replace(self, target: &ResolvedNode<'_, '_>, new: &Value) -> Vec<Edit> {
        let value = target.value;
        let Some((within, index)) = target.within else {
            return vec![self.replace_all(value, new)];
        };
        if target.in_flow {
            return vec![self.replace_between(value, &self.on_one_line(value, new))];
        }
        let start = column(self.text, within.members[index].start);
        match within.members[index].key {
            Some(_) => self.replace_after_key(value, new, start),
            None => {
                let lines = self.inline_text(value, new, start + 2);
                let span = self.written(value);
                match value.kind {
                    SyntaxKind::Block => {
                        let end = self.end_of_lines(span.end);
                        let close = if self.ends_line(end) { "\n" } else { "" };
                        vec![Edit::new(span.start..end, lines + close)]
                    }
                    _ => self.replace_in_line(value, &lines),
                }
            }
        }
    }

    fn replace_after_key(self, value: &SyntaxNode<'_>, new: &Value, column: usize) -> Vec<Edit> {
        let beside = || self.inline_text(value, new, column + self.indentation.block);
        match (value.is_below(self.text), has_children(new)) {
            (false, false) => self.replace_in_line(value, &beside()),
            (true, false) => self.replace_below(value, &format!(" {}", beside())),
            (true, true) => {
                self.replace_below(value, &write::after_key(new, column, self.indentation))
            }
            (false, true) => {
                let lines = write::after_key(new, column, self.indentation);
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

    /// Replaces the lines below a key. The first line of `new` goes after the colon, before a
    /// comment there; the rest goes below.
    fn replace_below(self, value: &SyntaxNode<'_>, new: &str) -> Vec<Edit> {
        let line = line_end(self.text, value.after);
        let has_properties = self.text[value.after..line].contains(['&', '!']);
        let (head, lines) = new.split_at(new.find('\n').unwrap_or(new.len()));
        let head = Edit::new(
            value.after..if has_properties { line } else { value.after },
            head,
        );
        let end = self.end_of_lines(value.span.end);
        let close = if self.ends_line(end) { "\n" } else { "" };
        vec![head, Edit::new(line..end, format!("{lines}{close}"))]
    }

    /// Replaces the only member of a block collection by `new`, an empty flow collection. Comments
    /// above the member stay.
    pub(super) fn empty(self, target: &ResolvedNode<'_, '_>, new: &Value) -> Vec<Edit> {
        let value = target.value;
        let line = line_end(self.text, value.after);
        let has_properties = self.text[value.after..line].contains(['&', '!']);
        if !value.is_below(self.text) || target.within.is_none() || has_properties {
            return self.replace(target, new);
        }
        vec![
            Edit::new(value.after..value.after, format!(" {}", write::flow(new))),
            self.remove_from_block(value, 0),
        ]
    }

    /// Replaces a value that begins on the line of its indicator; the comment there stays.
    fn replace_in_line(self, value: &SyntaxNode<'_>, new: &str) -> Vec<Edit> {
        let was_block = matches!(
            value.kind,
            SyntaxKind::Scalar(ScalarStyle::Literal | ScalarStyle::Folded)
        );
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

    fn replace_between(self, value: &SyntaxNode<'_>, new: &str) -> Edit {
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

    /// The bytes to replace for a value, with its tag, which may be wrong for the new value.
    fn written(self, value: &SyntaxNode<'_>) -> Range<usize> {
        let before = &self.text[value.after..value.span.start];
        let start = match before.contains('!') {
            true => value.after,
            false => value.span.start,
        };
        start..value.span.end
    }

    /// The comment after the header of a block scalar, with the space before it.
    fn comment_at_sign(self, value: &SyntaxNode<'_>) -> String {
        if !matches!(
            value.kind,
            SyntaxKind::Scalar(ScalarStyle::Literal | ScalarStyle::Folded)
        ) {
            return String::new();
        }
        let start = value.span.start;
        let sign = &self.text[start..line_end(self.text, start)];
        let comment = sign.find(' ').map(|space| sign[space..].trim_end());
        comment.unwrap_or_default().to_owned()
    }

    /// The text of a value on the line of its key or dash, in the style of the old value.
    fn inline_text(self, old: &SyntaxNode<'_>, new: &Value, indent: usize) -> String {
        match (new, old.kind) {
            (Value::String(text), SyntaxKind::Scalar(style)) => write::text(
                text,
                style,
                YamlContext::Block(self.indent_of(old).unwrap_or(indent)),
            ),
            (Value::Array(_) | Value::Object(_), SyntaxKind::Flow) => write::flow(new),
            _ => write::lines(new, indent, self.indentation),
        }
    }

    /// The column of the lines of a block scalar.
    fn indent_of(self, value: &SyntaxNode<'_>) -> Option<usize> {
        let written = &self.text[value.span.clone()];
        let is_block = matches!(
            value.kind,
            SyntaxKind::Scalar(ScalarStyle::Literal | ScalarStyle::Folded)
        );
        let mut lines = written.lines().skip(1);
        let first = lines.find(|line| !line.trim().is_empty())?;
        let indent = first.len() - first.trim_start_matches(' ').len();
        (is_block && indent > 0).then_some(indent)
    }

    fn on_one_line(self, old: &SyntaxNode<'_>, new: &Value) -> String {
        match (new, old.kind) {
            (Value::String(text), SyntaxKind::Scalar(style)) => {
                write::text(text, style, YamlContext::Flow)
            }
            _ => write::flow(new),
        }
    }

    /// Replaces the whole profile.
    fn replace_all(self, value: &SyntaxNode<'_>, new: &Value) -> Edit {
        let lines = write::lines(new, 0, self.indentation);
        let end = self.text.len();
        match value.kind {
            SyntaxKind::Empty if self.text.is_empty() || self.text.ends_with('\n') => {
                Edit::new(end..end, format!("{lines}\n"))
            }
            SyntaxKind::Empty => Edit::new(end..end, format!("\n{lines}\n")),
            _ => Edit::new(value.span.clone(), lines),
        }
    }

    /// Expands a short form to a mapping in which the fields `kept` have its value and another
    /// field has its own. `order` lists the fields of the mapping.
    pub(super) fn expand_short_form(
        self,
        target: &ResolvedNode<'_, '_>,
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
        match target.in_flow {
            true => self.expand_in_flow(target.value, &before, old, &after),
            false => self.expand_in_block(target, &before, old, &after),
        }
    }

    fn expand_in_flow(
        self,
        value: &SyntaxNode<'_>,
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

    fn expand_in_block(
        self,
        target: &ResolvedNode<'_, '_>,
        before: &[(&str, &Value)],
        old: &str,
        after: &[(&str, &Value)],
    ) -> Vec<Edit> {
        let value = target.value;
        let key = target
            .within
            .filter(|(within, index)| within.members[*index].key.is_some());
        let indent = match key {
            Some((within, index)) => {
                column(self.text, within.members[index].start) + self.indentation.block
            }
            None => column(self.text, value.span.start),
        };
        let line = format!("\n{:indent$}", "");
        let field = |(key, value): &(&str, &Value)| {
            line.clone() + &write::field(key, value, indent, self.indentation)
        };
        let head = before.iter().map(field).collect::<String>() + &line + old + ":";
        let (at, head) = match key {
            Some(_) => (value.after, head),
            None => (value.span.start, format!("{} ", head.trim_start())),
        };
        let mut edits = vec![Edit::new(at..at, head)];
        edits.extend(self.indented(at..value.span.end));
        let end = self.end_of_lines(value.span.end);
        let tail: String = after.iter().map(field).collect();
        if let Some(tail) = tail.strip_prefix('\n') {
            edits.push(self.below(end, tail));
        }
        edits
    }

    /// Indents each line of `span` after the first by one more level.
    fn indented(self, span: Range<usize>) -> impl Iterator<Item = Edit> {
        let lines = self.text[span.clone()].match_indices('\n');
        let starts = lines.map(move |(newline, _)| span.start + newline + 1);
        let is_filled = move |at: &usize| !self.text[*at..].starts_with(['\n', '\r']);
        let starts = starts.filter(is_filled).collect::<Vec<_>>();
        let step = " ".repeat(self.indentation.block);
        starts
            .into_iter()
            .map(move |at| Edit::new(at..at, step.clone()))
    }
}

/// Whether a value is a collection with members, which are written below its key.
fn has_children(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => false,
    }
}
