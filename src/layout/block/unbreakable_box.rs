//! Unbreakable boxes: strips across the column that no page break divides, such as a line of text,
//! a fragment of a table row or a ruled line. Together they form the vertical list that is broken
//! into pages, as in TeX.

use std::rc::Rc;

use crate::layout::page::model::{Area, Graphic, InputArea, Link, NodeId, PageItem, Stroke};
use crate::layout::text::line_box::LineBox;
use crate::style::Colour;

/// Penalties of page breaks. Each constant is the share of a page whose emptiness is as bad as the
/// break; a penalty is the sum of the squares of the shares that apply.
pub(crate) mod penalty {
    /// Between two blocks.
    pub(crate) const BETWEEN_BLOCKS: f32 = 0.12;
    /// Within three lines below a heading.
    pub(crate) const NEAR_HEADING: f32 = 0.40;
    /// Between two items of a list.
    pub(crate) const BETWEEN_ITEMS: f32 = 0.10;
    /// Between two rows of a table.
    pub(crate) const BETWEEN_ROWS: f32 = 0.18;
    /// After the first or before the last row of a table.
    pub(crate) const LONE_ROW: f32 = 0.30;
    /// After the first or before the last item of a list.
    pub(crate) const LONE_ITEM: f32 = 0.20;
    /// Between ruled lines and the tick boxes that rate the notes on them.
    pub(crate) const BEFORE_RATING: f32 = 0.60;
    /// Between two lines of a paragraph.
    pub(crate) const BETWEEN_LINES: f32 = 0.14;
    /// After a line that ends with a hyphen.
    pub(crate) const AFTER_HYPHEN: f32 = 0.20;
    /// Between a lead-in and its list, table or ruled lines.
    pub(crate) const AFTER_LEAD_IN: f32 = 0.30;
    /// Within an entry.
    pub(crate) const WITHIN_ENTRY: f32 = 0.45;
    /// Between two ruled lines.
    pub(crate) const BETWEEN_WRITING_LINES: f32 = 0.30;
    /// Where it leaves a widow or an orphan: the last or the first line of a paragraph alone on a
    /// page.
    pub(crate) const WIDOW_OR_ORPHAN: f32 = 0.45;
    /// Within a row of a table.
    pub(crate) const WITHIN_ROW: f32 = 0.60;
    /// Between a heading, or the head of a table, and what follows.
    pub(crate) const AFTER_HEADING: f32 = 1.5;
}

/// An unbreakable box. Every x counts from the left edge of the page, every y from the top of the
/// box, in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct UnbreakableBox {
    /// The height.
    pub(crate) height: f32,
    /// The space above, which is dropped at the top of a page.
    pub(crate) gap: f32,
    /// The penalty of a page break above.
    pub(crate) penalty: f32,
    /// The items to paint.
    pub(crate) items: Vec<PageItem>,
    /// The links.
    pub(crate) links: Vec<Link>,
    /// The tick boxes and the areas to write in.
    pub(crate) inputs: Vec<InputArea>,
    /// The shared areas that it is part of.
    pub(crate) shared_areas: Vec<SharedArea>,
    /// The heading that begins here.
    pub(crate) heading: Option<BoxHeading>,
    /// The cells of the row that it is a fragment of, if it is one.
    pub(crate) cells: Option<Rc<[NodeId]>>,
    /// The head to repeat if a page begins here, as its index in [`VerticalList::repeated_heads`].
    pub(crate) head: Option<usize>,
}

impl From<LineBox> for UnbreakableBox {
    /// The box of a line.
    fn from(line: LineBox) -> Self {
        Self {
            height: line.height,
            items: line.items,
            links: line.links,
            inputs: line.inputs,
            ..Self::default()
        }
    }
}

impl UnbreakableBox {
    /// Moves the content down.
    pub(crate) fn shift(&mut self, down: f32) {
        for item in &mut self.items {
            item.shift(down);
        }
        for link in &mut self.links {
            link.area.top += down;
        }
        for input in &mut self.inputs {
            input.area.top += down;
        }
    }

    /// Adds the content of `other` at the same top.
    pub(crate) fn overlay(&mut self, other: Self) {
        self.height = self.height.max(other.height);
        self.items.extend(other.items);
        self.links.extend(other.links);
        self.inputs.extend(other.inputs);
        self.shared_areas.extend(other.shared_areas);
    }
}

impl PageItem {
    /// Moves the item down.
    pub(crate) fn shift(&mut self, down: f32) {
        match &mut self.graphic {
            Graphic::Glyphs(run) => run.y += down,
            Graphic::Rectangle { area, .. } | Graphic::Picture { area, .. } => area.top += down,
            Graphic::Line { points, .. } => {
                for point in points {
                    point.1 += down;
                }
            }
        }
    }
}

/// A heading that begins in a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BoxHeading {
    /// The structure node.
    pub(crate) node: NodeId,
    /// The level, from 1.
    pub(crate) level: u8,
    /// The text.
    pub(crate) text: String,
}

/// An area that several boxes share. On each page it extends from the first of them to the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SharedArea {
    /// The number that identifies it.
    pub(crate) id: usize,
    /// The left edge.
    pub(crate) left: f32,
    /// The width.
    pub(crate) width: f32,
    /// The use of the area.
    pub(crate) kind: SharedAreaKind,
}

/// The use of a shared area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum SharedAreaKind {
    /// A background.
    Fill(Colour),
    /// A border.
    Frame(Stroke),
    /// An area to write in.
    Write {
        /// The structure node.
        node: NodeId,
        /// The font size of typed text, in points.
        size: f32,
        /// The distance by which the area is moved up, in points.
        lift: f32,
    },
}

impl SharedArea {
    /// Its part beside a box that extends from `top` to `bottom`.
    pub(crate) fn area(&self, top: f32, bottom: f32) -> Area {
        Area {
            left: self.left,
            top,
            width: self.width,
            height: bottom - top,
        }
    }
}

/// The content of a document as unbreakable boxes, before page breaks.
#[derive(Debug, Default)]
pub(crate) struct VerticalList {
    /// The boxes, in order.
    pub(crate) boxes: Vec<UnbreakableBox>,
    /// The heads of tables, to be repeated after a page break.
    pub(crate) repeated_heads: Vec<UnbreakableBox>,
}
