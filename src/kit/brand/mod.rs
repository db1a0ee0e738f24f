//! What a profile's brand names: its theme, its colour and the files beside it.

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

/// A brand, ready for the layout.
#[derive(Debug)]
pub(super) struct Brand<'t> {
    /// The theme.
    pub(super) theme: &'t Theme,
    /// The paper.
    pub(super) paper: Paper,
    /// The colour of headings and links instead of the theme's.
    pub(super) accent: Option<Colour>,
    /// The fonts instead of the theme's.
    pub(super) fonts: OwnFonts,
    /// The logo.
    pub(super) logo: Option<Picture>,
    /// The company's own Word file, for the look of Word files.
    pub(super) word: Option<WordTemplate>,
    /// What should be mended although it can be used.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Reads the brand of a profile.
///
/// # Errors
///
/// A theme that does not exist, files that cannot be used: all of them, each at its place, and
/// what else there is to say.
pub(super) fn read<'t>(
    loaded: &LoadedProfile,
    assets: &dyn Assets,
    themes: &'t Themes,
) -> Result<Brand<'t>, Vec<Diagnostic>> {
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
    Ok(Brand {
        theme,
        paper,
        accent: accent::read(loaded),
        fonts,
        logo,
        word,
        warnings,
    })
}

/// The files that the brand of a profile names, as it names them.
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
