//! The result of a find, before its rule turns it into a diagnostic.

use crate::diagnostic::{Fix, Place};

/// A place that a rule applies to, with the values for its message.
#[derive(Debug)]
pub(super) struct Finding {
    /// The place in the profile.
    pub(super) place: Place,
    /// The name and the value of each placeholder of the message.
    pub(super) values: Vec<(String, String)>,
    /// The fix, if there is one.
    pub(super) fix: Option<Fix>,
}
