//! The result of the layout: pages of positioned things.
//!
//! Lengths are in points. A page's origin is its top left corner; x grows to the right and y
//! downwards. Glyphs stand on a baseline.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::document::Field;
use crate::language::Language;
use crate::style::Colour;
use crate::style::Face;
use crate::style::Paper;
use crate::style::Picture;

/// A document laid out.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The title of the document.
    pub title: String,
    /// The language the document is in.
    pub language: Language,
    /// The width and the height of every page.
    pub paper: Paper,
    /// The pages, in order; at least one.
    pub pages: Vec<Page>,
    /// What the document consists of: a tree, its root first, every node before its children.
    pub nodes: Vec<Node>,
    /// What somebody fills in, in order.
    pub fields: Vec<Field>,
    /// The headings, in order.
    pub headings: Vec<HeadingPlace>,
    /// The pages on which the parts begin that a link can lead to, from 0, by name.
    pub parts: BTreeMap<String, usize>,
    /// The faces that [`GlyphRun::face`] counts.
    pub faces: Vec<Arc<Face>>,
    /// The face of what is typed into a form: one that is built in, because programs of all kinds
    /// must be able to read it.
    pub typing: Arc<Face>,
    /// The pictures that [`Content::Picture`] counts.
    pub pictures: Vec<Picture>,
    /// The characters that no face has.
    pub missing: Vec<MissingCharacter>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What is painted, in order: areas behind text first, then everything in reading order.
    pub items: Vec<Item>,
    /// Where a click leads somewhere.
    pub links: Vec<Link>,
    /// Where somebody may write or tick.
    pub places: Vec<Place>,
}

/// Something painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The node it is part of; `None` for decoration: rules, page numbers, repeated heads.
    pub node: Option<NodeId>,
    /// What is painted.
    pub content: Content,
}

/// What is painted.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text.
    Glyphs(GlyphRun),
    /// A rectangle.
    Rectangle {
        /// Where.
        area: Area,
        /// The colour inside; `None` leaves it empty.
        fill: Option<Colour>,
        /// The outline, if there is one. It runs along the middle of the area's edge.
        stroke: Option<Stroke>,
    },
    /// A line from point to point.
    Line {
        /// The points, each as x and y; two or more.
        points: Vec<(f32, f32)>,
        /// How the line is drawn.
        stroke: Stroke,
    },
    /// A picture.
    Picture {
        /// Where; the picture fills it.
        area: Area,
        /// Its place in [`Pages::pictures`].
        picture: usize,
    },
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// The thickness.
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
    /// The smallest area that holds both.
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

/// Glyphs of one face, size and colour that stand in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The x of the first glyph's origin.
    pub x: f32,
    /// The y of the baseline.
    pub y: f32,
    /// The face: its place in [`Pages::faces`].
    pub face: usize,
    /// The size of the type.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// The characters that the glyphs stand for.
    pub text: String,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the next glyph's origin stands to the right, in points.
    pub advance: f32,
    /// How far it is moved from the baseline and its origin, in points: right and up.
    pub shift: (f32, f32),
    /// How many bytes of the run's text it stands for, following those of the glyph before.
    pub length: u16,
}

/// Where a click leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The node of the link.
    pub node: NodeId,
    /// Where.
    pub area: Area,
    /// Where to.
    pub target: Target,
}

/// Where a click leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An address: https, http or mailto.
    Address(String),
    /// The first page of the part of that name.
    Part(String),
    /// The note of that number, which stands where a link leads to its [`Self::Mark`].
    Note(usize),
    /// The first mark of the note of that number: the first link to that [`Self::Note`].
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

/// Where somebody may write or tick.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The node it is part of.
    pub node: NodeId,
    /// Where.
    pub area: Area,
    /// What is done there.
    pub kind: PlaceKind,
    /// The field of the form that it fills in; `None` where there is but paper.
    pub field: Option<FieldPart>,
}

/// A field of the form, or one of the answers it offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldPart {
    /// The field: its place in [`Pages::fields`].
    pub field: usize,
    /// The answer: its place among those of the field; 0 in a field for words.
    pub answer: usize,
}

/// What is done at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlaceKind {
    /// A box is ticked.
    Tick {
        /// Whether it is ticked already.
        ticked: bool,
    },
    /// Words are written: on ruled lines, or in the cell of a table.
    Write {
        /// The size of what is typed there, in points.
        size: f32,
    },
}

/// From one typed line to the next, as a share of the size of the type. Some programs that fill in
/// forms have a share of their own, and this is it; others take that of the face.
pub const TYPED_LEADING: f32 = 1.116;

/// The number of a node: its place in [`Pages::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// A part of the document, as a reader who cannot see the pages is told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node it is part of; `None` for the document itself.
    pub parent: Option<NodeId>,
    /// Its stable name, if it has one.
    pub name: Option<String>,
}

/// What a part of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The document.
    Document,
    /// One of several documents that are bound together.
    Part,
    /// A heading of that level, from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list, numbered or not.
    List {
        /// Whether its items are numbered.
        numbered: bool,
    },
    /// An item of a list.
    ListItem,
    /// What stands before an item: its number or its bullet.
    Label,
    /// What an item says.
    ItemBody,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A cell that names its column or its row.
    HeadCell {
        /// What it names.
        scope: Scope,
    },
    /// A cell.
    Cell,
    /// A quotation.
    Quote,
    /// Preformatted text.
    Code,
    /// A link.
    Link,
    /// A note at the end.
    Note,
    /// The mark that leads to a note.
    NoteMark,
    /// Text in another language than the document.
    Foreign(Language),
    /// A picture.
    Figure {
        /// What it shows, in words.
        alternative: String,
    },
    /// A box to tick.
    TickBox,
    /// Lines to write on.
    WritingLines,
}

/// What a head cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The column below it.
    Column,
    /// The row beside it.
    Row,
}

/// A heading and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadingPlace {
    /// The node.
    pub node: NodeId,
    /// The level, from 1.
    pub level: u8,
    /// The text.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// The y of its top.
    pub top: f32,
}

/// A character that no face has; a sign stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// How often it occurs.
    pub count: usize,
    /// The line of the Markdown on which the block begins that has it first; 0 for a running head
    /// or foot.
    pub line: usize,
}
