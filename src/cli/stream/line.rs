//! Lines of standard input, each to the profile it holds.

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

/// A line of the input that is not blank.
#[derive(Debug)]
pub(super) struct Line {
    /// Which one, counted from 1.
    pub(super) number: usize,
    /// What it says; of a line that is too long, enough to know that.
    bytes: Vec<u8>,
}

/// The lines of an input, up to its end or to the first error.
pub(super) struct Lines<R> {
    input: Option<R>,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`.
    pub(super) fn of(input: R) -> Self {
        Self {
            input: Some(input),
            number: 0,
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let read = read_line(self.input.as_mut()?).transpose();
            self.number += 1;
            match read {
                Some(Ok(bytes)) if bytes.trim_ascii().is_empty() => {}
                Some(Ok(bytes)) => {
                    let number = self.number;
                    return Some(Ok(Line { number, bytes }));
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

/// The next line, if there is one. Of a line longer than a profile may be, no more is held than
/// that and one byte.
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

/// What a line asks for.
pub(super) struct Question {
    /// What the line is known by, if it says so.
    pub(super) id: Option<Value>,
    /// The profile, or everything that is wrong with it.
    pub(super) profile: Result<LoadedProfile, Vec<Diagnostic>>,
}

/// A profile with a value to know it by. Other members mean that the line is a bare profile.
#[derive(Default, Deserialize)]
struct Envelope<'l> {
    id: Option<Value>,
    #[serde(borrow)]
    profile: Option<&'l RawValue>,
}

/// An envelope in which nothing else stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "what is read is whether it can be read")]
struct WholeEnvelope<'l> {
    id: Option<Value>,
    #[serde(borrow)]
    profile: &'l RawValue,
}

impl Line {
    /// The profile that the line holds. All places are those of the input.
    pub(super) fn read(&self) -> Question {
        let load = |bytes: &[u8]| profile::load_part(STANDARD_INPUT_NAME, self.number, bytes);
        let Some(text) = self.text() else {
            // Loading says what is wrong with the bytes.
            let profile = load(&self.bytes);
            return Question { id: None, profile };
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
        Question { id, profile }
    }

    /// The line as text, without a byte-order mark, if it is one that a profile can be.
    fn text(&self) -> Option<&str> {
        let bytes = self.bytes.as_slice();
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).ok()?.trim_end();
        (text.len() <= profile::SIZE_LIMIT).then_some(text)
    }

    /// What is said of a line whose `text` is no profile.
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

/// The envelope around the profile of a line, empty for a bare profile; any JSON is read to its
/// end.
fn envelope(text: &str) -> serde_json::Result<Envelope<'_>> {
    match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text),
        false => serde_json::from_str::<&RawValue>(text).map(|_| Envelope::default()),
    }
}

/// The profile of a line, in the column where it stands there: what is before it gives way to
/// spaces.
fn unwrapped(line: &str, profile: &RawValue) -> String {
    let profile = profile.get();
    let start = profile.as_ptr().addr() - line.as_ptr().addr();
    let before = " ".repeat(line[..start].chars().count());
    before + profile
}

#[cfg(test)]
mod tests {
    use super::{Lines, read_line};
    use crate::profile::SIZE_LIMIT;

    #[test]
    fn blank_lines_are_counted_and_passed_over() {
        let lines = Lines::of(&b"\n{}\r\n \t\r\n[]"[..]);
        let lines: Vec<_> = lines.map(|line| line.expect("a line")).collect();
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.bytes.as_slice()))
            .collect();
        assert_eq!(told, [(2, &b"{}\r\n"[..]), (4, b"[]")]);
    }

    #[test]
    fn no_more_of_a_long_line_is_held_than_shows_that_it_is_too_long() {
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
