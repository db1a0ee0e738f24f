//! The message catalogue as Rust source: a type for each key and a table of all texts.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// The languages, in the order of `Language`.
const LANGUAGES: [&str; 2] = ["fr", "en"];

/// The parts of the catalogue that are tables, whose texts are looked up by name.
const TABLES: [&str; 4] = ["argument", "command", "example", "value"];

/// A key of the catalogue with its text in each language.
struct Entry {
    part: String,
    key: String,
    texts: Vec<Option<Value>>,
}

/// Generates the source of the module from a folder with a file per language.
///
/// # Errors
/// If a file cannot be read, or a text is inconsistent with the English one.
pub(crate) fn source(folder: &Path) -> Result<String, Box<dyn Error>> {
    let read = |language: &str| -> Result<Map<String, Value>, Box<dyn Error>> {
        let path = folder.join(language).with_extension("yaml");
        let text = fs::read_to_string(&path)?;
        serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
    };
    let files = [read("fr")?, read("en")?];
    let entries = entries(&files)?;
    let mut source = keys(&entries)?;
    source += &names_of_tables(&entries)?;
    source += &table(&entries)?;
    Ok(source)
}

/// The entries of the catalogue. A key without an English text is an error.
fn entries(files: &[Map<String, Value>; 2]) -> Result<Vec<Entry>, Box<dyn Error>> {
    let all: BTreeSet<(&String, &String)> = files.iter().flat_map(all_keys).collect();
    let entry = |(part, key): (&String, &String)| {
        let texts = files
            .iter()
            .map(|file| Some(file.get(part)?.get(key)?.clone()));
        let entry = Entry {
            part: part.clone(),
            key: key.clone(),
            texts: texts.collect(),
        };
        entry.check().map(|()| entry)
    };
    all.into_iter().map(entry).collect()
}

fn all_keys(file: &Map<String, Value>) -> impl Iterator<Item = (&String, &String)> {
    file.iter().flat_map(|(part, texts)| {
        let texts = texts.as_object().into_iter().flatten();
        texts.map(move |(key, _)| (part, key))
    })
}

impl Entry {
    fn english(&self) -> Option<&Value> {
        self.texts[1].as_ref()
    }

    fn is_in_table(&self) -> bool {
        TABLES.contains(&self.part.as_str())
    }

    /// Checks that no language has placeholders that the English text lacks, and that texts in
    /// tables have none.
    fn check(&self) -> Result<(), Box<dyn Error>> {
        let name = format!("{}.{}", self.part, self.key);
        let english = self
            .english()
            .ok_or(format!("{name} has no English text"))?;
        let expected = arguments(english);
        if self.is_in_table() && !expected.is_empty() {
            return Err(format!("{name} is found by name and takes no arguments").into());
        }
        for (language, text) in LANGUAGES.iter().zip(&self.texts) {
            let own = text.as_ref().map(arguments).unwrap_or_default();
            if let Some(unknown) = own.difference(&expected).next() {
                return Err(format!(
                    "{name} in {language} names `{unknown}`, which the English text does not"
                )
                .into());
            }
        }
        Ok(())
    }
}

/// The placeholders of a text, and `count` if it has a singular and a plural.
fn arguments(text: &Value) -> BTreeSet<String> {
    match text {
        Value::String(pattern) => names(pattern),
        Value::Object(forms) => {
            let patterns = forms.values().filter_map(Value::as_str);
            let mut all: BTreeSet<String> = patterns.flat_map(names).collect();
            all.insert("count".to_owned());
            all
        }
        _ => BTreeSet::new(),
    }
}

fn names(pattern: &str) -> BTreeSet<String> {
    let parts = pattern.split('{').skip(1);
    let named = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    let is_name =
        |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    named.filter(is_name).map(str::to_owned).collect()
}

/// A module for each part that is no table, with a type for each key.
fn keys(entries: &[Entry]) -> Result<String, std::fmt::Error> {
    let mut source = String::from(
        "/// A type for each key, with a field for each argument.\n\
         #[expect(non_camel_case_types, reason = \"a key is written as in the catalogue\")]\n\
         pub(crate) mod keys {\n",
    );
    let mut part = "";
    let entries = entries.iter().enumerate();
    for (place, entry) in entries.filter(|(_, entry)| !entry.is_in_table()) {
        if entry.part != part {
            source += if part.is_empty() { "" } else { "}\n" };
            part = &entry.part;
            writeln!(source, "pub(crate) mod {part} {{")?;
        }
        let names = entry.english().map(arguments).unwrap_or_default();
        let key = &entry.key;
        writeln!(source, "pub(crate) struct {key} {{")?;
        for name in &names {
            writeln!(source, "pub(crate) {name}: crate::message::Argument,")?;
        }
        writeln!(
            source,
            "}}\nimpl From<{key}> for crate::message::Message {{\nfn from(_key: {key}) -> Self {{"
        )?;
        write!(source, "Self::of_key({place}, vec![")?;
        for name in &names {
            write!(source, "({name:?}, _key.{name}), ")?;
        }
        writeln!(source, "])\n}}\n}}")?;
    }
    source += "}\n}\n";
    Ok(source)
}

/// The index of each text in a table among all texts, sorted by part and name.
fn names_of_tables(entries: &[Entry]) -> Result<String, std::fmt::Error> {
    let entries = entries.iter().enumerate();
    let named: Vec<_> = entries.filter(|(_, entry)| entry.is_in_table()).collect();
    let mut source = String::from(
        "/// The texts found by part and name, in their order.\n#[cfg(feature = \"cli\")]\n",
    );
    writeln!(
        source,
        "pub(super) static NAMED: [((&str, &str), usize); {}] = [",
        named.len()
    )?;
    for (place, Entry { part, key, .. }) in named {
        writeln!(source, "(({part:?}, {key:?}), {place}),")?;
    }
    source += "];\n";
    Ok(source)
}

/// The texts of every key, in the order of the keys.
fn table(entries: &[Entry]) -> Result<String, std::fmt::Error> {
    let mut source = String::from("/// The texts of every key, by language.\n");
    writeln!(
        source,
        "pub(super) static TEXTS: [[Option<Pattern>; {}]; {}] = [",
        LANGUAGES.len(),
        entries.len()
    )?;
    for entry in entries {
        let forms: Vec<String> = entry.texts.iter().map(pattern).collect();
        writeln!(source, "[{}],", forms.join(", "))?;
    }
    source += "];\n";
    Ok(source)
}

fn pattern(text: &Option<Value>) -> String {
    match text {
        Some(Value::String(pattern)) => format!("Some(Pattern::Plain({pattern:?}))"),
        Some(forms) => {
            let form = |name: &str| forms[name].as_str().unwrap_or_default();
            let (one, other) = (form("one"), form("other"));
            format!("Some(Pattern::Plural {{ one: {one:?}, other: {other:?} }})")
        }
        None => "None".to_owned(),
    }
}
