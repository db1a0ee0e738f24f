//! The accent colour of a brand.

use crate::diagnostic::Diagnostic;
use crate::kit::codes;
use crate::profile::LoadedProfile;
use crate::style::{Colour, MIN_CONTRAST};

/// The accent colour of a profile.
pub(super) fn read(loaded: &LoadedProfile) -> Option<Colour> {
    loaded.profile.brand.accent.as_deref()?.parse().ok()
}

/// A warning about an accent colour with too little contrast for headings and links on white paper.
pub(super) fn advise(loaded: &LoadedProfile) -> Vec<Diagnostic> {
    let Some(accent) = read(loaded) else {
        return Vec::new();
    };
    let legible = accent.legible();
    if legible == accent {
        return Vec::new();
    }
    let message = format!(
        "headings and links in `{accent}` are hard to read: its contrast with white paper is {}, \
         and text needs {MIN_CONTRAST}",
        ratio(accent)
    );
    let help = format!(
        "the nearest colour that can be read is \"{legible}\", with a contrast of {} (WCAG 2.2, \
         criterion 1.4.3); documents keep the colour you give",
        ratio(legible)
    );
    let warning = Diagnostic::warning(codes::ACCENT, message).help(help);
    vec![warning.at(loaded.place("/brand/accent"))]
}

/// The contrast with white, rounded down so that it is never overstated.
fn ratio(colour: Colour) -> String {
    let hundredths = (colour.contrast(Colour::WHITE) * 100.0).floor();
    format!("{}", hundredths / 100.0)
}
