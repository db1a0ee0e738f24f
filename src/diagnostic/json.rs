//! Diagnostics as JSON.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Edit, Place, Position, Severity, Source};

/// A diagnostic as JSON. Lines and columns are counted from 1, columns in characters; the end is
/// the position after the last character. Members without a value are omitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    /// The severity: `error`, `warning` or `note`.
    pub severity: Severity,
    /// The stable code.
    pub code: &'a str,
    /// The message.
    pub message: String,
    /// The reason why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The source of the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The edits of the fix, in source order; `cxo fix` applies them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<EditRecord<'a>>,
    /// The place.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRecord<'a>>,
    /// The related place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<RelatedRecord<'a>>,
}

/// A place as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceRecord<'a> {
    /// The name of the source.
    pub file: &'a str,
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// An edit as JSON: `text` replaces the characters from `line` and `column` to the end. If both
/// positions are equal, `text` is inserted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditRecord<'a> {
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The replacement.
    pub text: &'a str,
}

/// A related place as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelatedRecord<'a> {
    /// The label.
    pub message: String,
    /// The place.
    #[serde(flatten)]
    pub place: PlaceRecord<'a>,
}

/// The diagnostics as an indented JSON array, in the order given.
#[must_use]
pub fn render(diagnostics: &[Diagnostic]) -> String {
    let records: Vec<_> = diagnostics.iter().map(Record::from).collect();
    serde_json::to_string_pretty(&records).unwrap_or_default()
}

impl<'a> From<&'a Diagnostic> for Record<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let grounds = diagnostic.grounds.as_deref();
        Self {
            severity: diagnostic.severity,
            code: &diagnostic.code,
            message: diagnostic.message.to_string(),
            why: grounds.map(|grounds| grounds.why.to_string()),
            source: grounds.and_then(|grounds| Some(grounds.source.as_ref()?.to_string())),
            help: diagnostic.help.as_ref().map(ToString::to_string),
            fix: edits(diagnostic),
            place: diagnostic.place.as_ref().map(PlaceRecord::from),
            related: diagnostic.related.as_ref().map(|related| RelatedRecord {
                message: related.label.to_string(),
                place: PlaceRecord::from(&related.place),
            }),
        }
    }
}

fn edits(diagnostic: &Diagnostic) -> Vec<EditRecord<'_>> {
    let (Some(fix), Some(place)) = (&diagnostic.fix, &diagnostic.place) else {
        return Vec::new();
    };
    let record = |edit| EditRecord::new(edit, &place.source);
    fix.edits.iter().map(record).collect()
}

impl<'a> EditRecord<'a> {
    fn new(edit: &'a Edit, source: &Source) -> Self {
        let (start, end) = (
            source.position(edit.span.start),
            source.position(edit.span.end),
        );
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            text: &edit.text,
        }
    }
}

impl<'a> From<&'a Place> for PlaceRecord<'a> {
    fn from(place: &'a Place) -> Self {
        let Position { line, column } = place.position();
        let end = place.end_position();
        Self {
            file: &place.source.name,
            line,
            column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}
