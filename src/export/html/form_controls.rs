//! Form fields as HTML form controls, with the names of the document's fields.

use std::slice::Iter;

use crate::document::{Block, Field, FieldAnswer, FieldKind, Inline};
use crate::export::html::blocks::HtmlWriter;

/// The separator of the parts of a label.
const BETWEEN: &str = " · ";

/// The tick boxes of a field that are still to be written.
pub(super) struct UnwrittenBoxes<'a> {
    field: &'a Field,
    is_choice: bool,
    answers: Iter<'a, FieldAnswer>,
}

impl<'a> UnwrittenBoxes<'a> {
    /// The tick boxes of a field; none for a text field.
    pub(super) fn of(field: &'a Field) -> Self {
        let (is_choice, answers) = match &field.kind {
            FieldKind::Words { .. } => (false, [].iter()),
            FieldKind::Tick(answer) => (false, std::slice::from_ref(answer).iter()),
            FieldKind::Choice(answers) => (true, answers.iter()),
        };
        Self {
            field,
            is_choice,
            answers,
        }
    }
}

impl HtmlWriter {
    /// Takes the field of that name, if it has tick boxes.
    pub(super) fn take_boxes(&mut self, name: Option<&String>) -> Option<Field> {
        self.take(name?, |kind| !matches!(kind, FieldKind::Words { .. }))
    }

    /// Takes the field of that name, if it is a text field with or without several `lines`.
    pub(super) fn take_words(&mut self, name: Option<&str>, lines: bool) -> Option<Field> {
        self.take(
            name?,
            |kind| matches!(kind, FieldKind::Words { several_lines } if *several_lines == lines),
        )
    }

    fn take(&mut self, name: &str, is_wanted: impl Fn(&FieldKind) -> bool) -> Option<Field> {
        let field = self.fields.get(name)?;
        if is_wanted(&field.kind) {
            self.fields.remove(name)
        } else {
            None
        }
    }

    /// Writes a paragraph with tick boxes; `false` if it is none.
    pub(super) fn choices(&mut self, content: &[Inline], block: &Block) -> bool {
        let Some(field) = self.take_boxes(block.id.as_ref()) else {
            return false;
        };
        let mut boxes = UnwrittenBoxes::of(&field);
        let is_choice = boxes.is_choice;
        let (opening, rest) = content.split_at(first_tick_box(content));
        let id = self.ids.give(&field.name);
        if is_choice {
            self.markup
                .open("fieldset", &[("id", &id), ("aria-label", &field.label)]);
            self.markup.open("legend", &[]);
        } else {
            self.markup.open("p", &[("id", &id), ("class", "tick")]);
        }
        self.inlines(trimmed(opening));
        if is_choice {
            self.markup.close("legend");
        }
        self.boxes(rest, &mut boxes);
        self.markup.close(if is_choice { "fieldset" } else { "p" });
        true
    }

    /// Writes inline content with tick boxes, each labelled by the text after it. Boxes beyond
    /// those of the field are ticked by pen alone.
    pub(super) fn boxes(&mut self, content: &[Inline], boxes: &mut UnwrittenBoxes<'_>) {
        let mut rest = content;
        while let Some((inline, after)) = rest.split_first() {
            let Inline::TickBox { ticked } = inline else {
                self.inlines(std::slice::from_ref(inline));
                rest = after;
                continue;
            };
            let (words, others) = after.split_at(first_tick_box(after));
            match boxes.answers.next() {
                Some(answer) => self.labelled_box(words, answer, boxes),
                None => {
                    self.tick_box(*ticked);
                    self.inlines(words);
                }
            }
            rest = others;
        }
    }

    fn labelled_box(&mut self, words: &[Inline], answer: &FieldAnswer, boxes: &UnwrittenBoxes<'_>) {
        let label = [&boxes.field.label, BETWEEN, &answer.label].concat();
        let mut attributes = vec![
            ("type", if boxes.is_choice { "radio" } else { "checkbox" }),
            ("name", boxes.field.name.as_str()),
            ("value", answer.value.as_str()),
        ];
        if answer.ticked {
            attributes.push(("checked", ""));
        }
        let words = trimmed(words);
        if words.is_empty() {
            attributes.push(("aria-label", &label));
            self.markup.open("input", &attributes);
        } else {
            self.markup.open("label", &[]);
            self.markup.open("input", &attributes);
            self.inlines(words);
            self.markup.close("label");
            self.markup.text(" ");
        }
    }

    /// Writes a text field with a single line.
    pub(super) fn line(&mut self, field: &Field) {
        let id = self.ids.give(&field.name);
        let attributes = [
            ("type", "text"),
            ("id", id.as_str()),
            ("name", &field.name),
            ("aria-label", &field.label),
            ("autocomplete", "off"),
        ];
        self.markup.open("input", &attributes);
    }

    /// Writes lines to write on: a text field, or without a field ruled lines for a pen.
    pub(super) fn writing_lines(&mut self, count: usize, name: Option<&str>) {
        let Some(field) = self.take_words(name, true) else {
            self.markup.open(
                "div",
                &[("class", "writing-lines"), ("aria-hidden", "true")],
            );
            (0..count).for_each(|_| self.markup.element("span", &[], ""));
            return self.markup.close("div");
        };
        let (id, rows) = (self.ids.give(&field.name), count.to_string());
        let mut attributes = vec![("id", id.as_str()), ("name", &field.name), ("rows", &rows)];
        let label = self.label.take();
        let heading = self.heading.clone();
        let labels = [heading, label]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        attributes.push(if labels.is_empty() {
            ("aria-label", field.label.as_str())
        } else {
            ("aria-labelledby", labels.as_str())
        });
        self.markup.open("textarea", &attributes);
        self.markup.close("textarea");
    }
}

/// The index of the first tick box, or the length.
fn first_tick_box(content: &[Inline]) -> usize {
    let is_box = |inline: &Inline| matches!(inline, Inline::TickBox { .. });
    content.iter().position(is_box).unwrap_or(content.len())
}

/// Inline content without white space at its ends.
fn trimmed(content: &[Inline]) -> &[Inline] {
    let is_white = |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
    let first = content.iter().position(|inline| !is_white(inline));
    let last = content.iter().rposition(|inline| !is_white(inline));
    match (first, last) {
        (Some(first), Some(last)) => &content[first..=last],
        _ => &[],
    }
}
