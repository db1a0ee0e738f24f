//! The sections of a page.

use crate::document::{Block, BlockKind, Document, Inline, plain_text};

/// The longest description, in characters: that of search results.
const LONGEST_DESCRIPTION: usize = 200;

/// A document, divided into the sections of its page.
pub(super) struct PageSections<'a> {
    /// The heading that opens the document.
    pub(super) title: Option<&'a Block>,
    /// The paragraph just below the title.
    pub(super) lead: Option<&'a Block>,
    /// The blocks between header and footer.
    pub(super) content: &'a [Block],
    /// The blocks below the last rule, if they are paragraphs and footnotes only.
    pub(super) foot: &'a [Block],
}

impl<'a> PageSections<'a> {
    /// Divides a document into sections.
    pub(super) fn new(document: &'a Document) -> Self {
        let (title, rest) = split_first(&document.blocks, is_title);
        let (lead, rest) = match title {
            Some(_) => split_first(rest, is_lead),
            None => (None, rest),
        };
        let (content, foot) = split_foot(rest);
        Self {
            title,
            lead,
            content,
            foot,
        }
    }

    /// A description of the document: its lead, and the first paragraph of its first section.
    pub(super) fn description(&self) -> String {
        let mut blocks = self.content.iter();
        let heading = blocks.position(|block| matches!(block.kind, BlockKind::Heading { .. }));
        let opening = heading.and_then(|at| self.content.get(at + 1));
        let texts = [self.lead, opening].into_iter().flatten().filter_map(text);
        let texts = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        shortened(&texts.collect::<Vec<_>>().join(" · "))
    }
}

fn split_first(blocks: &[Block], is_wanted: fn(&Block) -> bool) -> (Option<&Block>, &[Block]) {
    match blocks.split_first() {
        Some((first, rest)) if is_wanted(first) => (Some(first), rest),
        _ => (None, blocks),
    }
}

fn is_title(block: &Block) -> bool {
    text(block).is_some() && matches!(block.kind, BlockKind::Heading { .. })
}

fn is_lead(block: &Block) -> bool {
    let is_paragraph = matches!(block.kind, BlockKind::Paragraph(_));
    is_paragraph && block.id.is_none() && text(block).is_some()
}

fn split_foot(blocks: &[Block]) -> (&[Block], &[Block]) {
    let rule = blocks
        .iter()
        .rposition(|block| block.kind == BlockKind::Rule);
    let is_small = |block: &Block| {
        matches!(
            block.kind,
            BlockKind::Paragraph(_) | BlockKind::Footnote { .. }
        )
    };
    match rule {
        Some(at) if blocks[at + 1..].iter().all(is_small) => (&blocks[..at], &blocks[at + 1..]),
        _ => (blocks, &[]),
    }
}

/// The text of a heading or paragraph, if it has any and no tick boxes.
fn text(block: &Block) -> Option<String> {
    let (BlockKind::Heading { content, .. } | BlockKind::Paragraph(content)) = &block.kind else {
        return None;
    };
    let has_boxes = content
        .iter()
        .any(|inline| matches!(inline, Inline::TickBox { .. }));
    let text = plain_text(content);
    (!has_boxes && !text.trim().is_empty()).then_some(text)
}

/// The text, shortened at a word to the longest description.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST_DESCRIPTION) else {
        return text.to_owned();
    };
    let whole_words = text[..end]
        .rsplit_once(' ')
        .map_or(&text[..end], |(words, _)| words);
    format!(
        "{}…",
        whole_words.trim_end_matches([',', ';', '·', ' ', '\u{A0}', '\u{202F}'])
    )
}
