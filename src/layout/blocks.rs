//! Blocks to slabs: lists, quotations, preformatted text, rules, lines to write on, notes.

use super::Picture;
use super::face::Cut;
use super::flow::{Flow, Site, line_slabs, rule as rule_item, sum_of_squares};
use super::inline;
use super::lines::{Column, set_lines};
use super::pages::{Area, Content, Item, Role, Stroke};
use super::setting::millimetres;
use super::slab::{Panel, Purpose, Slab, cost};
use crate::document::{Alignment, Block, Inline, ListItem};

/// The width of the bar beside a quotation, in points.
const QUOTE_BAR: f32 = 2.0;
/// How far a quotation stands in, in points.
const QUOTE_INDENT: f32 = 12.0;
/// How far preformatted text stands in, in points.
const CODE_INDENT: f32 = 8.0;
/// From a marker to its item, in em.
const MARKER_GAP: f32 = 0.5;
/// The thickness of rules and of lines to write on, in points.
pub(super) const RULE_WIDTH: f32 = 0.6;
/// The width of the rule above the notes, as a share of the column.
const NOTES_RULE: f32 = 0.3;
/// What stands before an item without a number.
const BULLET: &str = "•";

/// Adds a list.
pub(super) fn list(
    flow: &mut Flow<'_, '_>,
    items: &[ListItem],
    start: Option<u64>,
    tight: bool,
    site: Site,
) {
    let numbered = start.is_some();
    let node = flow.setting.node(Role::List { numbered }, site.parent);
    let look = flow.setting.theme.lists;
    let last = start.unwrap_or_default() + items.len() as u64;
    let indent = look
        .indent
        .max(marker_width(flow, start.map(|_| last), site));
    flow.space(flow.paragraph_gap(site));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            flow.keep(cost::ITEMS);
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
    let style = flow.manner(site, 0, site.parent).style;
    let width = flow.setting.shaper.width(&marker(Some(last)), style.cut);
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
    let node = flow.setting.node(Role::ListItem, site.parent);
    let label = flow.setting.node(Role::Label, node);
    let content = item.ticked.map_or_else(
        || Inline::Text(marker(number)),
        |ticked| Inline::TickBox { ticked },
    );
    let line = item.blocks.first().map_or(0, |block| block.line);
    let manner = flow.manner(site, line, label);
    let marker = inline::paragraph(&[content], manner, flow.setting);
    // Numbers end where their items begin; bullets and boxes begin where the text around does.
    let (width, alignment) = match number {
        Some(_) => (indent - MARKER_GAP * manner.style.size, Alignment::Right),
        None => (indent, Alignment::Left),
    };
    let column = Column {
        left: site.column.left,
        width: width.max(marker.widest_line()),
    };
    let lines = set_lines(&marker, column, alignment, flow.setting);
    line_slabs(lines, 0.0)
        .into_iter()
        .for_each(|slab| flow.mark(slab));
    let body = flow.setting.node(Role::ItemBody, node);
    let inset = indent.max(column_of_box(
        item,
        &marker.widest_line(),
        manner.style.size,
    ));
    flow.blocks(&item.blocks, site.inset(inset, body));
    flow.place_marker();
}

/// The room that the box of a task needs.
fn column_of_box(item: &ListItem, width: &f32, size: f32) -> f32 {
    item.ticked.map_or(0.0, |_| width + MARKER_GAP * size)
}

/// Adds a quotation, with a bar beside it.
pub(super) fn quote(flow: &mut Flow<'_, '_>, blocks: &[Block], site: Site) {
    let node = flow.setting.node(Role::Quote, site.parent);
    let panel = Panel {
        id: flow.panel_id(),
        left: site.column.left,
        width: QUOTE_BAR,
        purpose: Purpose::Fill(flow.setting.colours.rule),
    };
    flow.space(flow.setting.theme.text.gap);
    flow.within(panel, |flow| {
        flow.blocks(blocks, site.inset(QUOTE_INDENT, node));
    });
    flow.space(flow.setting.theme.text.gap);
}

/// Adds preformatted text: its lines stay lines, its spaces stay where they are.
pub(super) fn code(flow: &mut Flow<'_, '_>, text: &str, block: &Block, site: Site) {
    let node = flow.setting.node(Role::Code, site.parent);
    let site = Site {
        tight: false,
        ..site
    };
    let mut manner = flow.manner(site, block.line, node);
    manner.style.cut = Cut::regular(flow.setting.theme.fonts.tables);
    manner.style.size = flow.setting.theme.tables.size;
    manner.leading = flow.setting.theme.tables.leading;
    manner.justify = false;
    manner.hyphenate = false;
    let panel = Panel {
        id: flow.panel_id(),
        left: site.column.left,
        width: site.column.width,
        purpose: Purpose::Fill(flow.setting.colours.tint),
    };
    let column = site.inset(CODE_INDENT, node).column;
    let column = Column {
        width: column.width - CODE_INDENT,
        ..column
    };
    let content = code_lines(text);
    let paragraph = inline::paragraph(&content, manner, flow.setting);
    let lines = set_lines(&paragraph, column, Alignment::Left, flow.setting);
    flow.space(flow.setting.theme.text.gap);
    flow.keep(cost::BLOCKS);
    flow.within(panel, |flow| {
        line_slabs(lines, cost::LINES)
            .into_iter()
            .for_each(|slab| flow.push(slab));
    });
    flow.space(flow.setting.theme.text.gap);
}

