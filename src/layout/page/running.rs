//! The lines around a page: at its top, unless the title of the document stands there, and at its
//! foot, with the number of the page. On paper that is written on, the foot also says which version of
//! which document it is.

use crate::document::{Alignment, BlockKind, Document, Inline, plain_text};
use crate::layout::Numbering;
use crate::layout::context::{LayoutContext, millimetres};
use crate::layout::page::model::{Item, Page};
use crate::layout::page::paginate::PageArea;
use crate::layout::text::inline;
use crate::layout::text::line_box::{LineBox, TextColumn, line_boxes};
use crate::layout::text::text_style::{LineBreakRule, LineBreaking, ParagraphStyle, TextStyle};
use crate::style::FontVariant;
use crate::style::Paper;

/// The white between the lines around a page and its text, in points.
const GAP: f32 = 10.0;
/// The white between the line at the foot and the number of the page, in points.
const NUMBER_GAP: f32 = 14.0;
/// The page_area kept for the number of a page: as wide as this.
const WIDEST_NUMBER: &str = "888 / 888";

/// A title of more characters than this is left to the line at the top.
const LONGEST_TITLE: usize = 32;

/// The lines around the pages of a document.
pub(crate) struct Surround {
    column: TextColumn,
    style: ParagraphStyle,
    /// What stands before the number of the page.
    version: String,
    head: Vec<Item>,
    foot: Vec<Item>,
    /// Where the last line at the foot begins: the number of the page stands beside it.
    number_top: f32,
    /// Whether the document begins with its title, which says what the line at the top would.
    titled: bool,
    page_area: PageArea,
}

impl Surround {
    /// Prepares the lines of a document for pages of that paper.
    pub(crate) fn new(
        document: &Document,
        column: TextColumn,
        paper: Paper,
        context: &mut LayoutContext<'_>,
    ) -> Self {
        let margins = context.theme.margins;
        let style = paragraph_style(context);
        let edge = millimetres(margins.edge);
        let version = version(document);
        let number = format!("{version}{WIDEST_NUMBER}");
        let number = context.shaper.width(&number, style.text.variant) * style.text.size;
        let narrow = TextColumn {
            width: column.width - number - NUMBER_GAP,
            ..column
        };
        let (head, head_height) = line(document.running_head.as_deref(), column, style, context);
        let (foot, foot_height) = line(document.running_foot.as_deref(), narrow, style, context);
        let foot_height = foot_height.max(style.leading);
        let after_head = if head.is_empty() {
            0.0
        } else {
            edge + head_height + GAP
        };
        let top = millimetres(margins.top).max(after_head);
        let bottom = millimetres(margins.bottom).max(edge + foot_height + GAP);
        let foot_top = paper.height - edge - foot_height;
        Self {
            column,
            style,
            version,
            head: shifted(head, edge),
            foot: shifted(foot, foot_top),
            number_top: paper.height - edge - style.leading,
            titled: title(document).is_some(),
            page_area: PageArea {
                top,
                height: paper.height - top - bottom,
            },
        }
    }

    /// What the lines leave of a page.
    pub(crate) const fn page_area(&self) -> PageArea {
        self.page_area
    }

    /// Adds the lines to the pages.
    pub(crate) fn add_to(
        &self,
        pages: &mut [Page],
        numbering: Numbering,
        context: &mut LayoutContext<'_>,
    ) {
        for (index, page) in pages.iter_mut().enumerate() {
            let number = numbering.first + index;
            let number = format!("{}{number} / {}", self.version, numbering.count);
            let content = [Inline::Text(number)];
            let paragraph = inline::paragraph(&content, self.style, context);
            let lines = line_boxes(&paragraph, self.column, Alignment::Right, context);
            let items = lines.into_iter().flat_map(|line| line.items).collect();
            if index > 0 || !self.titled {
                page.items.splice(0..0, self.head.iter().cloned());
            }
            page.items.extend(self.foot.iter().cloned());
            page.items
                .extend(shifted(decoration(items), self.number_top));
        }
    }
}

/// Which version of which document it is, where that matters: sheets that are written on are copied,
/// mixed and filed.
fn version(document: &Document) -> String {
    if !document.is_written_on() {
        return String::new();
    }
    let title = title(document).filter(|title| title.chars().count() <= LONGEST_TITLE);
    let parts = title.into_iter().chain([document.digest.clone()]);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(|part| format!("{part} · ")).collect()
}

/// The title that a document begins with.
fn title(document: &Document) -> Option<String> {
    match &document.blocks.first()?.kind {
        BlockKind::Heading {
            level: 1, content, ..
        } => Some(plain_text(content)),
        _ => None,
    }
}

fn paragraph_style(context: &LayoutContext<'_>) -> ParagraphStyle {
    let theme = context.theme;
    ParagraphStyle {
        text: TextStyle {
            variant: FontVariant::regular(context.fonts.tables),
            size: theme.small.size,
            colour: context.colours.muted,
            rise: 0.0,
            strikethrough: false,
            link: None,
            break_rule: LineBreakRule::Hyphenate(context.language),
            node: crate::layout::page::model::NodeId(0),
        },
        leading: theme.small.leading,
        line_breaking: LineBreaking::OptimalFit,
        justify: false,
        hyphenate: false,
        line: 0,
    }
}

/// The items of a line around the page, from y 0, and their height.
fn line(
    text: Option<&str>,
    column: TextColumn,
    style: ParagraphStyle,
    context: &mut LayoutContext<'_>,
) -> (Vec<Item>, f32) {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return (Vec::new(), 0.0);
    };
    let content = [Inline::Text(text.to_owned())];
    let paragraph = inline::paragraph(&content, style, context);
    let (mut items, mut height) = (Vec::new(), 0.0);
    for LineBox {
        items: line,
        height: line_height,
        ..
    } in line_boxes(&paragraph, column, Alignment::Natural, context)
    {
        items.extend(shifted(line, height));
        height += line_height;
    }
    (decoration(items), height)
}

/// What stands around every page is no part of the document.
fn decoration(mut items: Vec<Item>) -> Vec<Item> {
    for item in &mut items {
        item.node = None;
    }
    items
}

fn shifted(mut items: Vec<Item>, down: f32) -> Vec<Item> {
    for item in &mut items {
        item.shift(down);
    }
    items
}
