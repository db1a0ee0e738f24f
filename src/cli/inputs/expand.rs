//! The expansion of a command line to profiles.
//!
//! 1. The paths are those of the command line, or those of a list with one path per line.
//! 2. A path with `*`, `?` or `[` that does not exist is expanded as a glob pattern, because shells
//!    on Windows do not expand patterns.
//! 3. A folder is expanded to its `.yaml` and `.yml` files, sorted by name.
//! 4. Duplicates are removed, and each profile is assigned an output folder.

use std::fs;
use std::path::{Path, PathBuf};

use glob::MatchOptions;

use crate::cli::arguments::InputArguments;
use crate::cli::inputs::{Input, is_standard_input, name, output_folders, unreadable};
use crate::diagnostic::Diagnostic;
use crate::kit::codes;
use crate::message::message;

/// The characters of glob patterns.
const SIGNS: [char; 3] = ['*', '?', '['];

/// The profiles that the arguments name.
///
/// # Errors
///
/// Every path that names no profile: empty folders and lists, and patterns that are invalid or
/// match nothing.
pub(in crate::cli) fn expand(arguments: &InputArguments) -> Result<Vec<Input>, Vec<Diagnostic>> {
    let paths = match &arguments.from {
        None => arguments.profiles.clone(),
        Some(list) => listed(list).map_err(|problem| vec![problem])?,
    };
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match profiles_named(&path) {
            Ok(profiles) => found.extend(profiles),
            Err(problem) => problems.push(problem),
        }
    }
    match problems.is_empty() {
        true => Ok(output_folders::assign(found)),
        false => Err(problems),
    }
}

/// The folder that contains all files to which a path expands; `None` for a path to one file.
pub(in crate::cli) fn fixed_folder(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.to_owned());
    }
    let pattern = pattern(path)?;
    let before = &pattern[..pattern.find(SIGNS)?];
    Some(
        Path::new(
            before
                .rsplit_once(std::path::is_separator)
                .map_or(".", |(folder, _)| folder),
        )
        .to_owned(),
    )
}

/// The paths of a list, one per line. Blank lines are ignored.
fn listed(list: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let read = match is_standard_input(list) {
        true => std::io::read_to_string(std::io::stdin()),
        false => fs::read_to_string(list),
    };
    let name = name(list);
    let text = read.map_err(|error| unreadable(&name, &error))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let paths: Vec<PathBuf> = lines.map(PathBuf::from).collect();
    match paths.is_empty() {
        false => Ok(paths),
        true => {
            let message = message!(files::empty_list, name);
            Err(Diagnostic::error(codes::FILE, message).help(message!(files::empty_list_help)))
        }
    }
}

/// The profiles to which a path expands.
fn profiles_named(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let Some(pattern) = pattern(path) else {
        return profiles_at(path);
    };
    let matches = matches_of(pattern)?;
    if matches.is_empty() {
        let message = message!(files::no_match, pattern);
        return Err(Diagnostic::error(codes::FILE, message).help(message!(files::no_match_help)));
    }
    let profiles: Result<Vec<_>, _> = matches.iter().map(|path| profiles_at(path)).collect();
    Ok(profiles?.concat())
}

/// A path as a glob pattern; `None` for a path without the characters of patterns, or that exists.
fn pattern(path: &Path) -> Option<&str> {
    let text = path.to_str()?;
    (text.contains(SIGNS) && !path.exists()).then_some(text)
}

/// The paths that a pattern matches, sorted by name.
fn matches_of(pattern: &str) -> Result<Vec<PathBuf>, Diagnostic> {
    let options = MatchOptions {
        case_sensitive: !cfg!(windows),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let matches = glob::glob_with(pattern, options).map_err(|_| no_pattern(pattern))?;
    matches
        .map(|path| {
            path.map_err(|error| unreadable(&error.path().display().to_string(), error.error()))
        })
        .collect()
}

fn no_pattern(pattern: &str) -> Diagnostic {
    Diagnostic::error(codes::FILE, message!(files::no_pattern, pattern))
        .help(message!(files::no_pattern_help))
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
        let message = message!(files::empty_folder, name);
        return Err(
            Diagnostic::error(codes::FILE, message).help(message!(files::empty_folder_help))
        );
    }
    Ok(profiles)
}
