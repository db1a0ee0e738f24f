//! The names in templates, resolved against the variables of the views.

use std::collections::{BTreeMap, BTreeSet};

use cxo::template::built_in;
use regex_lite::Regex;
use serde_json::Value;

use super::schema::Schema;

/// Words of an expression that name no variable.
const KEYWORDS: &[&str] = &[
    "if", "elif", "else", "for", "in", "and", "or", "not", "is", "true", "false", "loop", "endif",
    "endfor",
];

/// A reader of templates.
///
/// It reads a template and its includes in the order of their text. A name refers to the latest
/// `{% set … %}` or `{% for … %}`.
pub(super) struct Names<'s> {
    schema: &'s Schema,
    bound: BTreeMap<String, Option<&'s Value>>,
    /// The names that are neither variables nor set.
    pub(super) unknown: BTreeSet<String>,
    /// The paths that cannot be resolved.
    pub(super) broken: BTreeSet<String>,
    /// The number of paths resolved.
    pub(super) count: usize,
}

impl<'s> Names<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        Self {
            schema,
            bound: BTreeMap::new(),
            unknown: BTreeSet::new(),
            broken: BTreeSet::new(),
            count: 0,
        }
    }

    /// The names of a built-in template.
    pub(super) fn of(schema: &'s Schema, template: &str) -> Self {
        let mut names = Self::new(schema);
        names.read(built_in(template).unwrap());
        names
    }

    pub(super) fn read(&mut self, text: &str) {
        for code in tags(text) {
            let (keyword, rest) = code.split_once(' ').unwrap_or((code, ""));
            match keyword {
                "include" | "extends" => self.read(built_in(rest.trim_matches('"')).unwrap()),
                "block" | "endblock" => {}
                "set" => {
                    let (name, value) = rest.split_once(" = ").unwrap();
                    let value = self.value(value);
                    self.bound.insert(name.to_owned(), value);
                }
                "for" => {
                    let (name, list) = rest.split_once(" in ").unwrap();
                    let list = self.value(list);
                    self.bind_entry(name, list);
                }
                _ => drop(self.value(code)),
            }
        }
    }

    fn bind_entry(&mut self, name: &str, list: Option<&'s Value>) {
        let entry = list.and_then(|list| self.schema.entries(list));
        self.bound.insert(name.to_owned(), entry);
    }

    /// Resolves the paths of an expression. Returns the schema of its value if it is a single path,
    /// or a list made from one.
    fn value(&mut self, expression: &str) -> Option<&'s Value> {
        let expression = replace(r#""[^"]*""#, expression, "");
        let made = Regex::new(r"^\[(\w+) for (\w+) in ([\w.]+)").unwrap();
        let list = made.captures(&expression).map(|made| {
            let list = self.path(&made[3]);
            self.bind_entry(&made[2], list);
            list
        });
        let loop_of_list = Regex::new(r"(\w+) for (\w+) in \[").unwrap();
        if let Some(made) = loop_of_list.captures(&expression) {
            self.bound.insert(made[2].to_owned(), None);
        }
        let looked_up = self.paths(&without_calls(&expression));
        list.unwrap_or(looked_up)
    }

    fn paths(&mut self, expression: &str) -> Option<&'s Value> {
        let inner = Regex::new(r"\[([^\[\]]*)\]").unwrap();
        let mut rest = expression.to_owned();
        while let Some(found) = inner.captures(&rest).map(|found| found[1].to_owned()) {
            self.paths(&found);
            let brackets = inner.find(&rest).unwrap();
            let is_index = rest[..brackets.start()].ends_with(|c: char| c.is_alphanumeric());
            let stands_for = if is_index { ".*" } else { " " };
            rest.replace_range(brackets.range(), stands_for);
        }
        let path = Regex::new(r"[a-z_]\w*(\.(\w+|\*))*").unwrap();
        let paths = path.find_iter(&rest).map(|found| found.as_str());
        let paths: Vec<&str> = paths.filter(|path| !is_keyword(path)).collect();
        let values: Vec<_> = paths.iter().map(|path| self.path(path)).collect();
        let is_alone = paths.first().is_some_and(|path| *path == rest.trim());
        values.into_iter().next().flatten().filter(|_| is_alone)
    }

    fn path(&mut self, path: &str) -> Option<&'s Value> {
        self.count += 1;
        let mut steps = path.split('.');
        let name = steps.next()?;
        let variable = self.schema.variables().get(name);
        let Some(mut value) = self.bound.get(name).copied().or(variable.map(Some)) else {
            self.unknown.insert(name.to_owned());
            return None;
        };
        for step in steps {
            let before = value?;
            let field = self
                .schema
                .fields(before)
                .and_then(|fields| fields.get(step));
            value = field.or_else(|| self.schema.entries(before));
            if value.is_none() && step != "*" {
                self.broken.insert(path.to_owned());
            }
        }
        value
    }
}

/// The code between the braces of a template.
pub(super) fn tags(text: &str) -> Vec<&str> {
    let tag = Regex::new(r"(?s)\{\{(.*?)\}\}|\{%(.*?)%\}").unwrap();
    let code = tag.captures_iter(text).map(|found| {
        let code = found.get(1).or(found.get(2)).unwrap().as_str();
        code.trim_matches('-').trim()
    });
    code.collect()
}

/// An expression without the names of filters, functions and arguments.
fn without_calls(expression: &str) -> String {
    let without_filters = replace(r"\|\s*\w+", expression, " ");
    let without_arguments = replace(r"\w+\s*=([^=])", &without_filters, " $1");
    replace(r"\w+\(", &without_arguments, "(")
}

fn replace(pattern: &str, text: &str, with: &str) -> String {
    let pattern = Regex::new(pattern).unwrap();
    pattern.replace_all(text, with).into_owned()
}

fn is_keyword(path: &str) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    KEYWORDS.contains(&first)
}
