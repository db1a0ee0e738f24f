//! Container blocks, in the terms of CommonMark: lists, quotations and footnotes.

use crate::document::{Alignment, Block, Inline, ListItem};
use crate::layout::block;
use crate::layout::block::flow::{
    Container, Flow, RULE_WIDTH, rule as rule_item, unbreakable_lines,
};
use crate::layout::block::unbreakable_box::{SharedArea, SharedAreaKind, UnbreakableBox, penalty};
use crate::layout::page::model::{Stroke, StructureRole};
use crate::layout::text::inline;
use crate::layout::text::line_box::{TextColumn, line_boxes};

/// The width of the bar beside a quotation, in points.
const QUOTE_BAR: f32 = 2.0;
/// The indent of a quotation, in points.
const QUOTE_INDENT: f32 = 12.0;
/// The space between a marker and its item, in em.
const MARKER_GAP: f32 = 0.5;
/// The width of the rule above the footnotes, as a share of the column.
const NOTES_RULE: f32 = 0.3;
/// The marker of an item of a bulleted list.
const BULLET: &str = "•";

/// Adds a list. The indent grows with the widest number.
pub(crate) fn list(
    flow: &mut Flow<'_, '_>,
    items: &[ListItem],
    start: Option<u64>,
    tight: bool,
    container: Container,
) {
    let numbered = start.is_some();
    let node = flow
        .context
        .node(StructureRole::List { numbered }, container.parent);
    let theme = flow.context.theme.lists;
    let last = start.unwrap_or_default() + items.len() as u64;
    let indent = theme
        .indent
        .max(marker_width(flow, start.map(|_| last), container));
    flow.add_space(flow.paragraph_gap(container));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            flow.add_penalty(penalty::BETWEEN_ITEMS);
        }
        if index == 1 || (index > 0 && index + 1 == items.len()) {
            flow.add_penalty(penalty::LONE_ITEM);
        }
        let number = start.map(|start| start + index as u64);
        list_item(
            flow,
            item,
            number,
            indent,
            Container {
                parent: node,
                tight,
                ..container
            },
        );
    }
    flow.add_space(flow.paragraph_gap(container));
}

/// The width of the widest number of a list and the space after it, in points.
fn marker_width(flow: &mut Flow<'_, '_>, last: Option<u64>, container: Container) -> f32 {
    let Some(last) = last else { return 0.0 };
    let style = flow.paragraph_style(container, 0, container.parent).text;
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
    container: Container,
) {
    let node = flow.context.node(StructureRole::ListItem, container.parent);
    let label = flow.context.node(StructureRole::Label, node);
    let content = item.ticked.map_or_else(
        || Inline::Text(marker(number)),
        |ticked| Inline::TickBox { ticked },
    );
    let line = item.blocks.first().map_or(0, |block| block.line);
    let style = flow.paragraph_style(container, line, label);
    let marker = inline::paragraph(&[content], style, flow.context);
    // Numbers are right-aligned, next to their items; bullets and tick boxes are left-aligned.
    let (width, alignment) = match number {
        Some(_) => (indent - MARKER_GAP * style.text.size, Alignment::Right),
        None => (indent, Alignment::Left),
    };
    let column = TextColumn {
        left: container.column.left,
        width: width.max(marker.widest_line()),
    };
    let lines = line_boxes(&marker, column, alignment, flow.context);
    unbreakable_lines(lines, 0.0)
        .into_iter()
        .for_each(|unbreakable| flow.add_marker(unbreakable));
    let body = flow.context.node(StructureRole::ItemBody, node);
    let inset = indent.max(column_of_box(item, &marker.widest_line(), style.text.size));
    block::add_all(flow, &item.blocks, container.inset(inset, body));
    flow.flush_marker();
}

/// The width of a tick box and the space after it.
fn column_of_box(item: &ListItem, width: &f32, size: f32) -> f32 {
    item.ticked.map_or(0.0, |_| width + MARKER_GAP * size)
}

/// Adds a quotation, with a bar beside it.
pub(crate) fn quote(flow: &mut Flow<'_, '_>, blocks: &[Block], container: Container) {
    let node = flow.context.node(StructureRole::Quote, container.parent);
    let area = SharedArea {
        id: flow.next_area_id(),
        left: container.column.left,
        width: QUOTE_BAR,
        kind: SharedAreaKind::Fill(flow.context.colours.rule),
    };
    flow.add_space(flow.context.theme.text.gap);
    flow.with_shared_area(area, |flow| {
        block::add_all(flow, blocks, container.inset(QUOTE_INDENT, node));
    });
    flow.add_space(flow.context.theme.text.gap);
}

/// Adds a footnote. A short rule separates the first from the text.
pub(crate) fn note(flow: &mut Flow<'_, '_>, number: usize, blocks: &[Block], container: Container) {
    flow.end_entry();
    if !std::mem::replace(&mut flow.has_footnotes, true) {
        notes_rule(flow, container);
    }
    let node = flow.context.node(StructureRole::Note, container.parent);
    let container = Container {
        small: true,
        tight: true,
        ..container
    };
    let label = flow.context.node(StructureRole::Label, node);
    let style = flow.paragraph_style(container, 0, label);
    let mark = inline::note_label(number, style, flow.context);
    let lines = line_boxes(&mark, container.column, Alignment::Left, flow.context);
    unbreakable_lines(lines, 0.0)
        .into_iter()
        .for_each(|unbreakable| flow.add_marker(unbreakable));
    let indent = mark.widest_line() + MARKER_GAP * style.text.size;
    block::add_all(flow, blocks, container.inset(indent, node));
    flow.flush_marker();
}

fn notes_rule(flow: &mut Flow<'_, '_>, container: Container) {
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.rule,
    };
    let column = TextColumn {
        width: container.column.width * NOTES_RULE,
        ..container.column
    };
    flow.add_space(flow.context.theme.text.leading);
    flow.push(UnbreakableBox {
        height: RULE_WIDTH,
        items: vec![rule_item(column, RULE_WIDTH / 2.0, stroke)],
        ..UnbreakableBox::default()
    });
    flow.add_space(flow.context.theme.text.gap);
    flow.add_penalty(penalty::AFTER_HEADING);
}
