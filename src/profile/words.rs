//! Texts that were perhaps meant to be known words.

use crate::diagnostic::{Diagnostic, Fix};
use crate::message::{Argument, Joined, message};
use crate::profile::codes;
use crate::profile::scalar;
use crate::profile::suggest::certainly;
use crate::profile::texts::{ProfileText, Texts};

/// A warning for each text that nearly spells a word for which documents have texts of their own.
pub(super) fn nearly_keys(texts: &Texts) -> Vec<Diagnostic> {
    texts.texts.iter().filter_map(nearly_key).collect()
}

fn nearly_key(text: &ProfileText) -> Option<Diagnostic> {
    let help = match text.nearly_a_key() {
        Some(word) => message!(profile::did_you_mean, word),
        None if text.looks_like_a_key() => {
            let words = Argument::code(&text.choices, Joined::Comma);
            message!(profile::known_words, words)
        }
        None => return None,
    };
    let message = message!(profile::unknown_word, text = &text.text);
    Some(
        Diagnostic::warning(codes::NEARLY_A_KEY, message)
            .help(help)
            .fixed_by(known_word(text))
            .at(text.place.clone()),
    )
}

/// The known word in place of a text that nobody writes for people to read.
fn known_word(text: &ProfileText) -> Option<Fix> {
    let word = certainly(&text.text, text.choices.iter().copied())?;
    let span = text
        .place
        .span
        .as_ref()
        .filter(|_| text.looks_like_a_key())?;
    scalar::respell(&text.place.source, span, &text.text, word)
}
