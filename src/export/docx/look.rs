//! How a document looks: its theme and brand in the terms of Word.

use crate::export::docx::properties::{Font, Ink};
use crate::style::{Colour, ColourName, Family, OwnFamily, OwnFonts, Theme};

/// Fonts that most computers have, and how much larger than those of the theme they are set to
/// look as large.
pub(super) const SANS: (&str, f32) = ("Calibri", 1.05);
const SERIF: (&str, f32) = ("Cambria", 1.02);
/// The font of code.
pub(super) const FIXED: &str = "Courier New";

/// How a document looks.
pub(super) struct Look<'a> {
    /// The theme.
    pub(super) theme: &'a Theme,
    /// The colour of headings and links.
    pub(super) accent: Colour,
    /// The font of text.
    pub(super) text: Typeface,
    /// The font of headings.
    pub(super) headings: Typeface,
    /// The font of tables and of the lines around a page.
    pub(super) tables: (Font, f32),
}

/// A font by its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typeface {
    /// The name.
    pub(super) name: String,
    /// How much larger than the theme says it is set.
    pub(super) scale: f32,
    /// Whether its letters have serifs.
    pub(super) serif: bool,
}

impl<'a> Look<'a> {
    /// The look of a theme with a company's own colour and fonts.
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
    pub(super) const fn ink(&self, name: ColourName) -> Ink {
        match name {
            ColourName::Accent => Ink {
                colour: self.accent,
                theme: Some("accent1"),
            },
            other => Ink::plain(self.theme.colours.named(other)),
        }
    }

    /// The colour of light rules.
    pub(super) const fn rule(&self) -> Ink {
        Ink::plain(self.theme.colours.rule)
    }

    /// The colour of what is written on.
    pub(super) const fn pen(&self) -> Ink {
        Ink::plain(self.theme.colours.pen)
    }

    /// The colour of light areas.
    pub(super) const fn tint(&self) -> Ink {
        Ink::plain(self.theme.colours.tint)
    }

    /// The fonts of the file: those of its theme, and that of code.
    pub(super) fn typefaces(&self) -> Vec<Typeface> {
        let mut typefaces = vec![self.text.clone()];
        if self.headings != self.text {
            typefaces.push(self.headings.clone());
        }
        typefaces
    }
}

/// The company's own font, else one that stands for a family of the theme.
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
