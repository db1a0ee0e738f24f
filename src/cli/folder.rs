//! Assets on disk: the files that a profile names, and the folder of a company's overrides.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Source};
use crate::kit::{self, Assets, Unavailable, codes};
use crate::message::message;
use crate::overrides::Override;

/// The folder of a profile's files, and the folder of overrides.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    /// The folder that paths in a profile are relative to.
    pub(super) files: PathBuf,
    /// The folder of overrides, if there is one.
    pub(super) templates: Option<PathBuf>,
}

impl Folder {
    /// A folder of files, without overrides.
    pub(super) fn of_files(folder: &Path) -> Self {
        Self {
            files: folder.to_owned(),
            templates: None,
        }
    }

    /// A folder of overrides, without files.
    pub(super) fn of_templates(folder: Option<&Path>) -> Self {
        Self {
            files: PathBuf::new(),
            templates: folder.map(Path::to_owned),
        }
    }
}

impl Assets for Folder {
    fn file(&self, name: &str, limit: usize) -> Result<Vec<u8>, Unavailable> {
        let mut bytes = Vec::new();
        let file = File::open(self.files.join(name)).map_err(unavailable)?;
        file.take(limit as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(unavailable)?;
        Ok(bytes)
    }

    fn shown(&self, name: &str) -> String {
        self.files.join(name).display().to_string()
    }

    fn overrides(&self) -> Result<Vec<Override>, Vec<Diagnostic>> {
        match &self.templates {
            Some(folder) => overrides_in(folder),
            None => Ok(Vec::new()),
        }
    }
}

fn unavailable(error: io::Error) -> Unavailable {
    match error.kind() {
        io::ErrorKind::NotFound => Unavailable::Missing,
        io::ErrorKind::PermissionDenied => Unavailable::Forbidden,
        io::ErrorKind::IsADirectory => Unavailable::Folder,
        _ => Unavailable::Failed(error.to_string()),
    }
}

/// The overrides in a folder with the structure that `cxo templates eject` creates.
fn overrides_in(folder: &Path) -> Result<Vec<Override>, Vec<Diagnostic>> {
    let is_kept = |name: &str| !kit::is_ignored(name);
    let files = files_below(folder, is_kept);
    let files = files.map_err(|error| vec![unreadable_folder(folder, &error)])?;
    let mut overrides = Vec::new();
    let mut problems = Vec::new();
    for (name, path) in files {
        // A file that is not recognised may be binary, and only its name is reported.
        let read = match kit::is_read(&name) {
            true => read(&path),
            false => Ok(Source::new(path.display().to_string(), "")),
        };
        match read {
            Ok(source) => overrides.push(Override { name, source }),
            Err(problem) => problems.push(problem),
        }
    }
    match problems.is_empty() {
        true => Ok(overrides),
        false => Err(problems),
    }
}

fn unreadable_folder(folder: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::FILE, message!(files::templates, folder, error))
        .help(message!(files::templates_help))
}

fn read(path: &Path) -> Result<std::sync::Arc<Source>, Diagnostic> {
    let name = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let message = message!(files::own_file, name, error = &error);
            Err(Diagnostic::error(codes::FILE, message).help(message!(files::own_file_help)))
        }
    }
}

/// The files below a folder whose relative path `keep` accepts: relative path and path, sorted.
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
