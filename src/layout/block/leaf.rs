//! Blocks without blocks in them to slabs: preformatted text, rules, lines to write on, the logo.

use crate::document::{Alignment, Block, Inline};
use crate::layout::block::flow::{
    Flow, RULE_WIDTH, Site, line_slabs, rule as rule_item, sum_of_squares,
};
use crate::layout::block::unbreakable_box::{Panel, Purpose, Slab, cost};
use crate::layout::context::millimetres;
use crate::layout::page::model::{Area, Content, Item, Role, Stroke, TYPED_LEADING};
use crate::layout::text::inline;
use crate::layout::text::line_box::{TextColumn, line_boxes};
use crate::layout::text::text_style::{LineBreaking, ParagraphStyle};
use crate::style::Figure;

/// How far preformatted text stands in, in points.
const CODE_INDENT: f32 = 8.0;
/// How many typed lines stand above each ruled one.
const TYPED_LINES: f32 = 2.0;
/// How far typed words stand above the rule, in points.
const LIFT: f32 = 2.0;
/// The white above preformatted text and below it, within its area, in points.
const CODE_PAD: f32 = 3.0;

/// Tabs of preformatted text lead to every column whose number is a multiple of this.
const TAB: usize = 4;

/// Adds preformatted text: its lines stay lines, its spaces stay where they are.
pub(crate) fn code(flow: &mut Flow<'_, '_>, text: &str, block: &Block, site: Site) {
    let node = flow.context.node(Role::Code, site.parent);
    let site = Site {
        tight: false,
        ..site
    };
    let panel = Panel {
        id: flow.panel_id(),
        left: site.column.left,
        width: site.column.width,
        purpose: Purpose::Fill(flow.context.colours.tint),
    };
    let column = site.inset(CODE_INDENT, node).column;
    let column = TextColumn {
        width: column.width - CODE_INDENT,
        ..column
    };
    let style = code_style(flow.paragraph_style(site, block.line, node), flow);
    let paragraph = inline::paragraph(&code_lines(text), style, flow.context);
    let lines = line_boxes(&paragraph, column, Alignment::Left, flow.context);
    let mut slabs = line_slabs(lines, cost::LINES);
    if let Some(first) = slabs.first_mut() {
        first.shift(CODE_PAD);
        first.height += CODE_PAD;
    }
    if let Some(last) = slabs.last_mut() {
        last.height += CODE_PAD;
    }
    flow.space(flow.context.theme.text.gap);
    flow.keep(cost::BLOCKS);
    flow.within(panel, |flow| flow.push_all(slabs));
    flow.space(flow.context.theme.text.gap);
}

/// The style of preformatted text where running text has that `style`.
fn code_style(style: ParagraphStyle, flow: &Flow<'_, '_>) -> ParagraphStyle {
    ParagraphStyle {
        text: flow.context.code(style.text),
        leading: style.leading * flow.context.theme.code.size,
        line_breaking: LineBreaking::FirstFit,
        justify: false,
        hyphenate: false,
        ..style
    }
}

fn code_lines(text: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
        if index > 0 {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::Text(without_tabs(line)));
    }
    content
}

/// A line with spaces for each tab, up to the next column that tabs lead to.
fn without_tabs(line: &str) -> String {
    let mut spaced = String::with_capacity(line.len());
    let mut column = 0;
    for character in line.chars() {
        let width = match character {
            '\t' => TAB - column % TAB,
            _ => 1,
        };
        let shown = if character == '\t' { ' ' } else { character };
        spaced.extend(std::iter::repeat_n(shown, width));
        column += width;
    }
    spaced
}

/// Adds a rule between two parts.
pub(crate) fn rule(flow: &mut Flow<'_, '_>, site: Site) {
    let gap = flow.context.theme.text.leading;
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.rule,
    };
    flow.end_entry();
    flow.space(gap);
    flow.push(Slab {
        height: RULE_WIDTH,
        items: vec![rule_item(site.column, RULE_WIDTH / 2.0, stroke)],
        ..Slab::default()
    });
    flow.space(gap);
}

/// Adds ruled lines to write on. Below a label there is less room above the first: one writes
/// beside the label. Typed lines are closer than ruled ones, and every second stands on a rule.
pub(crate) fn writing_lines(
    flow: &mut Flow<'_, '_>,
    count: usize,
    labelled: bool,
    block: &Block,
    site: Site,
) {
    let name = block.id.clone();
    let node = flow
        .context
        .named_node(Role::WritingLines, site.parent, name);
    let height = millimetres(flow.context.theme.pen.line);
    let typed_height = height / TYPED_LINES;
    let first_height = if labelled { typed_height } else { height };
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.pen,
    };
    let panel = Panel {
        id: flow.panel_id(),
        left: site.column.left,
        width: site.column.width,
        purpose: Purpose::Write {
            node,
            size: typed_height / TYPED_LEADING,
            lift: LIFT,
        },
    };
    // The first line needs no white above it but the room to write.
    flow.settle(0.0);
    flow.keep(cost::LEAD);
    flow.within(panel, |flow| {
        for index in 0..count {
            let single = index == 1 || index + 1 == count;
            let height = if index == 0 { first_height } else { height };
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
    flow.space(flow.context.theme.text.gap);
}

/// Adds the logo.
pub(crate) fn logo(flow: &mut Flow<'_, '_>, logo: &Figure, site: Site) {
    let look = flow.context.theme.logo;
    let picture = flow.context.picture(&logo.picture);
    let (width, height) = logo
        .picture
        .fit(millimetres(look.width), millimetres(look.height));
    let alternative = logo.alternative.clone();
    let node = flow.context.node(Role::Figure { alternative }, site.parent);
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
