//! The logo of a brand.

use std::path::Path;

use crate::cli::brand::files;
use crate::cli::codes;
use crate::diagnostic::Diagnostic;
use crate::profile::Loaded;
use crate::style::{PICTURE_LIMIT, Picture};

/// Reads the logo that a profile names; `folder` is where the profile stands.
///
/// # Errors
///
/// Every reason why the file cannot be used, at its place in the profile.
pub(super) fn read(folder: &Path, loaded: &Loaded) -> Result<Option<Picture>, Vec<Diagnostic>> {
    let Some(name) = &loaded.profile.brand.logo else {
        return Ok(None);
    };
    let path = folder.join(name);
    let problem = |what: &str, way_out: &str| {
        let message = format!("the logo `{}` {what}", path.display());
        Diagnostic::error(codes::LOGO, message)
            .at(loaded.place("/brand/logo"))
            .help(way_out)
    };
    let file = files::read(&path, PICTURE_LIMIT).map_err(|why| {
        let way_out = "give the path of a PNG, JPEG or SVG file, seen from the profile's folder";
        vec![problem(&why, way_out)]
    })?;
    let picture = Picture::read(&file).map_err(|problems| {
        let problems = problems.iter();
        let found = problems.map(|found| problem(&found.what, found.way_out));
        found.collect::<Vec<_>>()
    })?;
    Ok(Some(picture))
}
