//! Inline content as HTML.

use crate::document::Inline;
use crate::export::address::address;
use crate::export::html::blocks::HtmlWriter;

impl HtmlWriter {
    /// Writes inline content.
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

    /// Writes a link. Within another link, and for a link to a part of a kit, its text alone.
    fn link(&mut self, target: &str, content: &[Inline]) {
        if self.is_link || target.starts_with('#') {
            return self.inlines(content);
        }
        self.is_link = true;
        self.within("a", &[("href", &address(target))], content);
        self.is_link = false;
    }

    /// Writes a tick box for a pen.
    pub(super) fn tick_box(&mut self, ticked: bool) {
        self.markup.text(if ticked { "☑" } else { "☐" });
    }

    /// Writes a footnote mark, as a link if the footnote exists.
    fn footnote_mark(&mut self, number: usize) {
        let figure = number.to_string();
        self.markup.open("sup", &[]);
        if self.is_link || !self.notes.contains(&number) {
            self.markup.text(&figure);
        } else {
            let (id, target) = (mark_id(number), format!("#{}", note_id(number)));
            let mut attributes = vec![("href", target.as_str()), ("role", "doc-noteref")];
            if self.marked.insert(number) {
                attributes.push(("id", &id));
            }
            self.markup.element("a", &attributes, &figure);
        }
        self.markup.close("sup");
    }
}

/// The id of a footnote.
pub(super) fn note_id(number: usize) -> String {
    format!("note.{number}")
}

/// The id of the first mark of a footnote.
pub(super) fn mark_id(number: usize) -> String {
    format!("note-mark.{number}")
}
