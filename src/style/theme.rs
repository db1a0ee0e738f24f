//! What a theme says: the looks of a document, as data.

use serde::Deserialize;

use crate::style::colour::Colour;
use crate::style::family::Family;

/// What a document looks like. Lengths are in points unless their description says millimetres.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// What it looks like, in a sentence; empty where nobody says so.
    #[serde(default)]
    pub description: String,
    /// The white around the text, in millimetres.
    pub margins: Margins,
    /// Which families are set in what.
    pub fonts: Fonts,
    /// The colours.
    pub colours: Colours,
    /// The colours on a dark screen.
    pub dark: DarkColours,
    /// Running text.
    pub text: Text,
    /// The headings.
    pub headings: Headings,
    /// Code.
    pub code: Code,
    /// Lists.
    pub lists: Lists,
    /// Tables.
    pub tables: Tables,
    /// What a pen needs, in millimetres.
    pub pen: Pen,
    /// The lines around a page and the notes at the end.
    pub small: Small,
    /// The logo, in millimetres.
    pub logo: Logo,
    /// The same theme with more to a page, if it has such a side.
    #[serde(skip)]
    pub dense: Option<Box<Self>>,
}

/// The white around the text, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Below the text.
    pub bottom: f32,
    /// On the left and on the right.
    pub side: f32,
    /// From the paper's edge to the line at the top of a page, and to the one at its foot.
    pub edge: f32,
}

/// Which families are set in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fonts {
    /// Running text.
    pub text: Family,
    /// Headings.
    pub headings: Family,
    /// Tables, and the lines around a page.
    pub tables: Family,
    /// Code.
    pub code: Family,
}

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Running text.
    pub text: Colour,
    /// Text of less weight: the lines around a page, captions.
    pub muted: Colour,
    /// Headings and links.
    pub accent: Colour,
    /// Light rules.
    pub rule: Colour,
    /// Lines and boxes to write on: dark enough to survive a copier.
    pub pen: Colour,
    /// Light areas behind text.
    pub tint: Colour,
}

/// The colours of a theme on a dark screen. The accent is that of [`Colours`], lighter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DarkColours {
    /// What everything stands on.
    pub paper: Colour,
    /// Running text.
    pub text: Colour,
    /// Text of less weight.
    pub muted: Colour,
    /// Fine rules.
    pub rule: Colour,
    /// The edges of what is filled in.
    pub pen: Colour,
    /// Areas behind text, a little lighter than the paper.
    pub tint: Colour,
}

/// The colours by name, for the parts of a theme that choose one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColourName {
    /// [`Colours::text`].
    Text,
    /// [`Colours::muted`].
    Muted,
    /// [`Colours::accent`].
    Accent,
}

impl Colours {
    /// The colour of that name.
    #[must_use]
    pub const fn named(&self, name: ColourName) -> Colour {
        match name {
            ColourName::Text => self.text,
            ColourName::Muted => self.muted,
            ColourName::Accent => self.accent,
        }
    }
}

/// Running text.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The size of the type.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    /// Between two paragraphs.
    pub gap: f32,
    /// Whether lines reach the right margin; otherwise they end where their words do.
    pub justify: bool,
    /// Whether words may be divided at the ends of lines.
    pub hyphenate: bool,
}

/// The headings by level.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    /// Level 1.
    pub title: Heading,
    /// Level 2.
    pub section: Heading,
    /// Level 3.
    pub entry: Heading,
    /// Level 4 and below.
    pub minor: Heading,
}

impl Headings {
    /// The look of the headings of `level`, from 1.
    #[must_use]
    pub const fn of_level(&self, level: u8) -> &Heading {
        match level {
            0 | 1 => &self.title,
            2 => &self.section,
            3 => &self.entry,
            _ => &self.minor,
        }
    }
}

/// The headings of one level.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The size of the type.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    /// The white above.
    pub above: f32,
    /// The white below.
    pub below: f32,
    /// The colour.
    pub colour: ColourName,
    /// The thickness of the rule below; 0 for none.
    pub rule: f32,
}

/// Code.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The size of the type, as a share of that of the text around.
    pub size: f32,
}

/// Lists.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    /// How far the items stand in.
    pub indent: f32,
    /// Between two items of a tight list.
    pub gap: f32,
}

/// Tables.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// The size of the type.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    /// The white left and right of a cell's text.
    pub pad_side: f32,
    /// The white above and below a cell's text.
    pub pad: f32,
    /// The thickness of the rules between rows.
    pub rule: f32,
    /// The white above and below the table.
    pub gap: f32,
}

/// What a pen needs, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pen {
    /// From one ruled line to the next.
    pub line: f32,
    /// The side of a box to tick.
    pub tick_box: f32,
    /// The least height of a row with a cell to write in.
    pub row: f32,
    /// The least width of a cell to write words in.
    pub cell: f32,
    /// The least width of a cell to write a figure in.
    pub figure: f32,
}

/// The lines around a page and the notes at the end.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Small {
    /// The size of the type.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
}

/// The logo at the top of the first page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// Its height, unless that makes it too wide.
    pub height: f32,
    /// The width it keeps to.
    pub width: f32,
    /// The white below.
    pub below: f32,
}
