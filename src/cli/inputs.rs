//! Profiles and templates from disk or standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cli::codes;
use crate::diagnostic::Diagnostic;
use crate::profile::{self, Loaded};

/// The name of standard input on a command line.
const STANDARD_INPUT: &str = "-";

/// A profile to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// The path given or found; `-` for standard input.
    pub(super) path: PathBuf,
}

impl Input {
    /// The name people know it by.
    pub(super) fn name(&self) -> String {
        if self.is_standard_input() {
            "standard input".to_owned()
        } else {
            self.path.display().to_string()
        }
    }

    /// The name of the folder its documents go to.
    pub(super) fn stem(&self) -> String {
        let stem = self.path.file_stem().filter(|_| !self.is_standard_input());
        stem.map_or_else(
            || "profile".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }

    /// The folder that paths in the profile start from.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Whether it is read from standard input.
    pub(super) fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == STANDARD_INPUT
    }

    /// Reads and loads the profile.
    pub(super) fn load(&self) -> Result<Loaded, Vec<Diagnostic>> {
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

/// What is said of a file that cannot be read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            format!("there is no file `{name}`"),
            "check the name and the folder you are in",
        ),
        io::ErrorKind::PermissionDenied => (
            format!("the file `{name}` may not be read"),
            "ask for the right to read it, or copy it to a folder of yours",
        ),
        _ => (
            format!("the file `{name}` cannot be read: {error}"),
            "check that it is a file",
        ),
    };
    Diagnostic::error(codes::FILE, message).help(help)
}

/// The profiles that paths name: a folder stands for the `.yaml` and `.yml` files in it, by name.
///
/// # Errors
///
/// A folder that holds no profile or cannot be listed.
pub(super) fn expand(paths: &[PathBuf]) -> Result<Vec<Input>, Vec<Diagnostic>> {
    let mut inputs = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match profiles_at(path) {
            Ok(found) => inputs.extend(found.into_iter().map(|path| Input { path })),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(inputs)
    } else {
        Err(problems)
    }
}

fn profiles_at(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let name = path.display().to_string();
    let entries = fs::read_dir(path).map_err(|error| unreadable(&name, &error))?;
    let is_profile = |path: &PathBuf| {
        path.is_file()
            && path
                .extension()
                .is_some_and(|end| end == "yaml" || end == "yml")
    };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut profiles: Vec<PathBuf> = files.filter(is_profile).collect();
    profiles.sort();
    if profiles.is_empty() {
        let message = format!("the folder `{name}` holds no profile");
        return Err(Diagnostic::error(codes::FILE, message)
            .help("a profile is a file whose name ends in .yaml or .yml"));
    }
    Ok(profiles)
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
