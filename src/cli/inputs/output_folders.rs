//! The output folders of profiles, relative to the folder of the whole run.
//!
//! A profile's output folder is named after its file, without extension. Profiles of the same name
//! are told apart by the parts of their paths that differ, and profiles in the same folder by their
//! extensions.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::cli::inputs::{Input, is_standard_input};

/// The output folder of a profile from standard input.
const STANDARD_INPUT_FOLDER: &str = "profile";

/// The file of a profile.
struct ProfileFile {
    path: PathBuf,
    /// The folder of the file, in canonical form.
    folder: PathBuf,
}

/// The profiles without duplicates, in the order given, with their output folders.
pub(super) fn assign(paths: Vec<PathBuf>) -> Vec<Input> {
    let files = unique_files(paths);
    let mut by_stem: BTreeMap<OsString, Vec<&ProfileFile>> = BTreeMap::new();
    for file in &files {
        by_stem.entry(file.stem()).or_default().push(file);
    }
    let folder = |file: &ProfileFile| output_folder(file, &by_stem[&file.stem()]);
    let folders: Vec<PathBuf> = files.iter().map(folder).collect();
    let paths = files.into_iter().map(|file| file.path);
    let inputs = paths.zip(folders);
    inputs
        .map(|(path, output_folder)| Input {
            path,
            output_folder,
        })
        .collect()
}

/// The files of the profiles. Different paths to the same file give one file.
fn unique_files(paths: Vec<PathBuf>) -> Vec<ProfileFile> {
    let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut files = Vec::new();
    for path in paths {
        let parent = path.parent().unwrap_or(Path::new("")).to_owned();
        let folder = folders
            .entry(parent)
            .or_insert_with_key(|parent| canonical(parent));
        if known.insert((folder.clone(), path.file_name().map(OsString::from))) {
            let folder = folder.clone();
            files.push(ProfileFile { path, folder });
        }
    }
    files
}

/// The canonical path of a folder; the path given if the folder does not exist.
fn canonical(folder: &Path) -> PathBuf {
    let is_here = folder.as_os_str().is_empty();
    let folder = if is_here { Path::new(".") } else { folder };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

impl ProfileFile {
    /// The name of the file, without extension.
    fn stem(&self) -> OsString {
        let stem = self
            .path
            .file_stem()
            .filter(|_| !is_standard_input(&self.path));
        stem.map_or_else(|| STANDARD_INPUT_FOLDER.into(), OsString::from)
    }

    /// The name of the file.
    fn name(&self) -> OsString {
        let name = self
            .path
            .file_name()
            .filter(|_| !is_standard_input(&self.path));
        name.map_or_else(|| STANDARD_INPUT_FOLDER.into(), OsString::from)
    }
}

/// The output folder of a profile. `same_stem` are all files with the same stem.
fn output_folder(file: &ProfileFile, same_stem: &[&ProfileFile]) -> PathBuf {
    if same_stem.len() == 1 {
        return file.stem().into();
    }
    let shared = shared_components(same_stem);
    let own = file.folder.components().skip(shared);
    let mut output_folder: PathBuf = own
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect();
    let is_beside = |other: &&&ProfileFile| other.folder == file.folder;
    let is_alone = same_stem.iter().filter(is_beside).count() == 1;
    output_folder.push(if is_alone { file.stem() } else { file.name() });
    output_folder
}

/// The number of leading path components that the folders of all files share.
fn shared_components(files: &[&ProfileFile]) -> usize {
    let [first, others @ ..] = files else {
        return 0;
    };
    let shared_with_first = |other: &&ProfileFile| {
        let pairs = first.folder.components().zip(other.folder.components());
        pairs.take_while(|(one, other)| one == other).count()
    };
    let all = first.folder.components().count();
    others.iter().map(shared_with_first).min().unwrap_or(all)
}
