//! Themes: what a document looks like, as data.
//!
//! A theme is a YAML file under `templates/themes/`. One theme states everything; the others name
//! it as their `base` and state what they do differently. Under `dense` stands what is different
//! where more goes to a page: on documents to write on by hand, and where that saves a page.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

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

/// A theme that comes with the program: its name, its text as the build turned it into JSON, and
/// itself once somebody asked.
struct BuiltIn {
    name: &'static str,
    text: &'static str,
    theme: LazyLock<Theme>,
}

macro_rules! built_in {
    ($($name:literal),*) => {
        [$(BuiltIn {
            name: $name,
            text: include_str!(concat!(env!("OUT_DIR"), "/themes/", $name, ".json")),
            theme: LazyLock::new(|| read_built_in($name)),
        }),*]
    };
}

static BUILT_IN: [BuiltIn; 3] = built_in!["classic", "modern", "compact"];

impl Theme {
    /// The names of the themes that come with the program, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|built_in| built_in.name)
    }

    /// The theme of a brand that names none.
    #[must_use]
    pub fn standard() -> &'static Self {
        &BUILT_IN[0].theme
    }

    /// The theme of that name, if it comes with the program.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let built_in = BUILT_IN.iter().find(|built_in| built_in.name == name)?;
        Some(&built_in.theme)
    }

    /// Reads a theme from YAML.
    ///
    /// # Errors
    ///
    /// When the text is no YAML, has a field that no theme has, names an unknown base or leaves
    /// out what its base does not state either. The message is meant for the theme's author.
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

impl BuiltIn {
    #[expect(clippy::expect_used, reason = "the build writes the text")]
    fn fields(&self) -> Value {
        serde_json::from_str(self.text).expect("the text is well-formed")
    }
}

/// How many themes may stand on one another; more means that they stand in a circle.
const DEEPEST_BASE: usize = 8;

/// The fields of a theme over those of its base.
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
    // What the base says of itself is not true of a theme that differs.
    if let Some(fields) = whole.as_object_mut() {
        fields.remove("description");
    }
    overlay(&mut whole, fields);
    Ok(whole)
}

/// Writes the fields of `difference` over those of `whole`, field by field down the tree.
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

    /// The fields of `difference` that `whole` states as well.
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
    fn what_no_theme_has_is_refused_by_name() {
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
