//! The themes by name: those of a company take precedence over the built-in ones.
//!
//! A theme is a YAML file in `templates/themes/`, or in the folder `themes` of a company. One
//! theme states every field; each other theme names a theme as its `base` and states only the
//! fields in which it differs. The fields under `dense` make up the dense variant of a theme,
//! which is used for documents to fill in by hand, and wherever it saves a page.
//!
//! The files of a company are processed in this order:
//! 1. Each theme is merged with its base, which is read first. A base of the theme's own name is
//!    the built-in theme of that name.
//! 2. The values are checked against the bounds within which documents can be laid out.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::overrides::{Override, Yaml, checked, ok_or_collect};
use crate::style::bounds;
use crate::style::codes;
use crate::style::theme::Theme;

/// The folder of themes.
pub const THEMES_FOLDER: &str = "themes";

/// The name of the field that names the base of a theme.
const BASE: &str = "base";

/// The name of the field that holds the differences of the dense variant.
const DENSE: &str = "dense";

/// The themes that a brand may name. The default is the built-in themes alone.
#[derive(Debug, Default)]
pub struct Themes {
    own: BTreeMap<String, Theme>,
}

impl Themes {
    /// The built-in themes, preceded by those of a company.
    ///
    /// # Errors
    ///
    /// All problems of the company's files.
    pub fn new(overrides: &[Override]) -> Result<Self, Vec<Diagnostic>> {
        let named = |own: &Override| Some((own.stem_in(THEMES_FOLDER)?.to_owned(), own.clone()));
        let mut reading = Reading {
            written: overrides.iter().filter_map(named).collect(),
            open: Vec::new(),
            read: BTreeMap::new(),
            problems: Vec::new(),
        };
        let names: Vec<String> = reading.written.keys().cloned().collect();
        for name in &names {
            reading.theme(name);
        }
        let read = reading.read.into_iter();
        let own = read.filter_map(|(name, read)| Some((name, read?.0)));
        checked(Self { own: own.collect() }, reading.problems)
    }

    /// The names of the themes: the built-in ones, the default first, then those of the company.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().map(String::as_str);
        let built_in = Theme::names().map(|name| -> &str { name });
        built_in.chain(own.filter(|name| Theme::named(name).is_none()))
    }

    /// The theme called `name`.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Theme> {
        self.own.get(name).or_else(|| Theme::named(name))
    }

    /// The theme of a brand that names none.
    #[must_use]
    pub fn standard(&self) -> &Theme {
        let name = BUILT_IN[0].name;
        self.own.get(name).unwrap_or(&BUILT_IN[0].theme)
    }
}

/// The state of reading a company's themes.
struct Reading {
    /// The files, by theme name.
    written: BTreeMap<String, Override>,
    /// The names of the themes being read, each the base of the one before; a cycle shows here.
    open: Vec<String>,
    /// The themes read, each with its merged fields; `None` for a theme with problems.
    read: BTreeMap<String, Option<(Theme, Value)>>,
    problems: Vec<Diagnostic>,
}

impl Reading {
    /// Reads the theme of a file, unless it has been read already.
    fn theme(&mut self, name: &str) {
        if self.read.contains_key(name) {
            return;
        }
        self.open.push(name.to_owned());
        let read = self.read(name);
        self.open.pop();
        self.read.insert(name.to_owned(), read);
    }

    /// The theme of a file, merged with its base; `None` if the base has problems.
    fn read(&mut self, name: &str) -> Option<(Theme, Value)> {
        let parsed = Yaml::parse(&self.written[name].source, codes::THEMES);
        let mut own = ok_or_collect(parsed, &mut self.problems)?;
        let base = match own.take(BASE) {
            Some(base) => self.base(name, &base)?,
            None => ok_or_collect(stated(&own), &mut self.problems)?,
        };
        let outside = bounds::check(&own);
        self.problems.extend(outside.iter().cloned());
        let read = ok_or_collect(over(own, base), &mut self.problems)?;
        outside.is_empty().then_some(read)
    }

