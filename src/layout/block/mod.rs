//! Blocks of a document to a vertical list of unbreakable boxes.
//!
//! Each kind of block has its function, which adds boxes to the `flow`: `container` those that hold
//! other blocks, `heading`, `table` and `leaf` the rest. An `unbreakable_box` is a strip across the
//! column that no page break divides. This file orders the blocks, with the space and the penalty
//! of a page break between neighbours.

mod column_widths;
mod container;
pub(crate) mod flow;
mod heading;
pub(crate) mod leaf;
mod table;
pub(crate) mod unbreakable_box;

pub use column_widths::{IntrinsicWidths, column_widths};

use crate::document::{Block, BlockKind, Inline, plain_text};
use crate::layout::block::flow::{Container, Flow};
use crate::layout::block::unbreakable_box::penalty;

/// The longest label of lines to write on, in characters.
const LONGEST_LABEL: usize = 32;
/// The space between a lead-in paragraph and its list, as a share of that between paragraphs.
const LEAD_GAP: f32 = 0.4;
/// The space below ruled lines, as a share of the leading: descenders of handwriting reach below
/// the rule.
const PEN_GAP: f32 = 0.75;

/// Adds blocks one after another.
pub(crate) fn add_all(flow: &mut Flow<'_, '_>, blocks: &[Block], container: Container) {
    for (index, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::WritingLines(count) => {
                let labelled = index
                    .checked_sub(1)
                    .is_some_and(|index| is_label(&blocks[index]));
                leaf::writing_lines(flow, *count, labelled, block, container);
            }
            _ => add(flow, block, container),
        }
        if let Some(next) = blocks.get(index + 1) {
            flow.add_penalty(penalty_share(block, next));
            space_between(flow, block, next, container);
        }
    }
}

/// Adds the space between two blocks that depends on both: less after a lead-in, more below ruled
/// lines.
fn space_between(flow: &mut Flow<'_, '_>, block: &Block, next: &Block, container: Container) {
    let text = flow.context.theme.text;
    match (&block.kind, &next.kind) {
        (BlockKind::Paragraph(_), BlockKind::List { tight: true, .. }) if !container.tight => {
            flow.set_space(text.gap * LEAD_GAP);
        }
        (BlockKind::WritingLines(_), BlockKind::Paragraph(content)) if has_box(content) => {}
        (BlockKind::WritingLines(_), _) => flow.add_space(text.leading * PEN_GAP),
        _ => {}
    }
}

/// The share of the penalty between two blocks that depends on both: after a lead-in, and
/// between ruled lines and the tick boxes that rate the notes on them.
fn penalty_share(block: &Block, next: &Block) -> f32 {
    match (&block.kind, &next.kind) {
        (
            BlockKind::Paragraph(_),
            BlockKind::List { .. } | BlockKind::Table(_) | BlockKind::WritingLines(_),
        ) => penalty::AFTER_LEAD_IN,
        (BlockKind::WritingLines(_), BlockKind::Paragraph(content)) if has_box(content) => {
            penalty::BEFORE_RATING
        }
        _ => 0.0,
    }
}

fn has_box(content: &[Inline]) -> bool {
    let is_box = |inline: &Inline| matches!(inline, Inline::TickBox { .. });
    content.iter().any(is_box)
}

/// Whether a block is a short label, beside which there is room to write.
fn is_label(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else {
        return false;
    };
    let is_strong = matches!(content.as_slice(), [Inline::Strong(_)]);
    is_strong && plain_text(content).chars().count() <= LONGEST_LABEL
}

fn add(flow: &mut Flow<'_, '_>, block: &Block, container: Container) {
    match &block.kind {
        BlockKind::Heading { level, content } => {
            heading::add(flow, *level, content, block, container);
        }
        BlockKind::Paragraph(content) => leaf::paragraph(flow, content, block, container),
        BlockKind::List {
            start,
            tight,
            items,
        } => container::list(flow, items, *start, *tight, container),
        BlockKind::Table(table) => table::add(flow, table, block, container),
        BlockKind::Quote(blocks) => container::quote(flow, blocks, container),
        BlockKind::Code(text) => leaf::code(flow, text, block, container),
        BlockKind::Rule => leaf::rule(flow, container),
        BlockKind::WritingLines(_) => {}
        BlockKind::Footnote { number, blocks } => container::note(flow, *number, blocks, container),
    }
}
