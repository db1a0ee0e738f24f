//! The profiles that a command line names, from disk or standard input.
//!
//! `expand` finds the files, and `output_folders` assigns each an output folder.

mod expand;
mod output_folders;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::kit::codes;
use crate::message::message;
use crate::profile::{self, LoadedProfile};

pub(super) use expand::{expand, fixed_folder};

/// The name of standard input on a command line.
const STANDARD_INPUT: &str = "-";

/// The name of standard input in messages.
pub(super) const STANDARD_INPUT_NAME: &str = "standard input";

/// A profile to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// The path; `-` for standard input.
    pub(super) path: PathBuf,
    /// The output folder, relative to that of the whole run.
    pub(super) output_folder: PathBuf,
}

impl Input {
    /// The name of the profile in messages.
    pub(super) fn name(&self) -> String {
        name(&self.path)
    }

    /// The folder that paths in the profile are relative to.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Whether it is read from standard input.
    pub(super) fn is_standard_input(&self) -> bool {
        is_standard_input(&self.path)
    }

    /// Reads and loads the profile.
    pub(super) fn load(&self) -> Result<LoadedProfile, Vec<Diagnostic>> {
        let name = self.name();
        let bytes = self
            .read()
            .map_err(|error| vec![unreadable(&name, &error)])?;
        profile::load(&name, &bytes)
    }

    /// Reads the file up to one byte beyond the size limit: enough to recognise a file that is too
    /// large.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        let limit = profile::SIZE_LIMIT as u64 + 1;
        let mut bytes = Vec::new();
        if self.is_standard_input() {
            io::stdin().take(limit).read_to_end(&mut bytes)?;
        } else {
            fs::File::open(&self.path)?
                .take(limit)
                .read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }
}

/// The name of a path of the command line in messages.
fn name(path: &Path) -> String {
    match is_standard_input(path) {
        true => STANDARD_INPUT_NAME.to_owned(),
        false => path.display().to_string(),
    }
}

/// Whether a path of the command line stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// The error about a file that cannot be read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            message!(files::missing, name),
            message!(files::missing_help),
        ),
        io::ErrorKind::PermissionDenied => (
            message!(files::forbidden, name),
            message!(files::forbidden_help),
        ),
        _ => (
            message!(files::unreadable, name, error),
            message!(files::unreadable_help),
        ),
    };
    Diagnostic::error(codes::FILE, message).help(help)
}
