//! The Word file of a brand.

use crate::diagnostic::Diagnostic;
use crate::export::docx::{TEMPLATE_LIMIT, WordTemplate};
use crate::kit::assets::Assets;
use crate::kit::codes;
use crate::profile::LoadedProfile;

/// Reads the Word file of a profile.
///
/// # Errors
///
/// A file that cannot be used.
pub(super) fn read(
    loaded: &LoadedProfile,
    assets: &dyn Assets,
) -> Result<Option<WordTemplate>, Diagnostic> {
    let Some(name) = &loaded.profile.brand.word else {
        return Ok(None);
    };
    let problem = |what: &str, way_out: &str| {
        let message = format!("the Word file `{}` {what}", assets.shown(name));
        Diagnostic::error(codes::WORD, message)
            .at(loaded.place("/brand/word"))
            .help(way_out)
    };
    let file = assets.file(name, TEMPLATE_LIMIT).map_err(|why| {
        let way_out = "give the path of a .docx or .dotx file, seen from the profile's folder";
        problem(&why.to_string(), way_out)
    })?;
    let template = WordTemplate::read(&file);
    let template = template.map_err(|found| problem(&found.message, found.help))?;
    Ok(Some(template))
}
