//! YAML to a [`Profile`]: what a company says about itself and the person it looks for.

pub mod date;
mod forms;
pub mod keys;
pub mod model;
mod schema;
pub mod text;

pub use model::Profile;
pub use schema::schema;
