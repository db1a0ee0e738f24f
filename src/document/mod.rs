//! Markdown to a tree of blocks and inlines, parsed once; every format is written from it.

mod model;

pub use model::{Alignment, Block, BlockKind, Document, Image, Inline, ListItem, Table, TableCell};
