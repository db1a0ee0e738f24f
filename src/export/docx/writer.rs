//! The writer, which holds the state of writing a document, and the context of blocks.

use crate::document::{Block, BlockKind, Document};
use crate::export::docx::appearance::Appearance;
use crate::export::docx::content_controls::ContentControls;
use crate::export::docx::locale;
use crate::export::docx::notes::Footnotes;
use crate::export::docx::numbering::Numbering;
use crate::export::docx::package::Relationships;
use crate::export::docx::style::Style;
use crate::export::docx::stylesheet::Stylesheet;
use crate::language::Language;

/// The state of writing a document.
pub(super) struct DocxWriter<'a> {
    /// The appearance.
    pub(super) appearance: &'a Appearance<'a>,
    /// The styles.
    pub(super) sheet: &'a Stylesheet,
    /// The language of the document.
    pub(super) language: Language,
    /// The country of the place of work.
    pub(super) country: Option<&'a str>,
    /// The text width, in points.
    pub(super) width: f32,
    /// The styles of headings.
    pub(super) headings: HeadingStyles,
    /// The list numberings so far.
    pub(super) numbering: Numbering,
    /// The relationships of the current part so far.
    pub(super) relationships: Relationships,
    /// The content controls of form fields.
    pub(super) controls: ContentControls,
    /// The footnotes.
    pub(super) notes: Footnotes<'a>,
}

impl DocxWriter<'_> {
    /// The tag of a language at the place of work.
    pub(super) fn tag(&self, language: Language) -> String {
        locale::tag(language, self.country)
    }
}

/// The context of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockContext {
    /// The paragraph style.
    pub(super) style: Style,
    /// The number of lists around it.
    pub(super) depth: u8,
    /// The indent, in points.
    pub(super) indent: f32,
}

impl BlockContext {
    /// A context at the top level with that paragraph style.
    pub(super) const fn of_style(style: Style) -> Self {
        Self {
            style,
            depth: 0,
            indent: 0.0,
        }
    }
}

/// The styles of headings. If only the first heading has level 1, it becomes the title, and
/// headings of level 2 become level 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadingStyles {
    has_title: bool,
}

impl HeadingStyles {
    /// The heading styles of a document.
    pub(super) fn of(document: &Document) -> Self {
        let level = |block: &Block| match block.kind {
            BlockKind::Heading { level, .. } => Some(level),
            _ => None,
        };
        let mut levels = document.blocks.iter().filter_map(level);
        let has_title = levels.next() == Some(1) && levels.all(|level| level > 1);
        Self { has_title }
    }

    /// The style of a heading of that level in the Markdown.
    pub(super) fn style(self, level: u8) -> Style {
        match (self.has_title, level) {
            (true, 0 | 1) => Style::Title,
            (true, level) => Style::Heading(level - 1),
            (false, level) => Style::Heading(level.max(1)),
        }
    }

    /// The level in the Markdown of headings of level 1.
    pub(super) const fn first_level(self) -> u8 {
        if self.has_title { 2 } else { 1 }
    }
}
