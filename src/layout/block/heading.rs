//! Headings to slabs.

use crate::document::{Alignment, Block, Inline, plain_text};
use crate::layout::block::flow::{Flow, Site, line_slabs, rule};
use crate::layout::block::unbreakable_box::{HeadingMark, Slab, cost};
use crate::layout::page::model::{Role, Stroke};
use crate::layout::text::inline;
use crate::layout::text::line_box::{TextColumn, line_boxes};
use crate::layout::text::paragraph::Paragraph;
use crate::layout::text::text_style::{ParagraphStyle, TextStyle};
use crate::style::FontVariant;
use crate::style::HeadingTheme;

/// From this level on a heading and what belongs to it stay on one page if they fit.
const ENTRY_LEVEL: u8 = 3;
/// The white between a heading and its rule, in points.
const RULE_GAP: f32 = 2.5;

/// Adds a heading.
pub(crate) fn add(
    flow: &mut Flow<'_, '_>,
    level: u8,
    content: &[Inline],
    block: &Block,
    site: Site,
) {
    let look = *flow.context.theme.headings.of_level(level);
    let name = block.id.clone();
    let node = flow
        .context
        .named_node(Role::Heading(level), site.parent, name);
    let style = paragraph_style(flow, flow.paragraph_style(site, block.line, node), look);
    let paragraph = inline::paragraph(content, style, flow.context);
    let mut slabs = slabs(flow, &paragraph, look, site);
    if let Some(first) = slabs.first_mut() {
        let text = plain_text(content);
        first.heading = Some(HeadingMark { node, level, text });
    }
    flow.end_entry();
    flow.space_above_heading(level, look.above);
    flow.push_all(slabs);
    flow.settle_below_heading(level, look.below);
    flow.keep(cost::HEADING);
    if level >= ENTRY_LEVEL {
        flow.begin_entry();
    }
}

/// The lines of a heading, all of much the same length, and its rule.
fn slabs(
    flow: &mut Flow<'_, '_>,
    paragraph: &Paragraph,
    look: HeadingTheme,
    site: Site,
) -> Vec<Slab> {
    let column = TextColumn {
        width: paragraph.balanced_width(site.column.width),
        ..site.column
    };
    let lines = line_boxes(paragraph, column, Alignment::Natural, flow.context);
    let mut slabs = line_slabs(lines, cost::HEADING);
    if let Some(last) = slabs.last_mut().filter(|_| look.rule > 0.0) {
        let stroke = Stroke {
            width: look.rule,
            colour: flow.context.colours.rule,
        };
        last.height += RULE_GAP;
        last.items.push(rule(site.column, last.height, stroke));
    }
    slabs
}

fn paragraph_style(
    flow: &Flow<'_, '_>,
    base: ParagraphStyle,
    look: HeadingTheme,
) -> ParagraphStyle {
    let variant = FontVariant {
        bold: true,
        ..FontVariant::regular(flow.context.fonts.headings)
    };
    ParagraphStyle {
        text: TextStyle {
            variant,
            size: look.size,
            colour: flow.context.colours.named(look.colour),
            ..base.text
        },
        leading: look.leading,
        justify: false,
        hyphenate: false,
        ..base
    }
}
