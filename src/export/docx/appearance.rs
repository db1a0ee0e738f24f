//! The appearance of a document in Word: theme and brand, in fonts that computers with Word have.

use crate::export::docx::properties::{Font, ThemedColour};
use crate::style::{Colour, ColourName, Family, OwnFamily, OwnFonts, Theme};

/// Substitutes for the fonts of the theme, and the factors by which their sizes grow to look
/// equally large.
pub(super) const SANS: (&str, f32) = ("Calibri", 1.05);
const SERIF: (&str, f32) = ("Cambria", 1.02);
/// The font of code.
pub(super) const FIXED: &str = "Courier New";

/// The appearance of a document.
pub(super) struct Appearance<'a> {
    /// The theme.
    pub(super) theme: &'a Theme,
    /// The colour of headings and links.
    pub(super) accent: Colour,
    /// The font of text.
    pub(super) text: Typeface,
    /// The font of headings.
    pub(super) headings: Typeface,
    /// The font of tables, headers and footers, and the factor of its sizes.
    pub(super) tables: (Font, f32),
}

/// A font and the factor of its sizes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typeface {
    /// The name.
    pub(super) name: String,
    /// The factor by which sizes of the theme grow.
    pub(super) scale: f32,
    /// Whether the font has serifs.
    pub(super) serif: bool,
}

impl<'a> Appearance<'a> {
    /// The appearance of a theme with a company's colour and fonts.
    pub(super) fn new(theme: &'a Theme, accent: Option<Colour>, own: &OwnFonts) -> Self {
        let text = typeface(theme.fonts.text, own.text.as_ref());
        let headings = own.headings.as_ref().or(own.text.as_ref());
        let headings = typeface(theme.fonts.headings, headings);
        let tables = typeface(theme.fonts.tables, own.text.as_ref());
        let tables = if tables == text {
            (Font::Text, text.scale)
        } else if tables == headings {
            (Font::Headings, headings.scale)
        } else {
            (Font::Named(SANS.0), SANS.1)
        };
        Self {
            theme,
            accent: accent.unwrap_or(theme.colours.accent),
            text,
            headings,
            tables,
        }
    }

    /// A colour of the theme.
    pub(super) const fn colour(&self, name: ColourName) -> ThemedColour {
        match name {
            ColourName::Accent => ThemedColour {
                colour: self.accent,
                theme: Some("accent1"),
            },
            other => ThemedColour::plain(self.theme.colours.named(other)),
        }
    }

    /// The colour of light rules.
    pub(super) const fn rule(&self) -> ThemedColour {
        ThemedColour::plain(self.theme.colours.rule)
    }

    /// The colour of lines and boxes to write on.
    pub(super) const fn pen(&self) -> ThemedColour {
        ThemedColour::plain(self.theme.colours.pen)
    }

    /// The colour of light backgrounds.
    pub(super) const fn tint(&self) -> ThemedColour {
        ThemedColour::plain(self.theme.colours.tint)
    }

    /// The fonts of the file's theme.
    pub(super) fn typefaces(&self) -> Vec<Typeface> {
        let mut typefaces = vec![self.text.clone()];
        if self.headings != self.text {
            typefaces.push(self.headings.clone());
        }
        typefaces
    }
}

/// The company's font, else the substitute for a family of the theme.
fn typeface(family: Family, own: Option<&OwnFamily>) -> Typeface {
    let (name, scale) = match family {
        Family::Serif => SERIF,
        Family::Mono => (FIXED, 1.0),
        _ => SANS,
    };
    match own {
        Some(own) => Typeface {
            name: own.regular.family_name(),
            scale: 1.0,
            serif: false,
        },
        None => Typeface {
            name: name.to_owned(),
            scale,
            serif: family == Family::Serif,
        },
    }
}
