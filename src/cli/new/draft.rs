//! The answers to a questionnaire that is not complete, in a file beside the profile to be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::outputs::Output;
use crate::questionnaire::Answers;

/// Where a draft is kept.
#[derive(Debug)]
pub(super) struct Draft {
    /// The file. Its name does not end as a profile's does, so that no command takes it for one.
    pub(super) path: PathBuf,
}

impl Draft {
    /// The draft of the profile at `file`.
    pub(super) fn beside(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push(".draft");
        Self { path: name.into() }
    }

    /// The answers kept; `None` when there is no draft.
    ///
    /// # Errors
    ///
    /// A draft that cannot be read, or is none.
    pub(super) fn read(&self) -> io::Result<Option<Answers>> {
        match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => Ok(Some(serde_json::from_slice(&bytes?)?)),
        }
    }

    /// Keeps answers, in place of those kept before.
    ///
    /// # Errors
    ///
    /// What the system says when the file cannot be written.
    pub(super) fn save(&self, answers: &Answers) -> io::Result<()> {
        let output = Output {
            path: self.path.clone(),
            bytes: serde_json::to_vec_pretty(answers)?,
        };
        output.write()
    }

    /// Takes the draft away, if there is one.
    ///
    /// # Errors
    ///
    /// What the system says when the file cannot be removed.
    pub(super) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
