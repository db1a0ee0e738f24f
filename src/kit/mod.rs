//! Orders in, files in memory out: the engine that every front end calls.
//!
//! What a company puts in the place of templates, texts, themes, audiences and rules also comes from
//! [`Assets`]: `own_files` says which file is what, and an [`Engine`] holds what they say.
//!
//! What happens to a profile, in order:
//! 1. `brand` reads the files that it names, which [`Assets`] hands over.
//! 2. `sheet` lists the single documents of the [`Order`]: kind, language, reader.
//! 3. `render` composes each of them, `write` turns it into the bytes of its formats, and `binding`
//!    makes one PDF of several.
//! 4. `check` runs beside it; characters, pictures and properties of a posting that are missing
//!    become warnings.

mod all_codes;
mod assets;
mod binding;
mod brand;
mod check;
pub mod codes;
mod engine;
mod explain;
mod fix;
mod format;
mod missing_characters;
mod order;
mod own_files;
mod render;
mod search_listing;
mod sheet;
mod write;

pub use assets::{Assets, InMemory, Unavailable};
pub use brand::files as files_named;
pub use check::{CheckRequest, CheckResult};
pub use engine::Engine;
pub use fix::FixResult;
pub use format::Format;
pub use order::Order;
pub use own_files::{built_in_file, built_in_files, is_passed_over, is_read};
pub use render::{File, Kit};
