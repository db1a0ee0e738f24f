//! What the stages have to say about their input: one type for every stage, many at once.
//!
//! A stage builds diagnostics as it finds things, [`sort`] brings them into the order of the
//! input, and [`text::render`] writes them for people, [`json::render`], [`sarif::render`] or
//! [`github::render`] for programs. Where there is exactly one way to mend what was found, the
//! diagnostic holds it, and [`fix::apply`] makes it.

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

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used, and should be mended.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing found in the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// A stable code, such as `CXO-001`.
    pub code: Cow<'static, str>,
    /// What was found and what is allowed, in one or two sentences.
    pub message: Message,
    /// Where; `None` when it concerns no source.
    pub place: Option<Place>,
    /// Why it matters, and what that rests on.
    pub grounds: Option<Box<Grounds>>,
    /// How to mend it, in words.
    pub help: Option<Message>,
    /// The change that mends it, where there is exactly one; it is in the source of `place`.
    pub fix: Option<Box<Fix>>,
    /// A second place that belongs to it, such as where a key stood first.
    pub related: Option<Box<Related>>,
}

/// Why a diagnostic matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// Why it matters, in one or two sentences.
    pub why: Message,
    /// What that rests on, such as a law and the day it was checked.
    pub source: Option<Message>,
}

/// A further place of a diagnostic, and what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there, in a few words.
    pub label: Message,
}

impl Diagnostic {
    /// Something that makes the input unusable.
    #[must_use]
    pub fn error(code: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Error, code.into(), message.into())
    }

    /// Something that should be mended.
    #[must_use]
    pub fn warning(code: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Warning, code.into(), message.into())
    }

    /// Something worth knowing.
    #[must_use]
    pub fn note(code: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Severity::Note, code.into(), message.into())
    }

    /// The same, found at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, with the reason why it matters.
    #[must_use]
    pub fn grounds(mut self, grounds: Grounds) -> Self {
        self.grounds = Some(Box::new(grounds));
        self
    }

    /// The same, with a way to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with the change that mends it in the source of its place, where there is one.
    #[must_use]
    pub fn fixed_by(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// The same, with a second place; `label` says in a few words what is there.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<Message>) -> Self {
        let label = label.into();
        self.related = Some(Box::new(Related { place, label }));
        self
    }

    /// Whether it makes the input unusable.
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

/// Brings diagnostics into the order of their places: those without a place first, then by name
/// of the source and by place in it, the graver first where places are equal.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
}
