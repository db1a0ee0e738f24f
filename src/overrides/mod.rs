//! What a company puts in the place of what the program is built with: files, each under the name
//! that the built-in file has.
//!
//! What happens to one that is YAML, in order:
//! 1. `Yaml::parse` reads its text into values that know where they are written.
//! 2. `Yaml::read` turns them into the type of its kind. Every problem has its place, what is
//!    there, what may be there, and a way to mend it.
//!
//! The kinds themselves, and what is right in each, belong to the stages that use them.

mod deserializer;
mod nearest;
mod yaml;

pub(crate) use nearest::nearest;
pub(crate) use yaml::{Yaml, checked, ok_or_collect};

use std::sync::Arc;

use crate::diagnostic::Source;

/// A file of a company's own.
#[derive(Debug, Clone)]
pub struct Override {
    /// The name it stands under: `fr/job-description.md.tera`, `themes/ours.yaml`.
    pub name: String,
    /// Its text and the path it was read from.
    pub source: Arc<Source>,
}

impl Override {
    /// The name within a folder, without its ending: `ours` of `themes/ours.yaml` in `themes`;
    /// `None` for a file that is no YAML of that folder.
    #[must_use]
    pub fn stem_in(&self, folder: &str) -> Option<&str> {
        stem_in(&self.name, folder)
    }
}

/// The name within a folder, without its ending, of a file that is YAML right in that folder.
pub(crate) fn stem_in<'a>(name: &'a str, folder: &str) -> Option<&'a str> {
    let file = name.strip_prefix(folder)?.strip_prefix('/')?;
    let stem = file.strip_suffix(".yaml")?;
    (!stem.is_empty() && !stem.contains('/')).then_some(stem)
}