    /// The merged fields of the base of the theme `name`.
    fn base(&mut self, name: &str, written: &Yaml) -> Option<Value> {
        let base = ok_or_collect(written.read::<String>(), &mut self.problems)?;
        let is_own = self.written.contains_key(&base) && base != name;
        if is_own && self.open.contains(&base) {
            self.problems.push(circle(&self.open, &base, written));
            return None;
        }
        if is_own {
            self.theme(&base);
            let (_, fields) = self.read.get(&base)?.as_ref()?;
            return Some(fields.clone());
        }
        match BuiltInTheme::named(&base) {
            Some(built_in) => Some(built_in.whole()),
            None => {
                let own = self.written.keys().cloned();
                let known = Theme::names().map(str::to_owned).chain(own);
                let others: Vec<_> = known.filter(|known| known != name).collect();
                self.problems.push(unknown_base(&base, &others, written));
                None
            }
        }
    }
}

/// The base of the theme that states every field: an empty set of fields.
fn stated(own: &Yaml) -> Result<Value, Vec<Diagnostic>> {
    let whole = BUILT_IN[0].whole();
    let fields = whole
        .as_object()
        .into_iter()
        .flat_map(|fields| fields.keys());
    let needed = fields.filter(|name| !["description", DENSE].contains(&name.as_str()));
    let missing: Vec<_> = needed
        .filter(|name| own.field(name).is_none())
        .map(|name| format!("`{name}`"))
        .collect();
    if missing.is_empty() {
        return Ok(Value::Null);
    }
    let message = format!(
        "a theme without a `base` states everything, and here is no {}",
        missing.join(", no ")
    );
    let help = "name the theme that yours differs from: `base: classic`";
    Err(vec![own.problem(message, help)])
}

fn circle(open: &[String], base: &str, written: &Yaml) -> Diagnostic {
    let start = open.iter().position(|name| name == base).unwrap_or(0);
    let names = open[start..].iter().map(String::as_str).chain([base]);
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let message = format!("themes are each other's base: {}", names.join(" on "));
    let help = format!(
        "give one of them another base, such as `{}`",
        BUILT_IN[0].name
    );
    written.problem(message, help)
}

fn unknown_base(base: &str, known: &[String], written: &Yaml) -> Diagnostic {
    let names: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    let otherwise = format!("there are {}", names.join(", "));
    written.unknown(format!("there is no theme `{base}`"), known, &otherwise)
}

/// The theme made of its differences and the fields of its base, with the merged fields.
fn over(mut own: Yaml, mut base: Value) -> Result<(Theme, Value), Vec<Diagnostic>> {
    let base_dense = without_differences(&mut base);
    let own_dense = own.take(DENSE);
    let mut problems = Vec::new();
    let read = ok_or_collect(own.read_over::<Theme>(&base), &mut problems);
    let mut fields = read.as_ref().map_or(base, |(_, fields)| fields.clone());
    let mut difference = base_dense.unwrap_or(Value::Null);
    let mut dense = fields.clone();
    overlay(&mut dense, difference.clone());
    if let Some(own) = own_dense {
        overlay(&mut difference, own.to_json());
        let read = ok_or_collect(own.read_over::<Theme>(&dense), &mut problems);
        dense = read.map_or(dense, |(_, fields)| fields);
    }
    match read {
        Some((mut theme, _)) if problems.is_empty() => {
            if !difference.is_null() {
                theme.dense = serde_json::from_value(dense).ok();
                fields[DENSE] = difference;
            }
            Ok((theme, fields))
        }
        _ => Err(problems),
    }
}

/// Removes from the fields of a base those that a derived theme does not inherit: the description,
/// and the differences of the dense variant, which are returned.
fn without_differences(base: &mut Value) -> Option<Value> {
    let fields = base.as_object_mut()?;
    fields.remove("description");
    fields.remove(DENSE)
}

/// A built-in theme: its name, its text, converted to JSON by the build script, and the theme
/// itself, parsed at first use.
struct BuiltInTheme {
    name: &'static str,
    text: &'static str,
    theme: LazyLock<Theme>,
}

macro_rules! built_in {
    ($($index:literal: $name:literal),*) => {
        [$(BuiltInTheme {
            name: $name,
            text: include_str!(concat!(env!("OUT_DIR"), "/themes/", $name, ".json")),
            theme: LazyLock::new(|| BUILT_IN[$index].read()),
        }),*]
    };
}

static BUILT_IN: [BuiltInTheme; 3] = built_in![0: "classic", 1: "modern", 2: "compact"];

impl Theme {
    /// The names of the built-in themes, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|built_in| built_in.name)
    }

    /// The theme of a brand that names none.
    #[must_use]
    pub fn standard() -> &'static Self {
        &BUILT_IN[0].theme
    }

    /// The built-in theme called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        BuiltInTheme::named(name).map(|built_in| &*built_in.theme)
    }
}

