//! The words of a text.

use std::borrow::Cow;
use std::ops::Range;

/// A word of a text. Apostrophes and hyphens part words: `l'équipe` is two, and so is `rock-star`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The word in small letters.
    pub(super) word: Cow<'t, str>,
    /// Whether a mark that ends a thought stands before it: no phrase goes across.
    pub(super) begins_anew: bool,
}

/// The words of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut begins_anew = false;
    for (index, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, character.is_alphanumeric()) {
            (None, true) => start = Some(index),
            (Some(first), false) => {
                tokens.push(Token {
                    range: first..index,
                    word: in_small_letters(&text[first..index]),
                    begins_anew: std::mem::take(&mut begins_anew),
                });
                start = None;
            }
            _ => {}
        }
        begins_anew |= matches!(character, '.' | '!' | '?' | ';' | ':' | '…');
    }
    tokens
}

/// A word in small letters without accents.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    match is_plain(word) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(deunicode::deunicode(word).to_lowercase()),
    }
}

fn in_small_letters(word: &str) -> Cow<'_, str> {
    match is_plain(word) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

/// Whether a word has no capital letter and no accent.
fn is_plain(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}
