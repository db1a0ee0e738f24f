//! Assets: the files that a profile names, and a company's overrides of built-in files.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Source};
use crate::overrides::Override;

/// A source of files: a folder on disk for the command line, a map for the browser.
pub trait Assets: Sync {
    /// The bytes of the file that a profile names `name`. At most `limit` + 1 bytes are read:
    /// enough to recognise a file that is too large.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    fn file(&self, name: &str, limit: usize) -> Result<Vec<u8>, Unavailable>;

    /// The name of that file in messages.
    fn shown(&self, name: &str) -> String {
        name.to_owned()
    }

    /// The company's own templates, standard texts, themes, audiences and rules. Each has the name
    /// of the built-in file that it replaces, such as `fr/job-description.md.tera`.
    ///
    /// # Errors
    ///
    /// Every file that cannot be read.
    fn overrides(&self) -> Result<Vec<Override>, Vec<Diagnostic>> {
        Ok(Vec::new())
    }
}

/// The reason why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailable {
    /// The file does not exist.
    Missing,
    /// Permission is denied.
    Forbidden,
    /// The path is that of a folder.
    Folder,
    /// Another reason, in the words of the system.
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
    /// The files, by the names that profiles give them.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The overrides, by the names of the built-in files that they replace.
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