impl BuiltInTheme {
    fn named(name: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|built_in| built_in.name == name)
    }

    /// The fields stated by the theme, and its base.
    #[expect(clippy::expect_used, reason = "the build writes the text")]
    fn fields(&self) -> Value {
        serde_json::from_str(self.text).expect("the text is well-formed")
    }

    /// The fields of the theme, merged with those of its base.
    fn whole(&self) -> Value {
        let mut own = self.fields();
        let base = own.as_object_mut().and_then(|fields| fields.remove(BASE));
        let base = base.as_ref().and_then(Value::as_str);
        let Some(base) = base.and_then(Self::named) else {
            return own;
        };
        let mut whole = base.whole();
        let fields = whole.as_object_mut();
        fields.and_then(|fields| fields.remove("description"));
        overlay(&mut whole, own);
        whole
    }

    #[expect(
        clippy::expect_used,
        reason = "the texts are part of the program, and a test reads every one of them"
    )]
    fn read(&self) -> Theme {
        let mut whole = self.whole();
        let dense = whole
            .as_object_mut()
            .and_then(|fields| fields.remove(DENSE));
        let read = |fields| serde_json::from_value(fields).expect("a built-in theme is complete");
        let mut theme: Theme = read(whole.clone());
        theme.dense = dense.map(|dense| {
            overlay(&mut whole, dense);
            Box::new(read(whole))
        });
        theme
    }
}

/// Overwrites the fields of `whole` by those of `difference`, recursively.
fn overlay(whole: &mut Value, difference: Value) {
    match (whole, difference) {
        (Value::Object(whole), Value::Object(difference)) => {
            for (name, value) in difference {
                overlay(whole.entry(name).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (whole, difference) => *whole = difference,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{BUILT_IN, BuiltInTheme, Theme, Themes};
    use crate::diagnostic::Source;
    use crate::overrides::Override;
    use crate::style::Colour;

    #[test]
    fn every_built_in_theme_is_read_and_can_be_read_on_paper_and_on_screens() {
        for built_in in &BUILT_IN {
            let theme = &*built_in.theme;
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

    fn themes(files: &[(&str, &str)]) -> Themes {
        let own = |(name, text): &(&str, &str)| Override {
            name: format!("themes/{name}.yaml"),
            source: Source::new(*name, *text),
        };
        let own: Vec<_> = files.iter().map(own).collect();
        Themes::new(&own).unwrap()
    }

    #[test]
    fn a_theme_keeps_what_its_base_states() {
        let themes = themes(&[("ours", "base: classic\ntext: { size: 12 }")]);
        let theme = themes.named("ours").unwrap();
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
            let base = BuiltInTheme::named(base.as_str().unwrap()).unwrap();
            let same = same(&fields, &base.whole());
            assert!(same.is_empty(), "{}: {same:?}", built_in.name);
        }
    }

    /// The fields of `difference` that also occur in `whole`.
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
    fn copies_of_the_built_in_themes_look_like_them() {
        let themes = themes(&[
            (
                "classic",
                include_str!("../../templates/themes/classic.yaml"),
            ),
            ("modern", include_str!("../../templates/themes/modern.yaml")),
            (
                "compact",
                include_str!("../../templates/themes/compact.yaml"),
            ),
        ]);
        for name in Theme::names() {
            assert_eq!(themes.named(name), Theme::named(name), "{name}");
        }
    }

    #[test]
    fn a_side_for_more_to_a_page_follows_the_theme_where_it_states_nothing() {
        let themes = themes(&[
            (
                "small",
                "base: classic\nsmall: { size: 7 }\ndense: { text: { gap: 1 } }",
            ),
            (
                "ours",
                "base: small\nlogo: { height: 9 }\ndense: { pen: { line: 7 } }",
            ),
        ]);
        let dense = themes.named("ours").unwrap().dense.as_deref().unwrap();
        let of_classic = Theme::named("classic").unwrap().dense.as_deref().unwrap();
        let lengths = [dense.logo.height, dense.pen.line, dense.text.gap];
        assert_eq!(lengths, [9.0, 7.0, 1.0]);
        assert_eq!(dense.headings, of_classic.headings);
        assert!((dense.small.size - of_classic.small.size).abs() < f32::EPSILON);
    }
}
