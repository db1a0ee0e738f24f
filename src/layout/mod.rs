//! A document to pages of positioned glyphs, rules, boxes and links.
//!
//! What happens to a document, in order:
//! 1. Its blocks (`blocks`, `heading`, `leaf`, `table`) add slabs to the `flow`: strips across the
//!    column that no page break divides, each with the white above it and what a page break there
//!    would cost.
//! 2. Running text on its way there is shaped (`wording`, `shape`), broken into lines (`paragraph`,
//!    `wrap`, `breaks`) and set (`lines`). Tables find the widths of their columns (`columns`).
//! 3. `paginate` divides the slabs into pages, of all ways the one with the least cost.
//! 4. `surround` adds the lines at the top and at the foot of every page.
//! 5. `form` says which field of the document each place to write or tick fills in.
//! 6. `bind` makes one of several documents laid out.
//!
//! What a document looks like is data: a [`Theme`], and a company's own pictures and [`Face`]s,
//! which are read and checked before any document is laid out. Nothing here knows PDF, reads a file
//! or a clock, or depends on anything but its arguments.

mod block;
mod context;
mod page;
mod text;

use std::collections::BTreeMap;

pub use block::{ColumnNeeds, column_widths};
pub use page::{
    Area, Content, FieldPart, Glyph, GlyphRun, HeadingPlace, Item, Link, MissingCharacter, Node,
    NodeId, Page, Pages, Part, Place, PlaceKind, Role, Scope, Stroke, TYPED_LEADING, Target, bind,
};

use crate::document::Document;
use crate::layout::block::flow::{Flow, Site};
use crate::layout::block::{blocks, leaf};
use crate::layout::context::{Setting, millimetres};
use crate::layout::page::running::Surround;
use crate::layout::page::{fields, paginate};
use crate::layout::text::lines::Column;
use crate::style::{Colour, Cut, Face, Figure, OwnFonts, Paper, Theme};

/// What a layout needs to know beside the document.
#[derive(Debug, Clone)]
pub struct LayoutOptions<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The paper.
    pub paper: Paper,
    /// The company's colour, for headings and links, instead of the theme's.
    pub accent: Option<Colour>,
    /// The company's own fonts, instead of the theme's.
    pub fonts: OwnFonts,
    /// The logo at the top of the first page.
    pub logo: Option<Figure>,
}

/// How the pages of a document count among those of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// The number of the first page.
    pub first: usize,
    /// How many pages the file has.
    pub count: usize,
}

impl Numbering {
    /// That of a file of `count` pages.
    const fn of(count: usize) -> Self {
        Self { first: 1, count }
    }
}

/// The last of a few pages is worth saving if less than this share of it has no room on the others.
const LEFTOVER: f32 = 0.55;

/// Of more pages, the last is worth saving only if it is filled to less than [`SCRAP`].
const FEW_PAGES: usize = 4;

/// Of more pages than this, nobody counts the last.
const MANY_PAGES: usize = 20;

/// A page that is filled to less than this share holds next to nothing.
const SCRAP: f32 = 0.3;

/// Lays a document out. Characters that no face has are among
/// [`Pages::missing`].
///
/// A document with lines to write on is set in the dense side of the theme, and so is one whose last
/// page holds little, if that saves the page.
#[must_use]
pub fn lay_out(document: &Document, options: &LayoutOptions<'_>) -> Pages {
    lay_out_numbered(document, options, None)
}

/// Lays out a document whose pages are some of those of a file.
#[must_use]
pub fn lay_out_numbered(
    document: &Document,
    options: &LayoutOptions<'_>,
    numbering: Option<Numbering>,
) -> Pages {
    let (side, pages) = chosen_side(document, options, numbering);
    pages.unwrap_or_else(|| set(document, options, side, numbering))
}

/// The side of the theme that a document is laid out in, the dense one or the other.
#[must_use]
pub fn side<'t>(document: &Document, options: &LayoutOptions<'t>) -> &'t Theme {
    chosen_side(document, options, None).0
}

/// The side of the theme for a document, and its pages if choosing took to lay them out.
fn chosen_side<'t>(
    document: &Document,
    options: &LayoutOptions<'t>,
    numbering: Option<Numbering>,
) -> (&'t Theme, Option<Pages>) {
    let theme = options.theme;
    let set = |theme| set(document, options, theme, numbering);
    match theme.dense.as_deref() {
        None => (theme, None),
        Some(dense) if document.is_written_on() => (dense, None),
        Some(dense) => {
            let pages = set(theme);
            if !ends_on_a_leftover(&pages, theme) {
                return (theme, Some(pages));
            }
            let denser = set(dense);
            if denser.pages.len() < pages.pages.len() {
                (dense, Some(denser))
            } else {
                (theme, Some(pages))
            }
        }
    }
}

/// Whether the last of several pages holds little; of a few pages, little that has no room on the
/// ones before it.
fn ends_on_a_leftover(pages: &Pages, theme: &Theme) -> bool {
    let [before @ .., last] = pages.pages.as_slice() else {
        return false;
    };
    let height = pages.paper.height;
    let full = 1.0 - millimetres(theme.margins.bottom) / height;
    let filled = |page: &Page| lowest_baseline(page) / height;
    match before.len() {
        0 => false,
        1..FEW_PAGES => {
            let room: f32 = before.iter().map(|page| full - filled(page)).sum();
            filled(last) - room < LEFTOVER
        }
        FEW_PAGES..MANY_PAGES => filled(last) < SCRAP,
        _ => false,
    }
}

/// Where the text of a page ends: 0 at the top, in points.
fn lowest_baseline(page: &Page) -> f32 {
    let baselines = page.items.iter().filter_map(|item| match &item.content {
        Content::Glyphs(run) if item.node.is_some() => Some(run.y),
        _ => None,
    });
    baselines.fold(0.0, f32::max)
}

fn set(
    document: &Document,
    options: &LayoutOptions<'_>,
    theme: &Theme,
    numbering: Option<Numbering>,
) -> Pages {
    let mut colours = theme.colours;
    colours.accent = options.accent.unwrap_or(colours.accent);
    let mut setting = Setting::new(theme, colours, document, options);
    let root = setting.root();
    let column = column(theme, options.paper);
    let surround = Surround::new(document, column, options.paper, &mut setting);
    let room = surround.room();

    let mut flow = Flow::new(&mut setting);
    let site = Site::new(column, root);
    if let Some(logo) = &options.logo {
        leaf::logo(&mut flow, logo, site);
    }
    blocks::add(&mut flow, &document.blocks, site);
    let (mut pages, headings) = paginate::paginate(flow.finish(), room);
    let numbering = numbering.unwrap_or_else(|| Numbering::of(pages.len()));
    surround.add_to(&mut pages, numbering, &mut setting);
    let fields = fields::place(
        crate::document::fields(document),
        &mut pages,
        &setting.nodes,
    );

    let (faces, missing) = setting.shaper.finish();
    Pages {
        title: document.title.clone(),
        language: document.language,
        paper: options.paper,
        pages,
        nodes: setting.nodes,
        fields,
        headings,
        parts: BTreeMap::new(),
        faces,
        typing: Face::built_in(Cut::regular(theme.fonts.tables)),
        pictures: setting.pictures,
        missing,
    }
}

/// Where the text stands between the margins.
fn column(theme: &Theme, paper: Paper) -> Column {
    let side = millimetres(theme.margins.side);
    Column {
        left: side,
        width: paper.width - 2.0 * side,
    }
}
