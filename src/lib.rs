//! One YAML profile of a company becomes everything it needs to hire its Chief Experience Officer.
//!
//! The stages, in the order in which the data goes through them:
//! 1. [`profile`] reads YAML into a [`profile::Profile`], or says at which places it cannot.
//! 2. [`framework`] holds the standard texts of the subject in each language.
//! 3. [`audience`] takes away what those who will read are not to know.
//! 4. [`check`] advises on a profile that can be used and could be better.
//! 5. [`template`] puts profile and texts into Markdown.
//! 6. [`document`] parses Markdown into a tree.
//! 7. [`layout`] sets the tree on pages.
//! 8. [`export`] writes pages and trees in the formats people use.
//!
//! Below them stand [`diagnostic`] and [`language`]; above them, [`cli`]. What a company puts in the
//! place of texts, templates, themes, audiences and rules comes through [`overrides`].
//!
//! What is deliberately absent:
//! - No stage below `cli` reads a file, a clock or the network, or prints. Sources and dates come
//!   in as arguments.
//! - No stage knows a later one: `layout` knows no PDF, `template` knows no Markdown parser.
//! - Nothing follows the order of a hash: the same inputs make the same bytes.
//! - No text of a profile is ever Markdown structure, a template tag, HTML or an action: it is
//!   data, escaped where it is printed.

pub mod audience;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod framework;
pub mod kit;
pub mod language;
pub mod layout;
pub mod overrides;
pub mod profile;
pub mod style;
pub mod template;
