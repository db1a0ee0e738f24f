//! Leaf blocks, in the terms of CommonMark: paragraphs, code, rules and lines to write on; and the
//! logo.

use crate::document::{Alignment, Block, Inline};
use crate::layout::block::flow::{
    Container, Flow, RULE_WIDTH, penalty_of, rule as rule_item, unbreakable_lines,
};
use crate::layout::block::unbreakable_box::{SharedArea, SharedAreaKind, UnbreakableBox, penalty};
use crate::layout::context::millimetres;
use crate::layout::page::model::{Area, Graphic, PageItem, Stroke, StructureRole, TYPED_LEADING};
use crate::layout::text::inline;
use crate::layout::text::line_box::{TextColumn, line_boxes};
use crate::layout::text::text_style::{LineBreaking, ParagraphStyle};
use crate::style::Figure;

/// The indent of code, in points.
const CODE_INDENT: f32 = 8.0;
/// The number of typed lines to a ruled line.
const TYPED_LINES: f32 = 2.0;
/// The distance of typed text above the rule, in points.
const LIFT: f32 = 2.0;
/// The padding above and below code, in points.
const CODE_PAD: f32 = 3.0;

/// The distance between tab stops in code, in characters.
const TAB: usize = 4;

/// Adds a paragraph.
pub(crate) fn paragraph(
    flow: &mut Flow<'_, '_>,
    content: &[Inline],
    block: &Block,
    container: Container,
) {
    let name = block.id.clone();
    let node = flow
        .context
        .named_node(StructureRole::Paragraph, container.parent, name);
    let style = flow.paragraph_style(container, block.line, node);
    let paragraph = inline::paragraph(content, style, flow.context);
    let lines = line_boxes(
        &paragraph,
        container.column,
        Alignment::Natural,
        flow.context,
    );
    let gap = flow.paragraph_gap(container);
    flow.add_space(gap);
    flow.add_penalty(penalty::BETWEEN_BLOCKS);
    flow.push_all(unbreakable_lines(lines, penalty::BETWEEN_LINES));
    flow.add_space(gap);
}

/// Adds a code block: line breaks and spaces are preserved.
pub(crate) fn code(flow: &mut Flow<'_, '_>, text: &str, block: &Block, container: Container) {
    let node = flow.context.node(StructureRole::Code, container.parent);
    let container = Container {
        tight: false,
        ..container
    };
    let area = SharedArea {
        id: flow.next_area_id(),
        left: container.column.left,
        width: container.column.width,
        kind: SharedAreaKind::Fill(flow.context.colours.tint),
    };
    let column = container.inset(CODE_INDENT, node).column;
    let column = TextColumn {
        width: column.width - CODE_INDENT,
        ..column
    };
    let style = code_style(flow.paragraph_style(container, block.line, node), flow);
    let paragraph = inline::paragraph(&code_lines(text), style, flow.context);
    let lines = line_boxes(&paragraph, column, Alignment::Left, flow.context);
    let mut boxes = unbreakable_lines(lines, penalty::BETWEEN_LINES);
    if let Some(first) = boxes.first_mut() {
        first.shift(CODE_PAD);
        first.height += CODE_PAD;
    }
    if let Some(last) = boxes.last_mut() {
        last.height += CODE_PAD;
    }
    flow.add_space(flow.context.theme.text.gap);
    flow.add_penalty(penalty::BETWEEN_BLOCKS);
    flow.with_shared_area(area, |flow| flow.push_all(boxes));
    flow.add_space(flow.context.theme.text.gap);
}

/// The paragraph style of code, derived from that of text.
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

/// A line whose tabs are replaced by spaces, up to the next tab stop.
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

/// Adds a rule across the column.
pub(crate) fn rule(flow: &mut Flow<'_, '_>, container: Container) {
    let gap = flow.context.theme.text.leading;
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.rule,
    };
    flow.end_entry();
    flow.add_space(gap);
    flow.push(UnbreakableBox {
        height: RULE_WIDTH,
        items: vec![rule_item(container.column, RULE_WIDTH / 2.0, stroke)],
        ..UnbreakableBox::default()
    });
    flow.add_space(gap);
}

/// Adds ruled lines to write on. Below a label the first line is lower, because one writes beside
/// the label. Two typed lines fit in a ruled one.
pub(crate) fn writing_lines(
    flow: &mut Flow<'_, '_>,
    count: usize,
    labelled: bool,
    block: &Block,
    container: Container,
) {
    let name = block.id.clone();
    let node = flow
        .context
        .named_node(StructureRole::WritingLines, container.parent, name);
    let height = millimetres(flow.context.theme.pen.line);
    let typed_height = height / TYPED_LINES;
    let first_height = if labelled { typed_height } else { height };
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.pen,
    };
    let area = SharedArea {
        id: flow.next_area_id(),
        left: container.column.left,
        width: container.column.width,
        kind: SharedAreaKind::Write {
            node,
            size: typed_height / TYPED_LEADING,
            lift: LIFT,
        },
    };
    // The first line includes the room to write above its rule.
    flow.set_space(0.0);
    flow.add_penalty(penalty::AFTER_LEAD_IN);
    flow.with_shared_area(area, |flow| {
        for index in 0..count {
            let single = index == 1 || index + 1 == count;
            let height = if index == 0 { first_height } else { height };
            flow.push(UnbreakableBox {
                height,
                penalty: penalty_of([
                    (index > 0, penalty::BETWEEN_WRITING_LINES),
                    (index > 0 && single, penalty::WIDOW_OR_ORPHAN),
                ]),
                items: vec![rule_item(container.column, height, stroke)],
                ..UnbreakableBox::default()
            });
        }
    });
    flow.add_space(flow.context.theme.text.gap);
}

/// Adds the logo.
pub(crate) fn logo(flow: &mut Flow<'_, '_>, logo: &Figure, container: Container) {
    let theme = flow.context.theme.logo;
    let picture = flow.context.picture(&logo.picture);
    let (width, height) = logo
        .picture
        .fit(millimetres(theme.width), millimetres(theme.height));
    let alternative = logo.alternative.clone();
    let node = flow
        .context
        .node(StructureRole::Figure { alternative }, container.parent);
    let area = Area {
        left: container.column.left,
        top: 0.0,
        width,
        height,
    };
    flow.push(UnbreakableBox {
        height,
        items: vec![PageItem {
            node: Some(node),
            graphic: Graphic::Picture { area, picture },
        }],
        ..UnbreakableBox::default()
    });
    flow.add_space(millimetres(theme.below));
    flow.add_penalty(penalty::AFTER_HEADING);
}
