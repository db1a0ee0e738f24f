//! The parsed YAML of an override.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::message::Message;
use crate::overrides::deserializer::{self, ReadError};
use crate::overrides::nearest;
use crate::profile::{self, Content, Entry, Node};

/// A value of an override, with its descendants.
#[derive(Debug, Clone)]
pub(crate) struct Yaml {
    source: Arc<Source>,
    /// The code of diagnostics about the override.
    code: &'static str,
    node: Node,
}

impl Yaml {
    /// Parses a text. `code` is the code of all diagnostics about it.
    ///
    /// # Errors
    ///
    /// If the text is not valid YAML; one error for each duplicate key.
    pub(crate) fn parse(source: &Arc<Source>, code: &'static str) -> Result<Self, Vec<Diagnostic>> {
        match profile::parse_strictly(source) {
            Ok(node) => Ok(Self {
                source: Arc::clone(source),
                code,
                node,
            }),
            Err(problems) => Err(problems.into_iter().map(|it| as_code(it, code)).collect()),
        }
    }

    /// Deserializes the value.
    ///
    /// # Errors
    ///
    /// All unknown fields, and the first other error.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Vec<Diagnostic>> {
        let errors = match deserializer::read(&self.node) {
            Ok(value) => return Ok(value),
            Err(errors) => errors,
        };
        let problem = |error: ReadError| {
            let place = match error.span {
                Some(span) => self.at(span),
                None => self.place(),
            };
            Diagnostic::error(self.code, error.message)
                .help(error.help)
                .at(place)
        };
        Err(errors.into_iter().map(problem).collect())
    }

    /// An error about the value.
    pub(crate) fn problem(
        &self,
        message: impl Into<Message>,
        help: impl Into<Message>,
    ) -> Diagnostic {
        let problem = Diagnostic::error(self.code, message).help(help);
        problem.at(self.place())
    }

    /// An error about the key `field` of the value; about the value, if it has no such key.
    pub(crate) fn problem_of(
        &self,
        field: &str,
        message: impl Into<Message>,
        help: impl Into<Message>,
    ) -> Diagnostic {
        let problem = self.problem(message, help);
        match self.node.entry(field) {
            Some(entry) => problem.at(self.at(entry.key_span.clone())),
            None => problem,
        }
    }

    /// An error about a text that is an unknown name. The help suggests the closest of the names in
    /// `known`; if none is close, it is `otherwise`.
    pub(crate) fn unknown<C: AsRef<str>>(
        &self,
        message: String,
        known: impl IntoIterator<Item = C>,
        otherwise: &str,
    ) -> Diagnostic {
        let written = self.node.text().unwrap_or_default();
        let help = match nearest(written, known) {
            Some(meant) => format!("did you mean `{}`?", meant.as_ref()),
            None => otherwise.to_owned(),
        };
        self.problem(message, help)
    }

    /// The place of the value; of a mapping, that of its first key.
    pub(crate) fn place(&self) -> Place {
        let span = match self.node.entries().first() {
            Some(first) => first.key_span.clone(),
            None => self.node.span.clone(),
        };
        self.at(span)
    }

    fn at(&self, span: Range<usize>) -> Place {
        Place::new(&self.source, span)
    }

    fn of(&self, node: &Node) -> Self {
        Self {
            source: Arc::clone(&self.source),
            node: node.clone(),
            ..*self
        }
    }

    /// The value of a field.
    pub(crate) fn field(&self, name: &str) -> Option<Self> {
        self.node.get(name).map(|value| self.of(value))
    }

    /// The entries of a mapping.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, Self)> {
        let entries = self.node.entries().iter();
        entries.map(|entry| (entry.key.as_str(), self.of(&entry.value)))
    }

    /// The items of the sequence in a field.
    pub(crate) fn items_of(&self, field: &str) -> Vec<Self> {
        let list = self.field(field);
        list.map_or_else(Vec::new, |list| list.items().collect())
    }

    /// The items of a sequence.
    pub(crate) fn items(&self) -> impl Iterator<Item = Self> {
        self.node.items().iter().map(|item| self.of(item))
    }

    /// The text, if the value is a string.
    pub(crate) fn text(&self) -> Option<&str> {
        self.node.text()
    }

    /// The number, if the value is one.
    pub(crate) fn number(&self) -> Option<f64> {
        self.node.number()
    }

    /// The first descendant that is this text.
    pub(crate) fn find_text(&self, text: &str) -> Option<Self> {
        find_text(&self.node, text).map(|node| self.of(node))
    }

    /// Removes a field from a mapping and returns its value.
    pub(crate) fn take(&mut self, name: &str) -> Option<Self> {
        let Content::Mapping(entries) = &mut self.node.content else {
            return None;
        };
        let index = entries.iter().position(|entry| entry.key == name)?;
        let node = entries.remove(index).value;
        Some(Self {
            source: Arc::clone(&self.source),
            node,
            ..*self
        })
    }

    /// Deserializes the value merged over `base`, which supplies missing fields. Returns the merged
    /// value, too, as JSON.
    ///
    /// # Errors
    ///
    /// All errors about the value.
    pub(crate) fn read_over<T: DeserializeOwned>(
        mut self,
        base: &Value,
    ) -> Result<(T, Value), Vec<Diagnostic>> {
        let mut found: Vec<Diagnostic> = Vec::new();
        loop {
            let whole = self.of(&merged(base, self.node.clone()));
            let problems = match whole.read() {
                Ok(value) => return checked((value, whole.to_json()), found),
                Err(problems) => problems,
            };
            let last = problems
                .last()
                .and_then(|last| last.place.as_ref()?.span.clone());
            let is_new = |problem: &Diagnostic| !found.contains(problem);
            let new: Vec<_> = problems.into_iter().filter(is_new).collect();
            found.extend(new);
            // Fields with errors fall back to `base`, so that further errors are found.
            if !last.is_some_and(|span| remove(&mut self.node, &span)) {
                return Err(found);
            }
        }
    }

    /// Applies a function to every string.
    pub(crate) fn change_texts(&mut self, change: impl Fn(&str) -> String) {
        change_texts(&mut self.node, &change);
    }

    /// The value as JSON, without spans.
    pub(crate) fn to_json(&self) -> Value {
        self.node.to_json()
    }
}

