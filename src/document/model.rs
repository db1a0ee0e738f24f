//! The document tree.

use std::collections::BTreeMap;

use crate::language::Language;

/// A document, read from one Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The title that the Markdown sets, else the text of the first heading; empty when there is
    /// neither.
    pub title: String,
    /// The language of the text.
    pub language: Language,
    /// The running head, if the Markdown sets one.
    pub running_head: Option<String>,
    /// The running foot, which stands left of the page number, if the Markdown sets one.
    pub running_foot: Option<String>,
    /// The first bytes of the SHA-256 of the Markdown, in hexadecimal. Printed on forms, to tell
    /// versions of a document apart.
    pub digest: String,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Whether there are ruled lines to write on among the document's own blocks.
    #[must_use]
    pub fn is_written_on(&self) -> bool {
        let mut blocks = self.blocks.iter();
        blocks.any(|block| matches!(block.kind, BlockKind::WritingLines(_)))
    }
}

/// A block with its name and its place in the Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The kind of block and its content.
    pub kind: BlockKind,
    /// A stable name, such as `influence.evidence`, for the fields of a form and for links.
    pub id: Option<String>,
    /// The values of the tick boxes, in order; in a table, those of each row. Empty where the
    /// Markdown gives none.
    pub answers: Vec<String>,
    /// The line of the Markdown on which the block begins, from 1.
    pub line: usize,
}

/// The kind of a block and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading {
        /// The level, from 1.
        level: u8,
        /// The text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The first number of an ordered list; `None` for a bulleted one.
        start: Option<u64>,
        /// Whether the items stand close together.
        tight: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A table.
    Table(Table),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text, its lines separated by `\n`.
    Code(String),
    /// A rule across the column, between two parts.
    Rule,
    /// Ruled lines to write on; the number is their count.
    WritingLines(usize),
    /// A footnote. Footnotes stand at the end of the document, in the order of their marks.
    Footnote {
        /// The number of its mark, from 1.
        number: usize,
        /// The content.
        blocks: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Whether the box of a task is ticked; `None` for an item that is no task.
    pub ticked: Option<bool>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// A table: every row has as many cells as `alignments`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The alignment of each column.
    pub alignments: Vec<Alignment>,
    /// The row of column heads; all of its cells are empty in a table without heads.
    pub head: Vec<TableCell>,
    /// The rows of the body.
    pub rows: Vec<Vec<TableCell>>,
    /// The names that the Markdown gives in the body, by row and column from 0. Each names its cell
    /// if the cell is empty, else the row.
    pub ids: BTreeMap<(usize, usize), String>,
}

/// The content of a cell. An empty cell of the body is to be written in.
pub type TableCell = Vec<Inline>;

/// The alignment of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// That of the reading direction.
    Natural,
    /// Left-aligned.
    Left,
    /// Centred.
    Centre,
    /// Right-aligned.
    Right,
}

/// A piece of inline content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Literal text.
    Text(String),
    /// Emphasis, shown in italics.
    Emphasis(Vec<Inline>),
    /// Strong emphasis, shown in bold.
    Strong(Vec<Inline>),
    /// Strikethrough.
    Strikethrough(Vec<Inline>),
    /// Text in another language than the document's.
    Foreign {
        /// The language of the content.
        language: Language,
        /// The content.
        content: Vec<Inline>,
    },
    /// Inline code.
    Code(String),
    /// A link whose target `link_target` allows.
    Link {
        /// The address, or `#` and the name of a part of the same file.
        target: String,
        /// The content.
        content: Vec<Inline>,
    },
    /// An image.
    Image(Image),
    /// A tick box, written `☐` or `☑`.
    TickBox {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// The mark of a footnote, with the footnote's number.
    FootnoteMark(usize),
    /// A hard line break.
    LineBreak,
}

/// An image named in the Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The destination as the Markdown writes it.
    pub source: String,
    /// The alternative text.
    pub alternative: String,
}

/// The text of inline content without markup and footnote marks. A tick box becomes its character,
/// an image its alternative text.
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Foreign { content: inner, .. }
            | Inline::Link { content: inner, .. } => text.push_str(&plain_text(inner)),
            Inline::Image(image) => text.push_str(&image.alternative),
            Inline::TickBox { ticked } => text.push(if *ticked { '☑' } else { '☐' }),
            Inline::FootnoteMark(_) => {}
            Inline::LineBreak => text.push('\n'),
        }
    }
    text
}
