//! The fields of a theme: the appearance of documents as data.

use serde::Deserialize;

use crate::style::colour::Colour;
use crate::style::family::Family;

/// The appearance of a document. Lengths are in points unless their description says millimetres.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The description, one sentence; empty if there is none.
    #[serde(default)]
    pub description: String,
    /// The page margins, in millimetres.
    pub margins: Margins,
    /// The font families by kind of text.
    pub fonts: Fonts,
    /// The colours.
    pub colours: Colours,
    /// The colours on screens in dark mode.
    pub dark: DarkColours,
    /// Running text.
    pub text: TextTheme,
    /// The headings.
    pub headings: HeadingThemes,
    /// Code blocks and inline code.
    pub code: CodeTheme,
    /// Lists.
    pub lists: ListTheme,
    /// Tables.
    pub tables: TableTheme,
    /// The space that handwriting needs, in millimetres.
    pub pen: HandwritingTheme,
    /// Running heads, running feet and footnotes.
    pub small: SmallTextTheme,
    /// The logo, in millimetres.
    pub logo: LogoTheme,
    /// The dense variant of the theme, if it has one.
    #[serde(skip)]
    pub dense: Option<Box<Self>>,
}

/// The page margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// The top margin.
    pub top: f32,
    /// The bottom margin.
    pub bottom: f32,
    /// The left and the right margin.
    pub side: f32,
    /// The distance of the running head and foot from the edge of the paper.
    pub edge: f32,
}

/// The font families by kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fonts {
    /// Running text.
    pub text: Family,
    /// Headings.
    pub headings: Family,
    /// Tables, running heads and running feet.
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
    /// Secondary text, such as running heads and feet.
    pub muted: Colour,
    /// Headings and links.
    pub accent: Colour,
    /// Light rules, such as those of tables.
    pub rule: Colour,
    /// Lines and boxes to write on, dark enough to survive photocopying.
    pub pen: Colour,
    /// Light backgrounds behind text.
    pub tint: Colour,
}

/// The colours of a theme in dark mode. The accent is that of [`Colours`], lightened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DarkColours {
    /// The background.
    pub paper: Colour,
    /// Running text.
    pub text: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Light rules.
    pub rule: Colour,
    /// The outlines of form controls.
    pub pen: Colour,
    /// Backgrounds behind text, a little lighter than `paper`.
    pub tint: Colour,
}

/// The name of a colour of the theme.
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
    /// The colour with that name.
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
pub struct TextTheme {
    /// The font size.
    pub size: f32,
    /// The leading: the distance between baselines.
    pub leading: f32,
    /// The space between paragraphs.
    pub gap: f32,
    /// Whether text is justified; otherwise it is set ragged right.
    pub justify: bool,
    /// Whether words may be hyphenated.
    pub hyphenate: bool,
}

/// The headings, by level.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingThemes {
    /// Level 1.
    pub title: HeadingTheme,
    /// Level 2.
    pub section: HeadingTheme,
    /// Level 3.
    pub entry: HeadingTheme,
    /// Level 4 and below.
    pub minor: HeadingTheme,
}

impl HeadingThemes {
    /// The headings of that level, from 1.
    #[must_use]
    pub const fn of_level(&self, level: u8) -> &HeadingTheme {
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
pub struct HeadingTheme {
    /// The font size.
    pub size: f32,
    /// The leading.
    pub leading: f32,
    /// The space above.
    pub above: f32,
    /// The space below.
    pub below: f32,
    /// The colour.
    pub colour: ColourName,
    /// The thickness of the rule below; 0 for none.
    pub rule: f32,
}

/// Code blocks and inline code.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeTheme {
    /// The font size, as a share of that of the surrounding text.
    pub size: f32,
}

/// Lists.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListTheme {
    /// The indent of the items.
    pub indent: f32,
    /// The space between the items of a tight list.
    pub gap: f32,
}

/// Tables.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableTheme {
    /// The font size.
    pub size: f32,
    /// The leading.
    pub leading: f32,
    /// The padding of cells on the left and on the right.
    pub pad_side: f32,
    /// The padding of cells at the top and at the bottom.
    pub pad: f32,
    /// The thickness of the rules between rows.
    pub rule: f32,
    /// The space above and below a table.
    pub gap: f32,
}

/// The space that handwriting needs, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandwritingTheme {
    /// The distance between ruled lines.
    pub line: f32,
    /// The side of a tick box.
    pub tick_box: f32,
    /// The least height of a row with a cell to write in.
    pub row: f32,
    /// The least width of a cell for words.
    pub cell: f32,
    /// The least width of a cell for a single figure.
    pub figure: f32,
}

/// Running heads, running feet and footnotes.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallTextTheme {
    /// The font size.
    pub size: f32,
    /// The leading.
    pub leading: f32,
}

/// The logo at the top of the first page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoTheme {
    /// The height, unless that makes the logo too wide.
    pub height: f32,
    /// The largest width.
    pub width: f32,
    /// The space below.
    pub below: f32,
}
