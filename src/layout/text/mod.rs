//! Text to lines of positioned glyphs.
//!
//! 1. `inline` joins the inline content of a paragraph to one text, with a text style for each run.
//! 2. `shape` turns characters into glyphs. `shaped_text` finds the break opportunities between
//!    them: `hyphenation` those within words, while `no_break` rules some out. Both results are
//!    kept in a `cache`.
//! 3. `line_breaks` chooses the breakpoints of a `paragraph` for a width.
//! 4. `line_box` positions the content of each line: glyphs, links, underlines and tick boxes.

pub(crate) mod cache;
pub(crate) mod hyphenation;
pub(crate) mod inline;
pub(crate) mod line_box;
pub(crate) mod line_breaks;
pub(crate) mod no_break;
pub(crate) mod ordinals;
pub(crate) mod paragraph;
pub(crate) mod shape;
pub(crate) mod shaped_text;
pub(crate) mod text_style;
pub(crate) mod underline;
