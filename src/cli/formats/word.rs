//! Documents as Word files.

use crate::cli::formats::{Draft, layout_options};
use crate::export::docx::{self, DocxOptions};
use crate::layout;

/// Writes a document as a Word file, in the side of the theme that its pages are laid out in.
pub(super) fn docx(draft: &Draft) -> Vec<u8> {
    let profile = draft.sources.profile;
    let layout = layout_options(profile, draft.brand);
    let template = draft.brand.word.as_ref();
    let place_of_work = profile.role.locations.first();
    let options = DocxOptions {
        theme: layout::side(draft.document(), &layout),
        paper: layout.paper,
        accent: layout.accent,
        fonts: layout.fonts,
        logo: layout.logo,
        template: template.filter(|_| profile.brand.word.is_some()),
        author: profile.company.name.clone(),
        country: place_of_work.and_then(|place| place.country.as_deref()),
        date: draft.date,
    };
    docx::docx(draft.document(), &options)
}
