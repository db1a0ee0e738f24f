//! Themes: the appearance of documents as data.
//!
//! A theme is a YAML file under `templates/themes/`. One theme states every field; the others name
//! it as their `base` and state their differences. The differences of the dense variant, which fits
//! more on a page, stand under `dense`. It is used for documents to write on by hand, and where it
//! saves a page.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

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

/// A built-in theme: its name, its source as JSON from the build, and the parsed theme.
struct BuiltInTheme {
    name: &'static str,
    text: &'static str,
    theme: LazyLock<Theme>,
}

macro_rules! built_in {
    ($($name:literal),*) => {
        [$(BuiltInTheme {
            name: $name,
            text: include_str!(concat!(env!("OUT_DIR"), "/themes/", $name, ".json")),
            theme: LazyLock::new(|| read_built_in($name)),
        }),*]
    };
}

static BUILT_IN: [BuiltInTheme; 3] = built_in!["classic", "modern", "compact"];

impl Theme {
    /// The names of the built-in themes, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|built_in| built_in.name)
    }

    /// The default theme.
    #[must_use]
    pub fn standard() -> &'static Self {
        &BUILT_IN[0].theme
    }

    /// The built-in theme of that name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let built_in = BUILT_IN.iter().find(|built_in| built_in.name == name)?;
        Some(&built_in.theme)
    }

    /// Parses a theme from YAML.
    ///
    /// # Errors
    ///
    /// When the text is not YAML, has an unknown field, names an unknown base, or leaves out a
    /// field that its base does not state either. The message is meant for the theme's author.
    pub fn from_yaml(text: &str) -> Result<Self, String> {
        serde_yaml::from_str(text)
            .map_err(|error| error.to_string())
            .and_then(Self::from_fields)
    }

    fn from_fields(fields: Value) -> Result<Self, String> {
        let mut whole = complete(fields, 0)?;
        let fields = whole.as_object_mut();
        let dense = fields.and_then(|fields| fields.remove("dense"));
        let read = |value| serde_json::from_value(value).map_err(|error| error.to_string());
        let mut theme: Self = read(whole.clone())?;
        if let Some(dense) = dense {
            overlay(&mut whole, dense);
            theme.dense = Some(Box::new(read(whole)?));
        }
        Ok(theme)
    }
}

impl BuiltInTheme {
    #[expect(clippy::expect_used, reason = "the build writes the text")]
    fn fields(&self) -> Value {
        serde_json::from_str(self.text).expect("the text is well-formed")
    }
}

/// The longest chain of bases; a longer one is taken for a cycle.
const DEEPEST_BASE: usize = 8;

/// The fields of a theme merged over those of its base.
fn complete(mut fields: Value, depth: usize) -> Result<Value, String> {
    if depth > DEEPEST_BASE {
        return Err("the bases of the theme form a circle".to_owned());
    }
    let base = fields
        .as_object_mut()
        .and_then(|fields| fields.remove("base"));
    let Some(base) = base else { return Ok(fields) };
    let base = base.as_str().unwrap_or_default();
    let base = BUILT_IN
        .iter()
        .find(|built_in| built_in.name == base)
        .ok_or_else(|| {
            let names: Vec<_> = Theme::names().collect();
            format!("unknown base `{base}`: there are {}", names.join(", "))
        })?;
    let mut whole = complete(base.fields(), depth + 1)?;
    // The description of the base does not describe a theme that differs.
    if let Some(fields) = whole.as_object_mut() {
        fields.remove("description");
    }
    overlay(&mut whole, fields);
    Ok(whole)
}

/// Overwrites the fields of `whole` with those of `difference`, recursively.
fn overlay(whole: &mut Value, difference: Value) {
    match (whole, difference) {
        (Value::Object(whole), Value::Object(difference)) => {
            for (name, value) in difference {
                overlay(whole.entry(name).or_insert(Value::Null), value);
            }
        }
        (whole, difference) => *whole = difference,
    }
}

#[expect(
    clippy::expect_used,
    reason = "the texts are part of the program, and a test reads every one of them"
)]
fn read_built_in(name: &str) -> Theme {
    BUILT_IN
        .iter()
        .find(|built_in| built_in.name == name)
        .ok_or_else(|| format!("no theme `{name}`"))
        .and_then(|built_in| Theme::from_fields(built_in.fields()))
        .expect("a built-in theme is complete")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{BUILT_IN, Theme, complete};
    use crate::style::Colour;

    #[test]
    fn every_built_in_theme_is_read_and_can_be_read_on_paper_and_on_screens() {
        for built_in in &BUILT_IN {
            let theme = Theme::from_fields(built_in.fields()).unwrap();
            assert!(theme.description.ends_with('.'), "{}", built_in.name);
            let colours = theme.colours;
            for colour in [colours.text, colours.muted, colours.accent] {
                let contrast = colour.contrast(Colour::WHITE);
                assert!(contrast >= 4.5, "{}: {colour} {contrast}", built_in.name);
            }
            let dark = theme.dark;
            for (text, ground) in [
                (colours.text, colours.tint),
                (colours.muted, colours.tint),
                (dark.text, dark.tint),
                (dark.muted, dark.tint),
                (dark.text, dark.paper),
                (dark.muted, dark.paper),
                (dark.pen, dark.paper),
            ] {
                let contrast = text.contrast(ground);
                assert!(
                    contrast >= 4.5,
                    "{}: {text} on {ground} {contrast}",
                    built_in.name
                );
            }
        }
    }

    #[test]
    fn a_theme_keeps_what_its_base_states() {
        let theme = Theme::from_yaml("base: classic\ntext: { size: 12 }").unwrap();
        let classic = Theme::named("classic").unwrap();
        assert!((theme.text.size - 12.0).abs() < f32::EPSILON);
        assert_eq!(theme.headings, classic.headings);
        assert!((theme.text.leading - classic.text.leading).abs() < f32::EPSILON);
    }

    #[test]
    fn a_theme_states_only_what_it_does_differently() {
        for built_in in &BUILT_IN {
            let mut fields = built_in.fields();
            let Some(base) = fields.as_object_mut().unwrap().remove("base") else {
                continue;
            };
            let base = BUILT_IN.iter().find(|other| base == other.name).unwrap();
            let same = same(&fields, &complete(base.fields(), 0).unwrap());
            assert!(same.is_empty(), "{}: {same:?}", built_in.name);
        }
    }

    /// The fields of `difference` that are the same in `whole`.
    fn same(difference: &Value, whole: &Value) -> Vec<String> {
        let Value::Object(fields) = difference else {
            return if difference == whole {
                vec![whole.to_string()]
            } else {
                Vec::new()
            };
        };
        let fields = fields.iter().filter_map(|(name, value)| {
            let other = whole.get(name)?;
            Some(
                same(value, other)
                    .into_iter()
                    .map(move |same| format!("{name} {same}")),
            )
        });
        fields.flatten().collect()
    }

    #[test]
    fn unknown_theme_fields_are_rejected_by_name() {
        let error = Theme::from_yaml("base: classic\ntext: { colour: red }").unwrap_err();
        assert!(error.contains("colour"), "{error}");
        let error = Theme::from_yaml("base: baroque").unwrap_err();
        assert!(
            error.contains("baroque") && error.contains("modern"),
            "{error}"
        );
        assert!(Theme::from_yaml("text: { size: 12 }").is_err());
    }
}
