//! Fixes that replace a key or a scalar in the text of a profile.
//!
//! A fix is offered only if the scalar is on one line, the line of its key or dash, and is written
//! without escapes, anchors or tags. Anything else is left to the author.

use std::ops::Range;

use crate::diagnostic::{Fix, Source};
use crate::profile::write::{self, ScalarStyle, YamlContext};

/// The indicators that may precede a value on the same line.
const BEFORE_VALUES: [char; 5] = [':', '-', ',', '[', '{'];

/// Replaces `key` at `span` by the key `name`.
pub(super) fn rename_key(
    source: &Source,
    span: &Range<usize>,
    key: &str,
    name: &str,
) -> Option<Fix> {
    let span = words(source, span, key)?;
    (write::key(name) == name).then(|| Fix::replace(span, name))
}

/// Replaces `text`, the value at `span`, by the text `new`. Quotes are kept, or added if needed.
pub(super) fn replace_text(
    source: &Source,
    span: &Range<usize>,
    text: &str,
    new: &str,
) -> Option<Fix> {
    let written = on_one_line(source, span)?;
    let inner = words(source, span, text)?;
    let new = write::text(new, ScalarStyle::of(written), YamlContext::Flow);
    let keeps_quotes = inner != *span && new.starts_with(&written[..1]);
    Some(match keeps_quotes {
        true => Fix::replace(inner, &new[1..new.len() - 1]),
        false => Fix::replace(span.clone(), new),
    })
}

/// The source text of the scalar at `span`, with its quotes, if it is on the line of its key.
pub(super) fn on_one_line<'a>(source: &'a Source, span: &Range<usize>) -> Option<&'a str> {
    let written = source.text.get(span.clone())?;
    let before = &source.text[source.line(span.start).start..span.start];
    let follows = before.trim_end().ends_with(BEFORE_VALUES);
    let is_more = written.starts_with(['*', '&', '!', '|', '>']) || written.contains('\n');
    (follows && !is_more && !written.is_empty()).then_some(written)
}

/// Whether the source text of a scalar is a single item in a flow sequence: quoted, or without
/// characters that have a meaning there.
pub(super) fn is_item(written: &str) -> bool {
    let is_quoted = written.starts_with(['"', '\'']);
    is_quoted || !written.contains([',', '[', ']', '{', '}', ':', '#'])
}

/// The span of `text` within `span`, without quotes; `None` if the source differs from the text.
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
