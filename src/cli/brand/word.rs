//! The Word file of a brand.

use std::path::Path;

use crate::cli::brand::files;
use crate::cli::codes;
use crate::diagnostic::Diagnostic;
use crate::export::docx::{TEMPLATE_LIMIT, WordTemplate};
use crate::profile::Loaded;

/// Reads the Word file that a profile names; `folder` is where the profile stands.
///
/// # Errors
///
/// Why the file cannot be used, at its place in the profile.
pub(super) fn read(folder: &Path, loaded: &Loaded) -> Result<Option<WordTemplate>, Diagnostic> {
    let Some(name) = &loaded.profile.brand.word else {
        return Ok(None);
    };
    let path = folder.join(name);
    let problem = |what: &str, way_out: &str| {
        let message = format!("the Word file `{}` {what}", path.display());
        Diagnostic::error(codes::WORD, message)
            .at(loaded.place("/brand/word"))
            .help(way_out)
    };
    let file = files::read(&path, TEMPLATE_LIMIT).map_err(|why| {
        let way_out = "give the path of a .docx or .dotx file, seen from the profile's folder";
        problem(&why, way_out)
    })?;
    let template = WordTemplate::read(&file);
    let template = template.map_err(|found| problem(&found.what, found.way_out))?;
    Ok(Some(template))
}
