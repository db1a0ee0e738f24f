//! The texts of the catalogue, as the build made them from `templates/messages/`.

/// A text with names of arguments in braces.
#[derive(Debug)]
pub(super) enum Form {
    /// One text.
    Always(&'static str),
    /// Two texts, between which the argument `count` chooses.
    Counted {
        /// The singular.
        one: &'static str,
        /// The plural.
        other: &'static str,
    },
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
