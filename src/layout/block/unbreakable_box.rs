//! Slabs: what a page is built of. A slab is a strip across the column that no page break divides:
//! a line, a part of a table's row, a ruled line to write on.

use std::rc::Rc;

use crate::layout::page::model::{Area, Content, Item, Link, NodeId, Place, Stroke};
use crate::layout::text::line_box::LineBox;
use crate::style::Colour;

/// What a page break costs, as the share of a page that one would rather leave empty than break
/// there. Shares add up as squares.
pub(crate) mod cost {
    /// Between two blocks of a section.
    pub(crate) const BLOCKS: f32 = 0.12;
    /// That leaves a heading with next to nothing below it at the foot of a page.
    pub(crate) const BEGUN: f32 = 0.40;
    /// Between two items of a list.
    pub(crate) const ITEMS: f32 = 0.10;
    /// Between two rows of a table.
    pub(crate) const ROWS: f32 = 0.18;
    /// That leaves the first or the last row of a table on its own.
    pub(crate) const SINGLE_ROW: f32 = 0.30;
    /// That leaves the first or the last item of a list on its own.
    pub(crate) const SINGLE_ITEM: f32 = 0.20;
    /// Between lines to write on and the boxes that rate what is written.
    pub(crate) const BOXES: f32 = 0.60;
    /// Between two lines of a paragraph.
    pub(crate) const LINES: f32 = 0.14;
    /// After a line that ends with a hyphen.
    pub(crate) const HYPHEN: f32 = 0.20;
    /// Between what leads up to a list, a table or lines to write on, and that.
    pub(crate) const LEAD: f32 = 0.30;
    /// Within what belongs to a heading of an entry.
    pub(crate) const ENTRY: f32 = 0.45;
    /// Between two ruled lines.
    pub(crate) const RULED: f32 = 0.30;
    /// That leaves a single line of a paragraph, or a single ruled line, on its own.
    pub(crate) const SINGLE: f32 = 0.45;
    /// Within a row.
    pub(crate) const ROW: f32 = 0.60;
    /// Between a heading, or the head of a table, and what follows.
    pub(crate) const HEADING: f32 = 1.5;
}

/// A strip across the column. Every x counts from the page's left edge, every y from the slab's
/// top.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Slab {
    /// The height.
    pub(crate) height: f32,
    /// The white above, except at the top of a page.
    pub(crate) gap: f32,
    /// What a page break above costs: the sum of the squares of its shares.
    pub(crate) cost: f32,
    /// What is painted.
    pub(crate) items: Vec<Item>,
    /// The links.
    pub(crate) links: Vec<Link>,
    /// The places to write in or tick.
    pub(crate) places: Vec<Place>,
    /// The areas it shares with its neighbours.
    pub(crate) panels: Vec<Panel>,
    /// The heading that begins here.
    pub(crate) heading: Option<HeadingMark>,
    /// The cells of the row it is a band of, if it is one.
    pub(crate) cells: Option<Rc<[NodeId]>>,
    /// The head to repeat if a page begins here: its place in [`Slabs::heads`].
    pub(crate) head: Option<usize>,
}

impl From<LineBox> for Slab {
    /// The strip of a line.
    fn from(line: LineBox) -> Self {
        Self {
            height: line.height,
            items: line.items,
            links: line.links,
            places: line.places,
            ..Self::default()
        }
    }
}

impl Slab {
    /// Moves everything downwards.
    pub(crate) fn shift(&mut self, down: f32) {
        for item in &mut self.items {
            item.shift(down);
        }
        for link in &mut self.links {
            link.area.top += down;
        }
        for place in &mut self.places {
            place.area.top += down;
        }
    }

    /// Paints what `other` paints, too, at the same top.
    pub(crate) fn overlay(&mut self, other: Self) {
        self.height = self.height.max(other.height);
        self.items.extend(other.items);
        self.links.extend(other.links);
        self.places.extend(other.places);
        self.panels.extend(other.panels);
    }
}

impl Item {
    /// Moves it downwards.
    pub(crate) fn shift(&mut self, down: f32) {
        match &mut self.content {
            Content::Glyphs(run) => run.y += down,
            Content::Rectangle { area, .. } | Content::Picture { area, .. } => area.top += down,
            Content::Line { points, .. } => {
                for point in points {
                    point.1 += down;
                }
            }
        }
    }
}

/// A heading that a slab begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadingMark {
    /// The node.
    pub(crate) node: NodeId,
    /// The level, from 1.
    pub(crate) level: u8,
    /// The text.
    pub(crate) text: String,
}

/// An area that slabs on the same page share: it reaches from the first that has it to the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Panel {
    /// What tells it from others.
    pub(crate) id: usize,
    /// The left edge.
    pub(crate) left: f32,
    /// The width.
    pub(crate) width: f32,
    /// What becomes of it.
    pub(crate) purpose: Purpose,
}

/// What becomes of a panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Purpose {
    /// It is filled.
    Fill(Colour),
    /// It gets an outline.
    Frame(Stroke),
    /// Somebody writes in it.
    Write {
        /// The node it is part of.
        node: NodeId,
        /// The size of what is typed there, in points.
        size: f32,
        /// How far above its area the place stands, in points.
        lift: f32,
    },
}

impl Panel {
    /// The part of it that lies beside a slab from `top` to `bottom`.
    pub(crate) fn area(&self, top: f32, bottom: f32) -> Area {
        Area {
            left: self.left,
            top,
            width: self.width,
            height: bottom - top,
        }
    }
}

/// A document as slabs, not yet on pages.
#[derive(Debug, Default)]
pub(crate) struct Slabs {
    /// The slabs, in order.
    pub(crate) slabs: Vec<Slab>,
    /// The heads of tables, to repeat at the top of a page.
    pub(crate) heads: Vec<Slab>,
}
