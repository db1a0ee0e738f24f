//! What documents look like in every format: themes, colours, fonts, pictures, paper.
//!
//! A [`Theme`] is data, of the program or of a company: [`Themes`] has all of them. What a profile
//! names, its [`Picture`]s and [`Face`]s, is read from bytes and checked here, before any document is
//! laid out; a [`FileProblem`] says why a file cannot be used.

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

pub use colour::{Colour, LEAST_CONTRAST, NotAColour};
pub(crate) use face::Writing;
pub use face::{Face, Measures};
pub(crate) use family::stand_ins;
pub use family::{Cut, Family, OwnFamily, OwnFonts};
pub use file_problem::FileProblem;
pub use font_file::FONT_LIMIT;
pub use paper::Paper;
pub use picture::{
    Figure, Jpeg, Picture, PictureContent, Pixels, SIZE_LIMIT as PICTURE_LIMIT, drawing,
};
pub use theme::{
    Code, ColourName, Colours, DarkColours, Fonts, Heading, Headings, Lists, Logo, Margins, Pen,
    Small, Tables, Text, Theme,
};
pub use themes::{THEMES_FOLDER, Themes};
