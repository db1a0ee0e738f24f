//! What loading a profile says of an answer, in the language of the questions.

use crate::diagnostic::{Diagnostic, Place};
use crate::language::Language;
use crate::message::{fill, placeholders};
use crate::profile::LoadedProfile;
use crate::questionnaire::question::{Question, WORDS};

/// What is wrong with an answer to a question, or worth knowing of it. `meant` is the known word
/// that it all but spells.
pub(super) fn say(
    found: &Diagnostic,
    question: &Question,
    meant: Option<&str>,
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
        ("meant", meant),
    ];
    let known = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let values: Vec<(&str, &str)> = known.collect();
    let patterns = WORDS.problems.get(&*found.code);
    let patterns = patterns.unwrap_or(&WORDS.other_problems).iter();
    let mut patterns = patterns.map(|pattern| pattern.in_language(language));
    let pattern = patterns.find(|pattern| is_complete(pattern, &values));
    pattern.map_or_else(|| message.clone(), |pattern| fill(&pattern, &values))
}

/// The known word that the text at the place of a finding all but spells.
pub(super) fn meant<'l>(found: &Diagnostic, loaded: &'l LoadedProfile) -> Option<&'l str> {
    let place = found.place.as_ref()?;
    let text = loaded.texts().iter().find(|text| text.place == *place)?;
    text.misspelt_key()
}

/// Whether every name in braces of a pattern has a value.
fn is_complete(pattern: &str, values: &[(&str, &str)]) -> bool {
    placeholders(pattern).all(|name| values.iter().any(|(known, _)| *known == name))
}

/// What stands at a place, without its quotes.
fn written(place: &Place) -> Option<&str> {
    let written = place.source.text.get(place.span.clone()?)?;
    Some(written.trim_matches('"'))
}

/// The words one can choose from, if there are any.
fn choices(question: &Question) -> Option<String> {
    let words: Vec<&str> = question
        .choices
        .iter()
        .map(|choice| choice.word.as_str())
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
