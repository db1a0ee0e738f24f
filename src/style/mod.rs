//! The appearance of documents, shared by all formats: themes, colours, fonts, pictures, paper.
//!
//! A [`Theme`] is data, built in or of a company; [`Themes`] has all of them. The [`Picture`]s and
//! [`Face`]s that a profile names are read from bytes and validated here, before any document is laid
//! out; a [`FileProblem`] says why a file cannot be used.

mod bounds;
pub mod codes;
mod colour;
mod face;
mod family;
mod file_problem;
mod font_file;
mod paper;
mod picture;
mod theme;
mod themes;

pub use colour::{Colour, MIN_CONTRAST, NotAColour};
pub(crate) use face::Script;
pub use face::{Face, FaceMetrics};
pub(crate) use family::fallback_families;
pub use family::{Family, FontVariant, OwnFamily, OwnFonts};
pub use file_problem::FileProblem;
pub use font_file::FONT_LIMIT;
pub use paper::Paper;
pub use picture::{
    Figure, Jpeg, Picture, PictureContent, Pixels, SIZE_LIMIT as PICTURE_LIMIT, drawing,
};
pub use theme::{
    CodeTheme, ColourName, Colours, DarkColours, Fonts, HandwritingTheme, HeadingTheme,
    HeadingThemes, ListTheme, LogoTheme, Margins, SmallTextTheme, TableTheme, TextTheme, Theme,
};
pub use themes::{THEMES_FOLDER, Themes};
