//! Blocks to slabs.
//!
//! Every kind of block has its function. Those of blocks that hold blocks are here: lists,
//! quotations, notes.

use crate::document::{Alignment, Block, BlockKind, Inline, ListItem, plain_text};
use crate::layout::block::flow::{Flow, RULE_WIDTH, Site, line_slabs, rule as rule_item};
use crate::layout::block::unbreakable_box::{Panel, Purpose, Slab, cost};
use crate::layout::block::{heading, leaf, table};
use crate::layout::page::model::{Role, Stroke};
use crate::layout::text::inline;
use crate::layout::text::line_box::{TextColumn, line_boxes};

/// The width of the bar beside a quotation, in points.
const QUOTE_BAR: f32 = 2.0;
/// How far a quotation stands in, in points.
const QUOTE_INDENT: f32 = 12.0;
/// From a marker to its item, in em.
const MARKER_GAP: f32 = 0.5;
/// The width of the rule above the notes, as a share of the column.
const NOTES_RULE: f32 = 0.3;
/// A label of lines to write on has no more characters than this.
const LONGEST_LABEL: usize = 32;
/// Of the white between two paragraphs, the share between what leads up to a list and the list.
const LEAD_GAP: f32 = 0.4;
/// The white below the last of some ruled lines, as a share of the distance of two lines: letters
/// written by hand reach below the rule.
const PEN_GAP: f32 = 0.75;
/// What stands before an item without a number.
const BULLET: &str = "•";

/// Adds blocks one after another.
pub(crate) fn add(flow: &mut Flow<'_, '_>, blocks: &[Block], site: Site) {
    for (index, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::WritingLines(count) => {
                let labelled = index
                    .checked_sub(1)
                    .is_some_and(|index| is_label(&blocks[index]));
                leaf::writing_lines(flow, *count, labelled, block, site);
            }
            _ => add_block(flow, block, site),
        }
        if let Some(next) = blocks.get(index + 1) {
            flow.keep(cost_between(block, next));
            space_between(flow, block, next, site);
        }
    }
}

/// Asks for the white that two blocks want between them because of what they are to each other:
/// less where one leads up to the other, more below a line that is written on.
fn space_between(flow: &mut Flow<'_, '_>, block: &Block, next: &Block, site: Site) {
    let text = flow.context.theme.text;
    match (&block.kind, &next.kind) {
        (BlockKind::Paragraph(_), BlockKind::List { tight: true, .. }) if !site.tight => {
            flow.settle(text.gap * LEAD_GAP);
        }
        (BlockKind::WritingLines(_), BlockKind::Paragraph(content)) if has_box(content) => {}
        (BlockKind::WritingLines(_), _) => flow.space(text.leading * PEN_GAP),
        _ => {}
    }
}

/// What a page break costs because of what two blocks are to each other: nobody wants to turn the
/// page between what leads up to something and that, nor between notes and the boxes that rate
/// them.
fn cost_between(block: &Block, next: &Block) -> f32 {
    match (&block.kind, &next.kind) {
        (
            BlockKind::Paragraph(_),
            BlockKind::List { .. } | BlockKind::Table(_) | BlockKind::WritingLines(_),
        ) => cost::LEAD,
        (BlockKind::WritingLines(_), BlockKind::Paragraph(content)) if has_box(content) => {
            cost::BOXES
        }
        _ => 0.0,
    }
}

fn has_box(content: &[Inline]) -> bool {
    let is_box = |inline: &Inline| matches!(inline, Inline::TickBox { .. });
    content.iter().any(is_box)
}

/// Whether a block is but a short label, which leaves room to write beside it.
fn is_label(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else {
        return false;
    };
    let is_strong = matches!(content.as_slice(), [Inline::Strong(_)]);
    is_strong && plain_text(content).chars().count() <= LONGEST_LABEL
}

fn add_block(flow: &mut Flow<'_, '_>, block: &Block, site: Site) {
    match &block.kind {
        BlockKind::Heading { level, content } => heading::add(flow, *level, content, block, site),
        BlockKind::Paragraph(content) => paragraph(flow, content, block, site),
        BlockKind::List {
            start,
            tight,
            items,
        } => list(flow, items, *start, *tight, site),
        BlockKind::Table(table) => table::add(flow, table, block, site),
        BlockKind::Quote(blocks) => quote(flow, blocks, site),
        BlockKind::Code(text) => leaf::code(flow, text, block, site),
        BlockKind::Rule => leaf::rule(flow, site),
        BlockKind::WritingLines(_) => {}
        BlockKind::Footnote { number, blocks } => note(flow, *number, blocks, site),
    }
}

fn paragraph(flow: &mut Flow<'_, '_>, content: &[Inline], block: &Block, site: Site) {
    let name = block.id.clone();
    let node = flow.context.named_node(Role::Paragraph, site.parent, name);
    let style = flow.paragraph_style(site, block.line, node);
    let paragraph = inline::paragraph(content, style, flow.context);
    let lines = line_boxes(&paragraph, site.column, Alignment::Natural, flow.context);
    let gap = flow.paragraph_gap(site);
    flow.space(gap);
    flow.keep(cost::BLOCKS);
    flow.push_all(line_slabs(lines, cost::LINES));
    flow.space(gap);
}

