//! What the stages have to say about their input: one type for every stage, many at once.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used, and should be mended.
    Warning,
    /// Worth knowing.
    Note,
}

/// A text that was read, under the name its reader knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as given on the command line, or a name such as `standard input`.
    pub name: String,
    /// The whole text; empty when it could not be read as text.
    pub text: String,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: Arc<Source>,
    /// Bytes of the source's text; `None` for the source as a whole.
    pub span: Option<Range<usize>>,
}

/// One thing found in the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// A stable code, such as `CXO-001`.
    pub code: &'static str,
    /// What was found and what is allowed, in one or two sentences.
    pub message: String,
    /// Where; `None` when it concerns no source.
    pub place: Option<Place>,
    /// How to mend it.
    pub help: Option<String>,
}
