//! Unbreakable boxes to pages.
//!
//! 1. `paginate` divides the boxes into pages, of all ways the one with the least cost.
//! 2. `running` adds the running head and foot of every page.
//! 3. `fields` says which field of the document each place to write or tick fills in.
//! 4. `binding` makes one of several documents laid out.
//!
//! `model` is the result; `listing` prints it as plain lines.

mod binding;
pub(crate) mod fields;
mod listing;
pub(crate) mod model;
pub(crate) mod paginate;
pub(crate) mod running;

pub use binding::{Part, bind};
pub use model::{
    Area, Content, FieldPart, Glyph, GlyphRun, HeadingPlace, Item, Link, MissingCharacter, Node,
    NodeId, Page, Pages, Place, PlaceKind, Role, Scope, Stroke, TYPED_LEADING, Target,
};
