//! What comes from outside the profile: files that it names, and what a company puts in the place
//! of what the program is built with.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Source};
use crate::overrides::Override;

/// Where the engine gets files from: a folder for a terminal, a map for a page in a browser.
pub trait Assets: Sync {
    /// The bytes of a file that a profile names, `name` as it is written there; no more of them than
    /// one over `limit`, so that a larger file is known as such without being held.
    ///
    /// # Errors
    ///
    /// Why there are none.
    fn file(&self, name: &str, limit: usize) -> Result<Vec<u8>, Unavailable>;

    /// The name by which people know that file.
    fn shown(&self, name: &str) -> String {
        name.to_owned()
    }

    /// What a company puts in the place of what the program is built with: templates, standard texts,
    /// themes, audiences and rules, each with the name that the built-in file has, such as
    /// `fr/job-description.md.tera`.
    ///
    /// # Errors
    ///
    /// Everything that cannot be read.
    fn overrides(&self) -> Result<Vec<Override>, Vec<Diagnostic>> {
        Ok(Vec::new())
    }
}

/// Why a file that a profile names cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailable {
    /// There is none.
    Missing,
    /// It may not be read.
    Forbidden,
    /// It is a folder.
    Folder,
    /// The system says why.
    Failed(String),
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("does not exist"),
            Self::Forbidden => f.write_str("may not be read"),
            Self::Folder => f.write_str("is a folder"),
            Self::Failed(why) => write!(f, "cannot be read: {why}"),
        }
    }
}

/// Assets in memory.
#[derive(Debug, Clone, Default)]
pub struct InMemory {
    /// The files that profiles name, by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What stands in the place of built-in files, by their names.
    pub overrides: BTreeMap<String, String>,
}

impl Assets for InMemory {
    fn file(&self, name: &str, limit: usize) -> Result<Vec<u8>, Unavailable> {
        let file = self.files.get(name).ok_or(Unavailable::Missing)?;
        Ok(file[..file.len().min(limit + 1)].to_vec())
    }

    fn overrides(&self) -> Result<Vec<Override>, Vec<Diagnostic>> {
        let own = |(name, text): (&String, &String)| Override {
            name: name.clone(),
            source: Source::new(name.clone(), text.clone()),
        };
        Ok(self.overrides.iter().map(own).collect())
    }
}
