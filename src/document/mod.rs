//! Markdown to a tree of blocks and inlines, parsed once; every format is written from it.
//!
//! The input is one Markdown text and its language, the output a [`Document`]:
//! 1. `pulldown-cmark` reads the text as CommonMark with tables, task lists, strikethrough and
//!    footnotes; this folder is its only user.
//! 2. `parse` builds the blocks of the tree from its events, `parse_inlines` the inline content of
//!    each block.
//! 3. HTML is kept as literal text, except for that of `directive`: comments by which a template
//!    names a block or sets the running head and foot, and `<span lang="…">` and `<div lang="…">`
//!    around text in another language.
//! 4. Rows of underscores become ruled lines to write on, and `☐` and `☑` become tick boxes. A link
//!    whose target `link_target` does not allow is replaced by its text.
//! 5. `form` lists the form fields of a document, `images` the images it names.

mod directive;
mod form;
mod images;
mod link_target;
mod model;
mod parse;
mod parse_inlines;

pub use form::{Field, FieldAnswer, FieldKind, fields};
pub use images::images;
pub use link_target::{LinkTarget, link_target};
pub use model::{
    Alignment, Block, BlockKind, Document, Image, Inline, ListItem, Table, TableCell, plain_text,
};
pub use parse::parse;
