//! The composition of Markdown from a profile, the standard texts and templates.
//!
//! The input is a [`Request`] and a [`Library`], the output Markdown:
//! 1. [`View`] makes the variables of templates, in the words of one language: keys become standard
//!    texts, numbers and dates are formatted, standard lists get the changes of the profile.
//! 2. `compose` renders the Tera template of the document with the view. The output of every
//!    variable is escaped, so that a text of a profile has no meaning as Markdown (see [`escape`]).
//!    A text in another language than the document's is wrapped in HTML with its language.
//!
//! The names of built-in templates begin with `cxo/`. A company's own templates take precedence, and
//! may extend or include the built-in template of the same name.

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
