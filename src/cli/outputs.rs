//! Atomic writing of files.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// The prefix of the names of temporary files.
const PREFIX: &str = ".cxo-";

/// A file to write.
#[derive(Debug)]
pub(super) struct Output {
    /// The path.
    pub(super) path: PathBuf,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
}

impl Output {
    /// Writes the file atomically: a temporary file in the same folder is renamed. The permissions
    /// of an existing file are kept.
    ///
    /// # Errors
    ///
    /// A folder that cannot be created or a file that cannot be written.
    pub(super) fn write(&self) -> io::Result<()> {
        self.temporary_file()?.persist(&self.path)?;
        Ok(())
    }

    /// Writes the file atomically, but never replaces a file.
    ///
    /// # Errors
    ///
    /// A folder that cannot be created or a file that cannot be written, and
    /// [`io::ErrorKind::AlreadyExists`] if the file exists.
    pub(super) fn write_new(&self) -> io::Result<()> {
        self.temporary_file()?.persist_noclobber(&self.path)?;
        Ok(())
    }

    /// A temporary file with the bytes, in the folder of the path.
    fn temporary_file(&self) -> io::Result<NamedTempFile> {
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

/// A temporary file with the permissions of an ordinary file, subject to the umask.
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
