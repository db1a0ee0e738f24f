//! HTML for the editor of an applicant-tracking system or a job board.
//!
//! Such editors accept a few elements and drop or garble the rest. The output has only `p`, `ul`,
//! `ol`, `li`, `strong`, `em` and `a`, no attribute but `href`, and no document around them: the
//! file is pasted as source, or opened in a browser, selected and copied.
//!
//! - A heading is a paragraph in bold.
//! - A table is a list of labelled values.
//! - Spaces are plain: some of the systems treat a no-break space as part of a word, so that a
//!   search does not find the word.
//! - A hard break begins a new paragraph; within a list item it becomes a space.

use crate::document::{Block, BlockKind, Document, Inline, ListItem, Table, plain_text};
use crate::export::address::address;
use crate::export::labelled_table::{self, CellValue, LabelledLine, LabelledValue};
use crate::export::markup::Markup;
use crate::export::plain_characters::plain;
use crate::export::strings::ExportStrings;

/// The separator of the values of a row.
const BETWEEN: &str = " · ";
/// A blank to write in.
const BLANK: &str = "________";

/// Writes a document as HTML to paste.
#[must_use]
pub fn paste(document: &Document) -> Vec<u8> {
    let mut writer = PasteWriter {
        markup: Markup::default(),
        strings: ExportStrings::of(document.language),
        is_strong: false,
        is_link: false,
    };
    writer.blocks(&document.blocks);
    writer.markup.finish().into_bytes()
}

struct PasteWriter {
    markup: Markup,
    strings: &'static ExportStrings,
    /// Whether the current content is bold.
    is_strong: bool,
    /// Whether the current content is a link.
    is_link: bool,
}

impl PasteWriter {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(&block.kind);
        }
    }

    fn block(&mut self, block: &BlockKind) {
        match block {
            BlockKind::Heading { content, .. } => {
                self.paragraph(&[Inline::Strong(content.clone())]);
            }
            BlockKind::Paragraph(content) => self.paragraph(content),
            BlockKind::List { start, items, .. } => {
                let element = if start.is_some() { "ol" } else { "ul" };
                self.list(element, items, Self::item);
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::Code(code) => code.lines().for_each(|line| self.line_of(line.trim())),
            BlockKind::Rule => {}
            BlockKind::WritingLines(count) => (0..*count).for_each(|_| self.line_of(BLANK)),
            BlockKind::Footnote { number, blocks } => self.footnote(*number, blocks),
        }
    }

    /// Writes a paragraph for each line of the content.
    fn paragraph(&mut self, content: &[Inline]) {
        for line in split_at_breaks(content) {
            if line.iter().any(says_something) {
                self.on_a_line("p", |writer| writer.inlines(&line));
            }
        }
    }

    fn line_of(&mut self, text: &str) {
        self.paragraph(&[Inline::Text(text.to_owned())]);
    }

    fn list<T>(&mut self, element: &str, items: &[T], item: impl Fn(&mut Self, &T)) {
        self.markup.line();
        self.markup.open(element, &[]);
        self.markup.line();
        for one in items {
            self.on_a_line("li", |writer| item(writer, one));
        }
        self.markup.close(element);
        self.markup.line();
    }

    /// Writes a list item; its first paragraph has no element of its own.
    fn item(&mut self, item: &ListItem) {
        if let Some(ticked) = item.ticked {
            self.tick_box(ticked);
            self.markup.text(" ");
        }
        let rest = match item.blocks.split_first() {
            Some((first, rest)) if let BlockKind::Paragraph(content) = &first.kind => {
                self.inlines(content);
                rest
            }
            _ => &item.blocks,
        };
        self.blocks(rest);
    }

    fn footnote(&mut self, number: usize, blocks: &[Block]) {
        let mut opening = vec![Inline::Text(format!("[{number}] "))];
        let rest = match blocks.split_first() {
            Some((first, rest)) if let BlockKind::Paragraph(content) = &first.kind => {
                opening.extend(content.iter().cloned());
                rest
            }
            _ => blocks,
        };
        self.paragraph(&opening);
        self.blocks(rest);
    }

    fn table(&mut self, table: &Table) {
        self.list("ul", &labelled_table::lines(table), |writer, line| {
            writer.labelled(line);
        });
    }

    /// Writes a line of labelled values. The first label is bold, and the first value too if it
    /// names the others.
    fn labelled(&mut self, line: &LabelledLine<'_>) {
        for (index, entry) in line.iter().enumerate() {
            if index > 0 {
                self.markup.text(BETWEEN);
            }
            match index {
                0 if line.len() > 1 => self.strong(|writer| {
                    writer.label(entry);
                    writer.value(entry);
                }),
                0 if !entry.label.is_empty() => {
                    self.strong(|writer| writer.label(entry));
                    self.value(entry);
                }
                _ => {
                    self.label(entry);
                    self.value(entry);
                }
            }
        }
    }

    fn label(&mut self, entry: &LabelledValue<'_>) {
        if entry.label.is_empty() || matches!(entry.value, CellValue::TickBox(_)) {
            return;
        }
        self.inlines(entry.label);
        let colon = self.strings.colon_after(plain_text(entry.label).trim());
        self.text(colon);
    }

    fn value(&mut self, entry: &LabelledValue<'_>) {
        if !entry.label.is_empty() && !matches!(entry.value, CellValue::TickBox(_)) {
            self.text(" ");
        }
        match entry.value {
            CellValue::Words(words) => self.inlines(words),
            CellValue::Blank => self.text(BLANK),
            CellValue::TickBox(ticked) => {
                self.tick_box(ticked);
                self.text(" ");
                self.inlines(entry.label);
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) | Inline::Code(text) => self.text(text),
            Inline::Strong(content) => self.strong(|writer| writer.inlines(content)),
            Inline::Emphasis(content) => {
                self.markup.open("em", &[]);
                self.inlines(content);
                self.markup.close("em");
            }
            Inline::Strikethrough(content) => {
                self.text(&format!("({} ", self.strings.struck));
                self.inlines(content);
                self.text(")");
            }
            Inline::Foreign { content, .. } => self.inlines(content),
            Inline::Link { target, content } if !self.is_link && !target.starts_with('#') => {
                self.link(target, content);
            }
            Inline::Link { content, .. } => self.inlines(content),
            Inline::Image(image) => self.text(&image.alternative),
            Inline::TickBox { ticked } => self.tick_box(*ticked),
            Inline::FootnoteMark(number) => self.text(&format!("[{number}]")),
            Inline::LineBreak => self.text(" "),
        }
    }
}

