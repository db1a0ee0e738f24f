//! Profiles and templates from disk or standard input.
//!
//! `expand` finds the profiles that a command line names, and `places` gives each a folder for its
//! documents.

mod expand;
mod places;

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

/// What people know standard input by.
pub(super) const STANDARD_INPUT_NAME: &str = "standard input";

/// A profile to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// The path given or found; `-` for standard input.
    pub(super) path: PathBuf,
    /// The folder of its documents, below the one for the whole run.
    pub(super) place: PathBuf,
}

impl Input {
    /// The name people know it by.
    pub(super) fn name(&self) -> String {
        name(&self.path)
    }

    /// The folder that paths in the profile start from.
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

    /// Reads no more than a profile may have, and one byte, so that a larger file is known as such
    /// without being held.
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

/// What people know a path on the command line by.
fn name(path: &Path) -> String {
    match is_standard_input(path) {
        true => STANDARD_INPUT_NAME.to_owned(),
        false => path.display().to_string(),
    }
}

/// Whether a path on the command line stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// What is said of a file that cannot be read.
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

/// Every file below `folder` whose name `keep` accepts, with its path from there, by name.
pub(super) fn files_below(
    folder: &Path,
    keep: fn(&str) -> bool,
) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    let mut folders = vec![(String::new(), folder.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                folders.push((format!("{name}/"), path));
            } else if keep(&name) {
                files.push((name, path));
            }
        }
    }
    files.sort();
    Ok(files)
}
