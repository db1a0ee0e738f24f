//! The tree that every format is written from.

use std::collections::BTreeMap;

use crate::language::Language;

/// A document: what one Markdown file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The title that the Markdown gives, else the text of the first heading; empty when there is
    /// neither.
    pub title: String,
    /// The language the text is in.
    pub language: Language,
    /// The line at the top of every page, if the Markdown gives one.
    pub page_head: Option<String>,
    /// The line at the foot of every page, left of the page number, if the Markdown gives one.
    pub page_foot: Option<String>,
    /// A short print of the Markdown: two versions of a document have different ones.
    pub print: String,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Whether it has lines to write on by hand.
    #[must_use]
    pub fn is_written_on(&self) -> bool {
        let mut blocks = self.blocks.iter();
        blocks.any(|block| matches!(block.kind, BlockKind::WritingLines(_)))
    }
}

/// A block and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// A stable name, such as `influence.evidence`, for the fields of a form and for links.
    pub id: Option<String>,
    /// What the boxes to tick stand for, in order; in a table, those of each row. Empty where the
    /// Markdown does not say.
    pub answers: Vec<String>,
    /// The line of the Markdown on which the block begins, from 1.
    pub line: usize,
}

/// What a block is.
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
    /// Ruled lines to write on: how many.
    WritingLines(usize),
    /// A note at the end of the document, in the order of the notes' marks.
    Footnote {
        /// The number its mark shows, from 1.
        number: usize,
        /// The note.
        blocks: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// For an item of a task list, whether its box is ticked.
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
    /// The names that the Markdown gives in the body, by row and column, from 0: each names its
    /// cell if that is empty, else the row.
    pub ids: BTreeMap<(usize, usize), String>,
}

/// A cell: an empty one in a body row is a place to write in.
pub type TableCell = Vec<Inline>;

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the reading direction has it.
    Natural,
    /// To the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters.
    Text(String),
    /// Emphasis: italics.
    Emphasis(Vec<Inline>),
    /// Strong emphasis: bold.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// In another language than the document.
    Foreign {
        /// The language.
        language: Language,
        /// The text.
        content: Vec<Inline>,
    },
    /// Characters of code.
    Code(String),
    /// A link; its scheme is https, http or mailto, or it is `#` and the name of a part of the same
    /// file.
    Link {
        /// The address.
        target: String,
        /// The text.
        content: Vec<Inline>,
    },
    /// An image.
    Image(Image),
    /// A box to tick, empty or ticked: `☐`, `☑`.
    TickBox {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// The mark of a footnote.
    FootnoteMark(usize),
    /// A line ends here.
    LineBreak,
}

/// An image named in the Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The name it is looked up by among the images given to the layout.
    pub source: String,
    /// What it shows, in words.
    pub alternative: String,
}

/// The characters of running text, without its marks and those of notes; boxes to tick and images
/// become the characters that stand for them.
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
