//! A profile without the company's name and place.

use std::collections::BTreeMap;

use regex_lite::{Regex, RegexBuilder};

use crate::framework::Framework;
use crate::language::Language;
use crate::message::fill;
use crate::profile::model::Location;
use crate::profile::{LoadedProfile, Profile};

/// The texts that name the company, by JSON pointer, as they read with `words` instead, which are
/// given by language. A text whose language is not known is one of `language`.
pub(super) fn texts(
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
            (text.pointer.clone(), without_name(&text.text, &name, words))
        })
        .collect()
}

/// Finds a name whatever its letter case, apostrophes and spaces.
#[expect(clippy::expect_used, reason = "the name is escaped")]
pub(super) fn name_pattern(name: &str) -> Regex {
    let words: Vec<String> = name.split_whitespace().map(regex_lite::escape).collect();
    let pattern = words.join(r"\s+").replace(['\'', '’'], "['’]");
    RegexBuilder::new(&pattern)
        .case_insensitive(true)
        .build()
        .expect("an escaped name is a pattern")
}

/// The text with other words for the name, with a capital where a sentence begins. A name within a
/// longer word stays.
fn without_name(text: &str, name: &Regex, words: &str) -> String {
    let mut without = String::new();
    let mut from = 0;
    for found in name.find_iter(text) {
        let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let before = &text[..found.start()];
        let after = &text[found.end()..];
        if is_letter(before.chars().next_back()) || is_letter(after.chars().next()) {
            continue;
        }
        without.push_str(&text[from..found.start()]);
        let begins = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?']);
        without.push_str(&if begins {
            capital(words)
        } else {
            words.to_owned()
        });
        from = found.end();
    }
    without.push_str(&text[from..]);
    without
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Puts the description of the company in place of its name, and of its places their countries.
pub(super) fn replace_name_and_place(
    seen: &mut Profile,
    whole: &Profile,
    framework: &Framework,
    language: Language,
) {
    let said = |text: &crate::profile::text::Text| text.in_language(language).0.to_owned();
    let company = seen.confidential.company.as_ref().map(said);
    seen.company.name = company.unwrap_or_else(|| description(whole, framework));
    let place = seen.confidential.place.as_ref().map(said);
    let mut places: Vec<Location> = Vec::new();
    for location in &seen.role.locations {
        let unnamed = Location {
            city: place.clone(),
            region: None,
            country: location.country.clone(),
        };
        if !places.contains(&unnamed) {
            places.push(unnamed);
        }
    }
    seen.role.locations = places;
}

/// A company without a name: by its size, where the profile gives it.
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
    use super::{name_pattern, without_name};

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
            assert_eq!(without_name(text, &name, "the company"), expected);
        }
    }
}