/// Spaces at the start of a line and in rows keep their width when nothing can break there.
fn code_lines(text: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
        if index > 0 {
            content.push(Inline::LineBreak);
        }
        let line = line.replace('\t', "    ").replace("  ", "\u{A0} ");
        let line = match line.strip_prefix(' ') {
            Some(rest) => format!("\u{A0}{rest}"),
            None => line,
        };
        content.push(Inline::Code(line));
    }
    content
}

/// Adds a rule between two parts.
pub(super) fn rule(flow: &mut Flow<'_, '_>, site: Site) {
    let gap = flow.setting.theme.text.leading;
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.setting.colours.rule,
    };
    flow.space(gap);
    flow.push(Slab {
        height: RULE_WIDTH,
        items: vec![rule_item(site.column, RULE_WIDTH / 2.0, stroke)],
        ..Slab::default()
    });
    flow.space(gap);
}

/// Adds ruled lines to write on.
pub(super) fn writing_lines(flow: &mut Flow<'_, '_>, count: usize, block: &Block, site: Site) {
    let name = block.id.clone();
    let node = flow
        .setting
        .named_node(Role::WritingLines, site.parent, name);
    let height = millimetres(flow.setting.theme.pen.line);
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.setting.colours.pen,
    };
    let panel = Panel {
        id: flow.panel_id(),
        left: site.column.left,
        width: site.column.width,
        purpose: Purpose::Write(node),
    };
    // The first line needs no white above it but the room to write.
    flow.settle(0.0);
    flow.keep(cost::LEAD);
    flow.within(panel, |flow| {
        for index in 0..count {
            let single = index == 1 || index + 1 == count;
            flow.push(Slab {
                height,
                cost: sum_of_squares([
                    (index > 0, cost::RULED),
                    (index > 0 && single, cost::SINGLE),
                ]),
                items: vec![rule_item(site.column, height, stroke)],
                ..Slab::default()
            });
        }
    });
    flow.space(flow.setting.theme.text.gap);
}

/// Adds a note; a short rule stands above the first.
pub(super) fn note(flow: &mut Flow<'_, '_>, number: usize, blocks: &[Block], site: Site) {
    if !std::mem::replace(&mut flow.notes, true) {
        notes_rule(flow, site);
    }
    let node = flow.setting.node(Role::Note, site.parent);
    let site = Site {
        small: true,
        tight: true,
        ..site
    };
    let label = flow.setting.node(Role::Label, node);
    let manner = flow.manner(site, 0, label);
    let content = [Inline::Text(format!("{number}."))];
    let mark = inline::paragraph(&content, manner, flow.setting);
    let lines = set_lines(&mark, site.column, Alignment::Left, flow.setting);
    line_slabs(lines, 0.0)
        .into_iter()
        .for_each(|slab| flow.mark(slab));
    let indent = mark.widest_line() + MARKER_GAP * manner.style.size;
    flow.blocks(blocks, site.inset(indent, node));
    flow.place_marker();
}

fn notes_rule(flow: &mut Flow<'_, '_>, site: Site) {
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.setting.colours.rule,
    };
    let column = Column {
        width: site.column.width * NOTES_RULE,
        ..site.column
    };
    flow.space(flow.setting.theme.text.leading);
    flow.push(Slab {
        height: RULE_WIDTH,
        items: vec![rule_item(column, RULE_WIDTH / 2.0, stroke)],
        ..Slab::default()
    });
    flow.space(flow.setting.theme.text.gap);
    flow.keep(cost::HEADING);
}

/// Adds the logo; says so when its file cannot be read.
pub(super) fn logo(flow: &mut Flow<'_, '_>, logo: &Picture, site: Site) {
    let look = flow.setting.theme.logo;
    let Some((picture, size)) = flow.setting.logo(&logo.file) else {
        return;
    };
    let (width, height) = size.fit(millimetres(look.width), millimetres(look.height));
    let alternative = logo.alternative.clone();
    let node = flow.setting.node(Role::Figure { alternative }, site.parent);
    let area = Area {
        left: site.column.left,
        top: 0.0,
        width,
        height,
    };
    flow.push(Slab {
        height,
        items: vec![Item {
            node: Some(node),
            content: Content::Picture { area, picture },
        }],
        ..Slab::default()
    });
    flow.space(millimetres(look.below));
    flow.keep(cost::HEADING);
}
