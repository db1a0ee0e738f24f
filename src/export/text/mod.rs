//! A document as plain text, for web forms and mail.
//!
//! - Lines have at most [`WIDTH`] columns; only a longer word, such as an address, exceeds them.
//!   Spaces are plain, and no line breaks at a no-break space of the document.
//! - Headings are underlined; an address stands in brackets after the text of its link.
//! - A table is aligned in columns if it fits, and else written as labelled values: see `tables`.
//! - Tick boxes are `[ ]`, and lines to write on are underscores.

mod tables;
mod wrap;

use crate::document::{Block, BlockKind, Document, Inline, ListItem};
use crate::export::plain_characters::{NO_BREAK, with_no_break_spaces};
use crate::export::strings::ExportStrings;
use crate::export::text::wrap::{columns, wrap, wrap_code};

/// The widest line, in columns: the convention of mail.
pub const WIDTH: usize = 72;

/// The least width of nested content, in columns.
const MIN_COLUMNS: usize = 24;

/// The indent of quotations and code.
const INDENT: &str = "    ";

/// Writes a document as plain text, with `
/// ` at the end of each line.
#[must_use]
pub fn text(document: &Document) -> Vec<u8> {
    let writer = TextWriter {
        strings: ExportStrings::of(document.language),
    };
    let mut text = writer.blocks(&document.blocks, WIDTH).join("\n");
    text.push('\n');
    text.into_bytes()
}

struct TextWriter {
    strings: &'static ExportStrings,
}

impl TextWriter {
    /// The lines of blocks, with an empty line between two of them.
    fn blocks(&self, blocks: &[Block], width: usize) -> Vec<String> {
        self.parts(blocks, width).join(&String::new())
    }

    /// The lines of each block, without empty blocks.
    fn parts(&self, blocks: &[Block], width: usize) -> Vec<Vec<String>> {
        let lines = blocks.iter().map(|block| self.block(&block.kind, width));
        lines.filter(|lines| !lines.is_empty()).collect()
    }

    fn block(&self, block: &BlockKind, width: usize) -> Vec<String> {
        match block {
            BlockKind::Heading { level, content } => self.heading(*level, content, width),
            BlockKind::Paragraph(content) => wrap(&self.inlines(content), width),
            BlockKind::List {
                start,
                tight,
                items,
            } => self.list(*start, *tight, items, width),
            BlockKind::Table(table) => self.table(table, width),
            BlockKind::Quote(blocks) => beside(INDENT, width, |width| self.blocks(blocks, width)),
            BlockKind::Code(code) => beside(INDENT, width, |width| wrap_code(code, width)),
            BlockKind::Rule => vec!["* * *".to_owned()],
            BlockKind::WritingLines(count) => vec!["_".repeat(width); *count],
            BlockKind::Footnote { number, blocks } => {
                let mark = format!("[{number}] ");
                beside(&mark, width, |width| self.blocks(blocks, width))
            }
        }
    }

    /// A heading, underlined to its width.
    fn heading(&self, level: u8, content: &[Inline], width: usize) -> Vec<String> {
        let mut lines = wrap(&self.inlines(content), width);
        let underline = match level {
            0 | 1 => "=",
            2 => "-",
            _ => "~",
        };
        if let Some(longest) = lines.iter().map(|line| columns(line)).max() {
            lines.push(underline.repeat(longest.min(width)));
        }
        lines
    }

    fn list(
        &self,
        start: Option<u64>,
        tight: bool,
        items: &[ListItem],
        width: usize,
    ) -> Vec<String> {
        let numbers = start.unwrap_or_default()..;
        let items: Vec<Vec<String>> = items
            .iter()
            .zip(numbers)
            .map(|(item, number)| {
                let mark = start.map_or("- ".to_owned(), |_| format!("{number}. "));
                let task = item.ticked.map_or("", tick_box);
                let mark = format!("{mark}{task}{}", if task.is_empty() { "" } else { " " });
                self.item(&mark, &item.blocks, tight, width)
            })
            .collect();
        if tight {
            items.concat()
        } else {
            items.join(&String::new())
        }
    }

    /// A list item after its marker; in a tight list without empty lines.
    fn item(&self, mark: &str, blocks: &[Block], tight: bool, width: usize) -> Vec<String> {
        beside(mark, width, |width| {
            if tight {
                self.parts(blocks, width).concat()
            } else {
                self.blocks(blocks, width)
            }
        })
    }

    /// Inline content as a string, with `
    /// ` for hard breaks and [`NO_BREAK`] for no-break spaces.
    fn inlines(&self, content: &[Inline]) -> String {
        let mut text = String::new();
        for inline in content {
            match inline {
                Inline::Text(words) | Inline::Code(words) => {
                    text.push_str(&with_no_break_spaces(words));
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Foreign { content, .. } => text.push_str(&self.inlines(content)),
                Inline::Strikethrough(content) => {
                    let struck = self.inlines(content);
                    text.push_str(&format!("({} {struck})", self.strings.struck));
                }
                Inline::Link { target, content } => text.push_str(&self.link(target, content)),
                Inline::Image(image) => text.push_str(&with_no_break_spaces(&image.alternative)),
                Inline::TickBox { ticked } => text.push_str(&unbroken_box(*ticked)),
                Inline::FootnoteMark(number) => text.push_str(&format!("[{number}]")),
                Inline::LineBreak => text.push('\n'),
            }
        }
        text
    }

    /// The text of a link, and its address unless they are the same.
    fn link(&self, target: &str, content: &[Inline]) -> String {
        let words = self.inlines(content);
        let address = target.trim();
        let shown = address.strip_prefix("mailto:").unwrap_or(address);
        if words == shown || words == address || address.starts_with('#') {
            words
        } else if words.trim().is_empty() {
            shown.to_owned()
        } else {
            format!("{words} ({shown})")
        }
    }
}

/// A tick box.
const fn tick_box(ticked: bool) -> &'static str {
    if ticked { "[x]" } else { "[ ]" }
}

/// A tick box that no line break divides.
fn unbroken_box(ticked: bool) -> String {
    tick_box(ticked).replace(' ', &NO_BREAK.to_string())
}

/// Lines after a marker. `lines` makes them for the remaining width or, if that is too narrow, for
/// the full width below the marker.
fn beside(mark: &str, width: usize, lines: impl FnOnce(usize) -> Vec<String>) -> Vec<String> {
    let left = width.saturating_sub(columns(mark));
    let alone = mark.trim_end();
    let (mut above, lines) = if left < MIN_COLUMNS {
        (vec![alone.to_owned()], lines(width))
    } else {
        (
            Vec::new(),
            hang(mark, &" ".repeat(columns(mark)), lines(left)),
        )
    };
    if above.is_empty() && lines.is_empty() {
        above.push(alone.to_owned());
    }
    above.retain(|line| !line.is_empty());
    above.extend(lines);
    above
}

/// Lines with `first` before the first of them and `others` before the rest.
fn hang(first: &str, others: &str, lines: Vec<String>) -> Vec<String> {
    let hung = lines.iter().enumerate().map(|(index, line)| {
        let before = if index == 0 { first } else { others };
        format!("{before}{line}").trim_end().to_owned()
    });
    hung.collect()
}
