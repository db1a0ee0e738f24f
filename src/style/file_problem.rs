//! The reason why a company's file cannot be used.

use std::fmt;

/// The reason why a file, or something in it, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The problem, as the predicate of a sentence about the file: `has text in it`.
    pub message: String,
    /// The advice on how to fix it.
    pub help: &'static str,
}

impl FileProblem {
    /// A problem and the advice on how to fix it.
    pub(crate) fn new(message: impl Into<String>, help: &'static str) -> Self {
        let message = message.into();
        Self { message, help }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file {}: {}", self.message, self.help)
    }
}

impl std::error::Error for FileProblem {}
