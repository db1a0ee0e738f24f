//! Texts that are probably misspelt keys.

use crate::diagnostic::{Diagnostic, Fix};
use crate::message::{Argument, Joined, message};
use crate::profile::codes;
use crate::profile::profile_texts::{ProfileText, ProfileTexts};
use crate::profile::scalar;
use crate::profile::suggest::unambiguous;

/// A warning for each text that resembles one of the keys allowed in its place.
pub(super) fn misspelt_keys(texts: &ProfileTexts) -> Vec<Diagnostic> {
    texts.texts.iter().filter_map(misspelt_key).collect()
}

fn misspelt_key(text: &ProfileText) -> Option<Diagnostic> {
    let help = match text.misspelt_key() {
        Some(word) => message!(profile::did_you_mean, word),
        None if text.is_key_like() => {
            let words = Argument::code(&text.choices, Joined::Comma);
            message!(profile::known_words, words)
        }
        None => return None,
    };
    let message = message!(profile::unknown_word, text = &text.text);
    Some(
        Diagnostic::warning(codes::MISSPELT_KEY, message)
            .help(help)
            .fixed_by(fix(text))
            .at(text.place.clone()),
    )
}

/// Replaces a text in the style of keys by the key that it resembles.
fn fix(text: &ProfileText) -> Option<Fix> {
    let word = unambiguous(&text.text, text.choices.iter().copied())?;
    let span = text.place.span.as_ref().filter(|_| text.is_key_like())?;
    scalar::replace_text(&text.place.source, span, &text.text, word)
}
