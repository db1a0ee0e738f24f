//! The styles: one for every kind of paragraph, table and run, by the names that Word knows.

use crate::export::docx::locale::Words;

/// A style that documents use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// Running text: what all paragraphs are based on.
    Text,
    /// The title of the document.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a bulleted list, by its depth from 0.
    Bullet(u8),
    /// An item of a numbered list, by its depth from 0.
    Number(u8),
    /// What follows the first paragraph of an item, by its depth from 0.
    Continued(u8),
    /// A quotation.
    Quote,
    /// Preformatted text.
    Code,
    /// The line at the top of a page.
    Header,
    /// The line at the foot of a page.
    Footer,
    /// A note.
    Note,
    /// A line to write on.
    WritingLine,
    /// A rule between two parts.
    Separator,
    /// Text in a table.
    TableText,
    /// The head of a column.
    TableHead,
    /// A label in a table of labels and values.
    TableLabel,
    /// What all runs are based on.
    Run,
    /// A link.
    Link,
    /// The mark of a note.
    NoteMark,
    /// Characters of code.
    CodeWords,
    /// What stands in a place until something is written there.
    Placeholder,
    /// What all tables are based on.
    Table,
    /// A table to read.
    LightTable,
    /// A table of labels and values.
    PairTable,
    /// A table to fill in.
    GridTable,
}

/// How many levels of lists have styles of their own.
pub(super) const LIST_LEVELS: u8 = 3;
/// How many levels of headings have styles.
pub(super) const HEADING_LEVELS: u8 = 6;

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StyleKind {
    /// Paragraphs.
    Paragraph,
    /// Runs.
    Character,
    /// Tables.
    Table,
}

impl StyleKind {
    /// The kind as the format names it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Character => "character",
            Self::Table => "table",
        }
    }
}

impl Style {
    /// Every style, each after what it is based on.
    pub(super) fn all() -> Vec<Self> {
        let mut all = vec![Self::Text, Self::Run, Self::Table, Self::Title];
        all.extend((1..=HEADING_LEVELS).map(Self::Heading));
        all.extend((0..LIST_LEVELS).map(Self::Bullet));
        all.extend((0..LIST_LEVELS).map(Self::Number));
        all.extend((0..LIST_LEVELS).map(Self::Continued));
        all.extend([
            Self::Quote,
            Self::Code,
            Self::Header,
            Self::Footer,
            Self::Note,
            Self::WritingLine,
            Self::Separator,
            Self::TableText,
            Self::TableHead,
            Self::TableLabel,
            Self::Link,
            Self::NoteMark,
            Self::CodeWords,
            Self::Placeholder,
            Self::LightTable,
            Self::PairTable,
            Self::GridTable,
        ]);
        all
    }

    /// What it is for.
    pub(super) const fn kind(self) -> StyleKind {
        match self {
            Self::Run | Self::Link | Self::NoteMark | Self::CodeWords | Self::Placeholder => {
                StyleKind::Character
            }
            Self::Table | Self::LightTable | Self::PairTable | Self::GridTable => StyleKind::Table,
            _ => StyleKind::Paragraph,
        }
    }

    /// What it is based on.
    pub(super) const fn base(self) -> Option<Self> {
        match (self, self.kind()) {
            (Self::Text | Self::Run | Self::Table, _) => None,
            (Self::TableHead | Self::TableLabel, _) => Some(Self::TableText),
            (_, StyleKind::Paragraph) => Some(Self::Text),
            (_, StyleKind::Character) => Some(Self::Run),
            (_, StyleKind::Table) => Some(Self::Table),
        }
    }

    /// The style of the next paragraph, where that is another one.
    pub(super) const fn next(self) -> Option<Self> {
        match self {
            Self::Title | Self::Heading(_) | Self::Separator => Some(Self::Text),
            _ => None,
        }
    }

    /// Whether it is the style of what has no style.
    pub(super) const fn is_default(self) -> bool {
        matches!(self, Self::Text | Self::Run | Self::Table)
    }

    /// Its name: for a style that Word knows, the one that is the same in every language.
    pub(super) fn name(self, words: &Words) -> String {
        let numbered = |name: &str, depth: u8| match depth {
            0 => name.to_owned(),
            depth => format!("{name} {}", depth + 1),
        };
        let name = match self {
            Self::Heading(level) => return format!("heading {level}"),
            Self::Bullet(depth) => return numbered("List Bullet", depth),
            Self::Number(depth) => return numbered("List Number", depth),
            Self::Continued(depth) => return numbered("List Continue", depth),
            Self::Text => "Normal",
            Self::Title => "Title",
            Self::Quote => "Quote",
            Self::Code => "HTML Preformatted",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Note => "footnote text",
            Self::WritingLine => words.writing_line,
            Self::Separator => words.separator,
            Self::TableText => words.table_text,
            Self::TableHead => words.table_head,
            Self::TableLabel => words.table_label,
            Self::Run => "Default Paragraph Font",
            Self::Link => "Hyperlink",
            Self::NoteMark => "footnote reference",
            Self::CodeWords => "HTML Code",
            Self::Placeholder => "Placeholder Text",
            Self::Table => "Normal Table",
            Self::LightTable => words.light_table,
            Self::PairTable => words.pair_table,
            Self::GridTable => words.grid_table,
        };
        name.to_owned()
    }

    /// The id that programs refer to it by, where a company's file gives it no other.
    pub(super) fn own_id(self) -> String {
        let numbered = |name: &str, depth: u8| match depth {
            0 => name.to_owned(),
            depth => format!("{name}{}", depth + 1),
        };
        let id = match self {
            Self::Heading(level) => return format!("Heading{level}"),
            Self::Bullet(depth) => return numbered("ListBullet", depth),
            Self::Number(depth) => return numbered("ListNumber", depth),
            Self::Continued(depth) => return numbered("ListContinue", depth),
            Self::Text => "Normal",
            Self::Title => "Title",
            Self::Quote => "Quote",
            Self::Code => "HTMLPreformatted",
            Self::Header => "Header",
            Self::Footer => "Footer",
            Self::Note => "FootnoteText",
            Self::WritingLine => "WritingLine",
            Self::Separator => "Separator",
            Self::TableText => "TableText",
            Self::TableHead => "TableHead",
            Self::TableLabel => "TableLabel",
            Self::Run => "DefaultParagraphFont",
            Self::Link => "Hyperlink",
            Self::NoteMark => "FootnoteReference",
            Self::CodeWords => "HTMLCode",
            Self::Placeholder => "PlaceholderText",
            Self::Table => "TableNormal",
            Self::LightTable => "LightTable",
            Self::PairTable => "PairTable",
            Self::GridTable => "GridTable",
        };
        id.to_owned()
    }

    /// Whether Word ships a style of this name; others are marked as the file's own.
    pub(super) const fn is_known(self) -> bool {
        !matches!(
            self,
            Self::WritingLine
                | Self::Separator
                | Self::TableText
                | Self::TableHead
                | Self::TableLabel
                | Self::LightTable
                | Self::PairTable
                | Self::GridTable
        )
    }
}
