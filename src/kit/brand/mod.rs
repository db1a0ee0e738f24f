//! The brand of a profile: theme, paper, accent colour, fonts, logo and Word file.

mod accent;
mod fonts;
mod logo;
mod word;

use crate::diagnostic::Diagnostic;
use crate::export::docx::WordTemplate;
use crate::kit::assets::Assets;
use crate::kit::codes;
use crate::profile::{LoadedProfile, keys};
use crate::style::{Colour, OwnFonts, Paper, Picture, Theme, Themes};

/// A brand with its files read.
#[derive(Debug)]
pub(super) struct LoadedBrand<'t> {
    /// The theme.
    pub(super) theme: &'t Theme,
    /// The paper.
    pub(super) paper: Paper,
    /// The accent colour, instead of the theme's.
    pub(super) accent: Option<Colour>,
    /// The fonts, instead of the theme's.
    pub(super) fonts: OwnFonts,
    /// The logo.
    pub(super) logo: Option<Picture>,
    /// The company's own Word file, whose styles Word files take.
    pub(super) word: Option<WordTemplate>,
    /// The warnings.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Reads the brand of a profile.
///
/// # Errors
///
/// An unknown theme and files that cannot be used, together with all warnings.
pub(super) fn read<'t>(
    loaded: &LoadedProfile,
    assets: &dyn Assets,
    themes: &'t Themes,
) -> Result<LoadedBrand<'t>, Vec<Diagnostic>> {
    let brand = &loaded.profile.brand;
    let paper = match brand.paper {
        Some(keys::Paper::Letter) => Paper::LETTER,
        Some(keys::Paper::A4) | None => Paper::A4,
    };
    let mut problems = Vec::new();
    let theme = theme(loaded, themes).unwrap_or_else(|problem| {
        problems.push(problem);
        themes.standard()
    });
    let logo = logo::read(loaded, assets).unwrap_or_else(|found| {
        problems.extend(found);
        None
    });
    let word = word::read(loaded, assets).unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    let (fonts, mut warnings) = fonts::read(loaded, assets).unwrap_or_else(|found| {
        problems.extend(found);
        Default::default()
    });
    warnings.extend(accent::advise(loaded));
    if !problems.is_empty() {
        problems.extend(warnings);
        return Err(problems);
    }
    Ok(LoadedBrand {
        theme,
        paper,
        accent: accent::read(loaded),
        fonts,
        logo,
        word,
        warnings,
    })
}

/// The paths of files in the brand of a profile, as written there.
pub fn files(loaded: &LoadedProfile) -> Vec<&str> {
    let brand = &loaded.profile.brand;
    let families = [&brand.fonts.text, &brand.fonts.headings];
    let fonts = families.into_iter().flatten().flat_map(|family| {
        let others = [&family.bold, &family.italic, &family.bold_italic];
        others.into_iter().flatten().chain([&family.regular])
    });
    let names = brand.logo.iter().chain(&brand.word).chain(fonts);
    names.map(String::as_str).collect()
}

fn theme<'t>(loaded: &LoadedProfile, themes: &'t Themes) -> Result<&'t Theme, Diagnostic> {
    let Some(name) = &loaded.profile.brand.theme else {
        return Ok(themes.standard());
    };
    themes.named(name).ok_or_else(|| {
        let names: Vec<String> = themes.names().map(|name| format!("`{name}`")).collect();
        Diagnostic::error(codes::THEME, format!("there is no theme `{name}`"))
            .at(loaded.place("/brand/theme"))
            .help(format!(
                "choose one of {}; `cxo themes` describes them",
                names.join(", ")
            ))
    })
}
