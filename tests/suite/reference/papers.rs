//! The reference of filters, Markdown, documents and partials.

use std::fmt::Write as _;

use cxo::framework;
use cxo::language::Language;
use cxo::template::{COVER, DOCUMENTS, FILTERS, Filter, built_in, built_in_names};

use super::names::{Names, tags};
use super::schema::Schema;
use crate::template::{render_with, with_override};

/// The partials that several documents share.
const PARTIALS: &[(&str, &str)] = &[
    (
        "anchors",
        "The behaviour that earns a 1, a 3 and a 5, as a table",
    ),
    ("answers", "A strong and a weak answer, side by side"),
    (
        "asked",
        "The question every candidate is asked, and those to go deeper with",
    ),
    ("charter", "The role charter"),
    ("criterion", "A quality or an archetype on a scorecard"),
    (
        "interview-criterion",
        "A quality or an archetype in an interview guide",
    ),
    ("law", "A rule of law with its source"),
    (
        "metrics",
        "The metrics as a table; as a list when only names are known",
    ),
    ("rated", "A row of the ratings on a debrief sheet"),
    ("rating", "The boxes for a rating"),
    ("signs", "The signs that speak for and against a candidate"),
];

/// Frequent expressions of templates.
const EXPRESSIONS: &[&str] = &[
    r#"{{ company.name | upper }}"#,
    r#"{{ "TEAM" | lower }}"#,
    r#"{{ "no pay" | capitalize }}"#,
    r#"{{ ["Lyon", "Lille"] | join(sep=" · ") }}"#,
    r#"{{ ["Lyon", "Lille"] | length }}"#,
    r#"{{ ["Lyon", "Lille"] | first }}"#,
    r#"{{ ["Lyon", "Lille"] | last }}"#,
    r#"{{ "by e-mail" | replace(from="e-mail", to="post") }}"#,
    r#"{{ "A long sentence" | truncate(length=6) }}"#,
    r#"{{ company.sector or "Retail" }}"#,
    r#"{{ company.name ~ " Group" }}"#,
    r#"{{ "many" if qualities | length > 1 else "one" }}"#,
    r#"{% if company.sector is none %}unknown{% endif %}"#,
    r#"{% if company.name is starting_with(pat="A") %}yes{% endif %}"#,
    r#"{% for line in range(end=3) %}{{ line }} {% endfor %}"#,
    r#"{% for city in ["Lyon", "Lille"] %}{{ loop.index }}. {{ city }}{% if not loop.last %}, {% endif %}{% endfor %}"#,
];

/// The filters beside Tera's own.
pub(super) fn filters() -> String {
    let row = |filter: &Filter| format!("| `{}` | {} |\n", filter.name, cell(filter.result));
    FILTERS.iter().map(row).collect()
}

/// Text as the cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Tera's own filters, functions and tests, each with its output.
pub(super) fn expressions() -> String {
    let mut text = String::new();
    for expression in EXPRESSIONS {
        let library = with_override("en/job-description.md.tera", expression).unwrap();
        let printed = render_with(&library).unwrap();
        let _ = writeln!(text, "| `{}` | {} |", cell(expression), printed.trim());
    }
    text
}

/// The HTML that has an effect.
pub(super) fn directives() -> String {
    table_of(include_str!("../../../src/document/directive.rs"))
}

/// The fields of forms.
pub(super) fn fields() -> String {
    table_of(include_str!("../../../src/document/form.rs"))
}

/// The documents, with the blocks of their templates.
pub(super) fn documents() -> String {
    let mut text = String::new();
    for document in DOCUMENTS.iter().chain([&COVER]) {
        let words = &framework::built_in(Language::En).words["document"];
        let title = &words[&document.name.replace('-', "_")];
        let name = document.name;
        let blocks = blocks(built_in(&format!("partials/{name}.md.tera")).unwrap());
        let _ = writeln!(text, "| {title} | `{name}.md.tera` | {blocks} |");
    }
    text
}

/// The partials, with the variables that they expect to be set.
pub(super) fn partials(schema: &Schema) -> String {
    let mut text = String::new();
    for name in built_in_names().filter(|name| name.starts_with("partials/")) {
        let short = name
            .trim_start_matches("partials/")
            .trim_end_matches(".md.tera");
        if DOCUMENTS
            .iter()
            .chain([&COVER])
            .any(|document| document.name == short)
        {
            continue;
        }
        let described = PARTIALS.iter().find(|(partial, _)| *partial == short);
        let (_, description) = described.unwrap_or_else(|| panic!("no description of {name}"));
        let expected: Vec<String> = Names::of(schema, name).unknown.into_iter().collect();
        let blocks = blocks(built_in(name).unwrap());
        let expected = codes(&expected);
        let _ = writeln!(text, "| `{name}` | {description} | {expected} | {blocks} |");
    }
    text
}

/// The blocks of a template, with the outer block of a nested one.
fn blocks(text: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut blocks = Vec::new();
    for tag in tags(text) {
        match tag.split_once(' ') {
            Some(("block", name)) => {
                let within = open.last().map(|outer| format!(" (within `{outer}`)"));
                blocks.push(format!("`{name}`{}", within.unwrap_or_default()));
                open.push(name);
            }
            Some(("endblock", _)) => drop(open.pop()),
            _ => {}
        }
    }
    blocks.join(", ")
}

/// The rows below the heading of the first table in the documentation of a module.
fn table_of(source: &str) -> String {
    let lines = source.lines().filter_map(|line| line.strip_prefix("//! "));
    let table = lines.skip_while(|line| !line.starts_with('|')).skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| format!("{row}\n")).collect()
}

fn codes(names: &[String]) -> String {
    let codes: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    codes.join(", ")
}
