//! YAML to a [`Profile`]: what a company says about itself and the person it looks for.
//!
//! What happens to the bytes of a file, in order:
//! 1. `read` decodes them: UTF-8 only, any other encoding is named.
//! 2. `yaml` parses the text into a tree of values that know where they are written.
//! 3. `prune` takes away what stands twice and what is empty, and remembers it.
//! 4. `structure` checks the tree against the schema, which is derived from the types of
//!    [`model`], and `consistency` checks what no schema can say.
//! 5. Without an error, `serde` turns the tree into a [`Profile`].
//!
//! Everything found on the way is reported at once. No file is opened here.
//!
//! The way back is as short: [`edit`](mod@edit) turns a change of the data into edits of the text,
//! and [`write`](mod@write) writes the values that they put in.

pub mod codes;
mod consistency;
pub mod date;
pub mod edit;
mod field;
mod fields;
mod formats;
mod forms;
pub mod keys;
mod languages;
mod load;
mod lost;
mod messages;
pub mod model;
mod path;
mod phrases;
mod prune;
mod read;
mod repair;
mod respell;
mod rule;
mod scalar;
mod schema;
mod short_forms;
mod structure;
mod suggest;
mod syntax;
pub mod text;
mod texts;
mod tree;
mod words;
pub mod write;
mod yaml;

pub use field::{FieldDescription, field};
pub use fields::names as field_names;
pub(crate) use fields::{is_field, lacking};
pub use load::{Loaded, PROBLEM_LIMIT, load, load_part};
pub use model::Profile;
pub use read::{SIZE_LIMIT, split_mark};
pub use schema::{SCHEMA, schema};
pub use texts::ProfileText;
pub(crate) use tree::{Content, Entry, Node};
pub(crate) use yaml::parse_strictly;