/// Adds a list.
fn list(flow: &mut Flow<'_, '_>, items: &[ListItem], start: Option<u64>, tight: bool, site: Site) {
    let numbered = start.is_some();
    let node = flow.context.node(Role::List { numbered }, site.parent);
    let look = flow.context.theme.lists;
    let last = start.unwrap_or_default() + items.len() as u64;
    let indent = look
        .indent
        .max(marker_width(flow, start.map(|_| last), site));
    flow.space(flow.paragraph_gap(site));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            flow.keep(cost::ITEMS);
        }
        if index == 1 || (index > 0 && index + 1 == items.len()) {
            flow.keep(cost::SINGLE_ITEM);
        }
        let number = start.map(|start| start + index as u64);
        list_item(
            flow,
            item,
            number,
            indent,
            Site {
                parent: node,
                tight,
                ..site
            },
        );
    }
    flow.space(flow.paragraph_gap(site));
}

/// The room that the widest marker of a list needs.
fn marker_width(flow: &mut Flow<'_, '_>, last: Option<u64>, site: Site) -> f32 {
    let Some(last) = last else { return 0.0 };
    let style = flow.paragraph_style(site, 0, site.parent).text;
    let width = flow
        .context
        .shaper
        .width(&marker(Some(last)), style.variant);
    (width + MARKER_GAP) * style.size
}

fn marker(number: Option<u64>) -> String {
    number.map_or_else(|| BULLET.to_owned(), |number| format!("{number}."))
}

fn list_item(
    flow: &mut Flow<'_, '_>,
    item: &ListItem,
    number: Option<u64>,
    indent: f32,
    site: Site,
) {
    let node = flow.context.node(Role::ListItem, site.parent);
    let label = flow.context.node(Role::Label, node);
    let content = item.ticked.map_or_else(
        || Inline::Text(marker(number)),
        |ticked| Inline::TickBox { ticked },
    );
    let line = item.blocks.first().map_or(0, |block| block.line);
    let style = flow.paragraph_style(site, line, label);
    let marker = inline::paragraph(&[content], style, flow.context);
    // Numbers end where their items begin; bullets and boxes begin where the text around does.
    let (width, alignment) = match number {
        Some(_) => (indent - MARKER_GAP * style.text.size, Alignment::Right),
        None => (indent, Alignment::Left),
    };
    let column = TextColumn {
        left: site.column.left,
        width: width.max(marker.widest_line()),
    };
    let lines = line_boxes(&marker, column, alignment, flow.context);
    line_slabs(lines, 0.0)
        .into_iter()
        .for_each(|slab| flow.mark(slab));
    let body = flow.context.node(Role::ItemBody, node);
    let inset = indent.max(column_of_box(item, &marker.widest_line(), style.text.size));
    add(flow, &item.blocks, site.inset(inset, body));
    flow.place_marker();
}

/// The room that the box of a task needs.
fn column_of_box(item: &ListItem, width: &f32, size: f32) -> f32 {
    item.ticked.map_or(0.0, |_| width + MARKER_GAP * size)
}

/// Adds a quotation, with a bar beside it.
fn quote(flow: &mut Flow<'_, '_>, blocks: &[Block], site: Site) {
    let node = flow.context.node(Role::Quote, site.parent);
    let panel = Panel {
        id: flow.panel_id(),
        left: site.column.left,
        width: QUOTE_BAR,
        purpose: Purpose::Fill(flow.context.colours.rule),
    };
    flow.space(flow.context.theme.text.gap);
    flow.within(panel, |flow| {
        add(flow, blocks, site.inset(QUOTE_INDENT, node));
    });
    flow.space(flow.context.theme.text.gap);
}

/// Adds a note; a short rule stands above the first.
fn note(flow: &mut Flow<'_, '_>, number: usize, blocks: &[Block], site: Site) {
    flow.end_entry();
    if !std::mem::replace(&mut flow.notes, true) {
        notes_rule(flow, site);
    }
    let node = flow.context.node(Role::Note, site.parent);
    let site = Site {
        small: true,
        tight: true,
        ..site
    };
    let label = flow.context.node(Role::Label, node);
    let style = flow.paragraph_style(site, 0, label);
    let mark = inline::note_label(number, style, flow.context);
    let lines = line_boxes(&mark, site.column, Alignment::Left, flow.context);
    line_slabs(lines, 0.0)
        .into_iter()
        .for_each(|slab| flow.mark(slab));
    let indent = mark.widest_line() + MARKER_GAP * style.text.size;
    add(flow, blocks, site.inset(indent, node));
    flow.place_marker();
}

fn notes_rule(flow: &mut Flow<'_, '_>, site: Site) {
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.rule,
    };
    let column = TextColumn {
        width: site.column.width * NOTES_RULE,
        ..site.column
    };
    flow.space(flow.context.theme.text.leading);
    flow.push(Slab {
        height: RULE_WIDTH,
        items: vec![rule_item(column, RULE_WIDTH / 2.0, stroke)],
        ..Slab::default()
    });
    flow.space(flow.context.theme.text.gap);
    flow.keep(cost::HEADING);
}
