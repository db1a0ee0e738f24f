//! Overrides: a company's own files, each in place of the built-in file with the same name.
//!
//! An override in YAML is read in two steps:
//! 1. `Yaml::parse` parses the text into a tree of values with their spans.
//! 2. `Yaml::read` deserializes the tree into a type. Each error has the place, the value found,
//!    the values expected, and a help.
//!
//! The types, and the checks of their values, are in the stages that use them.

mod deserializer;
mod nearest;
mod yaml;

pub(crate) use nearest::nearest;
pub(crate) use yaml::{Yaml, checked, ok_or_collect};

use std::sync::Arc;

use crate::diagnostic::Source;

/// An override: a company's own file.
#[derive(Debug, Clone)]
pub struct Override {
    /// The path within the folder of overrides: `fr/job-description.md.tera`, `themes/ours.yaml`.
    pub name: String,
    /// The text, and the path of the file.
    pub source: Arc<Source>,
}

impl Override {
    /// The file stem within a folder: `ours` of `themes/ours.yaml` in `themes`; `None` for a file
    /// that is not YAML or not directly in that folder.
    #[must_use]
    pub fn stem_in(&self, folder: &str) -> Option<&str> {
        stem_in(&self.name, folder)
    }
}

/// See [`Override::stem_in`].
pub(crate) fn stem_in<'a>(name: &'a str, folder: &str) -> Option<&'a str> {
    let file = name.strip_prefix(folder)?.strip_prefix('/')?;
    let stem = file.strip_suffix(".yaml")?;
    (!stem.is_empty() && !stem.contains('/')).then_some(stem)
}
