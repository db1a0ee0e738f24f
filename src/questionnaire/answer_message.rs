//! Diagnostics of a profile as messages about an answer, in the language of the questions.

use crate::diagnostic::{Diagnostic, Place};
use crate::language::Language;
use crate::message::{fill, placeholders};
use crate::profile::LoadedProfile;
use crate::questionnaire::question::{Question, TEXTS};

/// The message about an answer for a diagnostic of the profile that it would give. `suggestion` is
/// a known word that resembles the answer.
pub(super) fn message(
    found: &Diagnostic,
    question: &Question,
    suggestion: Option<&str>,
    language: Language,
) -> String {
    let written = found.place.as_ref().and_then(written);
    let choices = choices(question);
    let message = found.message.to_string();
    let help = found.help.as_ref().map(ToString::to_string);
    let values = [
        ("code", Some(&*found.code)),
        ("message", Some(&*message)),
        ("help", help.as_deref()),
        ("found", written),
        ("choices", choices.as_deref()),
        ("meant", suggestion),
    ];
    let known = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let values: Vec<(&str, &str)> = known.collect();
    let patterns = TEXTS.problems.get(&*found.code);
    let patterns = patterns.unwrap_or(&TEXTS.other_problems).iter();
    let mut patterns = patterns.map(|pattern| pattern.in_language(language));
    let pattern = patterns.find(|pattern| is_complete(pattern, &values));
    pattern.map_or_else(|| message.clone(), |pattern| fill(&pattern, &values))
}

/// The known word that resembles the text at the place of a diagnostic.
pub(super) fn suggestion<'l>(found: &Diagnostic, loaded: &'l LoadedProfile) -> Option<&'l str> {
    let place = found.place.as_ref()?;
    let text = loaded.texts().iter().find(|text| text.place == *place)?;
    text.misspelt_key()
}

/// Whether every placeholder of a pattern has a value.
fn is_complete(pattern: &str, values: &[(&str, &str)]) -> bool {
    placeholders(pattern).all(|name| values.iter().any(|(known, _)| *known == name))
}

/// The text at a place, without quotes.
fn written(place: &Place) -> Option<&str> {
    let written = place.source.text.get(place.span.clone()?)?;
    Some(written.trim_matches('"'))
}

/// The words of the choices, if there are any.
fn choices(question: &Question) -> Option<String> {
    let words: Vec<&str> = question
        .choices
        .iter()
        .map(|choice| choice.word.as_str())
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
