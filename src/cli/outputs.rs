//! Documents to disk: each file is written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// How the names of files being written begin.
const PREFIX: &str = ".cxo-";

/// A file to write.
#[derive(Debug)]
pub(super) struct Output {
    /// Where.
    pub(super) path: PathBuf,
    /// What.
    pub(super) bytes: Vec<u8>,
}

impl Output {
    /// Writes beside the place and moves there, so that no reader ever sees half a file. One that
    /// was there before hands on its permissions.
    ///
    /// # Errors
    ///
    /// What the system says when the folder cannot be made or the file not be written.
    pub(super) fn write(&self) -> io::Result<()> {
        self.beside()?.persist(&self.path)?;
        Ok(())
    }

    /// Writes in the same way, and never over a file.
    ///
    /// # Errors
    ///
    /// What the system says when the folder cannot be made or the file not be written, and
    /// [`io::ErrorKind::AlreadyExists`] when there is a file.
    pub(super) fn write_new(&self) -> io::Result<()> {
        self.beside()?.persist_noclobber(&self.path)?;
        Ok(())
    }

    /// The bytes in a temporary file beside the place.
    fn beside(&self) -> io::Result<NamedTempFile> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = new_file(folder)?;
        file.write_all(&self.bytes)?;
        if let Ok(earlier) = fs::metadata(&self.path) {
            file.as_file().set_permissions(earlier.permissions())?;
        }
        Ok(file)
    }
}

/// A temporary file with the permissions of an ordinary one, which the system's mask narrows.
#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    let mut builder = Builder::new();
    builder
        .prefix(PREFIX)
        .permissions(permissions)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().prefix(PREFIX).tempfile_in(folder)
}