/// A value, or the problems with it if there are any.
pub(crate) fn checked<T>(value: T, problems: Vec<Diagnostic>) -> Result<T, Vec<Diagnostic>> {
    match problems.is_empty() {
        true => Ok(value),
        false => Err(problems),
    }
}

/// The value of an `Ok`; the diagnostics of an `Err` are appended to `problems`.
pub(crate) fn ok_or_collect<T>(
    result: Result<T, Vec<Diagnostic>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    result.map_err(|found| problems.extend(found)).ok()
}

/// A diagnostic with another code and without its fix, because overrides are fixed by hand only.
fn as_code(problem: Diagnostic, code: &'static str) -> Diagnostic {
    Diagnostic {
        code: code.into(),
        fix: None,
        ..problem
    }
}

fn merged(base: &Value, mut own: Node) -> Node {
    let (Value::Object(base), Content::Mapping(entries)) = (base, &mut own.content) else {
        return own;
    };
    for entry in entries.iter_mut() {
        if let Some(base) = base.get(&entry.key) {
            let value = Node {
                span: entry.value.span.clone(),
                content: std::mem::replace(&mut entry.value.content, Content::Null),
            };
            entry.value = merged(base, value);
        }
    }
    let is_stated = |name: &str| entries.iter().any(|entry| entry.key == name);
    let rest: Vec<_> = base.iter().filter(|(name, _)| !is_stated(name)).collect();
    let entry = |(name, value): (&String, &Value)| Entry {
        key: name.clone(),
        key_span: own.span.clone(),
        value: from_json(value, &own.span),
    };
    entries.extend(rest.into_iter().map(entry));
    own
}

/// A value of the base, which has no source, as a node with the span `span`.
fn from_json(value: &Value, span: &Range<usize>) -> Node {
    let content = match value {
        Value::Null => Content::Null,
        Value::Bool(truth) => Content::Bool(*truth),
        Value::Number(number) => Content::Number(number.clone()),
        Value::String(text) => Content::String(text.clone()),
        Value::Array(items) => {
            Content::Sequence(items.iter().map(|item| from_json(item, span)).collect())
        }
        Value::Object(fields) => {
            let entry = |(name, value): (&String, &Value)| Entry {
                key: name.clone(),
                key_span: span.clone(),
                value: from_json(value, span),
            };
            Content::Mapping(fields.iter().map(entry).collect())
        }
    };
    Node {
        span: span.clone(),
        content,
    }
}

/// Removes the entry whose key or value has the span `span`; returns whether there was one.
fn remove(node: &mut Node, span: &Range<usize>) -> bool {
    match &mut node.content {
        Content::Mapping(entries) => {
            let before = entries.len();
            entries.retain(|entry| entry.value.span != *span && entry.key_span != *span);
            let is_removed = entries.len() < before;
            is_removed
                || entries
                    .iter_mut()
                    .any(|entry| remove(&mut entry.value, span))
        }
        _ => false,
    }
}

fn find_text<'n>(node: &'n Node, text: &str) -> Option<&'n Node> {
    let values = node.entries().iter().map(|entry| &entry.value);
    let mut below = node.items().iter().chain(values);
    match node.text() == Some(text) {
        true => Some(node),
        false => below.find_map(|node| find_text(node, text)),
    }
}

fn change_texts(node: &mut Node, change: &impl Fn(&str) -> String) {
    match &mut node.content {
        Content::String(text) => *text = change(text),
        Content::Sequence(items) => items.iter_mut().for_each(|item| change_texts(item, change)),
        Content::Mapping(entries) => {
            let values = entries.iter_mut().map(|entry: &mut Entry| &mut entry.value);
            values.for_each(|value| change_texts(value, change));
        }
        _ => {}
    }
}
