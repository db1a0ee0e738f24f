//! Pages: the result of the layout.
//!
//! Lengths are in points. The origin of a page is its top left corner; x grows to the right and y
//! downwards. Glyphs stand on a baseline.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::document::Field;
use crate::language::Language;
use crate::style::{Colour, Face, Paper, Picture};

/// A document laid out.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The title of the document.
    pub title: String,
    /// The language of the document.
    pub language: Language,
    /// The size of every page.
    pub paper: Paper,
    /// The pages, in order; at least one.
    pub pages: Vec<Page>,
    /// The structure of the document: a tree with its root first and every node before its
    /// children.
    pub nodes: Vec<StructureNode>,
    /// The form fields, in order.
    pub fields: Vec<Field>,
    /// The headings, in order.
    pub headings: Vec<PlacedHeading>,
    /// For each part of a file, by name, the index of its first page.
    pub parts: BTreeMap<String, usize>,
    /// The faces that [`GlyphRun::face`] refers to.
    pub faces: Vec<Arc<Face>>,
    /// The face of text typed into the form. It is built in, because PDF readers of all kinds must
    /// be able to read it.
    pub form_face: Arc<Face>,
    /// The pictures that [`Graphic::Picture`] refers to.
    pub pictures: Vec<Picture>,
    /// The characters that no font has.
    pub missing: Vec<MissingCharacter>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The items in painting order: backgrounds first, then everything in reading order.
    pub items: Vec<PageItem>,
    /// The links.
    pub links: Vec<Link>,
    /// The tick boxes and the areas to write in.
    pub inputs: Vec<InputArea>,
}

/// A painted item of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageItem {
    /// The structure node it is part of; `None` for decoration, such as rules, page numbers and
    /// repeated heads.
    pub node: Option<NodeId>,
    /// The graphic.
    pub graphic: Graphic,
}

/// A graphic.
#[derive(Debug, Clone, PartialEq)]
pub enum Graphic {
    /// A run of text.
    Glyphs(GlyphRun),
    /// A rectangle.
    Rectangle {
        /// The rectangle.
        area: Area,
        /// The fill colour; `None` for no fill.
        fill: Option<Colour>,
        /// The stroke, centred on the edge of the rectangle; `None` for no stroke.
        stroke: Option<Stroke>,
    },
    /// A line through several points.
    Line {
        /// The points, as pairs of x and y; two or more.
        points: Vec<(f32, f32)>,
        /// The stroke.
        stroke: Stroke,
    },
    /// A picture.
    Picture {
        /// The rectangle that the picture fills.
        area: Area,
        /// The index in [`Pages::pictures`].
        picture: usize,
    },
}

/// The stroke of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// The line width.
    pub width: f32,
    /// The colour.
    pub colour: Colour,
}

/// A rectangle of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f32,
    /// The top edge.
    pub top: f32,
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
}

impl Area {
    /// The smallest rectangle that contains both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let left = self.left.min(other.left);
        let top = self.top.min(other.top);
        let right = (self.left + self.width).max(other.left + other.width);
        let bottom = (self.top + self.height).max(other.top + other.height);
        Self {
            left,
            top,
            width: right - left,
            height: bottom - top,
        }
    }
}

/// A run of glyphs of one face, size and colour on a baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The x of the origin of the first glyph.
    pub x: f32,
    /// The y of the baseline.
    pub y: f32,
    /// The index of the face in [`Pages::faces`].
    pub face: usize,
    /// The font size.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// The text that the glyphs represent.
    pub text: String,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's number in the face.
    pub id: u16,
    /// The advance width, in points.
    pub advance: f32,
    /// The offset from the origin to the right and upwards, in points.
    pub shift: (f32, f32),
    /// The number of bytes of the run's text that it represents, following those of the glyph
    /// before.
    pub length: u16,
}

/// A link. A link broken across lines has one for each line.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The structure node.
    pub node: NodeId,
    /// The clickable area.
    pub area: Area,
    /// The target.
    pub target: Target,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A web or mail address.
    Address(String),
    /// The first page of a part of the file, by name.
    Part(String),
    /// The footnote with that number. It stands where a link leads back to its [`Self::Mark`].
    Note(usize),
    /// The first mark of the footnote with that number, which is the first link to its
    /// [`Self::Note`].
    Mark(usize),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::Part(name) => write!(f, "part {name}"),
            Self::Note(number) => write!(f, "note {number}"),
            Self::Mark(number) => write!(f, "mark {number}"),
        }
    }
}

/// An area to fill in: a tick box, or room to write.
#[derive(Debug, Clone, PartialEq)]
pub struct InputArea {
    /// The structure node.
    pub node: NodeId,
    /// The area.
    pub area: Area,
    /// The kind of input.
    pub kind: InputKind,
    /// The form field that it fills in; `None` for an area that is filled in by pen alone.
    pub field: Option<FieldReference>,
}

/// A reference to a form field, or to one of its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldReference {
    /// The index of the field in [`Pages::fields`].
    pub field: usize,
    /// The index of the answer; 0 in a field for text.
    pub answer: usize,
}

/// The kind of an input area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InputKind {
    /// A tick box.
    Tick {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// Ruled lines or a table cell for text.
    Write {
        /// The font size of typed text, in points.
        size: f32,
    },
}

/// The leading of typed text, as a share of the font size. Some PDF readers use a leading of their
/// own, of which this is the most common; others take that of the font.
pub const TYPED_LEADING: f32 = 1.116;

/// The index of a structure node in [`Pages::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// A node of the structure tree, which tells assistive technology what the document consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureNode {
    /// The role.
    pub role: StructureRole,
    /// The parent; `None` for the root.
    pub parent: Option<NodeId>,
    /// The stable name, if it has one.
    pub name: Option<String>,
}

/// The role of a structure node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StructureRole {
    /// The document.
    Document,
    /// One of several documents bound together.
    Part,
    /// A heading with its level, from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list, numbered or not.
    List {
        /// Whether the items are numbered.
        numbered: bool,
    },
    /// An item of a list.
    ListItem,
    /// The marker of a list item or the number of a footnote.
    Label,
    /// The content of a list item.
    ItemBody,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A header cell of a table.
    HeadCell {
        /// The cells that it heads.
        scope: HeadCellScope,
    },
    /// A cell.
    Cell,
    /// A quotation.
    Quote,
    /// Preformatted text.
    Code,
    /// A link.
    Link,
    /// A footnote.
    Note,
    /// The mark of a footnote.
    NoteMark,
    /// Text in another language than the document's.
    Foreign(Language),
    /// A picture with its alternative text.
    Figure {
        /// The alternative text.
        alternative: String,
    },
    /// A tick box.
    TickBox,
    /// Ruled lines to write on.
    WritingLines,
}

/// The cells that a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadCellScope {
    /// Those of its column.
    Column,
    /// Those of its row.
    Row,
}

/// A heading and its position.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedHeading {
    /// The structure node.
    pub node: NodeId,
    /// The level, from 1.
    pub level: u8,
    /// The text.
    pub text: String,
    /// The index of the page.
    pub page: usize,
    /// The y of its top edge.
    pub top: f32,
}

/// A character that no font has; a replacement character is shown instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// The number of occurrences.
    pub count: usize,
    /// The line of the Markdown on which the first block with it begins; 0 for a running head or
    /// foot.
    pub line: usize,
}
