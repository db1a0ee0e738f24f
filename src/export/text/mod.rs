//! A document as plain text, for forms and mail.
//!
//! - Lines have at most [`WIDTH`] columns; only a word that is longer, such as an address, goes
//!   beyond. Spaces are plain, and no line ends where a no-break space stood.
//! - Headings are underlined; an address stands in brackets after the words that lead to it.
//! - A table has its columns where they fit, and else its values beside the words that say what
//!   they are: see `tables`.
//! - Boxes to tick are `[ ]`, and lines to write on are underscores.

mod tables;
mod wrap;

use crate::document::{Block, BlockKind, Document, Inline, ListItem};
use crate::export::plain::{NO_BREAK, unbroken};
use crate::export::text::wrap::{columns, wrap, wrap_code};
use crate::export::words::Words;

/// The most columns of a line: what mail has kept to for decades.
pub const WIDTH: usize = 72;

/// Nothing has fewer columns than these, however deep it stands.
const NARROWEST: usize = 24;

/// How far quotations and code stand in.
const INDENT: &str = "    ";

/// Writes a document as plain text, its lines ended by `\n`.
#[must_use]
pub fn text(document: &Document) -> Vec<u8> {
    let writer = Writer {
        words: Words::of(document.language),
    };
    let mut text = writer.blocks(&document.blocks, WIDTH).join("\n");
    text.push('\n');
    text.into_bytes()
}

struct Writer {
    words: &'static Words,
}

impl Writer {
    /// The lines of blocks, an empty one between two of them.
    fn blocks(&self, blocks: &[Block], width: usize) -> Vec<String> {
        self.parts(blocks, width).join(&String::new())
    }

    /// The lines of each block that has any.
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

    /// A heading, underlined as far as it goes.
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

    /// An item beside its mark; in a tight list its parts stand close together.
    fn item(&self, mark: &str, blocks: &[Block], tight: bool, width: usize) -> Vec<String> {
        beside(mark, width, |width| {
            if tight {
                self.parts(blocks, width).concat()
            } else {
                self.blocks(blocks, width)
            }
        })
    }

    /// Running text as one string: a line ends at `\n`, and no line at a no-break space.
    fn inlines(&self, content: &[Inline]) -> String {
        let mut text = String::new();
        for inline in content {
            match inline {
                Inline::Text(words) | Inline::Code(words) => text.push_str(&unbroken(words)),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Foreign { content, .. } => text.push_str(&self.inlines(content)),
                Inline::Strikethrough(content) => {
                    let struck = self.inlines(content);
                    text.push_str(&format!("({} {struck})", self.words.struck));
                }
                Inline::Link { target, content } => text.push_str(&self.link(target, content)),
                Inline::Image(image) => text.push_str(&unbroken(&image.alternative)),
                Inline::TickBox { ticked } => text.push_str(&unbroken_box(*ticked)),
                Inline::FootnoteMark(number) => text.push_str(&format!("[{number}]")),
                Inline::LineBreak => text.push('\n'),
            }
        }
        text
    }

    /// The words of a link, and its address unless they are the same.
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

/// A box to tick.
const fn tick_box(ticked: bool) -> &'static str {
    if ticked { "[x]" } else { "[ ]" }
}

/// A box to tick that stays whole, and on the line of the words after it.
fn unbroken_box(ticked: bool) -> String {
    tick_box(ticked).replace(' ', &NO_BREAK.to_string())
}

/// Lines beside a mark. `lines` makes them for the width that is left, or for all of it where that
/// would be too narrow: the mark stands above them then.
fn beside(mark: &str, width: usize, lines: impl FnOnce(usize) -> Vec<String>) -> Vec<String> {
    let left = width.saturating_sub(columns(mark));
    let alone = mark.trim_end();
    let (mut above, lines) = if left < NARROWEST {
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
