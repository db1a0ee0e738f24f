//! The logo of a brand.

use crate::diagnostic::Diagnostic;
use crate::kit::assets::Assets;
use crate::kit::codes;
use crate::profile::LoadedProfile;
use crate::style::{PICTURE_LIMIT, Picture};

/// Reads the logo of a profile.
///
/// # Errors
///
/// Every problem of the file.
pub(super) fn read(
    loaded: &LoadedProfile,
    assets: &dyn Assets,
) -> Result<Option<Picture>, Vec<Diagnostic>> {
    let Some(name) = &loaded.profile.brand.logo else {
        return Ok(None);
    };
    let problem = |what: &str, way_out: &str| {
        let message = format!("the logo `{}` {what}", assets.shown(name));
        Diagnostic::error(codes::LOGO, message)
            .at(loaded.place("/brand/logo"))
            .help(way_out)
    };
    let file = assets.file(name, PICTURE_LIMIT).map_err(|why| {
        let way_out = "give the path of a PNG, JPEG or SVG file, seen from the profile's folder";
        vec![problem(&why.to_string(), way_out)]
    })?;
    let picture = Picture::read(&file).map_err(|problems| {
        let problems = problems.iter();
        let found = problems.map(|found| problem(&found.message, found.help));
        found.collect::<Vec<_>>()
    })?;
    Ok(Some(picture))
}
