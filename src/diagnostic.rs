//! Errors, warnings and notes about the input: one type for all stages.
//!
//! 1. A stage collects diagnostics, as many as it finds.
//! 2. [`sort`] brings them into the order of the input.
//! 3. [`text::render`] writes them for people; [`json::render`], [`sarif::render`] and
//!    [`github::render`] write them for programs.
//! 4. [`fix::apply`] applies the fixes. A diagnostic has a fix if there is exactly one.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

mod code;
pub mod fix;
pub mod github;
pub mod json;
pub mod sarif;
mod source;
pub mod text;

pub use code::Code;
pub use fix::{Edit, Fix};
pub use source::{Place, Position, Source};

use crate::message::Message;

/// The severity of a diagnostic, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used, but should be fixed.
    Warning,
    /// For information.
    Note,
}

/// One finding about the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The stable code, such as `CXO-001`.
    pub code: Cow<'static, str>,
    /// The message: the value found and the values allowed, in one or two sentences.
    pub message: Message,
    /// The place; `None` if the diagnostic is about no source.
    pub place: Option<Place>,
    /// The reason why it matters, and its source.
    pub grounds: Option<Box<Grounds>>,
    /// The help: the way to fix it, in words.
    pub help: Option<Message>,
    /// The fix, if there is exactly one. It applies to the source of `place`.
    pub fix: Option<Box<Fix>>,
    /// A related place, such as the first occurrence of a duplicate key.
    pub related: Option<Box<Related>>,
}

/// The grounds of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// The reason why it matters, in one or two sentences.
    pub why: Message,
    /// The source of the reason, such as a law and the date of the last check.
    pub source: Option<Message>,
}

/// A related place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// The label, a few words.
    pub label: Message,
}

impl Diagnostic {
    /// An error: the input cannot be used.
    #[must_use]
    pub fn error(code: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Error, code.into(), message.into())
    }

    /// A warning: the input can be used, but should be fixed.
    #[must_use]
    pub fn warning(code: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Warning, code.into(), message.into())
    }

    /// A note, for information.
    #[must_use]
    pub fn note(code: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Note, code.into(), message.into())
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the grounds.
    #[must_use]
    pub fn grounds(mut self, grounds: Grounds) -> Self {
        self.grounds = Some(Box::new(grounds));
        self
    }

    /// Sets the help.
    #[must_use]
    pub fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the fix, if there is one. It applies to the source of the place.
    #[must_use]
    pub fn fixed_by(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// Sets the related place and its label.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<Message>) -> Self {
        let label = label.into();
        self.related = Some(Box::new(Related { place, label }));
        self
    }

    /// Whether the diagnostic is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    fn new(severity: Severity, code: Cow<'static, str>, message: Message) -> Self {
        Self {
            severity,
            code,
            message,
            place: None,
            grounds: None,
            help: None,
            fix: None,
            related: None,
        }
    }

    fn order(&self) -> (Option<(&str, usize)>, Severity, &str) {
        let place = self.place.as_ref();
        let place = place.map(|place| (place.source.name.as_str(), place.start()));
        (place, self.severity, &self.code)
    }
}

/// Sorts diagnostics: those without a place first, then by name of the source, by position, and by
/// severity.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
}
