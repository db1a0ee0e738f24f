//! Anonymisation: the replacement of the company's name and places in a profile.

use std::collections::BTreeMap;

use regex_lite::{Regex, RegexBuilder};

use crate::framework::Framework;
use crate::language::Language;
use crate::message::fill;
use crate::profile::model::Location;
use crate::profile::{LoadedProfile, Profile};

/// The texts that name the company, by JSON pointer, with the name replaced by the words for the
/// language of the text. A text of unknown language is taken to be in `language`.
pub(super) fn anonymised_texts(
    loaded: &LoadedProfile,
    words: &BTreeMap<Language, String>,
    language: Language,
) -> BTreeMap<String, String> {
    let name = name_pattern(&loaded.profile.company.name);
    let texts = loaded.texts().iter();
    let naming = texts.filter(|text| name.is_match(&text.text));
    naming
        .map(|text| {
            let words = &words[&text.language.unwrap_or(language)];
            (text.pointer.clone(), replace_name(&text.text, &name, words))
        })
        .collect()
}

/// The pattern of a name in any letter case, with any apostrophes and spaces.
#[expect(clippy::expect_used, reason = "the name is escaped")]
pub(super) fn name_pattern(name: &str) -> Regex {
    let words: Vec<String> = name.split_whitespace().map(regex_lite::escape).collect();
    let pattern = words.join(r"\s+").replace(['\'', '’'], "['’]");
    RegexBuilder::new(&pattern)
        .case_insensitive(true)
        .build()
        .expect("an escaped name is a pattern")
}

/// The text with `words` instead of the name, capitalised at the beginning of a sentence. A match
/// within a longer word is kept.
fn replace_name(text: &str, name: &Regex, words: &str) -> String {
    let mut replaced = String::new();
    let mut from = 0;
    for found in name.find_iter(text) {
        let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let before = &text[..found.start()];
        let after = &text[found.end()..];
        if is_letter(before.chars().next_back()) || is_letter(after.chars().next()) {
            continue;
        }
        replaced.push_str(&text[from..found.start()]);
        let begins = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?']);
        replaced.push_str(&if begins {
            capitalised(words)
        } else {
            words.to_owned()
        });
        from = found.end();
    }
    replaced.push_str(&text[from..]);
    replaced
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Replaces the company's name by a description, and its places by their countries or the words of
/// the profile. `visible` is the part of the profile `whole` that the audience sees.
pub(super) fn anonymise_name_and_places(
    visible: &mut Profile,
    whole: &Profile,
    framework: &Framework,
    language: Language,
) {
    let in_language = |text: &crate::profile::text::Text| text.in_language(language).0.to_owned();
    let company = visible.confidential.company.as_ref().map(in_language);
    visible.company.name = company.unwrap_or_else(|| description(whole, framework));
    let place = visible.confidential.place.as_ref().map(in_language);
    let mut places: Vec<Location> = Vec::new();
    for location in &visible.role.locations {
        let anonymised = Location {
            city: place.clone(),
            region: None,
            country: location.country.clone(),
        };
        if !places.contains(&anonymised) {
            places.push(anonymised);
        }
    }
    visible.role.locations = places;
}

/// The description of a company by its size, or a general one if the size is not known.
fn description(profile: &Profile, framework: &Framework) -> String {
    let texts = &framework.confidential;
    let employees = profile.company.employees.unwrap_or(0);
    let size = texts
        .sizes
        .iter()
        .rev()
        .find(|(from, _)| **from <= employees);
    match size {
        Some((_, size)) => fill(&texts.company_of_size, &[("size", size)]),
        None => texts.company.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{name_pattern, replace_name};

    #[test]
    fn the_name_gives_way_wherever_it_is_a_word_of_its_own() {
        let name = name_pattern("L'Alto  Group");
        let cases = [
            ("L’Alto Group grows.", "The company grows."),
            (
                "At l'alto\ngroup we listen. L'Alto Group wins.",
                "At the company we listen. The company wins.",
            ),
            ("L'Alto Groups stay.", "L'Alto Groups stay."),
            ("Nothing.", "Nothing."),
        ];
        for (text, expected) in cases {
            assert_eq!(replace_name(text, &name, "the company"), expected);
        }
    }
}
