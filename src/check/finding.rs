//! What a mechanism finds, before its rule puts it into words.

use crate::diagnostic::{Fix, Place};

/// A place that a rule has something to say about, and what fills the braces of its message.
#[derive(Debug)]
pub(super) struct Finding {
    /// Where.
    pub(super) place: Place,
    /// The name and the words of each brace.
    pub(super) values: Vec<(String, String)>,
    /// The change that mends it, where there is one.
    pub(super) fix: Option<Fix>,
}
