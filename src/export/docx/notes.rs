//! Footnotes, at the foot of the page of their first mark.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, BlockKind, Document};
use crate::export::docx::package::Relationships;
use crate::export::docx::properties::{ParagraphProperties, RunProperties};
use crate::export::docx::root;
use crate::export::docx::runs::RunStyle;
use crate::export::docx::style::Style;
use crate::export::docx::writer::{BlockContext, DocxWriter};
use crate::export::docx::xml::XmlElement;

/// The footnotes of a document.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    known: BTreeMap<usize, &'a [Block]>,
    placed: BTreeSet<usize>,
    /// Whether a footnote is being written; footnotes within footnotes are not allowed.
    pub(super) in_note: bool,
}

impl<'a> Footnotes<'a> {
    /// The footnotes of a document. Of several with the same number, the first counts.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut known = BTreeMap::new();
        for block in &document.blocks {
            if let BlockKind::Footnote { number, blocks } = &block.kind {
                known.entry(*number).or_insert(blocks.as_slice());
            }
        }
        Self {
            known,
            ..Self::default()
        }
    }

    /// Whether a mark refers to that footnote already.
    pub(super) fn is_placed(&self, number: usize) -> bool {
        self.placed.contains(&number)
    }

    /// Refers the first mark to a footnote; `false` if that is not possible.
    pub(super) fn place(&mut self, number: usize) -> bool {
        !self.in_note && self.known.contains_key(&number) && self.placed.insert(number)
    }

    /// Whether these blocks are a footnote that a mark refers to.
    pub(super) fn holds(&self, number: usize, blocks: &[Block]) -> bool {
        let known = self.known.get(&number);
        self.is_placed(number) && known.is_some_and(|known| std::ptr::eq(*known, blocks))
    }
}

impl DocxWriter<'_> {
    /// The footnotes part, and its relationships.
    pub(super) fn notes_part(&mut self) -> (XmlElement, Relationships) {
        let body = std::mem::take(&mut self.relationships);
        self.notes.in_note = true;
        let notes: Vec<_> = self.notes.placed.iter().copied().collect();
        let notes = notes.into_iter().map(|number| {
            let blocks = self.notes.known.get(&number).copied().unwrap_or_default();
            self.note(number, blocks)
        });
        let notes: Vec<XmlElement> = notes.collect();
        self.notes.in_note = false;
        let part = root("w:footnotes")
            .add(rule(-1, "separator", "w:separator"))
            .add(rule(0, "continuationSeparator", "w:continuationSeparator"))
            .add_all(notes);
        (part, std::mem::replace(&mut self.relationships, body))
    }

    fn note(&mut self, number: usize, blocks: &[Block]) -> XmlElement {
        let mark = RunProperties {
            style: Some(self.sheet.id(Style::NoteMark).to_owned()),
            ..RunProperties::default()
        };
        let mark = XmlElement::new("w:r")
            .add_all(mark.element())
            .add(XmlElement::new("w:footnoteRef"));
        let mut opening = vec![mark];
        opening.extend(self.text(" ", RunStyle::default()));
        let paragraphs = self.opened(opening, Style::Note, blocks);
        XmlElement::new("w:footnote")
            .with("w:id", number)
            .add_all(paragraphs)
    }

    /// The paragraphs of a footnote without a mark, with its number.
    pub(super) fn unreferenced_note(&mut self, number: usize, blocks: &[Block]) -> Vec<XmlElement> {
        let opening = self.text(&format!("{number}. "), RunStyle::default());
        let in_note = std::mem::replace(&mut self.notes.in_note, true);
        let written = self.opened(opening, Style::Note, blocks);
        self.notes.in_note = in_note;
        written
    }

    /// Blocks whose first paragraph begins with `opening`.
    fn opened(
        &mut self,
        opening: Vec<XmlElement>,
        style: Style,
        blocks: &[Block],
    ) -> Vec<XmlElement> {
        let context = BlockContext::of_style(style);
        let (first, rest) = match blocks.split_first() {
            Some((first, rest)) => match &first.kind {
                BlockKind::Paragraph(content) => (self.runs(content), rest),
                _ => (Vec::new(), blocks),
            },
            None => (Vec::new(), blocks),
        };
        let properties = ParagraphProperties {
            style: Some(self.sheet.id(style).to_owned()),
            ..ParagraphProperties::default()
        };
        let paragraph = XmlElement::new("w:p")
            .add_all(properties.element())
            .add_all(opening)
            .add_all(first);
        let mut all = vec![paragraph];
        all.extend(self.blocks(rest, context));
        all
    }
}

/// A separator between text and footnotes.
fn rule(id: i32, kind: &str, content: &'static str) -> XmlElement {
    let run = XmlElement::new("w:r").add(XmlElement::new(content));
    XmlElement::new("w:footnote")
        .with("w:type", kind)
        .with("w:id", id)
        .add(XmlElement::new("w:p").add(run))
}
