//! Blocks of a document to unbreakable boxes.
//!
//! Every kind of block has its function: `blocks` has those that hold other blocks, `heading`,
//! `table` and `leaf` the rest. They add boxes to the `flow`: strips across the column that no page
//! break divides, each with the white above it and the penalty of a page break there.

pub(crate) mod blocks;
mod column_widths;
pub(crate) mod flow;
mod heading;
pub(crate) mod leaf;
mod table;
pub(crate) mod unbreakable_box;

pub use column_widths::{Needs as ColumnNeeds, widths as column_widths};
