//! Bytes to text. Only UTF-8 is accepted; the diagnostic for another encoding names it.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::message::message;
use crate::profile::codes;

/// The largest size of a profile, in bytes.
pub const SIZE_LIMIT: usize = 1 << 20;

/// The text of a profile, without a byte-order mark. `name` is the name of the file in diagnostics,
/// `first_line` the number of its first line.
///
/// # Errors
/// If the bytes exceed [`SIZE_LIMIT`], are not UTF-8, or hold nothing but white space.
pub(super) fn decode(
    name: &str,
    first_line: usize,
    bytes: &[u8],
) -> Result<Arc<Source>, Diagnostic> {
    let source = decode_text(name, first_line, bytes)?;
    match source.text.trim().is_empty() {
        true => Err(empty_profile().at(Place::whole(&Source::part(name, first_line, "")))),
        false => Ok(source),
    }
}

/// Like [`decode`], but accepts a text that is empty or white space.
///
/// # Errors
/// If the bytes exceed [`SIZE_LIMIT`] or are not UTF-8.
pub(super) fn decode_text(
    name: &str,
    first_line: usize,
    bytes: &[u8],
) -> Result<Arc<Source>, Diagnostic> {
    let source = |text: &str| Source::part(name, first_line, text);
    let whole = |diagnostic: Diagnostic| diagnostic.at(Place::whole(&source("")));
    if bytes.len() > SIZE_LIMIT {
        return Err(whole(too_large(bytes.len())));
    }
    if let Some(encoding) = wide_encoding(bytes) {
        return Err(whole(wrong_encoding(encoding)));
    }
    let (_, bytes) = split_byte_order_mark(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(source(text)),
        Err(error) => Err(single_byte_encoding(source, bytes, error.valid_up_to())),
    }
}

/// The UTF-8 byte-order mark, empty if there is none, and the bytes after it.
#[must_use]
pub fn split_byte_order_mark(bytes: &[u8]) -> (&[u8], &[u8]) {
    let has_mark = bytes.starts_with(b"\xEF\xBB\xBF");
    bytes.split_at(if has_mark { 3 } else { 0 })
}

/// The error for a profile without content.
pub(super) fn empty_profile() -> Diagnostic {
    Diagnostic::error(codes::EMPTY_PROFILE, message!(profile::empty))
        .help(message!(profile::empty_help))
}

fn too_large(size: usize) -> Diagnostic {
    let message = message!(profile::too_large, size, limit = SIZE_LIMIT);
    Diagnostic::error(codes::TOO_LARGE, message).help(message!(profile::too_large_help))
}

fn wrong_encoding(encoding: &str) -> Diagnostic {
    Diagnostic::error(codes::ENCODING, message!(profile::encoding, encoding))
        .help(message!(profile::encoding_help))
}

/// The name of an encoding with two or four bytes per character, detected by its byte-order mark or
/// by zero bytes.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 4] = [
        (b"\xFF\xFE\x00\x00", "UTF-32"),
        (b"\x00\x00\xFE\xFF", "UTF-32"),
        (b"\xFF\xFE", "UTF-16"),
        (b"\xFE\xFF", "UTF-16"),
    ];
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    marked.map(|(_, name)| *name).or_else(|| {
        let zeros = bytes.iter().filter(|byte| **byte == 0).count();
        (zeros > 0 && zeros * 4 >= bytes.len()).then_some("UTF-16")
    })
}

/// The error for a text whose first invalid byte is at `offset`. The bytes 0x80 to 0x9F are
/// printable in Windows-1252, but not in Latin-1.
fn single_byte_encoding(
    source: impl Fn(&str) -> Arc<Source>,
    bytes: &[u8],
    offset: usize,
) -> Diagnostic {
    let windows = bytes[offset..]
        .iter()
        .any(|byte| (0x80..0xA0).contains(byte));
    let encoding = if windows {
        "Windows-1252 (ANSI)"
    } else {
        "Latin-1 (ISO 8859-1, ANSI)"
    };
    let text: String = bytes.iter().copied().map(windows_1252).collect();
    let start: usize = bytes[..offset]
        .iter()
        .map(|byte| windows_1252(*byte).len_utf8())
        .sum();
    let source = source(&text);
    let end = start + windows_1252(bytes[offset]).len_utf8();
    Diagnostic::error(
        codes::ENCODING,
        message!(profile::encoding_character, encoding),
    )
    .at(Place::new(&source, start..end))
    .help(message!(profile::encoding_help))
}

/// The character of a byte in Windows-1252; the replacement character if it is undefined.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
        '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{FFFD}', 'ž', 'Ÿ',
    ];
    let index = usize::from(byte).wrapping_sub(0x80);
    FROM_80.get(index).copied().unwrap_or(char::from(byte))
}
