//! Running text as elements.

use crate::document::Inline;
use crate::export::address::address;
use crate::export::html::blocks::Writer;

impl Writer {
    /// Writes running text.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.markup.text(text),
            Inline::Emphasis(content) => self.within("em", &[], content),
            Inline::Strong(content) => self.within("strong", &[], content),
            Inline::Strikethrough(content) => self.within("s", &[], content),
            Inline::Foreign { language, content } => {
                self.within("span", &[("lang", language.code())], content);
            }
            Inline::Code(text) => self.markup.element("code", &[], text),
            Inline::Link { target, content } => self.link(target, content),
            Inline::Image(image) => self.markup.text(&image.alternative),
            Inline::TickBox { ticked } => self.tick_box(*ticked),
            Inline::FootnoteMark(number) => self.footnote_mark(*number),
            Inline::LineBreak => self.markup.open("br", &[]),
        }
    }

    fn within(&mut self, element: &str, attributes: &[(&str, &str)], content: &[Inline]) {
        self.markup.open(element, attributes);
        self.inlines(content);
        self.markup.close(element);
    }

    /// A link. Within another one it is its words, and so is one to a part of a kit.
    fn link(&mut self, target: &str, content: &[Inline]) {
        if self.is_link || target.starts_with('#') {
            return self.inlines(content);
        }
        self.is_link = true;
        self.within("a", &[("href", &address(target))], content);
        self.is_link = false;
    }

    /// A box that only a pen ticks.
    pub(super) fn tick_box(&mut self, ticked: bool) {
        self.markup.text(if ticked { "☑" } else { "☐" });
    }

    /// The mark of a note, leading there if there is such a note.
    fn footnote_mark(&mut self, number: usize) {
        let figure = number.to_string();
        self.markup.open("sup", &[]);
        if self.is_link || !self.notes.contains(&number) {
            self.markup.text(&figure);
        } else {
            let (id, target) = (mark_name(number), format!("#{}", note_name(number)));
            let mut attributes = vec![("href", target.as_str()), ("role", "doc-noteref")];
            if self.marked.insert(number) {
                attributes.push(("id", &id));
            }
            self.markup.element("a", &attributes, &figure);
        }
        self.markup.close("sup");
    }
}

/// The name of a note.
pub(super) fn note_name(number: usize) -> String {
    format!("note.{number}")
}

/// The name of the first mark of a note.
pub(super) fn mark_name(number: usize) -> String {
    format!("note-mark.{number}")
}
