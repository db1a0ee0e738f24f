//! The engine, which every front end calls.
//!
//! The input is a profile and an [`Order`], the output a [`Kit`]: files in memory, and diagnostics.
//! 1. An [`Engine`] is built once, from the built-in files and a company's overrides of them, whose
//!    kinds `own_files` tells by their names.
//! 2. `brand` reads the files that the profile names, from [`Assets`].
//! 3. `order_items` splits the order into items: one document, in one language, for one audience.
//! 4. `render` composes each item, and `write` writes it in its formats; or `bound_pdf` binds all
//!    items of a language to one PDF.
//! 5. The check of the profile runs at the same time. Missing characters, pictures and properties
//!    of postings become warnings.

mod all_codes;
mod assets;
mod bound_pdf;
mod brand;
mod check;
pub mod codes;
mod engine;
mod explain;
mod fix;
mod format;
mod missing_characters;
mod order;
mod order_items;
mod own_files;
mod render;
mod search_listing;
mod write;

pub use assets::{Assets, InMemory, Unavailable};
pub use brand::files as files_named;
pub use check::{CheckRequest, CheckResult};
pub use engine::Engine;
pub use fix::FixResult;
pub use format::Format;
pub use order::{Asked, Order};
pub use own_files::{built_in_file, built_in_files, is_ignored, is_read};
pub use render::{File, Kit};
