//! The variables of templates as tables.

use std::fmt::Write as _;

use cxo::template::escape;
use serde_json::Value;

use super::schema::{Schema, is_optional};

/// A variable with fields, or the entries of a list.
pub(super) struct Section<'s> {
    type_name: Option<&'s str>,
    /// Where it stands, such as `company` and `qualities[].anchors[]`.
    places: Vec<String>,
    description: &'s str,
    pub(super) rows: Vec<Row<'s>>,
}

/// A variable, or a field of one.
pub(super) struct Row<'s> {
    pub(super) name: String,
    pub(super) schema: &'s Value,
}

/// A table of all variables, and one for each that has fields.
pub(super) fn tables(schema: &Schema) -> String {
    let sections = sections(schema);
    let sections: Vec<Section> = sections.into_iter().map(|(_, section)| section).collect();
    let mut text = String::new();
    for section in &sections {
        let _ = write!(text, "{}{}\n\n", section.heading(), section.description);
        text.push_str("| Variable | Type | Description |\n|---|---|---|\n");
        for Row { name, schema: row } in &section.rows {
            let kind = kind(schema, row, &sections);
            let absent = if is_optional(row) { ", or absent" } else { "" };
            let description = row["description"].as_str().unwrap_or_default();
            let description = description.replace('\n', " ");
            let _ = writeln!(text, "| `{name}` | {kind}{absent} | {description} |");
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// The headings and labels, with their English text.
pub(super) fn words(schema: &Schema) -> String {
    let mut text = String::new();
    let documents = schema.fields(&schema.variables()["words"]).unwrap();
    for (document, texts) in documents {
        let _ = write!(
            text,
            "### `words.{document}`\n\n| Variable | English text |\n|---|---|\n"
        );
        for (key, label) in schema.fields(texts).unwrap() {
            let label = escape::inline(label["description"].as_str().unwrap());
            let _ = writeln!(text, "| `words.{document}.{key}` | {label} |");
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// A table of every variable and one for each of those that have fields, with its first place.
pub(super) fn sections(schema: &Schema) -> Vec<(String, Section<'_>)> {
    let row = |(name, schema)| Row {
        name: String::clone(name),
        schema,
    };
    let mut sections = vec![Section {
        type_name: None,
        places: Vec::new(),
        description: "All of them:",
        rows: schema.variables().iter().map(row).collect(),
    }];
    for (name, variable) in schema.variables() {
        if name != "words" {
            add_sections(schema, variable, name.clone(), &mut sections);
        }
    }
    let place = |section: &Section| section.places.first().cloned().unwrap_or_default();
    sections
        .into_iter()
        .map(|section| (place(&section), section))
        .collect()
}

/// Adds the section of a variable that stands at `place`, and those of what is in it.
fn add_sections<'s>(
    schema: &'s Schema,
    variable: &'s Value,
    mut place: String,
    sections: &mut Vec<Section<'s>>,
) {
    let mut variable = variable;
    while let Some(entries) = schema.entries(variable) {
        variable = entries;
        place.push_str("[]");
    }
    if schema.fields(variable).is_none() {
        return;
    }
    let type_name = schema.type_name(variable);
    match sections
        .iter_mut()
        .find(|section| section.type_name == type_name)
    {
        Some(known) => known.places.push(place.clone()),
        None => sections.push(section(schema, variable, place.clone())),
    }
    for (name, field) in parts(schema, variable) {
        if !is_spread(schema, field) {
            add_sections(schema, field, format!("{place}.{name}"), sections);
        }
    }
}

fn section<'s>(schema: &'s Schema, variable: &'s Value, place: String) -> Section<'s> {
    let prefix = if place.contains("[]") {
        String::new()
    } else {
        format!("{place}.")
    };
    let row = |(name, schema)| Row {
        name: format!("{prefix}{name}"),
        schema,
    };
    Section {
        type_name: schema.type_name(variable),
        places: vec![place],
        description: schema.follow(variable)["description"]
            .as_str()
            .unwrap_or_default(),
        rows: parts(schema, variable).into_iter().map(row).collect(),
    }
}

/// The fields of an object; one that always has fields of its own is followed by those.
fn parts<'s>(schema: &'s Schema, object: &'s Value) -> Vec<(String, &'s Value)> {
    let mut parts = Vec::new();
    for (name, field) in schema.fields(object).unwrap() {
        parts.push((name.clone(), field));
        if is_spread(schema, field) {
            let inner = self::parts(schema, field).into_iter();
            parts.extend(inner.map(|(inner, schema)| (format!("{name}.{inner}"), schema)));
        }
    }
    parts
}

/// Whether the fields of a variable stand in the table of the object that it is in.
fn is_spread(schema: &Schema, field: &Value) -> bool {
    schema.fields(field).is_some() && !is_optional(field)
}

/// The type of a variable in plain words.
fn kind(schema: &Schema, variable: &Value, sections: &[Section]) -> String {
    let target = schema.follow(variable);
    if let Some(choices) = choices(target) {
        return format!("one of {}", choices.join(", "));
    }
    if schema.fields(variable).is_some() {
        return group(schema.type_name(variable), sections);
    }
    match schema.entries(variable) {
        Some(entries) if target["type"] == "object" => {
            format!("{} by key", plural(&kind(schema, entries, sections)))
        }
        Some(entries) => format!("list of {}", plural(&kind(schema, entries, sections))),
        None => plain_kind(target).to_owned(),
    }
}

/// A link to the table of a group that has one; the group without a type is that of all words.
fn group(type_name: Option<&str>, sections: &[Section]) -> String {
    let Some(name) = type_name else {
        return "[group](#words)".to_owned();
    };
    let section = sections
        .iter()
        .find(|section| section.type_name == Some(name));
    section.map_or("group".to_owned(), |section| {
        format!("[group](#{})", section.anchor())
    })
}

/// The words that a text may be.
fn choices(schema: &Value) -> Option<Vec<String>> {
    let constants = schema["oneOf"]
        .as_array()
        .map(|all| all.iter().map(|one| &one["const"]));
    let words = schema["enum"].as_array().map(|all| all.iter());
    let all: Vec<&Value> = constants
        .map(Iterator::collect)
        .or(words.map(Iterator::collect))?;
    Some(
        all.iter()
            .filter_map(|one| Some(format!("`{}`", one.as_str()?)))
            .collect(),
    )
}

fn plain_kind(schema: &Value) -> &'static str {
    let name = schema["type"]
        .as_array()
        .map_or(&schema["type"], |types| &types[0]);
    match name.as_str() {
        Some("string") => "text",
        Some("boolean") => "yes/no",
        Some("integer" | "number") => "number",
        _ => panic!("no words for the type of {schema:#}"),
    }
}

fn plural(kind: &str) -> String {
    match kind {
        "text" => "texts".to_owned(),
        "number" => "numbers".to_owned(),
        kind if kind.starts_with("list") => kind.replacen("list", "lists", 1),
        kind => kind.replacen("[group]", "[groups]", 1),
    }
}

impl Section<'_> {
    fn heading(&self) -> String {
        match self.title() {
            title if title.is_empty() => title,
            title => format!("### {title}\n\n"),
        }
    }

    fn title(&self) -> String {
        let places: Vec<String> = self
            .places
            .iter()
            .map(|place| format!("`{place}`"))
            .collect();
        places.join(", ")
    }

    /// The target of links to the heading.
    fn anchor(&self) -> String {
        let title = self.title().replace(' ', "-");
        title.replace(['`', '.', ',', '[', ']'], "")
    }
}
