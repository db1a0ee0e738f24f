//! What a profile's brand names: its theme and the files beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::codes;
use crate::diagnostic::Diagnostic;
use crate::layout::{Colour, Paper, Theme};
use crate::profile::{Loaded, keys};

/// How the file of a PNG picture begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How the file of a JPEG picture begins.
const JPEG: &[u8] = b"\xff\xd8\xff";

/// A brand, ready for the layout.
#[derive(Debug)]
pub(super) struct Brand {
    /// The theme.
    pub(super) theme: &'static Theme,
    /// The paper.
    pub(super) paper: Paper,
    /// The colour of headings and links instead of the theme's.
    pub(super) accent: Option<Colour>,
    /// The file of the logo.
    pub(super) logo: Option<Arc<[u8]>>,
}

/// Reads the brand of a profile; `folder` is where the profile stands.
///
/// # Errors
///
/// A theme that does not exist, a logo that cannot be used: all of them, each at its place.
pub(super) fn read(folder: &Path, loaded: &Loaded) -> Result<Brand, Vec<Diagnostic>> {
    let brand = &loaded.profile.brand;
    let paper = match brand.paper {
        Some(keys::Paper::Letter) => Paper::LETTER,
        Some(keys::Paper::A4) | None => Paper::A4,
    };
    let accent = brand
        .accent
        .as_deref()
        .and_then(|accent| accent.parse().ok());
    match (theme(loaded), logo(folder, loaded)) {
        (Ok(theme), Ok(logo)) => Ok(Brand {
            theme,
            paper,
            accent,
            logo,
        }),
        (theme, logo) => Err([theme.err(), logo.err()].into_iter().flatten().collect()),
    }
}

/// The files that the brand of a profile names.
pub(super) fn files(folder: &Path, loaded: &Loaded) -> Vec<PathBuf> {
    let logo = loaded.profile.brand.logo.iter();
    logo.map(|logo| folder.join(logo)).collect()
}

fn theme(loaded: &Loaded) -> Result<&'static Theme, Diagnostic> {
    let Some(name) = &loaded.profile.brand.theme else {
        return Ok(Theme::standard());
    };
    Theme::named(name).ok_or_else(|| {
        let names: Vec<String> = Theme::names().map(|name| format!("`{name}`")).collect();
        Diagnostic::error(codes::THEME, format!("there is no theme `{name}`"))
            .at(loaded.place("/brand/theme"))
            .help(format!("choose one of {}", names.join(", ")))
    })
}

fn logo(folder: &Path, loaded: &Loaded) -> Result<Option<Arc<[u8]>>, Diagnostic> {
    let Some(logo) = &loaded.profile.brand.logo else {
        return Ok(None);
    };
    let path = folder.join(logo);
    let problem = |message: String| {
        Diagnostic::error(codes::LOGO, message)
            .at(loaded.place("/brand/logo"))
            .help("give the path of a PNG or JPEG file, seen from the profile's folder")
    };
    let file = fs::read(&path)
        .map_err(|_| problem(format!("there is no logo at `{}`", path.display())))?;
    if file.starts_with(PNG) || file.starts_with(JPEG) {
        Ok(Some(file.into()))
    } else {
        Err(problem(format!(
            "the logo `{}` is neither PNG nor JPEG",
            path.display()
        )))
    }
}
