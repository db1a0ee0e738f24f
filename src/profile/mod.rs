//! YAML to a [`Profile`]: a company and the position it wants to fill.
//!
//! The input is the bytes of a file, the output a [`LoadedProfile`] or a list of diagnostics:
//! 1. `decode` turns the bytes into text. Only UTF-8 is accepted; other encodings are named.
//! 2. `yaml` parses the text into a tree of values with their source spans.
//! 3. `normalise` removes duplicate keys and empty fields from the tree, and records them.
//! 4. `validate` checks the tree against the schema, which is generated from the types of
//!    [`model`], and `consistency` checks the constraints that a schema cannot express.
//! 5. If there is no error, `serde` turns the tree into a [`Profile`].
//!
//! All problems are reported together. No file is opened here.
//!
//! In the other direction, [`edit`](mod@edit) turns a change of the data into edits of the text,
//! and [`write`](mod@write) formats the new values as YAML.

pub mod codes;
mod consistency;
mod correction;
pub mod date;
mod decode;
mod dropped_text;
pub mod edit;
mod field;
mod fields;
mod formats;
pub mod keys;
mod languages;
mod load;
mod misspelt_keys;
pub mod model;
mod normalise;
mod path;
mod phrases;
mod profile_texts;
mod scalar;
mod schema;
mod schema_node;
mod short_form;
mod suggest;
pub mod text;
mod tree;
mod validate;
mod validation_errors;
pub mod write;
mod wrong_type;
mod yaml;
mod yaml_errors;

pub use decode::{SIZE_LIMIT, split_byte_order_mark};
pub use field::{FieldDescription, field};
pub use fields::names as field_names;
pub(crate) use fields::{is_field, missing_required};
pub use load::{LoadedProfile, PROBLEM_LIMIT, load, load_part};
pub use model::Profile;
pub use profile_texts::ProfileText;
pub use schema::{SCHEMA, schema};
pub(crate) use tree::{Content, Entry, Node};
pub(crate) use yaml::parse_strictly;
