//! Changes that mend what was found.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place};

/// The one sound change that mends what was found; all of it is made, or nothing.
///
/// It is in the source of its diagnostic. Where a person has to choose there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What is written anew, in the order of the source; no two edits touch.
    pub edits: Vec<Edit>,
}

/// Some bytes of a source, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The bytes of the source's text that go; empty where something is only put in.
    pub span: Range<usize>,
    /// What is put there.
    pub text: String,
}

/// A text after the fixes of some diagnostics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended<'a> {
    /// The text.
    pub text: String,
    /// The diagnostics whose fixes were made.
    pub mended: Vec<&'a Diagnostic>,
}

impl Mended<'_> {
    /// Whether what the fix of `one` was made for is gone: nothing that is found in the text
    /// afterwards, `left`, says the same of the bytes that the fix has written.
    #[must_use]
    pub fn is_gone(&self, one: &Diagnostic, left: &[Diagnostic]) -> bool {
        let span = one.fix.as_deref().map(|fix| self.written(fix));
        let says_the_same = |other: &Diagnostic| {
            let place = other.place.as_ref().map(Place::start);
            let is_here = span.as_ref().zip(place);
            let is_here =
                is_here.is_none_or(|(span, start)| (span.start..=span.end).contains(&start));
            other.code == one.code && other.message == one.message && is_here
        };
        !left.iter().any(says_the_same)
    }

    /// The bytes of the text from the first to the last edit of a fix that was made.
    fn written(&self, fix: &Fix) -> Range<usize> {
        let all = self.mended.iter().filter_map(|one| one.fix.as_deref());
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
    /// `text` in the place of `span`.
    #[must_use]
    pub fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { span, text }
    }
}

impl Fix {
    /// Other words in the place of `span`.
    #[must_use]
    pub fn replace(span: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            edits: vec![Edit::new(span, text)],
        }
    }

    /// Something put before and after `span`, which stays as it is.
    #[must_use]
    pub fn surround(span: Range<usize>, before: &str, after: &str) -> Self {
        let put = |at, text| Edit::new(at..at, text);
        Self {
            edits: vec![put(span.start, before), put(span.end, after)],
        }
    }

    /// The source's text with the change made.
    #[must_use]
    pub fn made_in(&self, text: &str) -> String {
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

/// Makes in `text`, the source of the diagnostics, the fixes they have. Of fixes that touch each
/// other the first is made: the next look at the text finds what the others are about.
#[must_use]
pub fn apply<'a>(text: &str, found: &'a [Diagnostic]) -> Mended<'a> {
    let with_fix = found
        .iter()
        .filter_map(|one| Some((one, one.fix.as_deref()?)));
    let mut open: Vec<(&Diagnostic, &Fix)> = with_fix.collect();
    open.sort_by_key(|(_, fix)| fix.start());
    let mut made: Vec<&Fix> = Vec::new();
    let mut mended = Vec::new();
    for (diagnostic, fix) in open {
        let is_made = made.contains(&fix);
        if is_made || !made.iter().any(|earlier| earlier.touches(fix)) {
            mended.push(diagnostic);
            made.extend((!is_made).then_some(fix));
        }
    }
    let edits = made.iter().flat_map(|fix| &fix.edits);
    Mended {
        text: edited(text, edits.collect()),
        mended,
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
