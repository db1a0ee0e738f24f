//! A vertical list of unbreakable boxes to pages.
//!
//! 1. `paginate` chooses the page breaks.
//! 2. `running_head_foot` adds a running head and foot to every page.
//! 3. `field_assignment` assigns the form fields of the document to the areas to fill in.
//! 4. `binding` joins several documents laid out to one.
//!
//! `model` is the result; `display` prints it as plain text.

mod binding;
mod display;
pub(crate) mod field_assignment;
pub(crate) mod model;
pub(crate) mod paginate;
pub(crate) mod running_head_foot;

pub use binding::{Part, bind};
pub use model::{
    Area, FieldReference, Glyph, GlyphRun, Graphic, HeadCellScope, InputArea, InputKind, Link,
    MissingCharacter, NodeId, Page, PageItem, Pages, PlacedHeading, Stroke, StructureNode,
    StructureRole, TYPED_LEADING, Target,
};
