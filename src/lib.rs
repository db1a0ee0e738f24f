//! One YAML profile of a company becomes everything it needs to hire its Chief Experience Officer.

pub mod diagnostic;
pub mod document;
pub mod export;
pub mod framework;
pub mod language;
pub mod layout;
pub mod profile;
pub mod template;
