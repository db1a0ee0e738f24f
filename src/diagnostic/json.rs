//! Diagnostics for programs.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Edit, Place, Position, Severity, Source};

/// A diagnostic as programs read it: lines and columns count from 1, columns count characters,
/// and the end is the position just after the last character. Members without a value are left
/// out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    /// How grave it is: `error`, `warning` or `note`.
    pub severity: Severity,
    /// The stable code.
    pub code: &'a str,
    /// What was found and what is allowed.
    pub message: String,
    /// Why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What that rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The changes that together mend it, in the order of the file; `cxo fix` makes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<EditRecord<'a>>,
    /// Where it is.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub place: Option<Span<'a>>,
    /// A second place that belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<RelatedRecord<'a>>,
}

/// A place as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span<'a> {
    /// The name of the source.
    pub file: &'a str,
    /// The line where it begins.
    pub line: usize,
    /// The column where it begins.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The column just after it.
    pub end_column: usize,
}

/// A change of the file as programs read it: what stands from `line` and `column` up to the end
/// gives way to `text`; where both are the same, the text is put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditRecord<'a> {
    /// The line where it begins.
    pub line: usize,
    /// The column where it begins.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The column just after it.
    pub end_column: usize,
    /// What is put there.
    pub text: &'a str,
}

/// A second place of a diagnostic as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelatedRecord<'a> {
    /// What is there.
    pub message: String,
    /// Where it is.
    #[serde(flatten)]
    pub place: Span<'a>,
}

/// The diagnostics as a JSON list on several lines, in the order given.
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
            place: diagnostic.place.as_ref().map(Span::from),
            related: diagnostic.related.as_ref().map(|related| RelatedRecord {
                message: related.label.to_string(),
                place: Span::from(&related.place),
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

impl<'a> From<&'a Place> for Span<'a> {
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
