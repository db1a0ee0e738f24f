//! The folders that the documents of profiles go to, below the one for the whole run.
//!
//! A profile's folder has its name. Where several profiles have one name, the folders in which
//! they differ stand before it, from the one they share on; and where that does not tell them
//! apart, the names keep their endings.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::cli::inputs::{Input, is_standard_input};

/// What the folder for a profile from standard input is called.
const NAMELESS: &str = "profile";

/// A profile on its way to its place.
struct Guest {
    path: PathBuf,
    /// The folder it is in, without detours.
    folder: PathBuf,
}

/// Every profile once, in the order given, with its place.
pub(super) fn give(paths: Vec<PathBuf>) -> Vec<Input> {
    let guests = guests(paths);
    let mut namesakes: BTreeMap<OsString, Vec<&Guest>> = BTreeMap::new();
    for guest in &guests {
        namesakes.entry(guest.stem()).or_default().push(guest);
    }
    let place = |guest: &Guest| place(guest, &namesakes[&guest.stem()]);
    let places: Vec<PathBuf> = guests.iter().map(place).collect();
    let paths = guests.into_iter().map(|guest| guest.path);
    let inputs = paths.zip(places);
    inputs.map(|(path, place)| Input { path, place }).collect()
}

/// The profiles, each once however its path is written.
fn guests(paths: Vec<PathBuf>) -> Vec<Guest> {
    let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut guests = Vec::new();
    for path in paths {
        let parent = path.parent().unwrap_or(Path::new("")).to_owned();
        let folder = folders
            .entry(parent)
            .or_insert_with_key(|parent| real(parent));
        if known.insert((folder.clone(), path.file_name().map(OsString::from))) {
            let folder = folder.clone();
            guests.push(Guest { path, folder });
        }
    }
    guests
}

/// A folder without links, `.` and `..`; as it is given if there is none.
fn real(folder: &Path) -> PathBuf {
    let is_here = folder.as_os_str().is_empty();
    let folder = if is_here { Path::new(".") } else { folder };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

impl Guest {
    /// The name of the profile, without its ending.
    fn stem(&self) -> OsString {
        let stem = self
            .path
            .file_stem()
            .filter(|_| !is_standard_input(&self.path));
        stem.map_or_else(|| NAMELESS.into(), OsString::from)
    }

    /// The name of its file.
    fn name(&self) -> OsString {
        let name = self
            .path
            .file_name()
            .filter(|_| !is_standard_input(&self.path));
        name.map_or_else(|| NAMELESS.into(), OsString::from)
    }
}

/// The place of a profile among those of its name.
fn place(guest: &Guest, namesakes: &[&Guest]) -> PathBuf {
    if namesakes.len() == 1 {
        return guest.stem().into();
    }
    let shared = shared(namesakes);
    let own = guest.folder.components().skip(shared);
    let mut place: PathBuf = own
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect();
    let is_beside = |other: &&&Guest| other.folder == guest.folder;
    let is_alone = namesakes.iter().filter(is_beside).count() == 1;
    place.push(if is_alone { guest.stem() } else { guest.name() });
    place
}

/// How many folders all of them are in, counted from the root.
fn shared(guests: &[&Guest]) -> usize {
    let [first, others @ ..] = guests else {
        return 0;
    };
    let shared_with_first = |other: &&Guest| {
        let pairs = first.folder.components().zip(other.folder.components());
        pairs.take_while(|(one, other)| one == other).count()
    };
    let all = first.folder.components().count();
    others.iter().map(shared_with_first).min().unwrap_or(all)
}