impl PasteWriter {
    fn link(&mut self, target: &str, content: &[Inline]) {
        self.is_link = true;
        self.markup.open("a", &[("href", &address(target))]);
        self.inlines(content);
        self.markup.close("a");
        self.is_link = false;
    }

    fn strong(&mut self, content: impl FnOnce(&mut Self)) {
        if self.is_strong {
            return content(self);
        }
        self.is_strong = true;
        self.markup.open("strong", &[]);
        content(self);
        self.markup.close("strong");
        self.is_strong = false;
    }

    fn tick_box(&mut self, ticked: bool) {
        self.markup.text(if ticked { "☑" } else { "☐" });
    }

    /// Writes plain text on a single line.
    fn text(&mut self, text: &str) {
        let mut line = plain(text).replace('\n', " ");
        while line.contains("  ") {
            line = line.replace("  ", " ");
        }
        self.markup.text(&line);
    }

    /// Writes an element on a line of its own in the file.
    fn on_a_line(&mut self, element: &str, content: impl FnOnce(&mut Self)) {
        self.markup.line();
        self.markup.open(element, &[]);
        content(self);
        self.markup.close(element);
        self.markup.line();
    }
}

/// Inline content, divided at its hard breaks.
fn split_at_breaks(content: &[Inline]) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    for inline in content {
        let mut parts = split(inline).into_iter();
        if let (Some(line), Some(first)) = (lines.last_mut(), parts.next()) {
            line.extend(first);
        }
        lines.extend(parts.map(|part| part.into_iter().collect()));
    }
    lines
}

/// The part of an inline on each line.
fn split(inline: &Inline) -> Vec<Option<Inline>> {
    let within = |content: &[Inline], whole: &dyn Fn(Vec<Inline>) -> Inline| {
        let lines = split_at_breaks(content);
        lines.into_iter().map(|line| Some(whole(line))).collect()
    };
    match inline {
        Inline::LineBreak => vec![None, None],
        Inline::Strong(content) => within(content, &Inline::Strong),
        Inline::Emphasis(content) => within(content, &Inline::Emphasis),
        Inline::Strikethrough(content) => within(content, &Inline::Strikethrough),
        Inline::Foreign { language, content } => within(content, &|content| Inline::Foreign {
            language: *language,
            content,
        }),
        Inline::Link { target, content } => within(content, &|content| Inline::Link {
            target: target.clone(),
            content,
        }),
        other => vec![Some(other.clone())],
    }
}

/// Whether an inline has visible content.
fn says_something(inline: &Inline) -> bool {
    !plain_text(std::slice::from_ref(inline)).trim().is_empty()
        || matches!(inline, Inline::FootnoteMark(_))
}
