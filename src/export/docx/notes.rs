//! The notes: at the foot of the page of their first mark.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, BlockKind, Document};
use crate::export::docx::package::Relations;
use crate::export::docx::properties::{ParagraphProperties, RunProperties};
use crate::export::docx::runs::Manner;
use crate::export::docx::style::Style;
use crate::export::docx::writer::{Site, Writer};
use crate::export::docx::xml::Element;

/// The notes of a document.
#[derive(Default)]
pub(super) struct Notes<'a> {
    known: BTreeMap<usize, &'a [Block]>,
    placed: BTreeSet<usize>,
    /// Whether a note is being written: notes have no notes.
    pub(super) inside: bool,
}

impl<'a> Notes<'a> {
    /// The notes of a document. Of several with one number the first counts.
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

    /// Whether a mark leads to that note already.
    pub(super) fn is_placed(&self, number: usize) -> bool {
        self.placed.contains(&number)
    }

    /// Leads a first mark to that note; false if that cannot be done.
    pub(super) fn place(&mut self, number: usize) -> bool {
        !self.inside && self.known.contains_key(&number) && self.placed.insert(number)
    }

    /// Whether these blocks are a note that a mark leads to.
    pub(super) fn holds(&self, number: usize, blocks: &[Block]) -> bool {
        let known = self.known.get(&number);
        self.is_placed(number) && known.is_some_and(|known| std::ptr::eq(*known, blocks))
    }
}

impl Writer<'_> {
    /// The part with the notes that marks lead to, and what it refers to.
    pub(super) fn notes_part(&mut self) -> (Element, Relations) {
        let body = std::mem::take(&mut self.relations);
        self.notes.inside = true;
        let notes: Vec<_> = self.notes.placed.iter().copied().collect();
        let notes = notes.into_iter().map(|number| {
            let blocks = self.notes.known.get(&number).copied().unwrap_or_default();
            self.note(number, blocks)
        });
        let notes: Vec<Element> = notes.collect();
        self.notes.inside = false;
        let part = super::root("w:footnotes")
            .holding(rule(-1, "separator", "w:separator"))
            .holding(rule(0, "continuationSeparator", "w:continuationSeparator"))
            .holding_all(notes);
        (part, std::mem::replace(&mut self.relations, body))
    }

    fn note(&mut self, number: usize, blocks: &[Block]) -> Element {
        let mark = RunProperties {
            style: Some(self.sheet.id(Style::NoteMark).to_owned()),
            ..RunProperties::default()
        };
        let mark = Element::new("w:r")
            .holding_all(mark.element())
            .holding(Element::new("w:footnoteRef"));
        let mut opening = vec![mark];
        opening.extend(self.text(" ", Manner::default()));
        let paragraphs = self.opened(opening, Style::Note, blocks);
        Element::new("w:footnote")
            .with("w:id", number)
            .holding_all(paragraphs)
    }

    /// A note that no mark leads to, with its number.
    pub(super) fn loose_note(&mut self, number: usize, blocks: &[Block]) -> Vec<Element> {
        let opening = self.text(&format!("{number}. "), Manner::default());
        let inside = std::mem::replace(&mut self.notes.inside, true);
        let written = self.opened(opening, Style::Note, blocks);
        self.notes.inside = inside;
        written
    }

    /// Blocks whose first paragraph begins with something.
    fn opened(&mut self, opening: Vec<Element>, style: Style, blocks: &[Block]) -> Vec<Element> {
        let site = Site::within(style);
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
        let paragraph = Element::new("w:p")
            .holding_all(properties.element())
            .holding_all(opening)
            .holding_all(first);
        let mut all = vec![paragraph];
        all.extend(self.blocks(rest, site));
        all
    }
}

/// The rule above the notes.
fn rule(id: i32, kind: &str, content: &'static str) -> Element {
    let run = Element::new("w:r").holding(Element::new(content));
    Element::new("w:footnote")
        .with("w:type", kind)
        .with("w:id", id)
        .holding(Element::new("w:p").holding(run))
}
