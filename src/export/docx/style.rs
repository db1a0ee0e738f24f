//! The styles of a document, by the names that Word knows.

use crate::export::docx::locale::WordStrings;

/// A style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// Text: the base of all paragraph styles.
    Text,
    /// The title of the document.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a bulleted list, by its depth from 0.
    Bullet(u8),
    /// An item of a numbered list, by its depth from 0.
    Number(u8),
    /// A further paragraph of a list item, by its depth from 0.
    Continued(u8),
    /// A quotation.
    Quote,
    /// A code block.
    Code,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// A footnote.
    Note,
    /// A line to write on.
    WritingLine,
    /// A rule across the column.
    Separator,
    /// Text in a table.
    TableText,
    /// A column head.
    TableHead,
    /// A label in a table of labels and values.
    TableLabel,
    /// The base of all run styles.
    Run,
    /// A link.
    Link,
    /// A footnote mark.
    NoteMark,
    /// Inline code.
    CodeWords,
    /// The placeholder of an empty text field.
    Placeholder,
    /// The base of all table styles.
    Table,
    /// A table to read.
    LightTable,
    /// A table of labels and values.
    PairTable,
    /// A table to fill in.
    GridTable,
}

/// The number of list levels with styles of their own.
pub(super) const LIST_LEVELS: u8 = 3;
/// The number of heading levels with styles.
pub(super) const HEADING_LEVELS: u8 = 6;

/// The kind of a style.
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
    /// All styles, each after its base.
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

    /// The kind of the style.
    pub(super) const fn kind(self) -> StyleKind {
        match self {
            Self::Run | Self::Link | Self::NoteMark | Self::CodeWords | Self::Placeholder => {
                StyleKind::Character
            }
            Self::Table | Self::LightTable | Self::PairTable | Self::GridTable => StyleKind::Table,
            _ => StyleKind::Paragraph,
        }
    }

    /// The base style.
    pub(super) const fn base(self) -> Option<Self> {
        match (self, self.kind()) {
            (Self::Text | Self::Run | Self::Table, _) => None,
            (Self::TableHead | Self::TableLabel, _) => Some(Self::TableText),
            (_, StyleKind::Paragraph) => Some(Self::Text),
            (_, StyleKind::Character) => Some(Self::Run),
            (_, StyleKind::Table) => Some(Self::Table),
        }
    }

    /// The style of the next paragraph, if it differs.
    pub(super) const fn next(self) -> Option<Self> {
        match self {
            Self::Title | Self::Heading(_) | Self::Separator => Some(Self::Text),
            _ => None,
        }
    }

    /// Whether it is the default of its kind.
    pub(super) const fn is_default(self) -> bool {
        matches!(self, Self::Text | Self::Run | Self::Table)
    }

    /// The name. Styles that Word knows have the same name in every language.
    pub(super) fn name(self, strings: &WordStrings) -> String {
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
            Self::WritingLine => strings.writing_line,
            Self::Separator => strings.separator,
            Self::TableText => strings.table_text,
            Self::TableHead => strings.table_head,
            Self::TableLabel => strings.table_label,
            Self::Run => "Default Paragraph Font",
            Self::Link => "Hyperlink",
            Self::NoteMark => "footnote reference",
            Self::CodeWords => "HTML Code",
            Self::Placeholder => "Placeholder Text",
            Self::Table => "Normal Table",
            Self::LightTable => strings.light_table,
            Self::PairTable => strings.pair_table,
            Self::GridTable => strings.grid_table,
        };
        name.to_owned()
    }

    /// The id, for a file that does not give it another.
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

    /// Whether Word knows the style; others are marked as custom.
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
