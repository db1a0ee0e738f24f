//! The words of a text as tokens.

use std::borrow::Cow;
use std::ops::Range;

/// A word of a text. Apostrophes and hyphens separate words: `l'équipe` is two, and so is
/// `rock-star`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// The byte range in the text.
    pub(super) range: Range<usize>,
    /// The word in lower case.
    pub(super) word: Cow<'t, str>,
    /// Whether punctuation that ends a clause stands before the word. No phrase matches across it.
    pub(super) starts_clause: bool,
}

/// The words of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut starts_clause = false;
    for (index, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, character.is_alphanumeric()) {
            (None, true) => start = Some(index),
            (Some(first), false) => {
                tokens.push(Token {
                    range: first..index,
                    word: lower_case(&text[first..index]),
                    starts_clause: std::mem::take(&mut starts_clause),
                });
                start = None;
            }
            _ => {}
        }
        starts_clause |= matches!(character, '.' | '!' | '?' | ';' | ':' | '…');
    }
    tokens
}

/// A word in lower case without accents.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    match is_folded(word) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(deunicode::deunicode(word).to_lowercase()),
    }
}

fn lower_case(word: &str) -> Cow<'_, str> {
    match is_folded(word) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

/// Whether a word has neither capital letters nor accents.
fn is_folded(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}
