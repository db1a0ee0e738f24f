//! Headings.

use crate::document::{Alignment, Block, Inline, plain_text};
use crate::layout::block::flow::{Container, Flow, rule, unbreakable_lines};
use crate::layout::block::unbreakable_box::{BoxHeading, UnbreakableBox, penalty};
use crate::layout::page::model::{Stroke, StructureRole};
use crate::layout::text::inline;
use crate::layout::text::line_box::{TextColumn, line_boxes};
use crate::layout::text::paragraph::Paragraph;
use crate::layout::text::text_style::{ParagraphStyle, TextStyle};
use crate::style::{FontVariant, HeadingTheme};

/// The level from which a heading begins an entry, which stays on one page if possible.
const ENTRY_LEVEL: u8 = 3;
/// The space between a heading and its rule, in points.
const RULE_GAP: f32 = 2.5;

/// Adds a heading.
pub(crate) fn add(
    flow: &mut Flow<'_, '_>,
    level: u8,
    content: &[Inline],
    block: &Block,
    container: Container,
) {
    let theme = *flow.context.theme.headings.of_level(level);
    let name = block.id.clone();
    let node = flow
        .context
        .named_node(StructureRole::Heading(level), container.parent, name);
    let style = paragraph_style(
        flow,
        flow.paragraph_style(container, block.line, node),
        theme,
    );
    let paragraph = inline::paragraph(content, style, flow.context);
    let mut boxes = boxes(flow, &paragraph, theme, container);
    if let Some(first) = boxes.first_mut() {
        let text = plain_text(content);
        first.heading = Some(BoxHeading { node, level, text });
    }
    flow.end_entry();
    flow.add_space_above_heading(level, theme.above);
    flow.push_all(boxes);
    flow.set_space_below_heading(level, theme.below);
    flow.add_penalty(penalty::AFTER_HEADING);
    if level >= ENTRY_LEVEL {
        flow.begin_entry();
    }
}

/// The boxes of a heading: its lines, of balanced length, and its rule.
fn boxes(
    flow: &mut Flow<'_, '_>,
    paragraph: &Paragraph,
    theme: HeadingTheme,
    container: Container,
) -> Vec<UnbreakableBox> {
    let column = TextColumn {
        width: paragraph.balanced_width(container.column.width),
        ..container.column
    };
    let lines = line_boxes(paragraph, column, Alignment::Natural, flow.context);
    let mut boxes = unbreakable_lines(lines, penalty::AFTER_HEADING);
    if let Some(last) = boxes.last_mut().filter(|_| theme.rule > 0.0) {
        let stroke = Stroke {
            width: theme.rule,
            colour: flow.context.colours.rule,
        };
        last.height += RULE_GAP;
        last.items.push(rule(container.column, last.height, stroke));
    }
    boxes
}

fn paragraph_style(
    flow: &Flow<'_, '_>,
    base: ParagraphStyle,
    theme: HeadingTheme,
) -> ParagraphStyle {
    let variant = FontVariant {
        bold: true,
        ..FontVariant::regular(flow.context.fonts.headings)
    };
    ParagraphStyle {
        text: TextStyle {
            variant,
            size: theme.size,
            colour: flow.context.colours.named(theme.colour),
            ..base.text
        },
        leading: theme.leading,
        justify: false,
        hyphenate: false,
        ..base
    }
}
