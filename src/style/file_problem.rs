//! Why a file that a brand names cannot be used.

use std::fmt;

/// Why a file, or something in it, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// What is wrong, to follow the file's name: `has text in it`.
    pub what: String,
    /// How to mend it.
    pub way_out: &'static str,
}

impl FileProblem {
    /// What is wrong, and how to mend it.
    pub(crate) fn new(what: impl Into<String>, way_out: &'static str) -> Self {
        let what = what.into();
        Self { what, way_out }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file {}: {}", self.what, self.way_out)
    }
}

impl std::error::Error for FileProblem {}
