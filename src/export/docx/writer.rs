//! What every step of the writing needs, and where in the document it is.

use crate::document::{Block, BlockKind, Document};
use crate::export::docx::form::Form;
use crate::export::docx::locale;
use crate::export::docx::look::Look;
use crate::export::docx::notes::Notes;
use crate::export::docx::numbering::Numbering;
use crate::export::docx::package::Relations;
use crate::export::docx::style::Style;
use crate::export::docx::stylesheet::Stylesheet;
use crate::language::Language;

/// What every step of the writing needs.
pub(super) struct Writer<'a> {
    /// The look.
    pub(super) look: &'a Look<'a>,
    /// The styles.
    pub(super) sheet: &'a Stylesheet,
    /// The language of the document.
    pub(super) language: Language,
    /// The country of the place of work.
    pub(super) country: Option<&'a str>,
    /// The width of the text, in points.
    pub(super) width: f32,
    /// Which headings are which.
    pub(super) outline: Outline,
    /// The numberings so far.
    pub(super) numbering: Numbering,
    /// What the part being written refers to so far.
    pub(super) relations: Relations,
    /// What is filled in.
    pub(super) form: Form,
    /// The notes.
    pub(super) notes: Notes<'a>,
}

impl Writer<'_> {
    /// A language as it is written at the place of work.
    pub(super) fn tag(&self, language: Language) -> String {
        locale::tag(language, self.country)
    }
}

/// Where blocks stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site {
    /// The style of paragraphs there.
    pub(super) style: Style,
    /// How many lists it is in.
    pub(super) depth: u8,
    /// How far everything stands in, in points.
    pub(super) indent: f32,
}

impl Site {
    /// A place whose paragraphs have that style.
    pub(super) const fn within(style: Style) -> Self {
        Self {
            style,
            depth: 0,
            indent: 0.0,
        }
    }
}

/// Which headings are which: the only one of level 1, if it comes first, is the title of the
/// document, and its parts are the headings of level 1 then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outline {
    has_title: bool,
}

impl Outline {
    /// The outline of a document.
    pub(super) fn of(document: &Document) -> Self {
        let level = |block: &Block| match block.kind {
            BlockKind::Heading { level, .. } => Some(level),
            _ => None,
        };
        let mut levels = document.blocks.iter().filter_map(level);
        let has_title = levels.next() == Some(1) && levels.all(|level| level > 1);
        Self { has_title }
    }

    /// The style of a heading.
    pub(super) fn style(self, level: u8) -> Style {
        match (self.has_title, level) {
            (true, 0 | 1) => Style::Title,
            (true, level) => Style::Heading(level - 1),
            (false, level) => Style::Heading(level.max(1)),
        }
    }

    /// The level in the Markdown of what is a heading of level 1 here.
    pub(super) const fn first_level(self) -> u8 {
        if self.has_title { 2 } else { 1 }
    }
}
