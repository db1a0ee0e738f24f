//! Fixes: edits of the source that resolve diagnostics.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place};

/// The unambiguous fix of a diagnostic. Its edits are applied together or not at all.
///
/// It applies to the source of its diagnostic. If the author has a choice, there is no fix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The edits, in source order; they neither overlap nor touch.
    pub edits: Vec<Edit>,
}

/// The replacement of some bytes of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The bytes that are replaced; empty for an insertion.
    pub span: Range<usize>,
    /// The replacement.
    pub text: String,
}

/// A text with the fixes of some diagnostics applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedText<'a> {
    /// The text.
    pub text: String,
    /// The diagnostics whose fixes were applied.
    pub fixed: Vec<&'a Diagnostic>,
}

impl FixedText<'_> {
    /// Whether the fix of `one` resolved it: no diagnostic in `left`, those about the fixed text,
    /// has the same code and message and is within the bytes that the fix has written.
    #[must_use]
    pub fn is_resolved(&self, one: &Diagnostic, left: &[Diagnostic]) -> bool {
        let span = one.fix.as_deref().map(|fix| self.written_span(fix));
        let is_same = |other: &Diagnostic| {
            let place = other.place.as_ref().map(Place::start);
            let is_here = span.as_ref().zip(place);
            let is_here =
                is_here.is_none_or(|(span, start)| (span.start..=span.end).contains(&start));
            other.code == one.code && other.message == one.message && is_here
        };
        !left.iter().any(is_same)
    }

    /// The bytes of the fixed text from the first to the last edit of an applied fix.
    fn written_span(&self, fix: &Fix) -> Range<usize> {
        let all = self.fixed.iter().filter_map(|one| one.fix.as_deref());
        let mut edits: Vec<&Edit> = all.flat_map(|fix| &fix.edits).collect();
        edits.sort_by_key(|edit| edit.span.start);
        edits.dedup();
        let shift = |edits: &[&Edit]| -> isize {
            let grows =
                |edit: &&Edit| edit.text.len().cast_signed() - edit.span.len().cast_signed();
            edits.iter().map(grows).sum()
        };
        let end = fix.edits.last().map_or(0, |edit| edit.span.end);
        let before = edits.partition_point(|edit| edit.span.start < fix.start());
        let through = edits.partition_point(|edit| edit.span.start <= end);
        fix.start().saturating_add_signed(shift(&edits[..before]))
            ..end.saturating_add_signed(shift(&edits[..through]))
    }
}

impl Edit {
    /// Replaces `span` by `text`.
    #[must_use]
    pub fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { span, text }
    }
}

impl Fix {
    /// Replaces `span` by `text`.
    #[must_use]
    pub fn replace(span: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            edits: vec![Edit::new(span, text)],
        }
    }

    /// Inserts `before` and `after` around `span`.
    #[must_use]
    pub fn surround(span: Range<usize>, before: &str, after: &str) -> Self {
        let put = |at, text| Edit::new(at..at, text);
        Self {
            edits: vec![put(span.start, before), put(span.end, after)],
        }
    }

    /// The source text with the edits applied.
    #[must_use]
    pub fn apply_to(&self, text: &str) -> String {
        edited(text, self.edits.iter().collect())
    }

    fn touches(&self, other: &Self) -> bool {
        let touch = |one: &Edit, two: &Edit| {
            one.span.start <= two.span.end && two.span.start <= one.span.end
        };
        self.edits
            .iter()
            .any(|one| other.edits.iter().any(|two| touch(one, two)))
    }

    fn start(&self) -> usize {
        self.edits.first().map_or(0, |edit| edit.span.start)
    }
}

/// Applies the fixes of diagnostics to `text`, their source. Of fixes that overlap or touch, only
/// the first is applied; the others apply after the fixed text has been checked again.
#[must_use]
pub fn apply<'a>(text: &str, found: &'a [Diagnostic]) -> FixedText<'a> {
    let with_fix = found
        .iter()
        .filter_map(|one| Some((one, one.fix.as_deref()?)));
    let mut open: Vec<(&Diagnostic, &Fix)> = with_fix.collect();
    open.sort_by_key(|(_, fix)| fix.start());
    let mut applied: Vec<&Fix> = Vec::new();
    let mut fixed = Vec::new();
    for (diagnostic, fix) in open {
        let is_applied = applied.contains(&fix);
        if is_applied || !applied.iter().any(|earlier| earlier.touches(fix)) {
            fixed.push(diagnostic);
            applied.extend((!is_applied).then_some(fix));
        }
    }
    let edits = applied.iter().flat_map(|fix| &fix.edits);
    FixedText {
        text: edited(text, edits.collect()),
        fixed,
    }
}

fn edited(text: &str, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let mut result = String::with_capacity(text.len());
    let mut kept = 0;
    for edit in edits {
        result += &text[kept..edit.span.start];
        result += &edit.text;
        kept = edit.span.end;
    }
    result + &text[kept..]
}
