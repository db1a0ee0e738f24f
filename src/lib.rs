//! One YAML profile of a company becomes everything it needs to hire its Chief Experience Officer:
//! job descriptions, scorecards and the papers around them, in French and English.
//!
//! A profile is loaded, an [`Order`] says what to make of it, and an [`Engine`] makes files in
//! memory:
//!
//! ```
//! use cxo::{Engine, Format, InMemory, Language, Order};
//!
//! let profile = b"company: Maison Auriel\nobjective: Win back repeat customers.\n";
//! let profile = cxo::load("auriel.yaml", profile)?;
//! let order = Order {
//!     formats: vec![Format::Pdf],
//!     languages: vec![Language::En],
//!     ..Order::usual("2026-12-01".parse().unwrap())
//! };
//! let kit = Engine::default().render(&profile, &order, &InMemory::default())?;
//! assert_eq!(kit.files[0].name, "job-description.en.pdf");
//! assert!(kit.files[0].bytes.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Vec<cxo::Diagnostic>>(())
//! ```
//!
//! Whoever has no profile yet answers the [`questionnaire`], which makes one.
//!
//! Nothing here reads a file, a clock or the network, or prints: sources and dates are arguments,
//! and files that a profile names come through [`Assets`]. The same inputs make the same bytes. A
//! text of a profile is data: it never becomes Markdown structure, a template tag, HTML or an
//! action.
//!
//! The modules that are not listed here are the stages behind this door. They are reachable for
//! tests and benchmarks, and promise nothing.

#[doc(hidden)]
pub mod audience;
#[doc(hidden)]
pub mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod export;
#[doc(hidden)]
pub mod framework;
#[doc(hidden)]
pub mod kit;
#[doc(hidden)]
pub mod language;
#[doc(hidden)]
pub mod law;
#[doc(hidden)]
pub mod layout;
#[doc(hidden)]
pub mod message;
#[doc(hidden)]
pub mod overrides;
#[doc(hidden)]
pub mod profile;
pub mod questionnaire;
#[doc(hidden)]
pub mod style;
#[doc(hidden)]
pub mod template;

pub use jiff::Timestamp;
pub use jiff::civil::Date;

pub use crate::check::ObjectivePart;
pub use crate::diagnostic::{
    Code, Diagnostic, Edit, Fix, Grounds, Place, Position, Related, Severity, Source,
};
pub use crate::kit::{
    Asked, Assets, CheckRequest, CheckResult, Engine, File, FixResult, Format, InMemory, Kit,
    Order, Unavailable,
};
pub use crate::language::Language;
pub use crate::message::Message;
pub use crate::overrides::Override;
pub use crate::profile::LoadedProfile;
pub use crate::profile::edit::{Change, Edited, edit};
pub use crate::profile::keys::Audience;
pub use crate::template::{DocumentKind, ScorecardHead};

/// Reads the profile that people know by `name`, a path or a title, from its bytes.
///
/// # Errors
///
/// Every problem that makes it unusable, at its place, with what else there is to say of it.
pub fn load(name: &str, bytes: &[u8]) -> Result<LoadedProfile, Vec<Diagnostic>> {
    profile::load(name, bytes)
}

/// The kinds of documents, in the order in which they are made.
#[must_use]
pub fn documents() -> &'static [DocumentKind] {
    template::DOCUMENTS
}

/// The formats that documents are written in.
#[must_use]
pub fn formats() -> &'static [Format] {
    &Format::ALL
}

/// The languages that documents are written in.
#[must_use]
pub fn languages() -> &'static [Language] {
    &Language::ALL
}

/// The JSON Schema of a profile, for completion and hover in editors.
#[must_use]
pub fn schema() -> &'static str {
    profile::SCHEMA
}
