//! The appearance of the documents: logo, colour, theme, fonts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::profile::formats;
use crate::profile::keys::Paper;
use crate::profile::short_form::{self, ShortOrLong};

/// How the documents look.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Brand {
    /// The file of the logo, a PNG, JPEG or SVG picture, as seen from the profile's folder.
    #[schemars(example = &"logo.svg")]
    pub logo: Option<String>,
    /// The colour of headings and links: `#` and six digits or letters from a to f, in quotes.
    /// Dark enough to be read on white paper.
    #[schemars(schema_with = "formats::colour", example = &"#7a2e1d")]
    pub accent: Option<String>,
    /// The theme of the pages: `cxo themes` lists them.
    #[schemars(example = &"classic")]
    pub theme: Option<String>,
    /// Your own fonts instead of the theme's.
    pub fonts: BrandFonts,
    /// A Word document or template of your own, as seen from the profile's folder: Word files get
    /// its styles, fonts, colours, page and letterhead. Its text is not used.
    #[schemars(example = &"letterhead.docx")]
    pub word: Option<String>,
    /// The paper the pages are laid out for.
    pub paper: Option<Paper>,
}

/// Fonts of a company's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BrandFonts {
    /// The fonts of text and tables: a block with the files of the regular, bold, italic and bold
    /// italic fonts, or the regular file alone.
    #[serde(deserialize_with = "short_form::optional_short_or_long")]
    #[schemars(
        with = "Option<ShortOrLong<String, FontFiles>>",
        example = &"fonts/Company-Regular.otf"
    )]
    pub text: Option<FontFiles>,
    /// The fonts of headings, which are bold. Left out, headings are set in the fonts of text.
    #[serde(deserialize_with = "short_form::optional_short_or_long")]
    #[schemars(
        with = "Option<ShortOrLong<String, FontFiles>>",
        example = &"fonts/Company-Bold.otf"
    )]
    pub headings: Option<FontFiles>,
}

/// The files of a family of fonts, TTF or OTF, as seen from the profile's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FontFiles {
    /// The upright font of normal weight.
    #[schemars(example = &"fonts/Company-Regular.otf")]
    pub regular: String,
    /// The bold font. Left out, bold words are set in the regular one.
    #[schemars(example = &"fonts/Company-Bold.otf")]
    pub bold: Option<String>,
    /// The italic font. Left out, emphasised words are set in the regular one.
    #[schemars(example = &"fonts/Company-Italic.otf")]
    pub italic: Option<String>,
    /// The bold italic font. Left out, the bold one stands in.
    #[schemars(example = &"fonts/Company-BoldItalic.otf")]
    pub bold_italic: Option<String>,
}
