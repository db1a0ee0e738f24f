//! The lines of standard input, and the profile of each line.

use std::io::{self, BufRead, Read};

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::cli::inputs::STANDARD_INPUT_NAME;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::kit::codes;
use crate::message::message;
use crate::profile::{self, LoadedProfile};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A non-blank line of the input.
#[derive(Debug)]
pub(super) struct InputLine {
    /// The number of the line, from 1.
    pub(super) number: usize,
    /// The bytes; at most one more than the size limit of a profile.
    bytes: Vec<u8>,
}

/// The non-blank lines of an input, up to its end or the first error.
pub(super) struct InputLines<R> {
    input: Option<R>,
    number: usize,
}

impl<R: BufRead> InputLines<R> {
    /// The lines of `input`.
    pub(super) fn of(input: R) -> Self {
        Self {
            input: Some(input),
            number: 0,
        }
    }
}

impl<R: BufRead> Iterator for InputLines<R> {
    type Item = io::Result<InputLine>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let read = read_line(self.input.as_mut()?).transpose();
            self.number += 1;
            match read {
                Some(Ok(bytes)) if bytes.trim_ascii().is_empty() => {}
                Some(Ok(bytes)) => {
                    let number = self.number;
                    return Some(Ok(InputLine { number, bytes }));
                }
                Some(Err(error)) => {
                    self.input = None;
                    return Some(Err(error));
                }
                None => return None,
            }
        }
    }
}

/// The next line; `None` at the end of the input. A line that is longer than the size limit of a
/// profile is truncated one byte after the limit.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let limit = profile::SIZE_LIMIT + 1;
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(limit as u64)
        .read_until(b'\n', &mut bytes)?;
    if read == limit && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok((read > 0).then_some(bytes))
}

/// The request of a line.
pub(super) struct StreamRequest {
    /// The `id` of the line, if it has one.
    pub(super) id: Option<Value>,
    /// The profile, or its problems.
    pub(super) profile: Result<LoadedProfile, Vec<Diagnostic>>,
}

/// A profile with an `id`. Without a member `profile`, the line itself is the profile.
#[derive(Default, Deserialize)]
struct Envelope<'l> {
    id: Option<Value>,
    #[serde(borrow)]
    profile: Option<&'l RawValue>,
}

/// An envelope without other members.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only the success of reading it matters")]
struct WholeEnvelope<'l> {
    id: Option<Value>,
    #[serde(borrow)]
    profile: &'l RawValue,
}

impl InputLine {
    /// The request of the line. The places of diagnostics refer to the whole input.
    pub(super) fn read(&self) -> StreamRequest {
        let load = |bytes: &[u8]| profile::load_part(STANDARD_INPUT_NAME, self.number, bytes);
        let Some(text) = self.text() else {
            // Loading reports what is wrong with the bytes.
            let profile = load(&self.bytes);
            return StreamRequest { id: None, profile };
        };
        let refuse = |error| vec![self.no_json(text, &error)];
        let (id, profile) = match envelope(text) {
            Err(error) => (None, Err(refuse(error))),
            Ok(Envelope { id, profile: None }) => (id, load(text.as_bytes())),
            Ok(Envelope {
                id,
                profile: Some(profile),
            }) => {
                let whole = serde_json::from_str::<WholeEnvelope<'_>>(text).map_err(refuse);
                let load = |_| load(unwrapped(text, profile).as_bytes());
                (id, whole.and_then(load))
            }
        };
        StreamRequest { id, profile }
    }

    /// The text of the line, without byte order mark; `None` if it is not UTF-8 or too long.
    fn text(&self) -> Option<&str> {
        let bytes = self.bytes.as_slice();
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).ok()?.trim_end();
        (text.len() <= profile::SIZE_LIMIT).then_some(text)
    }

    /// The error about a line that is not the expected JSON.
    fn no_json(&self, text: &str, error: &serde_json::Error) -> Diagnostic {
        let (message, help) = match error.classify() {
            Category::Eof => (
                message!(stream::ends_early),
                message!(stream::ends_early_help),
            ),
            Category::Data => (
                message!(stream::other_members),
                message!(stream::other_members_help),
            ),
            Category::Syntax | Category::Io => {
                (message!(stream::no_json), message!(stream::no_json_help))
            }
        };
        let source = Source::part(STANDARD_INPUT_NAME, self.number, text);
        let start = source
            .text
            .floor_char_boundary(error.column().saturating_sub(1));
        let end = source.text.ceil_char_boundary(start + 1);
        Diagnostic::error(codes::LINE, message)
            .at(Place::new(&source, start..end))
            .help(help)
    }
}

/// The envelope of a line, which is empty if the line itself is the profile.
fn envelope(text: &str) -> serde_json::Result<Envelope<'_>> {
    match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text),
        false => serde_json::from_str::<&RawValue>(text).map(|_| Envelope::default()),
    }
}

/// The profile of a line, preceded by spaces so that it keeps its column.
fn unwrapped(line: &str, profile: &RawValue) -> String {
    let profile = profile.get();
    let start = profile.as_ptr().addr() - line.as_ptr().addr();
    let before = " ".repeat(line[..start].chars().count());
    before + profile
}

#[cfg(test)]
mod tests {
    use super::{InputLines, read_line};
    use crate::profile::SIZE_LIMIT;

    #[test]
    fn blank_lines_are_counted_and_skipped() {
        let lines = InputLines::of(&b"\n{}\r\n \t\r\n[]"[..]);
        let lines: Vec<_> = lines.map(|line| line.expect("a line")).collect();
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.bytes.as_slice()))
            .collect();
        assert_eq!(told, [(2, &b"{}\r\n"[..]), (4, b"[]")]);
    }

    #[test]
    fn a_long_line_is_truncated_after_the_limit() {
        let text = [vec![b'a'; 3 * SIZE_LIMIT], b"\nb\n".to_vec()].concat();
        let mut input = text.as_slice();
        let long = read_line(&mut input).expect("a line").expect("a line");
        assert_eq!(long.len(), SIZE_LIMIT + 1);
        assert_eq!(
            read_line(&mut input).expect("a line"),
            Some(b"b\n".to_vec())
        );
        assert_eq!(read_line(&mut input).expect("the end"), None);
    }
}
