//! A profile and the standard texts to Markdown.
//!
//! What happens, in order:
//! 1. [`View`] puts everything a template may show into words of one language: keys become the
//!    framework's texts, numbers and dates are written out, standard lists are tailored.
//! 2. `compose` hands the view to the document's Tera template. Whatever a template prints is
//!    escaped, so that a text from a profile stays the characters it is (see [`escape`]). A text in
//!    another language than the document's is framed by HTML that says so.
//!
//! Built-in templates stand under `cxo/`; a company's own stand beside them and come first, and may
//! extend or include the built-in of the same name.

pub mod codes;
mod compose;
pub mod escape;
mod filters;
mod language_tag;
mod library;
pub mod view;

pub use compose::{ContentsEntry, Request, compose};
pub use filters::{FILTERS, Filter};
pub use language_tag::plain;
pub use library::{COVER, DOCUMENTS, DocumentKind, Library, built_in, built_in_names};
pub use view::{ScorecardHead, View};
