//! How a value stands in the text of a profile, and how another is written in its place.
//!
//! A change is offered only where the value is written on one line, beside its key or its dash,
//! and as it is read: what is folded over lines, escaped or named by an anchor is left to people.

use std::ops::Range;

use crate::diagnostic::{Fix, Source};
use crate::profile::write::{self, Room, Style};

/// The marks after which a value may stand on the same line.
const BEFORE_VALUES: [char; 5] = [':', '-', ',', '[', '{'];

/// Another word for the key `key` at `span`.
pub(super) fn rename(source: &Source, span: &Range<usize>, key: &str, name: &str) -> Option<Fix> {
    let span = words(source, span, key)?;
    (write::key(name) == name).then(|| Fix::replace(span, name))
}

/// Another text for `text`, the value at `span`; in the quotes it has, or in new ones where it has
/// none and needs some.
pub(super) fn respell(source: &Source, span: &Range<usize>, text: &str, new: &str) -> Option<Fix> {
    let written = on_one_line(source, span)?;
    let inner = words(source, span, text)?;
    let new = write::text(new, Style::of(written), Room::Brackets);
    let keeps_quotes = inner != *span && new.starts_with(&written[..1]);
    Some(match keeps_quotes {
        true => Fix::replace(inner, &new[1..new.len() - 1]),
        false => Fix::replace(span.clone(), new),
    })
}

/// The value at `span` as it is written, quotes included.
pub(super) fn on_one_line<'a>(source: &'a Source, span: &Range<usize>) -> Option<&'a str> {
    let written = source.text.get(span.clone())?;
    let before = &source.text[source.line(span.start).start..span.start];
    let follows = before.trim_end().ends_with(BEFORE_VALUES);
    let is_more = written.starts_with(['*', '&', '!', '|', '>']) || written.contains('\n');
    (follows && !is_more && !written.is_empty()).then_some(written)
}

/// Whether a text may stand in an inline list as it is written: in quotes, or with nothing in it
/// that means something there.
pub(super) fn is_item(written: &str) -> bool {
    let is_quoted = written.starts_with(['"', '\'']);
    is_quoted || !written.contains([',', '[', ']', '{', '}', ':', '#'])
}

/// Where the words of `text` stand in `span`, without quotes; nothing where they are written in
/// any other way than they are read.
fn words(source: &Source, span: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let written = source.text.get(span.clone())?;
    if written == text {
        return (!text.contains('\n')).then(|| span.clone());
    }
    let in_quotes = ['"', '\''].iter().any(|quote| {
        written
            .strip_prefix(*quote)
            .and_then(|rest| rest.strip_suffix(*quote))
            == Some(text)
    });
    in_quotes.then(|| span.start + 1..span.end - 1)
}
