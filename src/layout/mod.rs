//! A document to pages of positioned glyphs, rules, boxes and links.
//!
//! The input is a [`Document`] and [`LayoutOptions`], the output [`Pages`]:
//! 1. `block` turns the document's blocks into a vertical list of unbreakable boxes, each with the
//!    space above it and the penalty of a page break there.
//! 2. `text` shapes the text of each block and breaks it into lines.
//! 3. `page` breaks the vertical list into pages, adds the running heads and feet, and assigns the
//!    form fields of the document to the areas to fill in.
//! 4. [`bind`] joins several documents laid out to one file.
//!
//! The appearance is data: a [`Theme`], and a company's pictures and
//! [`Face`]s, validated before. Nothing here knows PDF, reads a file or a clock, or depends on
//! anything but its arguments.

mod block;
mod context;
mod page;
mod text;

use std::collections::BTreeMap;

pub use block::{IntrinsicWidths, column_widths};
pub use page::{
    Area, FieldReference, Glyph, GlyphRun, Graphic, HeadCellScope, InputArea, InputKind, Link,
    MissingCharacter, NodeId, Page, PageItem, Pages, Part, PlacedHeading, Stroke, StructureNode,
    StructureRole, TYPED_LEADING, Target, bind,
};

use crate::document::Document;
use crate::layout::block::flow::{Container, Flow};
use crate::layout::block::leaf;
use crate::layout::context::{LayoutContext, millimetres};
use crate::layout::page::running_head_foot::RunningHeadFoot;
use crate::layout::page::{field_assignment, paginate};
use crate::layout::text::line_box::TextColumn;
use crate::style::{Colour, Face, Figure, FontVariant, OwnFonts, Paper, Theme};

/// The options of a layout.
#[derive(Debug, Clone)]
pub struct LayoutOptions<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The paper.
    pub paper: Paper,
    /// The company's accent colour, instead of the theme's.
    pub accent: Option<Colour>,
    /// The company's own fonts, instead of the theme's.
    pub fonts: OwnFonts,
    /// The logo at the top of the first page.
    pub logo: Option<Figure>,
}

/// The page numbers of a document that is part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumbering {
    /// The number of the first page.
    pub first: usize,
    /// The number of pages of the file.
    pub count: usize,
}

impl PageNumbering {
    /// The numbering of a file of `count` pages.
    const fn of(count: usize) -> Self {
        Self { first: 1, count }
    }
}

/// The fill of a last page, as a share of the page, from which the page is kept when there are few.
/// What would fit on the earlier pages is not counted.
const FULL_ENOUGH_OF_FEW: f32 = 0.55;

/// The number of pages up to which a document has few.
const FEW_PAGES: usize = 4;

/// The number of pages beyond which the last page is always kept.
const MANY_PAGES: usize = 20;

/// The fill of a last page, as a share of the page, from which the page is kept when there are
/// more.
const FULL_ENOUGH: f32 = 0.3;

/// Lays a document out. Characters that no font has are listed in [`Pages::missing`].
///
/// The dense variant of the theme is used for a document to write on, and where it saves a nearly
/// empty last page.
#[must_use]
pub fn lay_out(document: &Document, options: &LayoutOptions<'_>) -> Pages {
    lay_out_numbered(document, options, None)
}

/// Lays out a document whose pages are numbered as part of a file.
#[must_use]
pub fn lay_out_numbered(
    document: &Document,
    options: &LayoutOptions<'_>,
    numbering: Option<PageNumbering>,
) -> Pages {
    let (theme, pages) = choose_variant(document, options, numbering);
    pages.unwrap_or_else(|| lay_out_in(document, options, theme, numbering))
}

/// The variant of the theme that a document is laid out in.
#[must_use]
pub fn theme_variant<'t>(document: &Document, options: &LayoutOptions<'t>) -> &'t Theme {
    choose_variant(document, options, None).0
}

/// The variant of the theme for a document, and its pages if choosing it took laying them out.
fn choose_variant<'t>(
    document: &Document,
    options: &LayoutOptions<'t>,
    numbering: Option<PageNumbering>,
) -> (&'t Theme, Option<Pages>) {
    let theme = options.theme;
    let lay_out = |theme| lay_out_in(document, options, theme, numbering);
    match theme.dense.as_deref() {
        None => (theme, None),
        Some(dense) if document.is_written_on() => (dense, None),
        Some(dense) => {
            let pages = lay_out(theme);
            if !last_page_is_nearly_empty(&pages, theme) {
                return (theme, Some(pages));
            }
            let denser = lay_out(dense);
            if denser.pages.len() < pages.pages.len() {
                (dense, Some(denser))
            } else {
                (theme, Some(pages))
            }
        }
    }
}

/// Whether the last page is filled too little to keep it: see [`FULL_ENOUGH_OF_FEW`] and
/// [`FULL_ENOUGH`].
fn last_page_is_nearly_empty(pages: &Pages, theme: &Theme) -> bool {
    let [before @ .., last] = pages.pages.as_slice() else {
        return false;
    };
    let height = pages.paper.height;
    let full = 1.0 - millimetres(theme.margins.bottom) / height;
    let filled = |page: &Page| lowest_baseline(page) / height;
    match before.len() {
        0 => false,
        1..FEW_PAGES => {
            let free: f32 = before.iter().map(|page| full - filled(page)).sum();
            filled(last) - free < FULL_ENOUGH_OF_FEW
        }
        FEW_PAGES..MANY_PAGES => filled(last) < FULL_ENOUGH,
        _ => false,
    }
}

/// The lowest baseline of a page's text, in points from the top.
fn lowest_baseline(page: &Page) -> f32 {
    let baselines = page.items.iter().filter_map(|item| match &item.graphic {
        Graphic::Glyphs(run) if item.node.is_some() => Some(run.y),
        _ => None,
    });
    baselines.fold(0.0, f32::max)
}

fn lay_out_in(
    document: &Document,
    options: &LayoutOptions<'_>,
    theme: &Theme,
    numbering: Option<PageNumbering>,
) -> Pages {
    let mut colours = theme.colours;
    colours.accent = options.accent.unwrap_or(colours.accent);
    let mut context = LayoutContext::new(theme, colours, document, options);
    let root = context.root();
    let column = column(theme, options.paper);
    let running = RunningHeadFoot::new(document, column, options.paper, &mut context);
    let page_area = running.page_area();

    let mut flow = Flow::new(&mut context);
    let container = Container::new(column, root);
    if let Some(logo) = &options.logo {
        leaf::logo(&mut flow, logo, container);
    }
    block::add_all(&mut flow, &document.blocks, container);
    let (mut pages, headings) = paginate::paginate(flow.finish(), page_area);
    let numbering = numbering.unwrap_or_else(|| PageNumbering::of(pages.len()));
    running.add_to(&mut pages, numbering, &mut context);
    let fields = field_assignment::assign_fields(
        crate::document::fields(document),
        &mut pages,
        &context.nodes,
    );

    let (faces, missing) = context.shaper.finish();
    Pages {
        title: document.title.clone(),
        language: document.language,
        paper: options.paper,
        pages,
        nodes: context.nodes,
        fields,
        headings,
        parts: BTreeMap::new(),
        faces,
        form_face: Face::built_in(FontVariant::regular(theme.fonts.tables)),
        pictures: context.pictures,
        missing,
    }
}

/// The column of text between the side margins.
fn column(theme: &Theme, paper: Paper) -> TextColumn {
    let side = millimetres(theme.margins.side);
    TextColumn {
        left: side,
        width: paper.width - 2.0 * side,
    }
}
