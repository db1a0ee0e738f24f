//! Text to lines of positioned glyphs.
//!
//! 1. `inline` writes the inlines of a paragraph into one text, with the style of each run.
//! 2. `shape` turns its characters into glyphs; `shaped_text` finds where its lines may end:
//!    `hyphenation` divides words, `no_break` keeps together what readers take in as one.
//! 3. `wrap` chooses the line ends for a width; `line_breaks` chooses those of prose all together.
//! 4. `lines` sets the lines: glyphs, links, underlines, boxes to tick.

pub(crate) mod cache;
pub(crate) mod hyphenation;
pub(crate) mod inline;
pub(crate) mod line_breaks;
pub(crate) mod lines;
pub(crate) mod no_break;
pub(crate) mod ordinals;
pub(crate) mod paragraph;
pub(crate) mod shape;
pub(crate) mod shaped_text;
pub(crate) mod text_style;
pub(crate) mod underline;
pub(crate) mod wrap;
