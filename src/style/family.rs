//! Font families: those built into the program and those of a company.

use std::sync::Arc;

use serde::Deserialize;

use crate::style::face::Face;
use crate::style::theme::Fonts;

/// A font family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Source Sans 3.
    Sans,
    /// Source Serif 4.
    Serif,
    /// Source Code Pro.
    Mono,
    /// The company's font for text.
    #[serde(skip)]
    OwnText,
    /// The company's font for headings.
    #[serde(skip)]
    OwnHeadings,
}

impl Family {
    /// The family's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sans => "Source Sans 3",
            Self::Serif => "Source Serif 4",
            Self::Mono => "Source Code Pro",
            Self::OwnText | Self::OwnHeadings => "the company's own",
        }
    }
}

/// A font variant: family, weight and slope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontVariant {
    /// The family.
    pub family: Family,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
}

impl FontVariant {
    /// The upright variant of normal weight.
    #[must_use]
    pub const fn regular(family: Family) -> Self {
        Self {
            family,
            bold: false,
            italic: false,
        }
    }
}

/// A font family of a company.
#[derive(Debug, Clone)]
pub struct OwnFamily {
    /// The upright face of normal weight.
    pub regular: Arc<Face>,
    /// The bold face.
    pub bold: Option<Arc<Face>>,
    /// The italic face.
    pub italic: Option<Arc<Face>>,
    /// The bold italic face.
    pub bold_italic: Option<Arc<Face>>,
}

impl OwnFamily {
    /// The faces by variant: regular, bold, italic, bold italic.
    fn faces(&self) -> [Option<&Arc<Face>>; 4] {
        let Self {
            regular,
            bold,
            italic,
            bold_italic,
        } = self;
        [
            Some(regular),
            bold.as_ref(),
            italic.as_ref(),
            bold_italic.as_ref(),
        ]
    }

    /// The face for bold or italic text, or the nearest one given: weight counts more than slope.
    fn nearest(&self, bold: bool, italic: bool) -> &Arc<Face> {
        let choices = match (bold, italic) {
            (true, true) => [&self.bold_italic, &self.bold, &self.italic],
            (true, false) => [&self.bold, &None, &None],
            (false, true) => [&self.italic, &None, &None],
            (false, false) => [&None; 3],
        };
        let mut given = choices.into_iter().flatten();
        given.next().unwrap_or(&self.regular)
    }
}

/// The font families of a company.
#[derive(Debug, Clone, Default)]
pub struct OwnFonts {
    /// The family for text and tables, and for headings unless `headings` is given.
    pub text: Option<OwnFamily>,
    /// The family for headings.
    pub headings: Option<OwnFamily>,
}

impl OwnFonts {
    /// The families to set each kind of text in: the company's, or the theme's where it has none.
    pub(crate) fn over(&self, theme: Fonts) -> Fonts {
        let text = self.text.is_some().then_some(Family::OwnText);
        let headings = self.headings.is_some().then_some(Family::OwnHeadings);
        Fonts {
            text: text.unwrap_or(theme.text),
            headings: headings.or(text).unwrap_or(theme.headings),
            tables: text.unwrap_or(theme.tables),
            code: theme.code,
        }
    }

    /// The ids of the faces given, by family and variant.
    pub(crate) fn face_ids(&self) -> Vec<Option<u64>> {
        let families = [&self.text, &self.headings].into_iter();
        let faces = families.flat_map(|family| match family {
            Some(family) => family.faces(),
            None => [None; 4],
        });
        faces.map(|face| face.map(|face| face.id())).collect()
    }

    /// The face of a variant.
    pub(crate) fn face(&self, variant: FontVariant) -> Arc<Face> {
        let own = match variant.family {
            Family::OwnText => &self.text,
            Family::OwnHeadings => &self.headings,
            Family::Sans | Family::Serif | Family::Mono => &None,
        };
        match own {
            Some(own) => own.nearest(variant.bold, variant.italic).clone(),
            None => Face::built_in(variant),
        }
    }
}

/// The families to fall back on for characters that `family` lacks, best first. A family of the
/// company falls back on the one it replaces in `theme`.
pub(crate) fn fallback_families(family: Family, theme: Fonts) -> [Family; 3] {
    let best = match family {
        Family::Serif | Family::Mono => Family::Sans,
        Family::Sans => Family::Serif,
        Family::OwnText => theme.text,
        Family::OwnHeadings => theme.headings,
    };
    match best {
        Family::Serif => [Family::Serif, Family::Sans, Family::Mono],
        _ => [Family::Sans, Family::Serif, Family::Mono],
    }
}

#[cfg(test)]
mod tests {
    use super::{Family, FontVariant, OwnFamily, OwnFonts};
    use crate::style::{Face, Theme};

    fn own(bold: bool, italic: bool) -> OwnFamily {
        let face = |bold, italic| {
            Face::built_in(FontVariant {
                family: Family::Serif,
                bold,
                italic,
            })
        };
        OwnFamily {
            regular: face(false, false),
            bold: bold.then(|| face(true, false)),
            italic: italic.then(|| face(false, true)),
            bold_italic: None,
        }
    }

    #[test]
    fn a_missing_variant_falls_back_on_the_nearest() {
        for (bold, italic, expected) in [
            (true, true, "SourceSerif4-Bold"),
            (false, true, "SourceSerif4-It"),
            (false, false, "SourceSerif4-Regular"),
        ] {
            let nearest = own(bold, italic).nearest(true, true).name().to_owned();
            assert_eq!(nearest, expected);
        }
        assert_eq!(
            own(false, true).nearest(true, false).name(),
            "SourceSerif4-Regular"
        );
    }

    #[test]
    fn headings_are_set_in_the_fonts_for_text_unless_they_have_their_own() {
        let theme = Theme::standard().fonts;
        let text = OwnFonts {
            text: Some(own(true, true)),
            headings: None,
        };
        assert_eq!(text.over(theme).headings, Family::OwnText);
        let headings = OwnFonts {
            text: None,
            headings: Some(own(true, true)),
        };
        assert_eq!(headings.over(theme).headings, Family::OwnHeadings);
        assert_eq!(headings.over(theme).text, theme.text);
    }
}
