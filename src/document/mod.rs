//! Markdown to a tree of blocks and inlines, parsed once; every format is written from it.
//!
//! What happens to the Markdown, in order:
//! 1. `pulldown-cmark` reads it as CommonMark with tables, task lists, strikethrough and
//!    footnotes; this folder is its only user.
//! 2. `parse` folds its events into the tree of [`Document`]: blocks, and within them
//!    `running_text`.
//! 3. HTML has no meaning here: it stays the text it is, but for that of `directive`: comments by
//!    which a template names a block or sets the lines around a page, and `<span lang="…">` and
//!    `<div lang="…">` around what is in another language.
//! 4. Rows of underscores become ruled lines to write on, `☐` and `☑` become boxes to tick, and
//!    links that lead neither to a part of the same file nor to an address whose scheme is https,
//!    http or mailto become their text.
//! 5. `fields` says what of it somebody fills in, `images` which pictures it names.

mod directive;
mod form;
mod images;
mod model;
mod parse;
mod running_text;
mod target;

pub use form::{Answer, Field, FieldKind, fields};
pub use images::images;
pub use model::{
    Alignment, Block, BlockKind, Document, Image, Inline, ListItem, Table, TableCell, plain_text,
};
pub use parse::parse;
pub use target::{LinkTarget, link_target};
