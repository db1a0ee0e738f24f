//! Running heads and feet. The first page has no running head if the document begins with its
//! title. The running foot has the page number and, on a document to write on, its title and
//! digest.

use crate::document::{Alignment, BlockKind, Document, Inline, plain_text};
use crate::layout::PageNumbering;
use crate::layout::context::{LayoutContext, millimetres};
use crate::layout::page::model::{Page, PageItem};
use crate::layout::page::paginate::PageArea;
use crate::layout::text::inline;
use crate::layout::text::line_box::{LineBox, TextColumn, line_boxes};
use crate::layout::text::text_style::{LineBreakRule, LineBreaking, ParagraphStyle, TextStyle};
use crate::style::{FontVariant, Paper};

/// The space between running head or foot and the text, in points.
const TEXT_GAP: f32 = 10.0;
/// The space between the text of a running foot and the page number, in points.
const NUMBER_GAP: f32 = 14.0;
/// The widest page number that space is reserved for.
const WIDEST_NUMBER: &str = "888 / 888";

/// The longest title that a running foot repeats, in characters.
const LONGEST_TITLE: usize = 32;

/// The running head and foot of a document.
pub(crate) struct RunningHeadFoot {
    column: TextColumn,
    style: ParagraphStyle,
    /// The title and digest before the page number.
    document_version: String,
    head: Vec<PageItem>,
    foot: Vec<PageItem>,
    /// The y of the page number, on the last line of the running foot.
    number_top: f32,
    /// Whether the document begins with its title, which makes a running head redundant.
    begins_with_title: bool,
    page_area: PageArea,
}

impl RunningHeadFoot {
    /// Lays out the running head and foot for pages of that paper.
    pub(crate) fn new(
        document: &Document,
        column: TextColumn,
        paper: Paper,
        context: &mut LayoutContext<'_>,
    ) -> Self {
        let margins = context.theme.margins;
        let style = paragraph_style(context);
        let edge = millimetres(margins.edge);
        let document_version = document_version(document);
        let number = format!("{document_version}{WIDEST_NUMBER}");
        let number = context.shaper.width(&number, style.text.variant) * style.text.size;
        let narrow = TextColumn {
            width: column.width - number - NUMBER_GAP,
            ..column
        };
        let (head, head_height) =
            running_line(document.running_head.as_deref(), column, style, context);
        let (foot, foot_height) =
            running_line(document.running_foot.as_deref(), narrow, style, context);
        let foot_height = foot_height.max(style.leading);
        let after_head = if head.is_empty() {
            0.0
        } else {
            edge + head_height + TEXT_GAP
        };
        let top = millimetres(margins.top).max(after_head);
        let bottom = millimetres(margins.bottom).max(edge + foot_height + TEXT_GAP);
        let foot_top = paper.height - edge - foot_height;
        Self {
            column,
            style,
            document_version,
            head: shifted(head, edge),
            foot: shifted(foot, foot_top),
            number_top: paper.height - edge - style.leading,
            begins_with_title: title(document).is_some(),
            page_area: PageArea {
                top,
                height: paper.height - top - bottom,
            },
        }
    }

    /// The area of a page between running head and foot.
    pub(crate) const fn page_area(&self) -> PageArea {
        self.page_area
    }

    /// Adds running head and foot to the pages.
    pub(crate) fn add_to(
        &self,
        pages: &mut [Page],
        numbering: PageNumbering,
        context: &mut LayoutContext<'_>,
    ) {
        for (index, page) in pages.iter_mut().enumerate() {
            let number = numbering.first + index;
            let number = format!("{}{number} / {}", self.document_version, numbering.count);
            let content = [Inline::Text(number)];
            let paragraph = inline::paragraph(&content, self.style, context);
            let lines = line_boxes(&paragraph, self.column, Alignment::Right, context);
            let items = lines.into_iter().flat_map(|line| line.items).collect();
            if index > 0 || !self.begins_with_title {
                page.items.splice(0..0, self.head.iter().cloned());
            }
            page.items.extend(self.foot.iter().cloned());
            page.items
                .extend(shifted(as_decoration(items), self.number_top));
        }
    }
}

/// The title and the digest of a document to write on, whose copies could be mixed up; empty for
/// others.
fn document_version(document: &Document) -> String {
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

/// The items of a running head or foot, from y 0, and their height.
fn running_line(
    text: Option<&str>,
    column: TextColumn,
    style: ParagraphStyle,
    context: &mut LayoutContext<'_>,
) -> (Vec<PageItem>, f32) {
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
    (as_decoration(items), height)
}

/// Marks items as decoration: running heads and feet are no part of the document's structure.
fn as_decoration(mut items: Vec<PageItem>) -> Vec<PageItem> {
    for item in &mut items {
        item.node = None;
    }
    items
}

fn shifted(mut items: Vec<PageItem>, down: f32) -> Vec<PageItem> {
    for item in &mut items {
        item.shift(down);
    }
    items
}
