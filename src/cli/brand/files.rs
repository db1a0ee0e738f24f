//! Files that a brand names.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Reads a file named in the profile, and no more of it than one byte over `limit`, so that a
/// larger one is known as such without being held.
///
/// # Errors
///
/// Why it cannot be read, to follow its name: `does not exist`.
pub(super) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, String> {
    let why = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(why)?;
    file.take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(why)?;
    Ok(bytes)
}
