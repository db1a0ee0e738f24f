//! The draft of an incomplete questionnaire: a file beside the profile to be written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::outputs::Output;
use crate::questionnaire::Answers;

/// The file of a draft.
#[derive(Debug)]
pub(super) struct Draft {
    /// The path. Its extension is not that of a profile, so that no command reads it as one.
    pub(super) path: PathBuf,
}

impl Draft {
    /// The draft of the profile at `file`.
    pub(super) fn beside(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push(".draft");
        Self { path: name.into() }
    }

    /// The answers of the draft; `None` if the file does not exist.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or parsed.
    pub(super) fn read(&self) -> io::Result<Option<Answers>> {
        match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => Ok(Some(serde_json::from_slice(&bytes?)?)),
        }
    }

    /// Writes the answers, replacing the previous draft.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub(super) fn save(&self, answers: &Answers) -> io::Result<()> {
        let output = Output {
            path: self.path.clone(),
            bytes: serde_json::to_vec_pretty(answers)?,
        };
        output.write()
    }

    /// Removes the draft, if it exists.
    ///
    /// # Errors
    ///
    /// A file that cannot be removed.
    pub(super) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
